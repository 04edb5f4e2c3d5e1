"""What happened lately: what the last imports came to, and who edited what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from kamervragen.models import ImportRun
from kamervragen.models.imports import RunState
from kamervragen.models.ledger import Listing

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser, User
    from django.db.models import Model
    from django.http import HttpRequest

SHOWN = 10
NOTHING = ("", "[]")  # as Django notes that a form was saved without a change
STATES = {
    RunState.FINISHED: "klaar in {}",
    RunState.RUNNING: "loopt, al {}",
    RunState.KILLED: "afgebroken na {}",
}
EVERY_DAY = timedelta(days=2)  # a list that was not gone through for so long is overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNews:
    """The last run of a command, and what it came to."""

    run: ImportRun
    outcome: str
    is_wrong: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNews:
    """When a list of a service was last gone through to its end."""

    name: str
    finished_at: datetime | None
    is_wrong: bool


def last_runs(user: User | AnonymousUser) -> list[RunNews]:
    """The last one of each command, the latest first."""
    if not user.has_perm("kamervragen.view_importrun"):
        return []
    runs = ImportRun.objects.order_by("command", "-started_at").distinct("command")
    return [_news(run) for run in sorted(runs, key=lambda run: run.started_at, reverse=True)]


def _news(run: ImportRun) -> RunNews:
    return RunNews(
        run=run,
        outcome=outcome(run),
        is_wrong=run.state(at=timezone.now()) == RunState.KILLED,
        address=reverse("admin:kamervragen_importrun_change", args=[run.pk]),
    )


def outcome(run: ImportRun) -> str:
    """Where it stands, in words."""
    return STATES[run.state(at=timezone.now())].format(_in_words(run.duration))


def _in_words(duration: timedelta) -> str:
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} u {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def last_passes(user: User | AnonymousUser) -> list[ListNews]:
    """For each list of the services, where this archive follows them."""
    if not user.has_perm("kamervragen.view_listeddocument"):
        return []
    passes = Listing.objects.finished().order_by("service_list", "-finished_at")
    due = timezone.now() - EVERY_DAY
    return [
        ListNews(
            name=str(each.get_service_list_display()),
            finished_at=each.finished_at,
            is_wrong=each.finished_at is None or each.finished_at < due,
        )
        for each in passes.distinct("service_list")
    ]


def last_edits(user: User | AnonymousUser) -> list[LogEntry]:
    """What editors did, the latest first; who may do what is nobody's news."""
    if not user.has_perm("kamervragen.view_kamervraag"):
        return []
    entries = LogEntry.objects.filter(content_type__app_label="kamervragen")
    changes = entries.exclude(action_flag=CHANGE, change_message__in=NOTHING)
    return list(changes.select_related("user", "content_type").order_by("-pk")[:SHOWN])


def note_edit(
    request: HttpRequest, model: type[Model], *, what: str, done: str, row: Model | None = None
) -> None:
    """Something done to many rows at once, or from another page than a row's own."""
    LogEntry.objects.create(
        user_id=request.user.pk,  # type: ignore[misc] # who edits has an account
        content_type=ContentType.objects.get_for_model(model),
        object_id=row.pk if row else None,
        object_repr=what[:200],
        action_flag=CHANGE,
        change_message=done,
    )
