"""A Kamervraag on one screen, with everything of it that an editor can put right."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, TypedDict

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.text import Truncator

from kamervragen.admin.choices import SeveralAutocomplete
from kamervragen.admin.connections import (
    day_in_figures,
    follow_up_links,
    publication_links,
    work_links,
)
from kamervragen.admin.correction_words import corrections_of
from kamervragen.admin.filters import (
    HasConflicts,
    HasCorrections,
    HasProblems,
    LongOverdue,
    MissingText,
    StatusFilter,
    ToMinistry,
    found,
)
from kamervragen.admin.forms import KamervraagForm
from kamervragen.admin.history import HistoryAdmin, keep_as_read, part_changes
from kamervragen.admin.parts import PARTS
from kamervragen.admin.site import site
from kamervragen.importing.corrections import record_corrections
from kamervragen.importing.editing import noted
from kamervragen.models import (
    Answer,
    FollowUp,
    Footnote,
    Kamervraag,
    Publication,
    Question,
    Status,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import ManyToManyField, Model, QuerySet
    from django.forms import BaseModelFormSet, ModelForm, ModelMultipleChoiceField
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString
    from django_stubs_ext import WithAnnotations


class ListRow(TypedDict):
    submitter_rows: list[dict[str, str]]


class KamervraagChangeList(ChangeList):
    """Rows as the public list shows them."""

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Kamervraag]:
        rows = super().get_queryset(request, exclude_parameters)
        return rows.for_list()  # type: ignore[attr-defined, no-any-return] # a KamervraagQuerySet


@admin.register(Kamervraag, site=site)
class KamervraagAdmin(HistoryAdmin):
    form = KamervraagForm
    inlines = PARTS
    list_display = (
        "number",
        "subject",
        "asked_by",
        "standing",
        "submitted",
        "answered",
    )
    list_filter = (
        StatusFilter,
        HasProblems,
        HasCorrections,
        HasConflicts,
        MissingText,
        LongOverdue,
        "kind",
        "chamber",
        ToMinistry,
        "is_example",
    )
    search_fields = ("number",)
    search_help_text = "Nummer, officieel nummer van een publicatie, naam of woorden uit de titel"
    date_hierarchy = "submitted_on"
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    autocomplete_fields = ("topics",)
    readonly_fields = (
        "number",
        "standing",
        "due_on",
        "response_days",
        "invented",
        "documents",
        "follows",
        "work",
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("number", "standing", "invented"),
                    "title",
                    ("kind", "chamber", "session_year"),
                    ("submitted_on", "due_on"),
                    ("answered_on", "response_days"),
                    ("is_answered", "is_postponed", "is_withdrawn", "is_closed"),
                    "topics",
                    "work",
                )
            },
        ),
        ("Officiële publicaties", {"fields": ("documents", "follows")}),
        (
            "Inleiding en toelichting",
            {"fields": ("introduction_html", "explanatory_note_html"), "classes": ("collapse",)},
        ),
    )

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return KamervraagChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Kamervraag], search_term: str
    ) -> tuple[QuerySet[Kamervraag], bool]:
        return (found(queryset, search_term) if search_term.strip() else queryset), False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Kamervraag | None:
        """With what its parts choose from, once for all of them."""
        kamervraag: Kamervraag | None = super().get_object(request, object_id, from_field)
        if kamervraag is not None:
            files = Prefetch("publications", Publication.objects.prefetch_related("links"))
            told = Prefetch("follow_ups", FollowUp.objects.select_related("earlier"))
            prefetch_related_objects([kamervraag], files, told, "questions")
        return kamervraag

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Model, Model], request: HttpRequest, **kwargs: object
    ) -> ModelMultipleChoiceField[Model] | None:
        if db_field.name == "topics":
            kwargs["queryset"] = Topic.objects.select_related("parent")
            kwargs["widget"] = SeveralAutocomplete(db_field, self.admin_site)
        field: ModelMultipleChoiceField[Model] | None = super().formfield_for_manytomany(
            db_field, request, **kwargs
        )
        return field

    # Saving

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        saved = unquote(object_id or "") if request.method == "POST" else ""
        kamervraag = super().get_object(request, saved)
        editor = request.user if isinstance(request.user, User) else None
        with record_corrections(kamervraag, editor=editor) if kamervraag else nullcontext():
            page: HttpResponse = super().changeform_view(
                request, object_id, form_url, extra_context
            )
        return page

    def save_model(
        self,
        request: HttpRequest,
        obj: Model,
        form: ModelForm[Model],
        change: bool,  # noqa: FBT001 - as Django calls it
    ) -> None:
        relations = {field.name for field in self.opts.many_to_many}
        if set(form.changed_data) - relations:
            super().save_model(request, obj, form, change)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Kamervraag],
        formset: BaseModelFormSet[Question | Answer, ModelForm[Question | Answer]],
        change: bool,  # noqa: FBT001 - as Django calls it
    ) -> None:
        for part in formset.initial_forms:
            if part.has_changed() and hasattr(part.instance, "history"):
                keep_as_read(part.instance)
        super().save_formset(request, form, formset, change)

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Kamervraag],
        formsets: Iterable[BaseModelFormSet[Question | Answer, ModelForm[Question | Answer]]],
        change: bool,  # noqa: FBT001 - as Django calls it
    ) -> None:
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            for part in formset.forms:
                if (
                    formset.model in (Question, Answer)
                    and "html" in part.changed_data
                    and part not in formset.deleted_forms
                ):
                    _tie_notes(part.instance, str(part.initial.get("html", "")))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A Kamervraag comes from an official publication."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Kamervraag | None = None) -> bool:
        """It would be back with the next import."""
        return False

    # History

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        kamervraag = self.get_object(request, unquote(object_id))
        changes = part_changes(kamervraag) if kamervraag else []
        corrections = corrections_of(kamervraag) if kamervraag else []
        page: HttpResponse = super().history_view(
            request,
            object_id,
            (extra_context or {}) | {"part_changes": changes, "corrections": corrections},
        )
        return page

    # What is shown

    @admin.display(description="titel", ordering="title")
    def subject(self, kamervraag: Kamervraag) -> str:
        return Truncator(kamervraag.title).chars(90)

    @admin.display(description="indieners")
    def asked_by(self, kamervraag: WithAnnotations[Kamervraag, ListRow]) -> str:
        return ", ".join(row["name"] for row in kamervraag.submitter_rows)

    @admin.display(description="stand", ordering="status")
    def standing(self, kamervraag: Kamervraag) -> str:
        return str(Status(kamervraag.status).label)

    @admin.display(description="ingezonden", ordering="submitted_on")
    def submitted(self, kamervraag: Kamervraag) -> str:
        return day_in_figures(kamervraag.submitted_on)

    @admin.display(description="beantwoord", ordering="answered_on")
    def answered(self, kamervraag: Kamervraag) -> str:
        return day_in_figures(kamervraag.answered_on)

    @admin.display(description="publicaties")
    def documents(self, kamervraag: Kamervraag) -> SafeString:
        return publication_links(kamervraag)

    @admin.display(description="volgt op", empty_value="–")
    def follows(self, kamervraag: Kamervraag) -> SafeString | None:
        return follow_up_links(kamervraag)

    @admin.display(description="verbeteringen en problemen")
    def work(self, kamervraag: Kamervraag) -> SafeString:
        return work_links(kamervraag)


def _tie_notes(part: Question | Answer, old_html: str) -> None:
    """The notes of a text are those it refers to; those that never had a mark stay."""
    gone = noted(old_html) - noted(part.html)
    new = noted(part.html) - noted(old_html)
    notes = Footnote.objects.filter(publication__kamervragen=part.kamervraag_id)
    for note in notes.select_related("publication"):
        if note.anchor in gone:
            part.footnotes.remove(note)
        elif note.anchor in new:
            part.footnotes.add(note)
