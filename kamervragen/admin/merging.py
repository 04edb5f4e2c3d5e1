"""The action that merges rows of one model, with a page that asks which one stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse

from kamervragen.admin.news import note_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from kamervragen.admin.history import HistoryAdmin
    from kamervragen.models import Ministry, Person

TEMPLATE = "admin/kamervragen/merge.html"


def merging(
    merge: Callable[..., int], *, relations: Iterable[str]
) -> Callable[[HistoryAdmin, HttpRequest, QuerySet[Person | Ministry]], HttpResponse | None]:
    """An action that calls ``merge``; the page shows how much each row has of the relations."""

    @admin.action(description="Voeg samen …", permissions=["change"])
    def merge_selected(
        model_admin: HistoryAdmin, request: HttpRequest, queryset: QuerySet[Person | Ministry]
    ) -> HttpResponse | None:
        rows = list(queryset)
        kept = next((row for row in rows if str(row.pk) == request.POST.get("kept")), None)
        if len(rows) < 2:
            messages.warning(request, "Kies er ten minste twee.")
        elif kept is None:
            return _ask(model_admin, request, rows, relations)
        else:
            _merge(request, merge, kept, rows)
        return None

    return merge_selected


def _ask(
    model_admin: HistoryAdmin,
    request: HttpRequest,
    rows: list[Person | Ministry],
    relations: Iterable[str],
) -> HttpResponse:
    counted = [
        (row, [(_name(row, relation), getattr(row, relation).count()) for relation in relations])
        for row in rows
    ]
    context = model_admin.admin_site.each_context(request) | {
        "title": f"Welke {model_admin.opts.verbose_name} blijft?",
        "opts": model_admin.opts,
        "rows": counted,
        "action": request.POST["action"],
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, TEMPLATE, context)


def _name(row: Person | Ministry, relation: str) -> str:
    return str(getattr(row, relation).model._meta.verbose_name_plural)


def _merge(
    request: HttpRequest,
    merge: Callable[..., int],
    kept: Person | Ministry,
    rows: list[Person | Ministry],
) -> None:
    try:
        number_of = merge(kept, rows)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        said = f"{number_of} samengevoegd met {kept}."
        note_edit(request, type(kept), row=kept, what=str(kept), done=said)
        messages.success(request, said)
