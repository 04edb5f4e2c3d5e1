import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise

import pytest

from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetcher
from kamervragen.sources.koop import listing, records
from kamervragen.sources.koop.listing import Koop
from tests.sources.fake_answers import LISTED, FakeDocument
from tests.sources.fake_services import FakeServices, start_fake_services

ANSWERS, QUESTIONS = LISTED
EVER = (date(1994, 1, 1), date(2030, 12, 31))
DAY = date(2024, 5, 1)


def many(count: int, *, days: int = 1, issued: bool = True) -> list[FakeDocument]:
    """Answers modified in so many days, issued on days of their own."""
    return [
        FakeDocument(
            identifier=f"ah-tk-{number:06}",
            kind=ANSWERS,
            modified=DAY + timedelta(days=number % days),
            issued=date(1995, 1, 1) + timedelta(days=number % 10_000) if issued else None,
        )
        for number in range(count)
    ]


def listed(koop: Koop, window: tuple[date, date] = EVER, cursor: str | None = None) -> list[str]:
    pages = koop.pages(*window, cursor)
    return [publication.identifier for page in pages for publication in page.publications]


def starts(services: FakeServices) -> list[str]:
    return services.paths("startRecord=")


def test_both_lists_are_given_to_the_end(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        koop = Koop(fetcher, services.koop_sru, page_size=7)
        assert sorted(listed(koop)) == sorted(services.documents)
        assert len(set(starts(services))) == len(starts(services))


def test_a_record_is_read_as_printed(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        publication = Koop(fetcher, services.koop_sru).with_identifier("ah-tk-20222023-1663")
        assert publication
        assert (publication.kind, publication.types) == (ANSWERS, ("Antwoord",))
        assert publication.title.startswith("Antwoord op vragen van het lid Jasper van Dijk")
        assert publication.modified == publication.issued == date(2023, 2, 22)
        assert publication.available is None
        assert (publication.numbers, publication.version) == (("2023Z00468",), "1")
        assert sorted(publication.addresses) == ["metadata", "pdf", "xml"]
        assert publication.addresses["xml"].startswith(services.address)


def test_a_publication_that_is_not_listed_is_none(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        assert Koop(fetcher, services.koop_sru).with_identifier('ah-tk-"1') is None


def test_publications_of_one_kamervraag_are_found_by_its_number(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        found = Koop(fetcher, services.koop_sru).with_number("2023Z00468")
        assert [publication.identifier for publication in found] == [
            "2023Z00468-postponement-2023-02-08",
            "ah-tk-20222023-1663",
            "kv-tk-2023Z00468",
        ]


def test_only_what_was_modified_in_the_window_is_listed(fetcher: Fetcher) -> None:
    with start_fake_services(documents=many(40, days=20)) as services:
        koop = Koop(fetcher, services.koop_sru)
        window = (DAY + timedelta(days=3), DAY + timedelta(days=4))
        assert listed(koop, window) == [f"ah-tk-{number:06}" for number in (3, 4, 23, 24)]
        assert listed(koop, (DAY, DAY - timedelta(days=1))) == []


def test_a_list_goes_on_where_it_was_broken_off(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        koop = Koop(fetcher, services.koop_sru, page_size=10)
        whole = listed(koop)
        pages = list(koop.pages(*EVER))
        asked = len(services.requests)
        given = 0
        for page in pages:
            given += len(page.publications)
            if page.next:
                cursor = json.loads(json.dumps(page.next))
                assert listed(koop, EVER, cursor) == whole[given:]
        assert pages[-1].next is None
        assert len(services.requests) - asked < len(pages) ** 2


@pytest.fixture
def hundredth(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of the search service, a hundred times as small."""
    monkeypatch.setattr(listing, "LAST_POSITION", 99)
    monkeypatch.setattr(listing, "MOST_RECORDS", 90)


@contextmanager
def small_service(documents: list[FakeDocument]) -> Iterator[FakeServices]:
    with start_fake_services(documents=documents) as services:
        services.last_position = 99
        yield services
        assert {asked.status for asked in services.requests} == {200}


@pytest.mark.usefixtures("hundredth")
def test_a_window_that_is_too_large_is_cut_by_days(fetcher: Fetcher) -> None:
    with small_service(many(400, days=30)) as services:
        found = listed(Koop(fetcher, services.koop_sru, page_size=10))
        assert sorted(found) == sorted(services.documents)


@pytest.mark.usefixtures("hundredth")
def test_a_day_that_is_too_large_is_cut_by_days_of_issue(fetcher: Fetcher) -> None:
    undated = FakeDocument(identifier="ah-tk-undated", kind=ANSWERS, modified=DAY, issued=None)
    with small_service([*many(300), undated]) as services:
        koop = Koop(fetcher, services.koop_sru, page_size=10)
        pages = list(koop.pages(DAY, DAY))
        found = [publication.identifier for page in pages for publication in page.publications]
        assert sorted(found) == sorted(services.documents)
        for page, following in pairwise(pages):  # as after a restart
            assert next(koop.pages(DAY, DAY, page.next)) == following


@pytest.mark.usefixtures("hundredth")
def test_too_many_without_a_day_of_issue_are_told(fetcher: Fetcher) -> None:
    with small_service(many(120, issued=False)) as services:
        with pytest.raises(FetchFailed, match="te veel om te tonen van één dag") as failure:
            listed(Koop(fetcher, services.koop_sru), (DAY, DAY))
        assert not failure.value.is_temporary


@pytest.mark.usefixtures("hundredth")
def test_an_estimate_that_was_too_low_ends_in_halves(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_RECORDS", 1000)
    with small_service(many(120, days=2)) as services:
        found = listed(Koop(fetcher, services.koop_sru, page_size=10), (DAY, DAY + timedelta(1)))
        assert set(found) == set(services.documents)


def test_a_diagnostic_that_may_pass_is_asked_again(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail("/sru", "diagnostics", "html", "503", "cut")
        assert sorted(listed(Koop(fetcher, services.koop_sru))) == sorted(services.documents)


def test_a_list_with_an_ignored_clause_is_no_list(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail("/sru", "ignored")
        with pytest.raises(FetchFailed, match="SEARCH-IGNOREDQTEXT: gisteren") as failure:
            listed(Koop(fetcher, services.koop_sru))
        assert not failure.value.is_temporary
        assert len(services.requests) == 1


def response(inside: str) -> bytes:
    return f"<r xmlns='{records.__name__}'>{inside}</r>".encode()


@pytest.mark.parametrize(
    ("inside", "message", "is_temporary"),
    [
        ("<diagnostics/>", "een fout, en niet welke", True),
        ("<diagnostics><diagnostic/></diagnostics>", "een fout, en niet welke", True),
        (
            "<diagnostics><diagnostic><uri>info:srw/diagnostic/1/10</uri>"
            "<message>mismatched input</message></diagnostic></diagnostics>",
            "mismatched input",
            False,
        ),
        ("<records/>", "niet hoeveel er is", True),
        ("<records>", "geeft geen XML", True),
        (
            "<numberOfRecords>1</numberOfRecords><records><record/></records>",
            "geen identifier",
            False,
        ),
    ],
)
def test_what_is_no_list_is_told(
    fetcher: Fetcher, inside: str, message: str, *, is_temporary: bool
) -> None:
    with start_fake_services() as services:
        address = next(iter(services.documents.values()))
        address.metadata = response(inside)
        where = f"{services.address}{address.path}/metadata.xml"
        with pytest.raises(FetchFailed, match=message) as failure:
            fetcher.get(where, records.read_page)
        assert failure.value.is_temporary is is_temporary


def test_a_broken_day_is_none(fetcher: Fetcher) -> None:
    record = "<identifier>ah-1</identifier><issued>2009-02-31</issued>"
    content = response(
        f"<numberOfRecords>1</numberOfRecords><records><record>{record}</record></records>"
    )
    document = FakeDocument(identifier="x", kind=ANSWERS, modified=DAY, metadata=content)
    with start_fake_services(documents=[document]) as services:
        page = fetcher.get(f"{services.address}/frbr/x/1/metadata.xml", records.read_page)
        assert page.publications[0].issued is None
