"""Who changed what: the history of a row, and of a Kamervraag with all its parts.

Imports write no history. So before an editor's first change the row is kept as it was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

from kamervragen.models import (
    Addressee,
    Answer,
    Footnote,
    Notice,
    Question,
    Respondent,
    Submitter,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db import models
    from django.forms import ModelForm
    from django.http import HttpRequest, HttpResponse

    from kamervragen.models import Kamervraag

AS_READ = "zoals ingelezen"
LONGEST = 2_000  # characters of a text, in a list of differences
ACTIONS = {"+": "toegevoegd", "~": "gewijzigd", "-": "verwijderd"}
OF_KAMERVRAAG: tuple[type[models.Model], ...] = (
    Question,
    Answer,
    Notice,
    Submitter,
    Addressee,
    Respondent,
)


class HistoryAdmin(SimpleHistoryAdmin):  # type: ignore[misc] # published without types
    """Each row's history with the differences, in Dutch and without inline style."""

    object_history_template = "admin/kamervragen/history.html"
    object_history_list_template = "admin/kamervragen/history_list.html"

    @admin.display(description="verzonnen voorbeeld")
    def invented(self, row: models.Model) -> str:
        return "ja" if row.is_example else "nee"  # type: ignore[attr-defined] # of those that list it

    def view_on_site(self, row: models.Model) -> str:
        return row.get_absolute_url()  # type: ignore[attr-defined, no-any-return] # all that have a history have a page

    def history_form_view(self, *_: object, **__: object) -> HttpResponse:
        """No version is put back as a whole: that would be no correction, and the next import
        would undo it. What was changed is shown, and a correction can be withdrawn."""
        raise PermissionDenied

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: models.Model
    ) -> HistoricalRecordContextHelper:
        return _in_full(self.model, historical_record)

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Model,
        form: ModelForm[models.Model],
        change: bool,  # noqa: FBT001 - as Django calls it
    ) -> None:
        if change:
            keep_as_read(obj)
        super().save_model(request, obj, form, change)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One change of a part: what was done, by whom, and which fields differ."""

    part: str
    made_at: datetime
    made_by: str
    action: str
    differences: list[dict[str, str]]  # field, old, new


def keep_as_read(row: models.Model) -> None:
    """Note the row as it stands, unless that is what its history says last."""
    model = type(row)
    history = model.history  # type: ignore[attr-defined] # added by simple-history
    stored = model._default_manager.get(pk=row.pk)
    last = (
        history.filter(**{model._meta.pk.attname: row.pk})
        .order_by("-history_date", "-history_id")
        .first()
    )
    fields = [field.attname for field in model._meta.concrete_fields]
    if last is None or any(getattr(last, name) != getattr(stored, name) for name in fields):
        stored._history_user = None  # type: ignore[attr-defined] # for simple-history: no editor
        history.bulk_history_create([stored], default_change_reason=AS_READ)


def part_changes(kamervraag: Kamervraag) -> list[PartChange]:
    """All changes of the parts of a Kamervraag and of its notes, newest first."""
    publications = list(kamervraag.publications.values_list("pk", flat=True))
    found = [
        *(
            change
            for model in OF_KAMERVRAAG
            for change in _changes(model, kamervraag=kamervraag.pk)
        ),
        *_changes(Footnote, publication__in=publications),
    ]
    return sorted(found, key=lambda change: change.made_at, reverse=True)


def _in_full(model: type[models.Model], record: models.Model) -> HistoricalRecordContextHelper:
    return HistoricalRecordContextHelper(model, record, max_displayed_delta_change_chars=LONGEST)


def _changes(model: type[models.Model], **owner: object) -> Iterator[PartChange]:
    """Each record against the one before it of the same row."""
    records = model.history.filter(**owner).select_related("history_user")  # type: ignore[attr-defined] # as above
    before: dict[int, models.Model] = {}
    for record in records.order_by("history_date", "history_id"):
        previous = before.get(record.id)
        before[record.id] = record
        if record.history_change_reason != AS_READ:
            delta = record.diff_against(previous) if previous else None
            helper = _in_full(model, record)
            yield PartChange(
                part=str(record.instance),
                made_at=record.history_date,
                made_by=str(record.history_user or ""),
                action=ACTIONS[record.history_type],
                differences=helper.context_for_delta_changes(delta) if delta else [],
            )
