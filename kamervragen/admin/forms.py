"""Forms of a Kamervraag and its parts: what an editor types is checked, and said at the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from kamervragen.admin.choices import KnownAutocomplete, OwnChoiceField, OwnChoicesField
from kamervragen.importing.composition import free_anchor
from kamervragen.importing.editing import clean_html, plain_text
from kamervragen.models import Publication, Question
from kamervragen.models.imports import TEXT_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model, QuerySet
    from django.http import QueryDict

    from kamervragen.models import Kamervraag


class KnownForm(forms.ModelForm):  # type: ignore[type-arg] # generic in the stubs alone
    """Tells its autocompletes what was chosen before."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownAutocomplete):
                widget.known = getattr(self.instance, name, None)


class RichTextForm(KnownForm):
    """Cleans the HTML that was changed; its plain text follows it."""

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        for html, text in TEXT_OF.items():
            if html in self.changed_data and html in cleaned:
                cleaned[html] = clean_html(str(cleaned[html]))
                setattr(self.instance, text, plain_text(str(cleaned[html])))
        return cleaned


class KamervraagForm(RichTextForm):
    class Meta:
        widgets = {"title": AdminTextareaWidget(attrs={"rows": 2})}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("answered_on") and not cleaned.get("is_answered"):
            self.add_error("is_answered", "Er is een datum van het antwoord, dus is er een.")
        return cleaned


class PersonForm(forms.ModelForm):  # type: ignore[type-arg] # as above
    """Sorts a person by family name, unless someone knows better."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on
        self.fields["sort_key"].required = False

    def clean_sort_key(self) -> str:
        """As the reference facts have it: "dijk jasper van"."""
        prefix = self.cleaned_data.get("prefix", "")
        family_name = self.cleaned_data.get("family_name", "")
        surname = f"{prefix} {family_name}".strip()
        given = self.cleaned_data.get("name", "").removesuffix(surname)
        made = slugify(f"{family_name} {given} {prefix}").replace("-", " ")
        return self.cleaned_data["sort_key"] or made


class PartForm(RichTextForm):
    """One part of a Kamervraag; its formset knows all the others."""

    def clean_position(self) -> int:
        position: int = self.cleaned_data["position"]
        if position < 1:
            raise ValidationError("De eerste heeft nummer 1.")
        return position

    def validate_unique(self) -> None:
        """The formset sees to it, so that two can change places."""

    def validate_constraints(self) -> None:
        """Those that are not about other rows."""
        try:
            self.instance.validate_constraints(exclude={"kamervraag", "publication"})
        except ValidationError as error:
            self.add_error(None, error)


class PrintedPartForm(PartForm):
    """A part that is printed in one of the publications of its Kamervraag."""

    publication = OwnChoiceField(label="Gedrukt in", queryset=Publication.objects.none())


class AnswerForm(PrintedPartForm):
    questions = OwnChoicesField(
        label="Beantwoordt",
        queryset=Question.objects.none(),
        required=False,
        help_text="Een nieuwe vraag is te kiezen zodra die is opgeslagen.",
        error_messages={"invalid_choice": "Deze vraag hoort bij een andere Kamervraag."},
    )


class RespondentForm(PrintedPartForm):
    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if not (cleaned.get("name") or cleaned.get("printed")):
            self.add_error("name", "Vul een naam of een ambt in.")
        return cleaned


class FootnoteForm(PrintedPartForm):
    """A note keeps its place: the marks in the texts refer to it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["publication"].disabled = self.fields["position"].disabled = True


class PartFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg] # generic in the stubs alone
    place: tuple[str, ...] = ("position",)

    def add_fields(self, form: forms.ModelForm[Model], index: int | None) -> None:
        super().add_fields(form, index)
        _offer_own_rows(form, self.instance)

    def clean(self) -> None:
        _refuse_taken_places(self, self.place)


class PrintedPartFormSet(PartFormSet):
    place = ("publication_id", "position")


class QuestionFormSet(PartFormSet):
    def save_new(self, form: forms.ModelForm[Question], commit: bool = True) -> Question:  # noqa: FBT001, FBT002 - as Django calls it
        taken = {question.anchor for question in self.get_queryset()}
        form.instance.anchor = free_anchor(form.instance.numbers, taken)
        question: Question = super().save_new(form, commit=commit)
        return question


class PublicationPartFormSet(forms.BaseModelFormSet):  # type: ignore[type-arg] # as above
    """Parts of all publications of a Kamervraag, in the place of an inline formset."""

    place: tuple[str, ...] = ("publication_id", "position")

    def __init__(
        self,
        *,
        instance: Kamervraag,
        queryset: QuerySet[Model],
        data: QueryDict | None = None,
        prefix: str | None = None,
        **_: object,  # files and save_as_new, of which there are none
    ) -> None:
        self.instance = instance
        rows = queryset.filter(publication__in=instance.publications.all())
        super().__init__(data, queryset=rows, prefix=prefix)

    def add_fields(self, form: forms.ModelForm[Model], index: int | None) -> None:
        super().add_fields(form, index)
        _offer_own_rows(form, self.instance)

    def clean(self) -> None:
        _refuse_taken_places(self, self.place)


class FootnoteFormSet(PublicationPartFormSet):
    @classmethod
    def get_default_prefix(cls) -> str:
        return "footnotes"


class LinkFormSet(PublicationPartFormSet):
    place = ("publication_id", "url")

    @classmethod
    def get_default_prefix(cls) -> str:
        return "links"


def _offer_own_rows(form: forms.ModelForm[Model], kamervraag: Kamervraag) -> None:
    """Choices among the rows of this Kamervraag; what nobody changed is not read again."""
    form.empty_permitted = True
    for name, field in form.fields.items():
        if isinstance(field, OwnChoiceField):
            field.offer(kamervraag.publications.all())
        elif isinstance(field, OwnChoicesField) and name == "questions":
            field.offer(kamervraag.questions.all())


def _refuse_taken_places(
    formset: forms.BaseModelFormSet[Model, forms.ModelForm[Model]], place: Sequence[str]
) -> None:
    """Two parts may change places, but not stand in one."""
    taken = set()
    for form in formset.forms:
        is_there = form.instance.pk or form.has_changed()
        if not is_there or form in formset.deleted_forms or form.errors:
            continue
        here = tuple(getattr(form.instance, name) for name in place)
        if here in taken:
            form.add_error(place[-1], "Deze plaats is al bezet.")
        taken.add(here)
