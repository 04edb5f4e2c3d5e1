"""The pages of figures: tables as CSV, drawings, and what they refuse."""

import csv
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from kamervragen.importing.indexing import index_missing
from kamervragen.statistics.csv_tables import written
from tests.factories import (
    make_kamervraag,
    make_party,
    make_publication,
    make_submitter,
    make_web_link,
)

pytestmark = pytest.mark.django_db

TABLES = (
    *("jaren", "dagen", "ministeries", "bewindspersonen"),
    *("fracties", "kamerleden", "onderwerpen", "bronnen"),
)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_a_name_that_a_spreadsheet_would_execute_is_text() -> None:
    rows = read(written([["=1+1", "+1", "-1", "@a", "\ta", "gewoon", "1.5"]]).encode())
    assert rows == [["'=1+1", "'+1", "'-1", "'@a", "'\ta", "gewoon", "1.5"]]


def test_an_empty_archive_has_pages_without_figures(client: Client) -> None:
    for name in TABLES:
        assert client.get(f"/statistiek/{name}/?formaat=csv").status_code == 200
        assert client.get(f"/statistiek/{name}/").status_code == 200
    assertContains(client.get("/statistiek/"), "Op tijd of te laat")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/statistiek/?status=open", "Het filter “status” bestaat hier niet."),
        ("/statistiek/?soort=mondeling", "Het filter “soort” bestaat hier niet."),
        ("/statistiek/?jaar=twee", "“twee” is geen jaar"),
        ("/statistiek/fracties/?op=lengte", "“lengte” bestaat niet"),
        ("/statistiek/fracties/?formaat=pdf", "“pdf” bestaat niet"),
        ("/statistiek/vergelijk/", "Kies er 2 tot 4"),
        ("/statistiek/vergelijk/?fractie=pa", "Kies er 2 tot 4"),
    ],
)
def test_what_is_not_understood_is_named(client: Client, address: str, sentence: str) -> None:
    make_party(name="PA")
    assertContains(client.get(address), sentence, status_code=400)


def test_a_table_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/statistiek/weer/").status_code == 404


def test_a_long_table_shows_its_first_rows_and_leads_to_the_others(client: Client) -> None:
    for number in range(52):
        make_submitter(make_kamervraag(), party=make_party(name=f"Partij {number:02}"))
    index_missing()
    assertContains(client.get("/statistiek/fracties/"), "Toon ook de overige 2")
    page = client.get("/statistiek/fracties/?meer=alles")
    assertNotContains(page, "Toon ook")
    assert len(page.context["table"].rows) == 52


def test_a_site_counts_once_for_each_kamervraag(client: Client) -> None:
    kamervraag = make_kamervraag()
    for page in ("nos.nl/1", "nos.nl/2", "nu.nl?id=3"):
        make_web_link(make_publication(kamervraag), page=page)
    make_web_link(make_publication(make_kamervraag()), page="nos.nl")
    table = client.get("/statistiek/bronnen/").context["table"]
    assert [(row.name, row.cells[0].value) for row in table.rows] == [("nos.nl", 2), ("nu.nl", 1)]


@pytest.mark.usefixtures("archive")
class TestArchive:
    """The pages of an archive with a hundred Kamervragen."""

    @pytest.mark.parametrize("name", TABLES)
    def test_every_table_is_there_as_csv_with_all_its_rows(self, client: Client, name: str) -> None:
        table = client.get(f"/statistiek/{name}/?meer=alles").context["table"]
        response = client.get(f"/statistiek/{name}/?formaat=csv")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Disposition"] == f'attachment; filename="kamervragen-{name}.csv"'
        assert response.content.startswith(b"\xef\xbb\xbf")
        heading, *rows = read(response.content)
        assert heading[0] == table.heading
        assert {len(row) for row in rows} == {len(table.columns) + 2}
        assert [row[0] for row in rows] == [row.name for row in table.rows]
        assert rows[0][-1].startswith("/kamervragen/?")
        assert client.get(rows[0][-1]).status_code == 200

    def test_a_comparison_is_there_as_csv(self, client: Client) -> None:
        heading, *rows = read(
            client.get("/statistiek/vergelijk/?fractie=pa&fractie=pb&formaat=csv").content
        )
        assert heading[0] == "Fractie"
        assert {row[0] for row in rows} == {"PA", "PB"}

    def test_a_drawing_has_a_title_a_description_and_its_table(self, client: Client) -> None:
        page = client.get("/statistiek/").content.decode()
        assert page.count('<svg class="chart"') == page.count('role="img"') == 4
        for name in ("gestelde-kamervragen-per-jaar", "beantwoord-na-zoveel-dagen"):
            assert f'aria-labelledby="{name}-t {name}-d"' in page
            assert f'<title id="{name}-t">' in page
            assert f'<desc id="{name}-d">' in page
        assert page.count("<caption>") == 3
        assert "style=" not in page

    def test_what_is_chosen_can_be_taken_away(self, client: Client) -> None:
        page = client.get("/statistiek/fracties/?jaar=2023&kamerlid=lid-a").content.decode()
        assert 'href="?kamerlid=lid-a"' in page
        assert 'href="?jaar=2023"' in page
        assert 'href="/statistiek/ministeries/?jaar=2023&amp;kamerlid=lid-a"' in page

    @pytest.mark.parametrize(
        ("address", "queries"),
        [("/statistiek/", 1), ("/statistiek/fracties/", 3), ("/statistiek/bronnen/", 1)],
    )
    def test_a_page_takes_a_query_for_its_figures_and_one_for_the_names(
        self,
        client: Client,
        address: str,
        queries: int,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
