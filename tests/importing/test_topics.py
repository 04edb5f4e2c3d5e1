import pytest
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.topics import ensure_topics, topic_path
from kamervragen.models import Topic
from kamervragen.parsing.records import TopicRecord, TopicScheme

pytestmark = pytest.mark.django_db

POLICY = TopicScheme.POLICY_AGENDA
PAIR = TopicRecord(scheme=POLICY, parent="Internationaal", name="Organisatie en beleid")
ALONE = TopicRecord(scheme=POLICY, parent="Internationaal")


@pytest.mark.parametrize(
    ("parent", "name", "path"),
    [
        ("Internationaal", "Organisatie en beleid", "internationaal/organisatie-en-beleid"),
        ("Cultuur en recreatie", "", "cultuur-en-recreatie"),
        ("Financiën", "Begroting", "financien/begroting"),
        ("Zorg & gezondheid", "", "zorg-gezondheid"),
        ("()", "", ""),
    ],
)
def test_a_topic_has_the_address_of_its_name(parent: str, name: str, path: str) -> None:
    assert topic_path(TopicRecord(scheme=POLICY, parent=parent, name=name)) == path


def test_a_topic_seen_for_the_first_time_is_made_with_the_one_above_it() -> None:
    found = ensure_topics([PAIR])
    child = Topic.objects.get(path="internationaal/organisatie-en-beleid")
    assert (child.name, child.scheme) == ("Organisatie en beleid", "beleidsagenda")
    assert child.parent == Topic.objects.get(path="internationaal", name="Internationaal")
    assert found[child.path] == child.pk


def test_topics_are_made_once() -> None:
    first = ensure_topics([PAIR, ALONE, PAIR])
    assert ensure_topics([ALONE, PAIR]) == first
    assert Topic.objects.count() == 2


def test_a_topic_without_name_is_none() -> None:
    assert ensure_topics([TopicRecord(scheme=POLICY, parent="()")]) == {}
    assert not Topic.objects.exists()


def test_known_topics_cost_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ensure_topics([PAIR])
    with django_assert_num_queries(1):
        ensure_topics([PAIR, ALONE])
