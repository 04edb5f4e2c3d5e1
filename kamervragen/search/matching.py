"""Which words of a text a query asks for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kamervragen.search.analysis import (
    HYPHENS,
    Word,
    analysed,
    folded,
    printed_around,
    printed_places,
    roughly_folded,
    words,
)
from kamervragen.search.query import Clause, Kind, Query
from kamervragen.search.stems import irregular_forms
from kamervragen.search.vectors import Scope

NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Matcher:
    """Finds the words of a query in texts of one scope.

    A page shows a hundred texts in which the same words return: what is known of a printed word is
    remembered as long as the matcher lives.
    """

    query: Query
    scope: Scope
    clauses: tuple[Clause, ...] = field(init=False)
    _all_starts: frozenset[bytes] = field(init=False)
    _needs: tuple[tuple[tuple[bytes, ...], ...], ...] = field(init=False)  # any of each
    _known: dict[str, frozenset[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.clauses = tuple(
            clause for clause in self.query.clauses if clause.scope in (None, self.scope)
        )
        self._all_starts = frozenset(
            start for clause in self.clauses for start in _starts_of(clause, clause.terms)
        )
        self._needs = tuple(_needs_of(clause) for clause in self.clauses)

    def possible_clauses(self, plain: bytes) -> frozenset[int]:
        """The places of the clauses that a word of a text can mean, at a glance: not fewer.

        ``plain`` is the text `roughly_folded`.
        """
        return frozenset(
            [place for place, needs in enumerate(self._needs) if _has_each(needs, plain)]
        )

    def clauses_in(self, spans: Iterable[tuple[int, int]], text: str) -> frozenset[int]:
        """The places of the clauses of which there is a word among the spans of a text."""
        return NONE.union(*(self._known_of(text[start:end]) for start, end in spans))

    def spans(self, text: str, plain: bytes | None = None) -> list[tuple[int, int]]:
        """Start and end of each stretch to mark, in order; of a phrase only where it is whole.

        ``plain`` is the text `roughly_folded`, where that is at hand.
        """
        spans: set[tuple[int, int]] = set()
        for match in self._possible(text, plain or roughly_folded(text)):
            for place in self._known_of(match.group()):
                clause = self.clauses[place]
                if clause.kind == Kind.PHRASE:
                    spans.update(_phrase_at(clause, text, match.start()))
                else:
                    spans.add(match.span())
        return _joined(sorted(spans), text)

    def _possible(self, text: str, plain: bytes) -> Iterable[re.Match[str]]:
        """The words in which something stands that a term begins with, each once."""
        if len(plain) != len(text):  # its places are not those of the text
            return printed_places(text)
        found: dict[int, re.Match[str]] = {}
        for start in self._all_starts:
            place = plain.find(start)
            while place >= 0:
                if (match := printed_around(text, place)) is not None:
                    found[match.start()] = match
                place = plain.find(start, max(match.end() if match else 0, place + 1))
        return found.values()

    def _known_of(self, printed: str) -> frozenset[int]:
        matched = self._known.get(printed)
        if matched is None:
            matched = self._known[printed] = self._clauses_of(printed)
        return matched

    def _clauses_of(self, printed: str) -> frozenset[int]:
        plain = roughly_folded(printed)
        if not any(start in plain for start in self._all_starts):
            return NONE
        term, parts = analysed(printed)
        word = Word(0, len(printed), 1, term, parts)
        return frozenset(
            place
            for place, clause in enumerate(self.clauses)
            if _is_meant(clause, word, printed)
            or (clause.kind == Kind.PHRASE and term in clause.terms)
        )


def _has_each(needs: tuple[tuple[bytes, ...], ...], plain: bytes) -> bool:
    # Loops, as it is asked of hundreds of texts a page: all() and any() take thrice as long.
    for starts in needs:
        for start in starts:
            if start in plain:
                break
        else:
            return False
    return True


def _needs_of(clause: Clause) -> tuple[tuple[bytes, ...], ...]:
    """What a text must have a start of: of a phrase each of its terms, else any."""
    if clause.kind != Kind.PHRASE:
        return (_starts_of(clause, clause.terms),)
    return tuple(_starts_of(clause, [term]) for term in clause.terms)


def _starts_of(clause: Clause, terms: Sequence[str]) -> tuple[bytes, ...]:
    """What every form of these terms begins with, also inside a compound."""
    forms = {form for term in terms for form in (term, *irregular_forms(term))}
    starts = {form.rstrip("bcdfghjklmnpqrstvwxyz")[:4] or form[:1] for form in forms}
    starts |= {form[:1] for form in forms if form[0].isdigit()}  # 500000 stands there as 500.000
    if clause.kind == Kind.PREFIX:
        starts.add(folded(clause.typed)[:4])
    return tuple(start.encode() for start in starts)


def _is_meant(clause: Clause, word: Word, text: str) -> bool:
    if not word.term:
        return False
    if clause.kind == Kind.PREFIX:
        form = folded(text[word.start : word.end])
        return form.startswith(folded(clause.typed)) or word.term in clause.terms
    return word.term in clause.terms or not set(word.parts).isdisjoint(clause.terms)


def _phrase_at(clause: Clause, text: str, place: int) -> list[tuple[int, int]]:
    """The words of a phrase that begins at this place, if it does: all at their distances."""
    wanted = [word for word in clause.words if word.term]
    first, last = wanted[0].position, max(word.position for word in wanted)
    ahead = takewhile(lambda word: word.position <= 1 + last - first, words(text, place))
    at = {(word.position, word.term): (word.start, word.end) for word in ahead}
    places = [at.get((1 + word.position - first, word.term)) for word in wanted]
    return [] if None in places else [each for each in places if each]


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """A hyphened word is one mark."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and (start < kept[-1][1] or text[kept[-1][1] : start] in HYPHENS):
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept
