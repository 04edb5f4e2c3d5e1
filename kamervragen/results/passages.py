"""The passages of a Kamervraag that a search found, each with its place on the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from django.utils.translation import gettext_lazy

from kamervragen.search.analysis import roughly_folded
from kamervragen.search.marks import marked, passage
from kamervragen.search.matching import Matcher
from kamervragen.search.vectors import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.utils.safestring import SafeString

    from kamervragen.models import Kamervraag
    from kamervragen.search.query import Query

MOST = 3  # passages of one Kamervraag
LONGEST = 20_000  # characters of a text that are looked at; to count them takes as long as to read
NAMES = {
    "inleiding": gettext_lazy("inleiding"),
    "vraag": gettext_lazy("vraag"),
    "antwoord": gettext_lazy("antwoord"),
    "mededeling": gettext_lazy("mededeling"),
    "toelichting": gettext_lazy("toelichting"),
    "noot": gettext_lazy("noot"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a text with what was found marked in it."""

    name: str  # "vraag 3", "antwoord 3", "noot 2"
    anchor: str  # empty where the text has no place of its own
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a search found in a Kamervraag."""

    title: SafeString
    passages: tuple[Passage, ...]


class _Text(NamedTuple):
    """A row of `_TEXTS`; of the hundreds on a page a few are shown."""

    kamervraag: int
    scope: str
    kind: str
    label: str
    place: str
    position: int
    text: str

    @property
    def anchor(self) -> str:
        match self.kind:
            case "vraag":
                return self.place
            case "antwoord" | "noot":
                return f"{self.kind}-{self.place.lower()}-{self.position}"
            case "toelichting":
                return "toelichting"
        return ""


def findings(query: Query, kamervragen: Iterable[Kamervraag]) -> Mapping[int, Findings]:
    """By primary key, for the Kamervragen of a page; nothing where there are no words to find."""
    if not query.groups:
        return {}
    rows = list(kamervragen)
    names = {kind: str(name) for kind, name in NAMES.items()}
    matchers = _matchers(query)
    texts: dict[int, list[tuple[_Text, bytes]]] = defaultdict(list)
    for text, plain in _texts_of([row.pk for row in rows]):
        texts[text.kamervraag].append((text, plain))
    of_title = matchers[Scope.TITLE.value]
    return {
        row.pk: Findings(
            title=marked(row.title, of_title.spans(row.title)),
            passages=tuple(_best(texts[row.pk], matchers, names)),
        )
        for row in rows
    }


def _matchers(query: Query) -> dict[str, Matcher]:
    """By the value of the scope; one for all where no part is named, as it remembers words."""
    if all(clause.scope is None for clause in query.clauses):
        return dict.fromkeys((scope.value for scope in Scope), Matcher(query, Scope.TITLE))
    return {scope.value: Matcher(query, scope) for scope in Scope}


def _best(
    texts: Sequence[tuple[_Text, bytes]],
    matchers: Mapping[str, Matcher],
    names: Mapping[str, str],
) -> list[Passage]:
    """Those that together have the most of what was asked for, in reading order.

    What can hold most is read first, so that most texts need not be read.
    """
    possible = {
        place: clauses
        for place, (text, plain) in enumerate(texts)
        if (clauses := matchers[text.scope].possible_clauses(plain))
    }
    chosen: dict[int, Passage] = {}
    shown: frozenset[int] = frozenset()
    order = _by_what_they_add(possible, shown)
    while order and len(chosen) < MOST:
        place = order.pop()
        text, plain = texts[place]
        matcher = matchers[text.scope]
        if spans := matcher.spans(text.text, plain):
            name = f"{names[text.kind]} {text.label}".strip()
            html = passage(text.text, spans)
            chosen[place] = Passage(name=name, anchor=text.anchor, html=html)
            if more := matcher.clauses_in(spans, text.text) - shown:
                shown |= more
                order = _by_what_they_add({each: possible[each] for each in order}, shown)
    return [chosen[place] for place in sorted(chosen)]


def _by_what_they_add(possible: Mapping[int, frozenset[int]], shown: frozenset[int]) -> list[int]:
    """Places of texts, last the one that can hold most of what is not shown yet."""
    return sorted(
        possible, key=lambda each: (len(possible[each] - shown), len(possible[each]), -each)
    )


# Of some Kamervragen, in reading order; ``place`` is an anchor or the key of a publication.
_TEXTS = """
    SELECT kamervraag, scope, kind, label, place, position,
        CASE WHEN octet_length(text) > %(longest)s THEN left(text, %(longest)s) ELSE text END
    FROM (
        SELECT kamervraag_id AS kamervraag, 2 AS turn, 'B' AS scope, 'vraag' AS kind, label,
            anchor AS place, position, text
        FROM kamervragen_question WHERE kamervraag_id = ANY(%(pks)s)
        UNION ALL
        SELECT kamervraag_id, 3, 'C', 'antwoord', label, key, answer.position, text
        FROM kamervragen_answer AS answer
        JOIN kamervragen_publication AS publication ON publication.id = publication_id
        WHERE kamervraag_id = ANY(%(pks)s)
        UNION ALL
        SELECT kamervraag_id, 5, 'C', 'mededeling', '', '', position, text
        FROM kamervragen_notice WHERE kamervraag_id = ANY(%(pks)s)
        UNION ALL
        SELECT kamervraag_id, 6, 'D', 'noot', label, key, footnote.position, text
        FROM kamervragen_publication_kamervragen AS link
        JOIN kamervragen_footnote AS footnote USING (publication_id)
        JOIN kamervragen_publication AS publication ON publication.id = publication_id
        WHERE kamervraag_id = ANY(%(pks)s)
        UNION ALL
        SELECT id, 1, 'B', 'inleiding', '', '', 0, introduction
        FROM kamervragen_kamervraag WHERE id = ANY(%(pks)s) AND introduction <> ''
        UNION ALL
        SELECT id, 4, 'B', 'toelichting', '', '', 0, explanatory_note
        FROM kamervragen_kamervraag WHERE id = ANY(%(pks)s) AND explanatory_note <> ''
    ) AS part
    ORDER BY kamervraag, turn, place, position
"""


def _texts_of(pks: list[int]) -> Iterable[tuple[_Text, bytes]]:
    """All of them in one query, each with its letters as `roughly_folded`: also at one go."""
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, {"longest": LONGEST, "pks": pks})
        texts = [_Text(*row) for row in cursor.fetchall()]
    folded = roughly_folded("\0".join(text.text for text in texts))  # no text holds a NUL
    return zip(texts, folded.split(b"\0"), strict=True) if texts else ()
