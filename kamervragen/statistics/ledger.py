"""The ledger: what the services say there is, what the archive has of it, and each gap by name.

It is counted from the services' own lists, so that a parser that drops documents cannot hide it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext_lazy

from kamervragen.models import PublicationKind
from kamervragen.models.ledger import SERVICE_OF, Gap, ListedDocument, Listing, ServiceList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

# What a reader counts; a case of the Kamer is a set of questions.
GROUPS = {
    "questions": gettext_lazy("vragen"),
    "answers": gettext_lazy("antwoorden"),
    "postponements": gettext_lazy("uitstel"),
    "others": gettext_lazy("andere"),
}
_GROUP_OF = {
    PublicationKind.QUESTIONS.value: "questions",
    "case": "questions",
    PublicationKind.ANSWER.value: "answers",
    PublicationKind.FURTHER_ANSWER.value: "answers",
    PublicationKind.POSTPONEMENT.value: "postponements",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many documents are listed, and of how many of them the archive has what there is."""

    listed: int = 0
    held: int = 0

    @property
    def missing(self) -> int:
        return self.listed - self.held

    def plus(self, listed: int, held: int) -> Tally:
        return Tally(listed=self.listed + listed, held=self.held + held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A document that is listed and not in the archive, and why."""

    identifier: str
    service: str
    kind: str
    dated: date | None
    title: str
    gap: Gap
    detail: str
    address: str

    @property
    def reason(self) -> str:
        return str(self.gap.label)


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month, or what has no date: a tally by list of a service and group of kinds."""

    start: date | None
    tallies: Mapping[tuple[ServiceList, str], Tally]
    missing: list[Missing] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        return Tally(
            listed=sum(tally.listed for tally in self.tallies.values()),
            held=sum(tally.held for tally in self.tallies.values()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LastListing:
    """When a list was last gone through to its end, and when for all of it."""

    service_list: ServiceList
    finished_at: datetime | None
    all_finished_at: datetime | None


def per_year() -> list[Period]:
    """The newest first, the undated last; without what is missing by name."""
    return _periods(TruncYear("dated"), Q())


def per_month_of_all() -> list[Period]:
    """Every month, the newest first, the undated last; without what is missing by name."""
    return _periods(TruncMonth("dated"), Q())


def per_month(year: int) -> list[Period]:
    """The months of a year with each gap by name."""
    within = Q(dated__year=year)
    periods = _periods(TruncMonth("dated"), within)
    gaps: dict[date | None, list[Missing]] = defaultdict(list)
    for missing in missing_documents(within):
        gaps[missing.dated.replace(day=1) if missing.dated else None].append(missing)
    return [Period(period.start, period.tallies, gaps[period.start]) for period in periods]


def undated() -> Period | None:
    """What the services list without a date."""
    within = Q(dated=None)
    found = _periods(TruncYear("dated"), within)
    return Period(None, found[0].tallies, list(missing_documents(within))) if found else None


def _periods(start: TruncYear | TruncMonth, within: Q) -> list[Period]:
    rows = (
        ListedDocument.objects.listed()
        .filter(within)
        .with_gap()
        .annotate(start=start)
        .values_list("start", "service_list", "kind")
        .annotate(listed=Count("pk"), held=Count("pk", filter=Q(gap="")))
        .order_by()
    )
    found: dict[date | None, dict[tuple[ServiceList, str], Tally]] = defaultdict(dict)
    for first, service_list, kind, listed, held in rows:
        key = ServiceList(service_list), _GROUP_OF.get(kind, "others")
        found[first][key] = found[first].get(key, Tally()).plus(listed, held)
    dated = sorted((first for first in found if first is not None), reverse=True)
    order = [*dated, *([None] if None in found else [])]
    return [Period(first, found[first]) for first in order]


def missing_documents(within: Q | None = None) -> Iterable[Missing]:
    """Each listed document that is not in the archive, in the order of their dates."""
    rows = ListedDocument.objects.listed().filter(within or Q()).with_gap().exclude(gap="")
    for row in (
        rows.select_related("source_file")
        .defer("source_file__content")
        .order_by("dated", "service_list", "identifier")
    ):
        yield Missing(
            identifier=row.identifier,
            service=str(SERVICE_OF[ServiceList(row.service_list)].label),
            kind=row.get_kind_display(),
            dated=row.dated,
            title=row.title,
            gap=Gap(row.gap),
            detail=(row.source_file.refusal if row.source_file else "") or row.reason,
            address=row.addresses.get("html") or row.addresses.get("pdf") or "",
        )


def last_listings() -> list[LastListing]:
    """For each list."""
    return [
        LastListing(
            service_list=service_list,
            finished_at=_last_finished(service_list),
            all_finished_at=_last_finished(service_list, since=None, until=None),
        )
        for service_list in ServiceList
    ]


def _last_finished(service_list: ServiceList, **bounds: None) -> datetime | None:
    passes = Listing.objects.finished().filter(service_list=service_list)
    for name in bounds:
        passes = passes.filter(**{f"{name}__isnull": True})
    return passes.order_by("-finished_at").values_list("finished_at", flat=True).first()


def columns(periods: Iterable[Period]) -> list[tuple[ServiceList, str]]:
    """The pairs of list and group that any period has, in the order of the lists."""
    used = {key for period in periods for key in period.tallies}
    pairs = [(service_list, group) for service_list in ServiceList for group in GROUPS]
    return [pair for pair in pairs if pair in used]
