"""The notes of a Kamervraag: beside the text that refers to them, else in lists of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy

from kamervragen.models import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kamervragen.models import Footnote, Kamervraag, Publication

PLURALS = {
    Part.INTRODUCTION: gettext_lazy("de inleiding"),
    Part.QUESTION: gettext_lazy("de vragen"),
    Part.ANSWER: gettext_lazy("de antwoorden"),
    Part.NOTICE: gettext_lazy("de mededeling"),
    Part.EXPLANATORY_NOTE: gettext_lazy("de toelichting"),
}
_MARK = re.compile(r'href="#(noot-[^"]+)" id="([^"]+)"')

# A text on the page: the part it is, and its primary key.
Place: TypeAlias = tuple[Part, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note, and where the page first refers to it: the mark, and the text it stands in."""

    note: Footnote
    mark: str  # empty where nothing refers to it
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """Notes of one part of a publication; ``is_repeated`` where the part is not shown here."""

    publication: Publication
    part: Part
    notes: tuple[PlacedNote, ...]
    is_repeated: bool = False

    @property
    def plural(self) -> str:
        return str(PLURALS[self.part])


class Notes:
    """All notes of a Kamervraag, to be taken by the texts that refer to them."""

    def __init__(self, kamervraag: Kamervraag, publications: Iterable[Publication]) -> None:
        self._shown = set(_shown_parts(kamervraag))
        # Of several marks of a note the first counts.
        marks = {note: (mark, at) for note, mark, at in reversed(list(_marks(kamervraag)))}
        self._left: dict[tuple[int, Part], list[PlacedNote]] = defaultdict(list)
        self._publications: dict[int, Publication] = {}
        for publication in publications:
            self._publications[publication.pk] = publication
            for note in publication.footnotes.all():
                note.publication = publication
                mark, place = marks.get(note.anchor, ("", None))
                placed = PlacedNote(note=note, mark=mark, place=place)
                self._left[publication.pk, Part(note.part)].append(placed)

    def taken_by(self, places: Iterable[Place]) -> tuple[NoteList, ...]:
        """The notes of these texts; they are not in `left` any more."""
        wanted = set(places)
        found: list[NoteList] = []
        for key, notes in self._left.items():
            if taken := tuple(placed for placed in notes if placed.place in wanted):
                self._left[key] = [placed for placed in notes if placed not in taken]
                found.append(self._list(key, taken))
        return tuple(found)

    def left(self) -> tuple[NoteList, ...]:
        """Those that no text took, by publication and part."""
        return tuple(self._list(key, tuple(notes)) for key, notes in self._left.items() if notes)

    def _list(self, key: tuple[int, Part], notes: tuple[PlacedNote, ...]) -> NoteList:
        pk, part = key
        return NoteList(
            publication=self._publications[pk],
            part=part,
            notes=notes,
            is_repeated=key not in self._shown,
        )


def _shown_parts(kamervraag: Kamervraag) -> Iterator[tuple[int, Part]]:
    """Which parts of which publications are on the page; an answer repeats the questions."""
    for part, rows in (
        (Part.QUESTION, kamervraag.questions.all()),
        (Part.ANSWER, kamervraag.answers.all()),
        (Part.NOTICE, kamervraag.notices.all()),
    ):
        for row in rows:
            yield row.publication_id, part
    for publication in kamervraag.publications.all():
        yield publication.pk, Part.INTRODUCTION
        yield publication.pk, Part.EXPLANATORY_NOTE


def _marks(kamervraag: Kamervraag) -> Iterator[tuple[str, str, Place]]:
    """Each note that a text on the page refers to, with the mark and the text it stands in."""
    texts: Mapping[Place, str] = {
        (Part.INTRODUCTION, kamervraag.pk): kamervraag.introduction_html,
        (Part.EXPLANATORY_NOTE, kamervraag.pk): kamervraag.explanatory_note_html,
        **{(Part.QUESTION, row.pk): row.html for row in kamervraag.questions.all()},
        **{(Part.ANSWER, row.pk): row.html for row in kamervraag.answers.all()},
        **{(Part.NOTICE, row.pk): row.html for row in kamervraag.notices.all()},
    }
    for place, html in texts.items():
        for note, mark in _MARK.findall(html):
            yield note, mark, place
