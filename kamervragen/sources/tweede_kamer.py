"""The Tweede Kamer's OData service: its own register of Kamervragen and their documents."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlencode, urlsplit

from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetched, Fetcher
from kamervragen.sources.rows import Json, Row, canonical, name_of, number_of, read_row

ZAAK_SOORT = "Schriftelijke vragen"
# Oral questions, because KOOP numbers them as if they were written ones; plain notices, because
# they announce withdrawals.
DOCUMENT_SOORTEN = (
    "Schriftelijke vragen",
    "Antwoord schriftelijke vragen",
    "Antwoord schriftelijke vragen (nader)",
    "Mededeling (uitstel antwoord)",
    "Mededeling",
    "Aanhangsel van de Handelingen",
    "Mondelinge vragen",
)
ZAAK_EXPAND = "ZaakActor"
DOCUMENT_EXPAND = "Zaak($select=Id,Nummer),DocumentActor,DocumentVersie"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRow:
    """One Zaak or Document: ``content`` is its canonical JSON, ``modified_at`` its ApiGewijzigdOp.

    ``name`` is its file name, 2023Z00468.json or 2023D04567.json, and ``address`` where it can be
    had. A row that the Kamer removed still comes, with ``is_deleted``.
    """

    name: str
    number: str
    soort: str
    modified_at: datetime | None
    is_deleted: bool
    content: bytes
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPage:
    """Rows of a list, and the cursor from which it goes on; None at the end."""

    rows: tuple[ReceivedRow, ...]
    next: str | None


class TweedeKamer:
    """``address`` is the root of the service, up to and with its version."""

    def __init__(self, fetcher: Fetcher, address: str) -> None:
        self._fetcher = fetcher
        self._address = address.rstrip("/")

    def zaken(self, since: datetime, cursor: str | None = None) -> Iterator[RowPage]:
        """Written Kamervragen that were changed since that moment, deleted ones too."""
        changed = f"Soort eq {_literal(ZAAK_SOORT)} and {_changed(since)}"
        return self._pages(cursor or self._list("Zaak", changed, ZAAK_EXPAND))

    def documents(self, since: datetime, cursor: str | None = None) -> Iterator[RowPage]:
        """Documents of Kamervragen that were changed since that moment, deleted ones too."""
        soorten = " or ".join(f"Soort eq {_literal(soort)}" for soort in DOCUMENT_SOORTEN)
        changed = f"({soorten}) and {_changed(since)}"
        return self._pages(cursor or self._list("Document", changed, DOCUMENT_EXPAND))

    def zaak(self, number: str) -> ReceivedRow | None:
        """The Zaak with this number, as ``zaken`` gives it."""
        address = self._list("Zaak", f"Nummer eq {_literal(number)}", ZAAK_EXPAND)
        page = self._fetcher.get(address, self._read_page)
        return page.rows[0] if page.rows else None

    def documents_of(self, number: str) -> tuple[ReceivedRow, ...]:
        """The documents of the Zaak with this number, as ``documents`` gives them."""
        address = self._list("Zaak", f"Nummer eq {_literal(number)}", "Document($select=Id)")
        keys = self._fetcher.get(address, _document_keys)
        options = _query({"$expand": DOCUMENT_EXPAND})
        addresses = (f"{self._address}/Document({key})?{options}" for key in keys)
        return tuple(self._fetcher.get(address, self._read_one) for address in addresses)

    def _list(self, entity: str, condition: str, expand: str) -> str:
        # By Id, because a row that changes while the list is read keeps its place, so that no other
        # row slips past the border of a page. No $top: it would end the list, not the page.
        options = {"$filter": condition, "$expand": expand, "$orderby": "Id"}
        return f"{self._address}/{entity}?{_query(options)}"

    def _pages(self, address: str) -> Iterator[RowPage]:
        cursor: str | None = address
        while cursor:
            self._refuse_elsewhere(cursor)
            page = self._fetcher.get(cursor, self._read_page)
            yield page
            cursor = page.next

    def _read_page(self, fetched: Fetched) -> RowPage:
        answer = _answer(fetched)
        following = answer.get("@odata.nextLink")
        return RowPage(
            rows=tuple(map(self._received, _rows(answer))),
            next=str(following) if following else None,
        )

    def _read_one(self, fetched: Fetched) -> ReceivedRow:
        return self._received(_answer(fetched))

    def _received(self, row: Row) -> ReceivedRow:
        entity = "Document" if "DocumentNummer" in row else "Zaak"
        return ReceivedRow(
            name=name_of(row),
            number=number_of(row),
            soort=str(row.get("Soort") or ""),
            modified_at=_moment(row.get("ApiGewijzigdOp")),
            is_deleted=row.get("Verwijderd") is True,
            content=canonical(row),
            address=f"{self._address}/{entity}({row.get('Id')})",
        )

    def _refuse_elsewhere(self, cursor: str) -> None:
        """A list goes on at the service itself, whatever an answer says."""
        ours, given = urlsplit(self._address), urlsplit(cursor)
        if (ours.scheme, ours.netloc) != (given.scheme, given.netloc):
            reason = f"De lijst van {self._address} gaat verder op een ander adres: {cursor}."
            raise FetchFailed(reason, is_temporary=False)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _changed(since: datetime) -> str:
    return f"ApiGewijzigdOp ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _query(options: dict[str, str]) -> str:
    return urlencode(options, quote_via=quote, safe="$'(),:")


def _answer(fetched: Fetched) -> Row:
    """The JSON object of an answer; an error with the service's own words."""
    try:
        answer = read_row(fetched.content)
    except ValueError as error:
        reason = f"{fetched.address} geeft geen JSON (status {fetched.status})."
        raise FetchFailed(reason, is_temporary=fetched.status == 200) from error
    if fetched.status != 200:
        reason = f"{fetched.address} antwoordt met status {fetched.status}: {_message(answer)}"
        raise FetchFailed(reason, is_temporary=False, status=fetched.status)
    return answer


def _message(answer: Row) -> str:
    error = answer.get("error")
    return str(error.get("message")) if isinstance(error, dict) else json.dumps(answer)


def _rows(answer: Row) -> list[Row]:
    rows = answer.get("value")
    if not isinstance(rows, list):
        raise FetchFailed("Een antwoord van OData heeft geen lijst.", is_temporary=True)
    return [row for row in rows if isinstance(row, dict)]


def _document_keys(fetched: Fetched) -> list[str]:
    documents: list[Json] = []
    for zaak in _rows(_answer(fetched)):
        expanded = zaak.get("Document")
        documents += expanded if isinstance(expanded, list) else []
    return [str(document["Id"]) for document in documents if isinstance(document, dict)]


def _moment(value: Json) -> datetime | None:
    """2024-02-19T16:29:37.2143044Z; None for what is no moment."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
