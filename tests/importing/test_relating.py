"""Which Kamervragen are found to be about the same, and when they are looked for."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from kamervragen.importing.indexing import index_kamervragen
from kamervragen.importing.relating import relate, relate_stale
from kamervragen.models import Comparison, Kamervraag, RelatedKamervraag, SearchEntry, Topic
from tests.factories import make_kamervraag, make_person, make_submitter, make_topic

pytestmark = pytest.mark.django_db

OTHERS = 30  # enough for a word of a few of them to be rare


def about(*titles: str) -> list[Kamervraag]:
    """Kamervragen with these titles among others that have nothing to do with them."""
    made = [make_kamervraag(title=title) for title in titles]
    others = [
        make_kamervraag(title=f"Zaak {'abcdefghij'[n % 10]}{'xyz'[n // 10]}quo")
        for n in range(OTHERS)
    ]
    index_kamervragen(kamervraag.pk for kamervraag in [*made, *others])
    return made


def related(kamervraag: Kamervraag) -> list[Kamervraag]:
    relate([kamervraag.pk])
    return found(kamervraag)


def found(kamervraag: Kamervraag) -> list[Kamervraag]:
    rows = RelatedKamervraag.objects.filter(comparison=kamervraag.pk).order_by("position")
    return [row.related for row in rows]


def compared() -> str:
    out = StringIO()
    call_command("relate_kamervragen", verbosity=0, stdout=out)
    return out.getvalue().strip()


def test_a_rare_shared_word_counts_for_more_than_a_common_one() -> None:
    own, rare, *common = about("Stikstof en kalkoenen", "Kalkoenen", *["Stikstof"] * 3)
    assert related(own)[0] == rare
    assert set(related(own)[1:]) == set(common)


def test_more_shared_words_count_for_more_than_one() -> None:
    own, one, both = about("Otters in beverdammen", "Otters op zee", "Beverdammen met otters")
    assert related(own) == [both, one]


def test_what_shares_no_telling_word_is_not_related() -> None:
    own, _ = about("Zaak otters", "Zaak kalkoenen")
    assert related(own) == []
    assert Comparison.objects.filter(kamervraag=own).exists()


def test_it_is_never_related_to_itself() -> None:
    own, other = about("Otters", "Otters")
    assert related(own) == [other]


@pytest.mark.parametrize("place", [0, 1])
def test_the_same_topic_decides_between_equals(place: int) -> None:
    own, *equals = about("Otters", "Otters", "Otters")
    topic: Topic = make_topic(name="Dieren")
    for kamervraag in (own, equals[place]):
        kamervraag.topics.add(topic)
    index_kamervragen([own.pk, equals[place].pk])
    assert related(own)[0] == equals[place]
    rows = RelatedKamervraag.objects.order_by("position")
    assert list(rows.values_list("has_same_topic", flat=True)) == [True, False]


@pytest.mark.parametrize("place", [0, 1])
def test_the_same_member_decides_between_equals(place: int) -> None:
    own, *equals = about("Otters", "Otters", "Otters")
    person = make_person()
    for kamervraag in (own, equals[place]):
        make_submitter(kamervraag, person=person)
    index_kamervragen([own.pk, equals[place].pk])
    assert related(own)[0] == equals[place]
    rows = RelatedKamervraag.objects.order_by("position")
    assert list(rows.values_list("has_same_member", flat=True)) == [True, False]


@pytest.mark.parametrize("place", [0, 1])
def test_nearness_in_time_decides_between_equals(place: int) -> None:
    own, *equals = about("Otters", "Otters", "Otters")
    equals[1 - place].submitted_on = date(1990, 1, 8)
    equals[1 - place].save()
    assert related(own)[0] == equals[place]


def test_shared_words_are_kept_as_printed_the_most_telling_first() -> None:
    own, *_ = about("Otters in Beverdammen", "Otters in Beverdammen", "Otters")
    relate([own.pk])
    first = RelatedKamervraag.objects.get(comparison=own.pk, position=1)
    assert first.words == ["Beverdammen", "Otters"]


def test_words_with_digits_are_not_telling() -> None:
    own, _ = about("Motie 36410", "Brief 36410")
    assert related(own) == []


def test_no_more_than_eight_are_kept() -> None:
    own, *_ = about(*["Otters"] * 10)
    assert len(related(own)) == 8


def test_what_is_real_is_not_related_to_an_example() -> None:
    own, other = about("Otters", "Otters")
    other.is_example = True
    other.save()
    assert related(own) == []


def test_what_search_does_not_know_yet_is_not_compared() -> None:
    kamervraag = make_kamervraag()
    assert related(kamervraag) == []
    assert not Comparison.objects.exists()


def test_the_command_compares_what_was_not_compared_and_then_nothing() -> None:
    own, other = about("Otters", "Otters")
    assert compared() == f"{OTHERS + 2} Kamervragen compared."
    before = list(RelatedKamervraag.objects.order_by("pk").values_list())
    assert found(own) == [other]
    assert compared() == "0 Kamervragen compared."
    assert list(RelatedKamervraag.objects.order_by("pk").values_list()) == before


def test_the_command_can_compare_all_anew() -> None:
    own, other = about("Otters", "Otters")
    compared()
    out = StringIO()
    call_command("relate_kamervragen", "--all", verbosity=0, stdout=out)
    assert out.getvalue().strip() == f"{OTHERS + 2} Kamervragen compared."
    assert found(own) == [other]


def test_a_new_one_is_also_found_from_those_it_is_related_to() -> None:
    own, _ = about("Otters", "Kalkoenen")
    compared()
    new = make_kamervraag(title="Otters")
    index_kamervragen([new.pk])
    assert compared() == "2 Kamervragen compared."
    assert found(own) == [new]


def test_what_was_found_stays_until_it_is_compared_again() -> None:
    own, other = about("Otters", "Otters")
    compared()
    own.title = "Kalkoenen"
    own.save()
    index_kamervragen([own.pk])
    assert found(own) == [other]
    assert sum(relate_stale()) == 2  # the one it was related to as well
    assert found(own) == found(other) == []


def test_one_that_is_removed_is_no_longer_related() -> None:
    own, other = about("Otters", "Otters")
    compared()
    other.delete()
    assert found(own) == []
    assert SearchEntry.objects.count() == OTHERS + 1
