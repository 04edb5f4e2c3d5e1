import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetcher
from kamervragen.sources.rows import canonical
from kamervragen.sources.tweede_kamer import ReceivedRow, TweedeKamer
from tests.sources.fake_services import start_fake_services

EVER = datetime(1994, 1, 1, tzinfo=UTC)
NUMBER = "2023Z00468"


def names(rows: list[ReceivedRow]) -> list[str]:
    return sorted(row.name for row in rows)


def all_zaken(kamer: TweedeKamer, since: datetime = EVER) -> list[ReceivedRow]:
    return [row for page in kamer.zaken(since) for row in page.rows]


def all_documents(kamer: TweedeKamer, since: datetime = EVER) -> list[ReceivedRow]:
    return [row for page in kamer.documents(since) for row in page.rows]


def test_both_lists_are_followed_to_the_end(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        kamer = TweedeKamer(fetcher, services.odata)
        assert names(all_zaken(kamer)) == sorted(f"{row['Nummer']}.json" for row in services.zaken)
        assert names(all_documents(kamer)) == sorted(
            f"{row['DocumentNummer']}.json" for row in services.document_rows
        )
        assert len(services.paths("skiptoken")) >= 2


def test_a_row_is_its_canonical_json(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        row = next(row for row in services.zaken if row["Nummer"] == NUMBER)
        assert TweedeKamer(fetcher, services.odata).zaak(NUMBER) == ReceivedRow(
            name="2023Z00468.json",
            number=NUMBER,
            soort="Schriftelijke vragen",
            modified_at=datetime.fromisoformat(str(row["ApiGewijzigdOp"])),
            is_deleted=False,
            content=canonical(row),
            address=f"{services.odata}/Zaak({row['Id']})",
        )


def test_a_number_that_the_kamer_does_not_know_is_none(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        kamer = TweedeKamer(fetcher, services.odata)
        assert kamer.zaak("2023Z'00468") is None
        assert kamer.documents_of("2023Z99999") == ()


def test_the_documents_of_one_zaak_are_those_of_the_list(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        kamer = TweedeKamer(fetcher, services.odata)
        of_zaak = [
            row
            for row in all_documents(kamer)
            if json.loads(row.content)["Zaak"][0]["Nummer"] == NUMBER
        ]
        assert len(of_zaak) == 3
        assert names(list(kamer.documents_of(NUMBER))) == names(of_zaak)


def test_removed_rows_come_too(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.zaken[0]["Verwijderd"] = True
        removed = [row for row in all_zaken(TweedeKamer(fetcher, services.odata)) if row.is_deleted]
        assert [row.number for row in removed] == [services.zaken[0]["Nummer"]]


def test_only_what_was_changed_since_is_listed(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.zaken[3]["ApiGewijzigdOp"] = "2031-05-01T10:00:00.1234567Z"
        since = datetime(2031, 5, 1, 12, tzinfo=timezone(timedelta(hours=2)))
        (row,) = all_zaken(TweedeKamer(fetcher, services.odata), since)
        assert row.number == services.zaken[3]["Nummer"]
        assert row.modified_at == datetime(2031, 5, 1, 10, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize("moment", [None, "gisteren", "2031-05-01T10:00:00"])
def test_a_moment_is_in_utc_or_none(fetcher: Fetcher, moment: str | None) -> None:
    with start_fake_services() as services:
        row = next(row for row in services.zaken if row["Nummer"] == NUMBER)
        row["ApiGewijzigdOp"] = moment
        received = TweedeKamer(fetcher, services.odata).zaak(NUMBER)
        assert received
        known = {"2031-05-01T10:00:00": datetime(2031, 5, 1, 10, tzinfo=UTC)}
        assert received.modified_at == known.get(moment or "")


def test_a_list_goes_on_where_it_was_broken_off(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        kamer = TweedeKamer(fetcher, services.odata)
        first, second, *_ = kamer.documents(EVER)
        assert first.next
        assert next(kamer.documents(EVER, first.next)) == second


def test_a_list_that_goes_on_elsewhere_is_not_followed(fetcher: Fetcher) -> None:
    kamer = TweedeKamer(fetcher, "https://kamer.example/OData/v4/2.0")
    for cursor in ("https://elsewhere.example/OData", "http://kamer.example/OData"):
        with pytest.raises(FetchFailed, match="gaat verder op een ander adres") as failure:
            next(kamer.zaken(EVER, cursor))
        assert not failure.value.is_temporary


def test_a_question_that_is_wrong_is_answered_in_the_words_of_the_service(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        with pytest.raises(FetchFailed, match="limit of '250' for Top query") as failure:
            next(
                TweedeKamer(fetcher, services.odata).zaken(EVER, f"{services.odata}/Zaak?$top=251")
            )
        assert (failure.value.is_temporary, failure.value.status) == (False, 400)
        assert len(services.requests) == 1


def test_an_error_page_is_asked_again(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail("/OData", "html", "503", "cut")
        assert TweedeKamer(fetcher, services.odata).zaak(NUMBER)


def test_a_row_where_a_list_is_due_is_told(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        key = services.document_rows[0]["Id"]
        with pytest.raises(FetchFailed, match="heeft geen lijst"):
            next(
                TweedeKamer(fetcher, services.odata).zaken(
                    EVER, f"{services.odata}/Document({key})"
                )
            )
