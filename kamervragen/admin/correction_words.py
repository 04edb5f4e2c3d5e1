"""A correction in words: which part and field, what the source says, and what we made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.admin.utils import label_for_field
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from kamervragen.differences.marks import marked_difference
from kamervragen.differences.words import word_difference
from kamervragen.importing.editing import plain_text
from kamervragen.importing.tables import TABLES
from kamervragen.models import Correction, Kamervraag, Minister, Ministry, Party, Person
from kamervragen.models.imports import TEXT_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.db.models import Model, QuerySet
    from django.utils.safestring import SafeString

SHORT = 80  # of a text, in the list
MODELS: Mapping[str, type[Model]] = {
    "kamervraag": Kamervraag,
    **{part: table.model for part, table in TABLES.items()},
}
# Values that are primary keys, and what they are keys of.
NAMED: Mapping[str, QuerySet[Model]] = {
    "person_id": Person.objects.all(),
    "party_id": Party.objects.all(),
    "ministry_id": Ministry.objects.all(),
    "minister_id": Minister.objects.select_related("person", "ministry"),
}


def name_values(corrections: Iterable[Correction]) -> None:
    """Give each correction the names behind its keys, in a query for each kind."""
    for field, rows in NAMED.items():
        concerned = [correction for correction in corrections if correction.field == field]
        names = rows.in_bulk({pk for c in concerned for pk in _values(c) if isinstance(pk, int)})
        for correction in concerned:
            for attribute in ("source_value", "value", "new_source_value"):
                pk = getattr(correction, attribute)
                setattr(correction, attribute, str(names[pk]) if pk in names else pk)


def _values(correction: Correction) -> tuple[object, object, object]:
    """Of the source then and now, and ours."""
    then = correction.source_value
    now = correction.new_source_value if correction.is_in_conflict else then
    return then, now, correction.value


def name_of(correction: Correction) -> str:
    """Which field of which part: "antwoord 2 in ah-tk-20222023-1663 – tekst"."""
    model = MODELS[correction.part]
    publication, _, place = correction.key.rpartition(":")
    words = [str(model._meta.verbose_name), place, publication and f"in {publication}"]
    if correction.field:
        field = TEXT_OF.get(correction.field, correction.field.removesuffix("_id"))
        words.append(f"– {label_for_field(field, model)}")
    return " ".join(word for word in words if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the source said when it was corrected, what it says now, and what we made of it."""

    then: str
    now: str
    ours: str

    @property
    def change(self) -> SafeString:
        """Of what the source says now into ours."""
        return _difference(self.now, self.ours)

    @property
    def change_of_source(self) -> SafeString:
        return _difference(self.then, self.now)


def in_words(correction: Correction) -> Words:
    """Texts as a reader sees them, unless only their form was changed."""
    then, now, ours = map(_in_words, _values(correction))
    if correction.field in TEXT_OF and plain_text(now) != plain_text(ours):
        then, now, ours = map(plain_text, (then, now, ours))
    return Words(then=then, now=now, ours=ours)


def source_in_words(correction: Correction) -> SafeString:
    """What it says, and what it said where that is something else."""
    words = in_words(correction)
    if correction.is_in_conflict:
        return words.change_of_source
    return format_html("{}", Truncator(words.then).chars(SHORT))


def _difference(old: str, new: str) -> SafeString:
    pieces = word_difference(old, new)
    return format_html('<span class="differences">{}</span>', marked_difference(pieces))


def _in_words(value: object) -> str:
    """A field's value, or the words of a whole row."""
    if isinstance(value, dict):
        return str(value.get("text") or value.get("printed") or value.get("name") or value)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "–" if value in (None, "") else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCorrection:
    """A correction that holds, for a history."""

    what: str
    source: SafeString
    ours: SafeString
    editor: str
    made_at: datetime
    address: str


def corrections_of(kamervraag: Kamervraag) -> list[ShownCorrection]:
    """All that hold now, those of relations too, which no history keeps; the latest first."""
    rows = kamervraag.corrections.as_typed().select_related("editor")
    corrections = list(rows.order_by("-made_at", "pk"))
    name_values(corrections)
    return [
        ShownCorrection(
            what=name_of(correction),
            source=source_in_words(correction),
            ours=in_words(correction).change,
            editor=str(correction.editor or ""),
            made_at=correction.made_at,
            address=reverse("admin:kamervragen_correction_change", args=[correction.pk]),
        )
        for correction in corrections
    ]
