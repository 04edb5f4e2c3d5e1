"""Facets: every count is the length of the list behind it."""

import random

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from pytest_django.asserts import assertContains

from kamervragen.deadlines.days import today
from kamervragen.filters import FACETS, MORE, KamervraagFilter
from kamervragen.importing.indexing import index_facets, index_missing
from kamervragen.models import Kamervraag, Submitter
from kamervragen.results.facets import Facet, facets_of
from kamervragen.results.hits import Hits
from tests.factories import make_kamervraag, make_person, make_submitter

pytestmark = pytest.mark.django_db

WORDS = ("", "wolf", "schaap", "wolf schaap", "-wolf", "wolf OR lynx", "titel:wolf", "afwezig")


def asked(query: str) -> KamervraagFilter:
    return KamervraagFilter(QueryDict(query), Kamervraag.objects.all(), today=today())


def facets(query: str) -> dict[str, Facet]:
    return {facet.name: facet for facet in facets_of(Hits(asked(query)))}


def test_what_was_merged_is_counted_where_it_went() -> None:
    kept, gone = make_person(name="Anna Voorbeeld"), make_person(name="A. Voorbeeld")
    make_submitter(make_kamervraag(), person=gone)
    index_missing()
    assert [value.value for value in facets("")["kamerlid"].values] == ["a-voorbeeld"]
    Submitter.objects.update(person=kept)
    index_facets(Kamervraag.objects.all())
    assert [value.value for value in facets("")["kamerlid"].values] == ["anna-voorbeeld"]


def test_a_kamervraag_that_is_gone_is_no_longer_counted() -> None:
    for _ in range(3):
        make_kamervraag()
    index_missing()
    assert facets("")["status"].values[0].count == 3
    kamervraag = Kamervraag.objects.first()
    assert kamervraag
    kamervraag.delete()
    assert facets("")["status"].values[0].count == 2


@pytest.mark.usefixtures("archive")
class TestArchive:
    """The facets of an archive with a hundred Kamervragen."""

    @time_machine.travel("2025-01-20 12:00+01:00")
    def test_every_count_is_the_length_of_the_list_behind_it(self) -> None:
        chance = random.Random(2)  # noqa: S311 # no secret
        everything = facets(f"{MORE}=kamerlid")
        compared = 0
        for _ in range(50):
            query = QueryDict(mutable=True)
            query["q"] = chance.choice(WORDS)
            for name in chance.sample(FACETS, chance.randrange(3)):
                values = [value.value for value in everything[name].values]
                query.setlist(name, chance.sample(values, min(len(values), chance.randrange(1, 3))))
            if chance.randrange(3) == 0:
                query["ingediend_van"] = "2023-06-01"
            shown = facets(query.urlencode())
            for name in chance.sample(sorted(shown), min(len(shown), 2)):
                value = chance.choice(shown[name].values)
                behind = query.copy()
                behind.setlist(name, [value.value])
                found = asked(behind.urlencode()).found()
                assert value.count == found.count(), (query, name, value)
                compared += 1
        assert compared > 80

    def test_a_chosen_value_can_be_taken_away_and_others_added(self) -> None:
        (chosen, *others) = facets("fractie=pa")["fractie"].values
        assert chosen.is_chosen
        assert chosen.query == ""
        assert {value.query for value in others} == {
            "fractie=pa&fractie=pb",
            "fractie=pa&fractie=pc",
        }

    def test_few_values_are_shown_and_the_rest_is_one_link_away(self, client: Client) -> None:
        shown = facets("")["kamerlid"]
        assert len(shown.values) == 6
        assert shown.number_of_more == 4
        assert len(facets(shown.query_of_more)["kamerlid"].values) == 10
        assertContains(client.get("/kamervragen/"), "nog 4 …")

    def test_the_parts_of_a_topic_stand_under_it_when_it_is_chosen(self) -> None:
        assert all(not value.parts for value in facets("")["onderwerp"].values)
        first, *_ = facets("onderwerp=hoofd-a/deel-y")["onderwerp"].values
        assert first.value == "hoofd-a"
        assert {part.value for part in first.parts} >= {"hoofd-a/deel-y"}

    def test_years_are_a_histogram_of_links(self, client: Client) -> None:
        response = client.get("/kamervragen/")
        assertContains(response, '<svg class="histogram"')
        assertContains(response, '<a href="?jaar=2023" rel="nofollow"><title>2023: ')
