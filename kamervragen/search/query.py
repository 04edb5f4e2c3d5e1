"""What somebody types in the search box, as a query.

Words must all be there; ``"exact phrase"``, ``-not``, ``OR``, ``word*``; ``titel:``, ``vraag:``,
``antwoord:`` and ``noot:`` search in one part. Other names before a colon (``minister:hoekstra``)
are filters, which the caller turns into its own. Nothing is an error: what cannot be read is left
out, and told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from kamervragen.search.analysis import Word, folded, words
from kamervragen.search.vectors import Scope

SCOPES = {
    "titel": Scope.TITLE,
    "vraag": Scope.QUESTION,
    "antwoord": Scope.ANSWER,
    "noot": Scope.NOTE,
}
FILTERS = ("minister", "ministerie", "lid", "partij", "jaar", "onderwerp")
MOST_CLAUSES = 20
SHORTEST_PREFIX = 3  # letters before a *

_QUOTES = str.maketrans("“”„«»", '"""""')
_PIECE = re.compile(
    r'(?P<not>-)?(?:(?P<name>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)


class Kind(Enum):
    """How a clause is looked for."""

    WORDS = "words"  # any form of it, also as part of a compound
    PHRASE = "phrase"  # these words in this order
    PREFIX = "prefix"  # words that begin with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One word or phrase as typed, with the words that are looked for."""

    kind: Kind
    typed: str
    words: tuple[Word, ...]  # hyphened ones also as one; positions count from 1
    terms: tuple[str, ...]  # it is ranked by
    scope: Scope | None = None
    is_excluded: bool = False

    def __str__(self) -> str:
        scope = next((f"{name}:" for name, scope in SCOPES.items() if scope == self.scope), "")
        shown = {Kind.WORDS: "{}", Kind.PHRASE: '"{}"', Kind.PREFIX: "{}*"}[self.kind]
        return f"{'-' if self.is_excluded else ''}{scope}{shown.format(self.typed)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """All groups must be found, each by any of its clauses; and none of what is excluded."""

    groups: tuple[tuple[Clause, ...], ...] = ()
    excluded: tuple[Clause, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()  # ("minister", "hoekstra")
    left_out: tuple[str, ...] = ()  # what could not be read, or stands in every text

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for; there may be filters."""
        return not (self.groups or self.excluded)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All that is to be found."""
        return tuple(clause for group in self.groups for clause in group)

    @property
    def understood(self) -> str:
        """The query as it was understood, in its own language."""
        groups = (" OR ".join(map(str, group)) for group in self.groups)
        return " ".join([*groups, *map(str, self.excluded)])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of what was typed: a clause, a filter, the word OR, or what is left out."""

    typed: str
    clause: Clause | None = None
    filter: tuple[str, str] | None = None
    is_or: bool = False


def parse_query(typed: str) -> Query:
    """What was meant; see the module for the language."""
    groups: list[list[Clause]] = []
    excluded: list[Clause] = []
    filters: list[tuple[str, str]] = []
    left_out: list[str] = []
    joins = False  # an OR stands before the next clause
    for piece in _pieces(typed):
        if piece.filter:
            filters.append(piece.filter)
        elif piece.is_or:
            joins = bool(groups)
            continue
        elif piece.clause is None or len(groups) + len(excluded) >= MOST_CLAUSES:
            left_out.append(piece.typed)
        elif piece.clause.is_excluded:
            excluded.append(piece.clause)
        elif joins:
            groups[-1].append(piece.clause)
        else:
            groups.append([piece.clause])
        joins = False
    return Query(
        groups=tuple(map(tuple, groups)),
        excluded=tuple(excluded),
        filters=tuple(filters),
        left_out=tuple(left_out),
    )


def _pieces(typed: str) -> Iterator[_Piece]:
    """In order; a number that is written with spaces stays one."""
    for match in _PIECE.finditer(_joined_numbers(typed.translate(_QUOTES))):
        yield _piece(match)


def _joined_numbers(typed: str) -> str:
    return re.sub(r"(?<![\w.,])(\d{1,3}) (?=\d{3}(?!\w))", r"\1.", typed)


def _piece(match: re.Match[str]) -> _Piece:
    typed, name = match.group(), (match["name"] or "").lower()
    value = match["phrase"] if match["word"] is None else match["word"]
    if typed == "OR":
        return _Piece(typed, is_or=True)
    if name in FILTERS and value and not match["not"]:
        return _Piece(typed, filter=(name, value))
    if name and name not in SCOPES:  # a colon of the text: "Kamerstuk:", "https://…"
        value = f"{match['name']}:{value}"
    clause = _clause(value, is_phrase=match["word"] is None)
    if clause is None:
        return _Piece(typed)
    return _Piece(typed, replace(clause, scope=SCOPES.get(name), is_excluded=bool(match["not"])))


def _clause(value: str, *, is_phrase: bool) -> Clause | None:
    found = tuple(words(value))
    if not any(word.term for word in found):
        return None
    kind = Kind.PHRASE if is_phrase else Kind.WORDS
    if not is_phrase and value.endswith("*") and len(folded(value)) >= SHORTEST_PREFIX:
        kind, value = Kind.PREFIX, value.rstrip("*")
    terms = tuple(dict.fromkeys(word.term for word in found if word.term))
    return Clause(kind=kind, typed=value.strip("*()[],;.!?"), words=found, terms=terms)
