"""Queries to measure the search with: words of all frequencies, from the archive itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamervragen.models import ArchiveWord, Kamervraag, Question
from kamervragen.search.analysis import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

COMMONEST = ("minister", "vraag", "antwoord", "ministerie", "Nederland", "onderzoek", "Kamer")
SINGLE, PAIRS, TRIPLES, PHRASES, EXCLUDING, EITHER = 70, 70, 20, 20, 10, 10


@dataclass(frozen=True, slots=True)
class MeasuredQuery:
    """A query as typed; only of words that must all be there, other engines are asked too."""

    typed: str
    terms: tuple[str, ...] = ()


def measured_queries(chance: Random) -> list[MeasuredQuery]:
    """About two hundred, the same for the same archive and seed."""
    texts = list(_texts(chance, PAIRS + TRIPLES + PHRASES + EXCLUDING + EITHER))
    numbers = iter(range(len(texts)))
    singles = [_of_words([word]) for word in [*COMMONEST, *_of_all_frequencies(SINGLE)]]
    together = [_of_words(texts[next(numbers)][:2]) for _ in range(PAIRS)]
    together += [_of_words(texts[next(numbers)][:3]) for _ in range(TRIPLES)]
    others = [f'"{" ".join(texts[next(numbers)][:2])}"' for _ in range(PHRASES)]
    others += [" -".join(texts[next(numbers)][:2]) for _ in range(EXCLUDING)]
    others += [" OR ".join(texts[next(numbers)][:2]) for _ in range(EITHER)]
    return [*singles, *together, *map(MeasuredQuery, others)]


def _of_words(typed: Sequence[str]) -> MeasuredQuery:
    terms = [word.term for each in typed for word in words(each) if word.term]
    return MeasuredQuery(" ".join(typed), tuple(dict.fromkeys(terms)))


def _of_all_frequencies(number: int) -> Iterator[str]:
    """From the rarest to the commonest, in equal steps of the logarithm."""
    found = ArchiveWord.objects.common(2).by_frequency()
    most = found.values_list("kamervragen", flat=True).last() or 2
    for step in range(number):
        least = round(2 * (most / 2) ** (step / (number - 1)))
        word = found.common(least).values_list("printed", flat=True).first()
        if word:
            yield word


def _texts(chance: Random, number: int) -> Iterator[list[str]]:
    """Words that follow each other in a question, without those that are not stored."""
    pks = list(Kamervraag.objects.order_by("pk").values_list("pk", flat=True))
    while number:
        question = Question.objects.filter(kamervraag=chance.choice(pks)).first()
        text = question.text if question else ""
        kept = [text[word.start : word.end] for word in words(text) if word.term.isalpha()]
        plain = [word for word in kept if word.isalpha()]
        if len(plain) > 6:
            start = chance.randrange(len(plain) - 3)
            yield plain[start : start + 3]
            number -= 1
