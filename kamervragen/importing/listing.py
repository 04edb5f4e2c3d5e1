"""Going through the lists of the services: an entry is a row, a page is a transaction.

Whatever stops a pass, the next one goes on after the last page that was stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kamervragen.importing.archive import keep
from kamervragen.importing.copying import update_rows
from kamervragen.models import PublicationKind
from kamervragen.models.ledger import Fetching, ListedDocument, Listing, ServiceList
from kamervragen.sources.files import ReceivedFile
from kamervragen.sources.rows import Json, read_row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kamervragen.sources.koop.records import ListedPublication
    from kamervragen.sources.tweede_kamer import ReceivedRow

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# What the lists print of a publication, and what it is; the first that fits.
KINDS_BY_TYPE = (
    ("mondelinge vragen", PublicationKind.ORAL_NOTICE),
    ("nader antwoord", PublicationKind.FURTHER_ANSWER),
    ("mededeling", PublicationKind.POSTPONEMENT),
    ("kamervragen zonder antwoord", PublicationKind.QUESTIONS),
    ("schriftelijke vragen", PublicationKind.QUESTIONS),
    ("antwoord", PublicationKind.ANSWER),
)
SOORTEN = {
    "Schriftelijke vragen": PublicationKind.QUESTIONS,
    "Antwoord schriftelijke vragen": PublicationKind.ANSWER,
    "Antwoord schriftelijke vragen (nader)": PublicationKind.FURTHER_ANSWER,
    "Mededeling (uitstel antwoord)": PublicationKind.POSTPONEMENT,
    "Mondelinge vragen": PublicationKind.ORAL_NOTICE,
}
FETCHED = Fetching.FETCHED.value
ENTRY = ("kind", "dated", "title", "modified", "addresses", "listed_at", "removed_at")


class Page(Protocol):
    """A page of a list, and the cursor from which the list goes on; None at the end."""

    @property
    def next(self) -> str | None: ...


P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Taken:
    """How many documents a page had, and the days on which they were modified."""

    documents: int
    modified: Collection[date | None]


def begin(service_list: ServiceList, since: date | None, until: date | None) -> Listing:
    """A pass over a list: one that was begun with the same bounds and not ended, else a new one."""
    passes = Listing.objects.unfinished().filter(service_list=service_list)
    same = passes.filter(since=since, until=until).first()
    return same or Listing.objects.create(
        service_list=service_list, since=since, until=until, started_at=timezone.now()
    )


def changed_since(service_list: ServiceList, overlap: timedelta) -> date | None:
    """From which day on a list has what complete passes may have missed; None is all of it.

    By the days that the service gives its changes, not by our clock. A pass that began later than
    those before it had come leaves a gap, and counts for nothing.
    """
    passes = Listing.objects.finished().up_to_now().filter(service_list=service_list)
    covered: date | None = None
    for since, latest in passes.order_by("started_at").values_list("since", "latest"):
        if latest and (since is None or (covered and since <= covered)):
            covered = max(covered or latest, latest)
    return covered - overlap if covered else None


def go_through(
    listing: Listing, pages: Iterator[P], take: Callable[[P, datetime], Taken]
) -> Iterator[int]:
    """Store every page with the place reached, in one transaction; gives the sizes of pages."""
    for page in pages:
        with transaction.atomic():
            now = timezone.now()
            taken = take(page, now)
            listing.documents += taken.documents
            listing.latest = max(filter(None, [listing.latest, *taken.modified]), default=None)
            listing.cursor = page.next
            listing.finished_at = None if page.next else now
            listing.save()
        yield taken.documents
    if listing.finished_at is None:  # a list without pages
        listing.finished_at = timezone.now()
        listing.save()


def note_removals(listing: Listing) -> int:
    """After a pass over all of a list: what is on it no more was removed by the service."""
    rows = ListedDocument.objects.filter(service_list=listing.service_list)
    gone = rows.not_listed_since(listing.started_at)
    return gone.update(removed_at=timezone.now())


def take_publications(publications: Sequence[ListedPublication], at: datetime) -> Taken:
    """Entries of KOOP's list; what changed since it was fetched waits to be fetched again."""
    entries = {each.identifier: each for each in publications}
    _write(
        ListedDocument(
            service_list=ServiceList.PUBLICATIONS,
            identifier=each.identifier,
            kind=_kind(each),
            dated=each.issued or each.available,
            title=each.title,
            modified=" ".join(filter(None, [each.changed_at or str(each.modified), each.version])),
            addresses=dict(each.addresses),
            listed_at=at,
        )
        for each in entries.values()
    )
    listed = ListedDocument.objects.filter(
        service_list=ServiceList.PUBLICATIONS, identifier__in=entries
    )
    listed.exclude(modified=F("fetched_modified")).update(fetching=Fetching.WAITING)
    return Taken(len(entries), {each.modified for each in entries.values()})


def take_rows(service_list: ServiceList, rows: Sequence[ReceivedRow], at: datetime) -> Taken:
    """Rows of the Tweede Kamer: the list is the document, and is kept at once."""
    entries = {row.number: row for row in rows}
    received = [
        ReceivedFile(name=row.name, content=row.content, address=row.address)
        for row in entries.values()
    ]
    kept = {file.document.name: file for file in keep(received, at=at)}
    _write(_entry(service_list, row, at) for row in entries.values())
    changed = {number for number, row in entries.items() if kept[row.name].is_new}
    files = {number: kept[row.name].pk for number, row in entries.items()}
    stored = ListedDocument.objects.filter(service_list=service_list, identifier__in=entries)
    rows_of = stored.values_list("pk", "identifier", "is_read", "modified")
    update_rows(
        ListedDocument,
        ("source_file_id", "is_read", "fetching", "fetched_modified"),
        [
            (pk, (files[number], is_read and number not in changed, FETCHED, modified))
            for pk, number, is_read, modified in rows_of
        ],
    )
    moments = [row.modified_at for row in entries.values() if row.modified_at]
    return Taken(len(entries), {moment.astimezone(AMSTERDAM).date() for moment in moments})


def _entry(service_list: ServiceList, row: ReceivedRow, at: datetime) -> ListedDocument:
    values = read_row(row.content)
    is_case = service_list == ServiceList.CASES
    return ListedDocument(
        service_list=service_list,
        identifier=row.number,
        kind=PublicationKind.CASE if is_case else SOORTEN.get(row.soort, ""),
        dated=_day(values.get("GestartOp") if is_case else values.get("Datum")),
        title=str(values.get("Onderwerp") or ""),
        modified=row.modified_at.isoformat() if row.modified_at else "",
        listed_at=at,
        removed_at=at if row.is_deleted else None,
    )


def _write(entries: Iterable[ListedDocument]) -> None:
    ListedDocument.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["service_list", "identifier"],
        update_fields=ENTRY,
    )


def _kind(listed: ListedPublication) -> str:
    """By the types that the list prints, without which a title says what it is."""
    printed = " ".join([*listed.types, listed.kind]).lower()
    words = printed.replace("kamervragen (aanhangsel)", "")
    return next((kind for word, kind in KINDS_BY_TYPE if word in words), "")


def _day(moment: Json) -> date | None:
    """A calendar day in Amsterdam: the service gives midnight there, in any zone."""
    try:
        return datetime.fromisoformat(str(moment)).astimezone(AMSTERDAM).date()
    except ValueError:
        return None
