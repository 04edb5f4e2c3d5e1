"""The names of all that Kamervragen can be filtered by, in memory: found while somebody types.

They are two thousand, and each key that is pressed asks for some of them, the most asked about
first. They are read again when anything was written since.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from django.utils.text import slugify

from kamervragen.models import Ministry, Party, Person, Topic
from kamervragen.models.facets import FacetKind
from kamervragen.results.facet_table import facet_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kamervragen.results.facet_table import FacetTable

    # Key, value in an address, name; the spelling to sort by, another, and one of any others.
    Spelt: TypeAlias = tuple[int, str, str, str, str, str | None]

# What each kind is called in an address, in the order in which they are shown.
KINDS = {
    "bewindspersoon": FacetKind.MINISTER,
    "ministerie": FacetKind.MINISTRY,
    "kamerlid": FacetKind.MEMBER,
    "fractie": FacetKind.PARTY,
    "onderwerp": FacetKind.TOPIC,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A value of a filter, how it is shown, and its spellings as words with a space before each."""

    value: str
    text: str
    kind: str = ""
    spellings: tuple[str, ...] = ()  # the first is the one to sort by
    kamervragen: int = 0

    def is_begun_by(self, words: Sequence[str]) -> bool:
        """Whether each of these begins a word of one of its spellings."""
        return any(all(f" {word}" in spelt for word in words) for spelt in self.spellings)

    def begins_with(self, word: str) -> bool:
        """As families do; of a topic any word may be the one that tells: Voortgezet onderwijs."""
        return self.kind == "onderwerp" or self.spellings[0].startswith(f" {word}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """All of them as of a revision, those of most Kamervragen first."""

    revision: int
    names: tuple[KnownName, ...]

    def begun_by(self, words: Sequence[str]) -> list[KnownName]:
        """Those meant; first those that begin with it: Hoekstra before Van der Hoek."""
        found = [name for name in self.names if name.is_begun_by(words)]
        return sorted(found, key=lambda name: not name.begins_with(words[0]))


_known = KnownNames(revision=-1, names=())


def known_names() -> KnownNames:
    """As they are now."""
    global _known  # noqa: PLW0603 # the one copy of this process, replaced whole
    table = facet_table()
    if table.revision != _known.revision:
        _known = KnownNames(revision=table.revision, names=_names(table))
    return _known


def words_of(printed: str) -> list[str]:
    """The words of a name, in the form of an address."""
    return slugify(printed).replace("-", " ").split()


def _names(table: FacetTable) -> tuple[KnownName, ...]:
    """Of everybody and everything that any Kamervraag has to do with."""
    totals = table.totals()
    found = [
        replace(name, kind=kind, kamervragen=totals[code.code(pk)])
        for kinds, rows in _spelt()
        for pk, name in _once(rows).items()
        for kind, code in kinds.items()
        if code.code(pk) in totals
    ]
    return tuple(sorted(found, key=lambda name: (-name.kamervragen, name.value)))


def _spelt() -> Iterator[tuple[dict[str, FacetKind], Iterable[Spelt]]]:
    """Rows of the database with the kinds that they are of."""
    yield _kinds("bewindspersoon", "kamerlid"), Person.objects.spelt()
    yield _kinds("ministerie"), Ministry.objects.spelt()
    yield _kinds("fractie"), Party.objects.spelt()
    yield _kinds("onderwerp"), Topic.objects.spelt()


def _kinds(*names: str) -> dict[str, FacetKind]:
    return {name: KINDS[name] for name in names}


def _once(rows: Iterable[Spelt]) -> dict[int, KnownName]:
    """Each by its primary key, with the spellings of all its rows."""
    names: dict[int, KnownName] = {}
    spellings: dict[int, list[str]] = defaultdict(list)
    for pk, value, text, *printed in rows:
        names[pk] = KnownName(value=value, text=text)
        spellings[pk] += [f" {' '.join(words_of(each))}" for each in printed if each]
    return {
        pk: replace(name, spellings=tuple(dict.fromkeys(spellings[pk])))
        for pk, name in names.items()
    }
