"""Names for the cells of a table of forms: Django prints only the heads of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst

if TYPE_CHECKING:
    from django.db.models import Model
    from django.forms import ModelForm


class LabelledFormSet(BaseInlineFormSet):  # type: ignore[type-arg] # generic in the stubs alone
    """Each field is called as its column, for who does not see which it stands in."""

    def add_fields(self, form: ModelForm[Model], index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", capfirst(field.label))
