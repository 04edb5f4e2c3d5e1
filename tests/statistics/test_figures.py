"""Figures: what they count, and that each is the length of the list behind it."""

from datetime import date

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from pytest_django.asserts import assertContains

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.importing.indexing import index_missing
from kamervragen.models import Kamervraag, Kind, Ministry, Party, Person, Topic
from kamervragen.statistics.figures import Figures, figures
from kamervragen.statistics.measures import measures
from kamervragen.statistics.tables import table_by, table_by_days, table_by_year
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_minister,
    make_party,
    make_person,
    make_respondent,
    make_submitter,
)
from tests.statistics.following import cells_of, mismatches, unlinked
from tests.statistics.plain_sql import OFFICES, PARTIES, YEARS, in_plain_sql

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/statistiek/",
    "/statistiek/jaren/",
    "/statistiek/dagen/",
    "/statistiek/ministeries/",
    "/statistiek/bewindspersonen/?op=mediaan",
    "/statistiek/fracties/",
    "/statistiek/kamerleden/?op=open",
    "/statistiek/onderwerpen/",
    "/statistiek/bronnen/",
    "/statistiek/?jaar=2023",
    "/statistiek/?jaar=2023&jaar=onbekend",
    "/statistiek/?q=wolf",
    "/statistiek/jaren/?fractie=pa&fractie=pb",
    "/statistiek/fracties/?fractie=pa&fractie=pb&ingediend_van=2022-06-01",
    "/statistiek/kamerleden/?q=wolf+-lynx&ministerie=een",
    "/statistiek/onderwerpen/?onderwerp=hoofd-a",
    "/statistiek/bronnen/?jaar=2022",
    "/statistiek/dagen/?bron=nos.nl",
    "/statistiek/vergelijk/?fractie=pa&fractie=pb&fractie=pc",
    "/statistiek/vergelijk/?ministerie=een&ministerie=twee&jaar=2022&jaar=2023",
]


def asked(query: str = "") -> KamervraagFilter:
    query = f"{query}&soort=schriftelijk".lstrip("&")
    return KamervraagFilter(QueryDict(query), Kamervraag.objects.all(), today=today())


def found(query: str = "") -> Figures:
    index_missing()
    return figures(measures(asked(query)))


# What is counted


def test_days_are_of_answers_of_which_both_days_are_known() -> None:
    for days in (1, 21, 22, 42, 43):
        make_kamervraag(answered_on=date.fromordinal(date(2025, 1, 8).toordinal() + days))
    make_kamervraag(is_answered=True)
    make_kamervraag(answered_on=date(2024, 1, 8))
    make_kamervraag(submitted_on=None, answered_on=date(2025, 1, 9))
    make_kamervraag(answered_on=date(2025, 1, 9), is_withdrawn=True)
    make_kamervraag()
    figured = found()
    assert (figured.put, figured.answered, figured.timed, figured.untimed) == (10, 8, 5, 3)
    assert (figured.within_term, figured.within_postponed) == (2, 4)
    assert (figured.median, figured.ninetieth) == (22, 43)


def test_open_is_neither_closed_nor_withdrawn_nor_of_unknown_outcome() -> None:
    make_kamervraag()
    make_kamervraag(is_postponed=True)
    make_kamervraag(is_closed=True)
    make_kamervraag(is_withdrawn=True)
    make_kamervraag(submitted_on=date(1995, 1, 1))
    make_kamervraag(submitted_on=None)
    figured = found()
    assert (figured.put, figured.open, figured.postponed) == (6, 2, 1)
    assert (figured.closed, figured.withdrawn, figured.unknown) == (1, 1, 2)
    assert (figured.median, figured.ninetieth) == (None, None)


def test_oral_questions_and_examples_count_nowhere() -> None:
    make_kamervraag(kind=Kind.ORAL)
    make_kamervraag(is_example=True)
    assert found().put == 0


