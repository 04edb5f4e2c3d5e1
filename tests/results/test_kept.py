"""What the index told before is used again, and never once the archive has changed."""

from collections.abc import Iterator

import pytest
from cachetools import LRUCache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.indexing import index_kamervragen, index_missing
from kamervragen.models import Kamervraag, SearchEntry
from kamervragen.results import kept
from tests.factories import make_kamervraag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept_yet() -> Iterator[None]:
    kept.forget()
    yield
    kept.forget()


def titles(client: Client, typed: str) -> set[str]:
    response = client.get("/kamervragen/", {"q": typed})
    return {kamervraag.title for kamervraag in response.context["listing"].rows}


def newest() -> int:
    return SearchEntry.objects.newest_revision()


def test_what_is_written_is_found_by_words_that_were_asked_for_before(client: Client) -> None:
    make_kamervraag(title="De minister en de wolf")
    index_missing()
    assert titles(client, "minister wolf") == {"De minister en de wolf"}
    late = make_kamervraag(title="De minister en het schaap")
    index_missing()
    assert titles(client, "minister schaap") == {"De minister en het schaap"}
    Kamervraag.objects.filter(pk=late.pk).update(title="De minister en nog een wolf")
    index_kamervragen([late.pk])
    assert titles(client, "minister wolf") == {
        "De minister en de wolf",
        "De minister en nog een wolf",
    }


def test_what_is_removed_is_found_no_more(client: Client) -> None:
    make_kamervraag(title="De minister en de wolf")
    make_kamervraag(title="De minister en het schaap")
    index_missing()
    assert len(titles(client, "minister")) == 2
    Kamervraag.objects.filter(title__contains="schaap").delete()
    assert titles(client, "minister") == {"De minister en de wolf"}
    Kamervraag.objects.all().delete()
    assert titles(client, "minister") == set()


def test_each_removal_is_a_new_revision() -> None:
    first, second, third = (make_kamervraag() for _ in range(3))
    for kamervraag in (first, second, third):
        index_kamervragen([kamervraag.pk])
    revisions = [newest()]
    for kamervraag in (third, first):
        Kamervraag.objects.filter(pk=kamervraag.pk).delete()
        revisions.append(newest())
    assert revisions == sorted(set(revisions))
    second.delete()
    assert newest() == 0


def test_the_index_is_asked_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    kamervraag = make_kamervraag(title="De minister en de wolf")
    index_missing()
    revision = newest()
    with django_assert_num_queries(4):  # a savepoint, a setting, the question, the savepoint
        ((wolf,), none) = kept.found(["'wolf'", "'schap'"], revision)
    assert wolf == kamervraag.pk
    assert not len(none)
    with django_assert_num_queries(0):
        assert kept.found(["'wolf'"], revision) == [wolf]
    with django_assert_num_queries(4):
        kept.found(["'wolf'", "'minister'"], revision)


def test_what_was_not_asked_for_longest_makes_room(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(kept, "_kept", LRUCache(2))
    for terms in ("'wolf'", "'schap'", "'wolf'", "'lynx'"):
        kept.found([terms], 1)
    with django_assert_num_queries(0):
        kept.found(["'wolf'", "'lynx'"], 1)
    with django_assert_num_queries(4):
        kept.found(["'schap'"], 1)
