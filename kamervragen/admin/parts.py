"""The parts of a Kamervraag on its own screen: folded, so that ninety questions stay one page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.forms import modelformset_factory

from kamervragen.admin.choices import KnownAutocomplete
from kamervragen.admin.forms import (
    AnswerForm,
    FootnoteForm,
    FootnoteFormSet,
    KnownForm,
    LinkFormSet,
    PartForm,
    PartFormSet,
    PrintedPartForm,
    PrintedPartFormSet,
    PublicationPartFormSet,
    QuestionFormSet,
    RespondentForm,
)
from kamervragen.models import (
    Addressee,
    Answer,
    Footnote,
    Notice,
    Question,
    Respondent,
    SourceLink,
    Submitter,
)

if TYPE_CHECKING:
    from django.core.checks import CheckMessage
    from django.db.models import ForeignKey, Model, QuerySet
    from django.forms import BaseModelFormSet, ModelChoiceField, ModelForm
    from django.http import HttpRequest

    from kamervragen.models import Kamervraag

PLACE = ("publication", "position")
OFFICE = (("printed", "title", "portfolio"), ("ministry", "minister"))
RELATED = ("ministry", "minister__person", "minister__ministry")


class KnownChoices(admin.options.InlineModelAdmin):  # type: ignore[type-arg] # generic in the stubs alone
    """Rows with autocompletes that cost no query each."""

    form: type[KnownForm] = KnownForm
    extra = 0
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_foreignkey(
        self,
        db_field: ForeignKey[Model, Model],
        request: HttpRequest,
        **kwargs: object,
    ) -> ModelChoiceField[Model] | None:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class PartInline(KnownChoices, admin.StackedInline):  # type: ignore[type-arg] # as above
    """A list of parts of which each opens by itself."""

    template = "admin/kamervragen/folded.html"
    form = PartForm
    formset: type[PartFormSet] = PartFormSet


class SubmitterInline(PartInline):
    model = Submitter
    fields = (("position", "name", "party_name"), ("person", "party"))
    autocomplete_fields = ("person", "party")
    related = ("person", "party")


class AddresseeInline(PartInline):
    model = Addressee
    fields = (("position", "name"), *OFFICE)
    autocomplete_fields = ("ministry", "minister")
    related = RELATED


class RespondentInline(PartInline):
    model = Respondent
    form = RespondentForm
    formset = PrintedPartFormSet
    fields = (PLACE, ("name", "role"), *OFFICE)
    autocomplete_fields = ("ministry", "minister")
    related = ("publication", *RELATED)


class QuestionInline(PartInline):
    model = Question
    form = PrintedPartForm
    formset = QuestionFormSet
    related = ("publication",)
    fields = (PLACE, ("label", "numbers"), "heading", "html")


class AnswerInline(PartInline):
    model = Answer
    form = AnswerForm
    formset = PrintedPartFormSet
    fields = (PLACE, ("label", "numbers"), "questions", "html")
    related = ("publication",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).prefetch_related("questions")


class NoticeInline(PartInline):
    model = Notice
    form = PrintedPartForm
    formset = PrintedPartFormSet
    fields = (PLACE, ("kind", "dated"), "html")
    related = ("publication",)


class _NoParentChecks(InlineModelAdminChecks):
    """These rows belong to the publications of a Kamervraag: no foreign key leads to it."""

    def _check_relation(self, obj: object, parent_model: type[Model]) -> list[CheckMessage]:
        return []

    def _check_exclude_of_parent_model(
        self, obj: object, parent_model: type[Model]
    ) -> list[CheckMessage]:
        return []


class PublicationPartInline(PartInline):
    """Parts of the publications, which several Kamervragen may share."""

    checks_class = _NoParentChecks
    formset: type[PublicationPartFormSet]  # type: ignore[assignment] # in the place of an inline one
    classes = ("collapse",)
    related = ("publication",)

    def get_formset(  # type: ignore[override] # as above
        self, request: HttpRequest, obj: Kamervraag | None = None, **_: object
    ) -> type[BaseModelFormSet[Model, ModelForm[Model]]]:
        return modelformset_factory(
            self.model,
            form=self.form,
            formset=self.formset,
            fields=flatten_fieldsets(self.get_fieldsets(request, obj)),
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
            extra=self.extra,
            can_delete=self.has_delete_permission(request, obj),
        )


class FootnoteInline(PublicationPartInline):
    model = Footnote
    form = FootnoteForm
    formset = FootnoteFormSet
    fields = (PLACE, ("part", "label"), "html")


class LinkInline(PublicationPartInline):
    model = SourceLink
    form = PrintedPartForm
    formset = LinkFormSet
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # as Django 6 does
    fields = (("publication", "kind"), "url")
    verbose_name_plural = "bronnen: adressen die een lezer kan openen"


PARTS = (
    SubmitterInline,
    AddresseeInline,
    QuestionInline,
    AnswerInline,
    NoticeInline,
    RespondentInline,
    FootnoteInline,
    LinkInline,
)