def test_a_kamervraag_counts_once_for_each_that_it_is_of() -> None:
    party, minister = make_party(), make_minister()
    kamervraag = make_kamervraag()
    for name in ("Anna Voorbeeld", "Bert Voorbeeld"):
        make_submitter(kamervraag, person=make_person(name=name), party=party)
    make_addressee(kamervraag, minister=minister)
    make_respondent(kamervraag, minister=minister)
    index_missing()
    for group, names in {
        "kamerlid": ["Anna Voorbeeld", "Bert Voorbeeld"],
        "fractie": ["PvdV"],
        "bewindspersoon": ["Maria Proef"],
        "ministerie": ["Voorbeeldzaken"],
    }.items():
        rows = table_by(asked(), measures(asked()), group).rows
        assert [(row.name, row.cells[0].value) for row in rows] == [(name, 1) for name in names]


def test_a_table_shows_the_highest_of_the_column_asked_for() -> None:
    for name, days in (("Vlug", [1]), ("Traag", [50, 60]), ("Stil", [])):
        party = make_party(name=name)
        make_submitter(make_kamervraag(), party=party)
        for number in days:
            answered_on = date.fromordinal(date(2025, 1, 8).toordinal() + number)
            make_submitter(make_kamervraag(answered_on=answered_on), party=party)
    index_missing()
    by_median = table_by(asked(), measures(asked()), "fractie", order="mediaan", most=2)
    assert [row.name for row in by_median.rows] == ["Traag", "Vlug"]
    assert by_median.more == 1
    assert [row.name for row in table_by(asked(), measures(asked()), "fractie").rows] == [
        "Traag",
        "Vlug",
        "Stil",
    ]


def test_a_week_of_the_histogram_ends_with_its_seventh_day() -> None:
    for days in (0, 7, 8, 84, 85, 400):
        make_kamervraag(answered_on=date.fromordinal(date(2025, 1, 8).toordinal() + days))
    index_missing()
    table = table_by_days(asked(), measures(asked()))
    counts = {row.name: row.cells[0].value for row in table.rows if row.cells[0].value}
    assert counts == {
        "0 tot en met 7": 2,
        "8 tot en met 14": 1,
        "78 tot en met 84": 1,
        "meer dan 84": 2,
    }


@pytest.fixture(scope="class")
def lengths() -> dict[str, int]:
    """Those of lists that other figures of the class led to, by their filters."""
    return {}


@pytest.mark.usefixtures("archive")
class TestArchive:
    """What leads to a list leads to one of that length."""

    @time_machine.travel("2025-01-20 12:00+01:00")
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_every_figure_leads_to_a_list_of_that_length(
        self, client: Client, lengths: dict[str, int], address: str
    ) -> None:
        response = client.get(address)
        assert response.status_code == 200
        cells = [*cells_of(response.context)]
        assert len(cells) > 2
        assert any(cell.count for cell in cells)
        assert mismatches(client, cells, lengths) == []
        assert unlinked(response.content.decode()) == []

    @time_machine.travel("2025-01-20 12:00+01:00")
    def test_so_does_every_figure_on_the_pages_of_people_parties_ministries_and_topics(
        self, client: Client, lengths: dict[str, int]
    ) -> None:
        addresses = [
            *(f"/kamerleden/{person.slug}/" for person in Person.objects.submitting()),
            *(f"/bewindspersonen/{person.slug}/" for person in Person.objects.in_office()),
            *(ministry.get_absolute_url() for ministry in Ministry.objects.all()),
            *(party.get_absolute_url() for party in Party.objects.all()),
            *(topic.get_absolute_url() for topic in Topic.objects.all()),
        ]
        assert len(addresses) >= 20
        for address in addresses:
            response = client.get(address)
            assertContains(response, "Op tijd of te laat")
            assert mismatches(client, cells_of(response.context), lengths) == [], address
            assert unlinked(response.content.decode()) == [], address

    @pytest.mark.parametrize(
        ("group", "rows"), [("jaar", YEARS), ("ministerie", OFFICES), ("fractie", PARTIES)]
    )
    def test_plain_sql_over_the_stored_days_gives_the_same(
        self, group: str, rows: tuple[str, str]
    ) -> None:
        table = (
            table_by_year(asked(), measures(asked()))
            if group == "jaar"
            else table_by(asked(), measures(asked()), group)
        )
        counted = in_plain_sql(*rows)
        assert len(counted) >= 3
        assert {row.value: [cell.value for cell in row.cells] for row in table.rows} == {
            name: pytest.approx(figured) for name, figured in counted.items()
        }
