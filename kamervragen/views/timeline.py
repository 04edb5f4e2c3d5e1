"""What happened to a Kamervraag, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext

from kamervragen.deadlines.days import counted
from kamervragen.models import Chamber, Kind, Notice, PublicationKind
from kamervragen.models.kamervraag import ANSWER_TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kamervragen.differences.versions import Succession
    from kamervragen.models import Kamervraag
    from kamervragen.models.page_rows import RecessRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day in the life of a Kamervraag; a notice brings its own words."""

    on: date | None
    title: str
    remark: str = ""
    notice: Notice | None = None
    succession: Succession | None = None
    is_limit: bool = False  # a day of the rules or the calendar, not a thing that happened


def timeline(
    kamervraag: Kamervraag,
    changes: Iterable[Succession] = (),
    recesses: Iterable[RecessRow] = (),
) -> list[Moment]:
    """In order of date; on one day in the order of the rules."""
    moments = [
        *_submission(kamervraag),
        *_limits(kamervraag),
        *_recesses(kamervraag, recesses),
        *_notices(kamervraag),
        *_answers(kamervraag),
        *_changes(changes),
    ]
    return sorted(moments, key=lambda moment: moment.on or date.max)


def _submission(kamervraag: Kamervraag) -> Iterator[Moment]:
    if kamervraag.submitted_on:
        yield Moment(on=kamervraag.submitted_on, title=gettext("Ingediend"))


def _limits(kamervraag: Kamervraag) -> Iterator[Moment]:
    if kamervraag.submitted_on is None or kamervraag.kind == Kind.ORAL:
        return
    first = kamervraag.submitted_on + ANSWER_TERM
    yield Moment(on=first, title=gettext("Uiterste datum"), is_limit=True)
    if kamervraag.due_on and kamervraag.due_on != first:
        yield Moment(
            on=kamervraag.due_on, title=gettext("Uiterste datum na uitstel"), is_limit=True
        )


def _recesses(kamervraag: Kamervraag, recesses: Iterable[RecessRow]) -> Iterator[Moment]:
    """Of the Tweede Kamer, where a term ran through them."""
    if kamervraag.due_on is None or kamervraag.chamber != Chamber.TWEEDE_KAMER:
        return
    for recess in recesses:
        last = date_format(date.fromisoformat(recess["end"]), "j F Y")
        yield Moment(
            on=date.fromisoformat(recess["start"]),
            title=recess["name"],
            remark=gettext("tot en met %(last)s; de termijn loopt door") % {"last": last},
            is_limit=True,
        )


def _notices(kamervraag: Kamervraag) -> Iterator[Moment]:
    titles = {
        Notice.Kind.POSTPONEMENT.value: gettext("Uitstel gemeld"),
        Notice.Kind.WITHDRAWAL.value: gettext("Ingetrokken"),
    }
    for notice in kamervraag.notices.all():
        yield Moment(on=notice.dated, title=titles[notice.kind], notice=notice)


def _answers(kamervraag: Kamervraag) -> Iterator[Moment]:
    """The first answer by the Kamervraag itself, others by their publications."""
    if kamervraag.is_answered:
        days = kamervraag.response_days
        remark = "" if days is None else gettext("na %(days)s") % {"days": counted(days)}
        yield Moment(on=kamervraag.answered_on, title=gettext("Beantwoord"), remark=remark)
    further = {
        row.received_on
        for row in kamervraag.publications.all()
        if row.kind == PublicationKind.FURTHER_ANSWER and row.received_on
    }
    for day in sorted(further - {kamervraag.answered_on}):
        yield Moment(on=day, title=gettext("Nader antwoord"))


def _changes(changes: Iterable[Succession]) -> Iterator[Moment]:
    """Documents that were changed at the source."""
    for change in changes:
        remark = change.history.publication.identifier
        yield Moment(
            on=change.on, title=gettext("Document gewijzigd"), remark=remark, succession=change
        )
