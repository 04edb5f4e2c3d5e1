"""What somebody means who types nothing but a reference: "Kamerstuk 19637 nr 3018"."""

import re

from kamervragen.parsing.citations import FoundCitation, find_citations
from kamervragen.parsing.papers import NR, YEARS
from kamervragen.parsing.targets import target_spelled

MAX_LENGTH = 120  # a longer text is no number

_WORDS = re.compile(
    r"\b(?:kamerstuk(?:ken)?|aanhangsel|vergaderjaar|vraagnummer|nrs?|item)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"(?<=\d)\s?[ivxl]{1,6}[a-e]?\b|(?<=\d)\s[a-f]\b")
_NAMES = ("Eerste Kamer", "Tweede Kamer", "Handelingen")
# What may stand around a reference and is part of it.
_AROUND = re.compile(
    rf"(?:[\s,.;:()]|en|t/m|[Kk]amerstuk(?:ken)?|[Dd]ossier|Tweede Kamer|Eerste Kamer|[TE]K|II?|van"
    rf"|vergaderjaar|{YEARS}|vraagnummer|[Kk]amervra(?:ag|gen)|[Vv]ra(?:ag|gen)|[Zz]aak|[Dd]ocument"
    rf"|{NR})*"
)


def known_targets(typed: str) -> tuple[str, ...]:
    """The targets of a text that is a reference as a whole; none where there are other words."""
    words = " ".join(typed.split())
    if len(words) > MAX_LENGTH or not re.search(r"\d{3}", words):
        return ()
    if target := target_spelled(words) or target_spelled(words.replace(" ", "-")):
        return (target,)
    usual = _usual(words)
    for text in (usual, f"Kamerstuk {usual}"):
        if targets := _whole(text):
            return targets
    return ()


def _usual(words: str) -> str:
    """The words with small letters and chapters with capitals, as documents print them."""
    words = re.sub(r"^dossier\b", "Kamerstuk", words, flags=re.IGNORECASE)
    words = _WORDS.sub(lambda word: word.group().lower(), words)
    for name in _NAMES:
        words = re.sub(name, name, words, flags=re.IGNORECASE)
    return _CHAPTER.sub(lambda chapter: chapter.group().upper(), words)


def _whole(text: str) -> tuple[str, ...]:
    """The targets of the references in a text that holds nothing else."""
    found = find_citations(text)
    is_whole = bool(found) and _AROUND.fullmatch(_without(text, found))
    return tuple(dict.fromkeys(citation.target for citation in found)) if is_whole else ()


def _without(text: str, found: tuple[FoundCitation, ...]) -> str:
    for citation in reversed(found):
        text = f"{text[: citation.start]} {text[citation.end :]}"
    return text
