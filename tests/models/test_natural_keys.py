"""Rows found by what a fixture calls them, one by one and a table at a time."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from kamervragen.models import Minister, Party
from kamervragen.models.natural_keys import keys_read_at_once, natural_key_of, remember
from tests.factories import make_minister, make_party

pytestmark = pytest.mark.django_db


def test_reference_facts_are_found_by_one_query_for_each_model(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    parties = [make_party(name=name) for name in ("PA", "PB", "PC")]
    with keys_read_at_once(), django_assert_num_queries(1):
        found = [Party.objects.get_by_natural_key(party.slug) for party in parties]
    assert found == parties


def test_a_day_is_known_as_it_is_printed() -> None:
    minister = make_minister(start=date(2022, 1, 10))
    *words, start = natural_key_of(minister)
    with keys_read_at_once():
        assert Minister.objects.get_by_natural_key(*words, str(start)) == minister


def test_what_was_added_since_is_found_when_it_was_told_of() -> None:
    with keys_read_at_once():
        with pytest.raises(Party.DoesNotExist, match="There is no Party with slug: pvdv"):
            Party.objects.get_by_natural_key("pvdv")
        party = make_party()
        remember(party)
        assert Party.objects.get_by_natural_key("pvdv") == party


def test_nothing_is_remembered_afterwards() -> None:
    with keys_read_at_once():
        party = make_party()
        assert Party.objects.get_by_natural_key(party.slug) == party
    party.delete()
    with pytest.raises(Party.DoesNotExist):
        Party.objects.get_by_natural_key("pvdv")
