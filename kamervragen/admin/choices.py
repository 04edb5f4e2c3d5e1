"""Fields that choose a row without asking the database for each form.

A Kamervraag of ninety questions is a page of some two hundred forms: what they choose from is
fetched once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import Model
    from django.forms.renderers import BaseRenderer
    from django.utils.safestring import SafeString


class Ticks(forms.CheckboxSelectMultiple):
    """A row of boxes, written at once: the usual way renders a template for each."""

    def render(
        self,
        name: str,
        value: object,
        attrs: Mapping[str, object] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = {str(pk) for pk in value} if isinstance(value, list | tuple) else set()
        boxes = (
            (name, pk, " checked" if str(pk) in chosen else "", label) for pk, label in self.choices
        )
        return format_html(
            '<div class="ticks">{}</div>',
            format_html_join(
                "", '<label><input type="checkbox" name="{}" value="{}"{}> {}</label>', boxes
            ),
        )


class OwnChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg] # generic in the stubs alone
    """Chooses one of the rows that ``offer`` names."""

    def offer(self, rows: Iterable[Model]) -> None:
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [("", self.empty_label or ""), *_labelled(self.rows.values())]

    def to_python(self, value: object) -> Model | None:
        if value in self.empty_values:
            return None
        if str(value) not in self.rows:
            raise ValidationError(self.error_messages["invalid_choice"], params={"value": value})
        return self.rows[str(value)]


class OwnChoicesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # as above
    """Chooses some of the rows that ``offer`` names."""

    widget = Ticks

    def offer(self, rows: Iterable[Model]) -> None:
        self.rows = {str(row.pk): row for row in rows}
        self.choices = _labelled(self.rows.values())

    def clean(self, value: list[str] | None) -> list[Model]:  # type: ignore[override] # a set as well
        unknown = [pk for pk in value or [] if str(pk) not in self.rows]
        if unknown:
            raise ValidationError(
                self.error_messages["invalid_choice"], params={"value": ", ".join(unknown)}
            )
        return [self.rows[str(pk)] for pk in value or []]


def _labelled(rows: Iterable[Model]) -> list[tuple[object, str]]:
    return [(row.pk, str(row)) for row in rows]


class SeveralAutocomplete(AutocompleteSelectMultiple):
    """Without the cross that empties all at once: it is easily hit, and no member of a list."""

    class Media:
        js = ("admin/js/autocomplete.js", "js/beheer.js")  # in this order

    def build_attrs(
        self, base_attrs: dict[str, object], extra_attrs: dict[str, object] | None = None
    ) -> dict[str, object]:
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class KnownAutocomplete(AutocompleteSelect):
    """Shows the row that was chosen before without fetching it again."""

    known: Model | None = None

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, object] | None = None
    ) -> list[tuple[str | None, list[dict[str, object]], int | None]]:
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        nothing = self.create_option(name, "", "", selected=False, index=0)
        known = self.create_option(name, self.known.pk, str(self.known), selected=True, index=1)
        return [(None, [nothing, known], 0)]
