"""The work that waits for an editor: each line with how much, what to do, and where.

What a line counts is what its list shows, for both ask the same question of the archive.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.core.cache import cache
from django.db.models import Count, Max
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from kamervragen.admin.advice import IN_GENERAL, NAMES, REPAIRED, TO_DECIDE
from kamervragen.admin.filters import (
    LONG,
    LONG_OVERDUE,
    MISSING,
    WITHOUT_ANSWER,
    WITHOUT_QUESTIONS,
)
from kamervragen.admin.unmatched import may_tie
from kamervragen.importing.unmatched import KINDS
from kamervragen.models import Correction, ImportProblem, Kamervraag, Minister, Recess
from kamervragen.models.imports import problem_sentence
from kamervragen.models.ledger import Gap, ListedDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser, User

T = TypeVar("T")
REMEMBERED = 60  # seconds
TO_DO_ABOUT = {**NAMES, **REPAIRED, **TO_DECIDE}
# What the ledger misses, and whose move it is.
TO_DO_ABOUT_GAPS = {
    Gap.WAITING: "Niets; de volgende sync haalt het op.",
    Gap.FAILED: "Niets; de volgende sync probeert het weer. Kijk als het blijft.",
    Gap.UNREAD: "Niets; de volgende sync leest het.",
    Gap.LOST: "Niets; de volgende sync haalt het weer op.",
    Gap.PDF_ONLY: "Neem de tekst over uit de PDF als hij van belang is.",
    Gap.NO_TEXT: "Kijk of de tekst in de PDF staat.",
    Gap.FALSE_404: "Meld het aan de dienst als het blijft.",
    Gap.GONE: "Meld het aan de dienst als het blijft.",
    Gap.REFUSED: "Lees waarom het is geweigerd.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """One line: so many of these, what to do about them, and the list of exactly these."""

    label: str
    to_do: str
    number_of: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkGroup:
    """Lines about one matter, of which those with nothing to do are left out."""

    title: str
    lists: list[WorkList]
    is_folded: bool = False

    @property
    def number_of(self) -> int:
        return sum(each.number_of for each in self.lists)


def work_for(user: User | AnonymousUser) -> list[WorkGroup]:
    """All that waits and that this user may see, the most pressing first."""
    problems = _problems() if user.has_perm("kamervragen.view_importproblem") else {}
    names = _names(user)
    groups = (
        ("Verbeterd, en daarna door de bron gewijzigd", _conflicts(user), False),
        ("Onbekende namen", [*names, *problems.pop("names", [])], False),
        ("Wat ontbreekt", [*_without_text(user), *_gaps(user)], False),
        ("Bij te houden", _to_keep_up(user), False),
        ("Problemen bij het inlezen", problems.pop("to decide", []), False),
        ("Hersteld bij het inlezen", problems.pop("repaired", []), True),
    )
    return [
        WorkGroup(title=title, lists=waiting, is_folded=is_folded)
        for title, lists, is_folded in groups
        if (waiting := [each for each in lists if each.number_of])
    ]


def _list_of(model: str, **query: object) -> str:
    return reverse(f"admin:kamervragen_{model}_changelist", query=query)


def _conflicts(user: User | AnonymousUser) -> list[WorkList]:
    if not user.has_perm("kamervragen.view_correction"):
        return []
    return [
        WorkList(
            label="verbeteringen waarvan de bron is gewijzigd",
            to_do="Houd de verbetering, of neem over wat de bron nu zegt.",
            number_of=Correction.objects.in_conflict().as_typed().count(),
            address=_list_of("correction", is_in_conflict__exact=1),
        )
    ]


def _problems() -> dict[str, list[WorkList]]:
    """A line for each kind, the most frequent first: names, what is to decide, and repairs."""
    counted = ImportProblem.objects.unresolved().order_by().values_list("kind")
    kinds = counted.annotate(number_of=Count("pk")).order_by("-number_of", "kind")
    found: dict[str, list[WorkList]] = defaultdict(list)
    for kind, number_of in kinds:
        group = "names" if kind in NAMES else "repaired" if kind in REPAIRED else "to decide"
        line = WorkList(
            label=problem_sentence(kind),
            to_do=TO_DO_ABOUT.get(kind, IN_GENERAL),
            number_of=number_of,
            address=_list_of("importproblem", stand="open", soort=kind),
        )
        found[group].append(line)
    return found


def _names(user: User | AnonymousUser) -> list[WorkList]:
    return [
        WorkList(
            label=f"namen van {kind.plural}",
            to_do="Zeg wie of wat bedoeld is; de naam is dan voortaan bekend.",
            number_of=kind.count(),
            address=reverse("admin:unmatched_names", args=[slug]),
        )
        for slug, kind in KINDS.items()
        if may_tie(user, slug)
    ]


def _without_text(user: User | AnonymousUser) -> list[WorkList]:
    if not user.has_perm("kamervragen.view_kamervraag"):
        return []
    kamervragen = Kamervraag.objects.all()
    return [
        WorkList(
            label="Kamervragen zonder tekst van de vragen",
            to_do="Zoek de officiële publicatie; vul de vragen aan als zij er is.",
            number_of=_remembered("questions", kamervragen.without_questions().count),
            address=_list_of("kamervraag", tekst=WITHOUT_QUESTIONS),
        ),
        WorkList(
            label="beantwoorde Kamervragen zonder tekst van het antwoord",
            to_do="Zoek het antwoord in de officiële publicatie en vul het aan.",
            number_of=_remembered("answers", kamervragen.answered_without_text().count),
            address=_list_of("kamervraag", tekst=WITHOUT_ANSWER),
        ),
    ]


def _gaps(user: User | AnonymousUser) -> list[WorkList]:
    if not user.has_perm("kamervragen.view_listeddocument"):
        return []
    counts = _remembered("gaps", ListedDocument.objects.gaps_by_reason)
    return [
        WorkList(
            label=f"documenten op de lijsten: {gap.label}",
            to_do=to_do,
            number_of=counts.get(gap, 0),
            address=_list_of("listeddocument", reden=gap.value),
        )
        for gap, to_do in TO_DO_ABOUT_GAPS.items()
    ]


def _remembered(name: str, count: Callable[[], T]) -> T:
    """A count for which the whole archive is gone through, at most a minute old."""
    return cache.get_or_set(f"work:{name}", count, REMEMBERED)  # type: ignore[return-value] # counted at least now


def _to_keep_up(user: User | AnonymousUser) -> list[WorkList]:
    """What nobody reports, and somebody has to look at now and then."""
    today = localdate()
    lines: list[WorkList] = []
    if user.has_perm("kamervragen.view_kamervraag"):
        overdue = Kamervraag.objects.overdue(on=today - LONG)
        lines.append(
            WorkList(
                label="Kamervragen die langer dan een jaar over hun termijn zijn",
                to_do="Zoek of er een antwoord of intrekking is die het archief niet kent.",
                number_of=overdue.count(),
                address=_list_of("kamervraag", termijn=LONG_OVERDUE),
            )
        )
    if user.has_perm("kamervragen.view_minister"):
        lines.append(
            WorkList(
                label="bewindspersonen zonder einddatum in een kabinet dat weg is",
                to_do="Vul in tot wanneer zij het ambt hadden.",
                number_of=Minister.objects.outliving_their_cabinet().count(),
                address=_list_of("minister", einde=MISSING),
            )
        )
    if user.has_perm("kamervragen.view_recess"):
        last = Recess.objects.aggregate(last=Max("end"))["last"]
        lines.append(
            WorkList(
                label=f"lijst van recessen, bekend tot {date_format(last)}" if last else "",
                to_do="Vul aan wat de Kamer sindsdien bekendmaakte.",
                number_of=int(last is not None and last < today),
                address=_list_of("recess"),
            )
        )
    return lines
