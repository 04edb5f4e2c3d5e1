"""What changed between two versions of one official document, part by part."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext, gettext_lazy

from kamervragen.differences.parts import RecordPart, parts_of
from kamervragen.differences.words import Piece, line_difference, word_difference
from kamervragen.parsing.records import PublicationRecord

TELLING = 40  # characters; a shorter text ("Ja.") may stand anywhere and still be another answer


class PartChange(StrEnum):
    """What became of a part of a document."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"  # the same words under another number
    MARKED_UP = "marked_up"  # the same words with other emphasis, links or marks of notes


EXPLANATIONS = {
    PartChange.ADDED: gettext_lazy("toegevoegd"),
    PartChange.REMOVED: gettext_lazy("vervallen"),
    PartChange.CHANGED: gettext_lazy("gewijzigd"),
    PartChange.RENAMED: gettext_lazy("dezelfde woorden onder een ander nummer"),
    PartChange.MARKED_UP: gettext_lazy(
        "dezelfde woorden; nadruk, verwijzing of nootcijfer gewijzigd"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDifference:
    """A part as it is now, or as it was when it was removed, with its words."""

    change: PartChange
    part: RecordPart
    old_name: str  # what it was called; another than now where it was renamed
    pieces: tuple[Piece, ...]

    @property
    def explanation(self) -> str:
        """What became of it, in words."""
        explanation = str(EXPLANATIONS[self.change])
        if self.old_name == self.part.name:
            return explanation
        words = gettext("%(explanation)s; heette %(name)s")
        return words % {"explanation": explanation, "name": self.old_name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The parts that differ, in the order of the new version, and how many do not."""

    changes: tuple[PartDifference, ...]
    unchanged: int

    @property
    def is_of_facts_alone(self) -> bool:
        """Whether dates, names or topics differ and no text does."""
        return bool(self.changes) and all(each.part.is_fact for each in self.changes)


def difference(old: PublicationRecord, new: PublicationRecord) -> Difference:
    """Compare two versions; between a version and itself nothing changed."""
    pairs = list(_pairs(parts_of(old), parts_of(new)))
    changes = tuple(found for pair in pairs if (found := _compared(*pair)))
    return Difference(changes=changes, unchanged=len(pairs) - len(changes))


def _compared(old: RecordPart | None, new: RecordPart | None) -> PartDifference | None:
    part, change = new or old, _change(old, new)
    if part is None or change is None:
        return None
    compare = line_difference if part.is_fact else word_difference
    return PartDifference(
        change=change,
        part=part,
        old_name=(old or part).name,
        pieces=compare(old.text if old else "", new.text if new else ""),
    )


def _change(old: RecordPart | None, new: RecordPart | None) -> PartChange | None:
    if old is None:
        return PartChange.ADDED
    if new is None:
        return PartChange.REMOVED
    if old.text != new.text:
        return PartChange.CHANGED
    if old.name != new.name:
        return PartChange.RENAMED
    return PartChange.MARKED_UP if old.markup != new.markup else None


def _name(part: RecordPart) -> Hashable:
    return part.kind, part.name


def _telling_words(part: RecordPart) -> Hashable:
    return (part.kind, part.text) if len(part.text) >= TELLING else _name(part)


def _everything(part: RecordPart) -> Hashable:
    return part


# The same words under the same name first. Then the same words: a question that was put in between
# renumbers all that follow. Then the same name, of which the words were changed.
_SAMENESSES: tuple[Callable[[RecordPart], Hashable], ...] = (_everything, _telling_words, _name)


def _pairs(
    old: Sequence[RecordPart], new: Sequence[RecordPart]
) -> Iterator[tuple[RecordPart | None, RecordPart | None]]:
    """Each part of both once, with its counterpart or alone; a removed one where it stood."""
    counterparts = _counterparts(old, new)
    removed = deque(sorted(set(range(len(old))) - set(counterparts.values())))
    for place, part in enumerate(new):
        own = counterparts.get(place)
        while own is not None and removed and removed[0] < own:
            yield old[removed.popleft()], None
        yield (None if own is None else old[own]), part
    yield from ((old[place], None) for place in removed)


def _counterparts(old: Sequence[RecordPart], new: Sequence[RecordPart]) -> dict[int, int]:
    """By place in the new version the place in the old one."""
    found: dict[int, int] = {}
    for sameness in _SAMENESSES:
        taken = set(found.values())
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place, part in enumerate(old):
            if place not in taken:
                waiting[sameness(part)].append(place)
        for place, part in enumerate(new):
            if place not in found and (candidates := waiting[sameness(part)]):
                found[place] = candidates.popleft()
    return found
