"""Whether every character of the sources is in the database: the first law, checked.

The sources are read here without our parsers: whatever stands inside the elements that hold text,
and in the attributes that text was spilled into, must be found in what is stored. Of a row of the
register these are the subject and the names of people.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from kamervragen.models import (
    Answer,
    Footnote,
    ImportProblem,
    Kamervraag,
    Notice,
    Publication,
    Question,
    Reading,
    SourceFile,
)
from kamervragen.parsing.normalise import comparable
from kamervragen.parsing.recognise import is_json
from kamervragen.parsing.xml import read_xml

if TYPE_CHECKING:
    from django.db.models import Model

TEXTS = {
    "vraag",
    "antwoord",
    "noot",
    "mededeling",
    "toelichting",
    "toelicht",
    "kamervraagopmerking",
}
BLOCK_TITLE = re.compile(r"\s*(toelichting|(nadere )?mededeling)\W*", re.IGNORECASE)
LABELS = {"nr", "nummer", "noot.nr", "noot"}  # numbers are stored as such; notes stand alone
KINDS = {"Antwoord", "Nader antwoord"}  # the only values of kvr/@type that are not spilled text
# A day is stored as a date; "2 0 mei 1988)" is what a scanner made of one.
A_DAY = re.compile(
    r"^\(?\s*(op\s+)?(\d[\d\s]{0,3}[a-z]+\.?\s*\d[\d\s]{3,6}|[\d\s.-]+)[\s)}\]']*[.,;:*]*",
    re.IGNORECASE,
)
COLUMNS = ("Onderwerp", "Titel", "ActorNaam", "ActorFractie", "Functie")  # of the register
SHORTEST_PIECE = 20  # shorter ones are found in any stored text by chance
SHORTEST_TAIL = 15
TITLES = (  # words above a part, which is stored under that name
    "Aanvullend",
    "Aanvullendantwoord",
    "Antwoord",
    "antwoord",
    "Nadere",
    "Nadermededeling",
    "Tweedeantwoord",
    "Naderantwoord",
    "NaderAntwoord",
    "Tweedenaderantwoord",
    "Mededeling",
    "Mededelingen",
    "Naderemededeling",
    "Toelichting",
    "Toelichting:",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Characters of a source that are nowhere in the database."""

    source_file: str
    element: str
    missing: str


def lost_texts(files: Sequence[SourceFile]) -> Iterator[Loss]:
    """What the archive lost of these files; nothing, if all is well."""
    stored, listed = _stored_texts(files), _listed_texts(files)
    for file in files:
        for element, text in source_texts(bytes(file.content)):
            wanted, shown = comparable(text), stored.get(file.pk, "")
            missing = uncovered(wanted, shown)
            if missing and uncovered(wanted, shown + listed.get(file.pk, "")):
                yield Loss(source_file=file.name, element=element, missing=missing[:200])


def _listed_texts(files: Sequence[SourceFile]) -> dict[int, str]:
    """Words that could not be shown and are told among the problems, by file."""
    listed: dict[int, str] = defaultdict(lambda: "\n")
    problems = ImportProblem.objects.filter(source_file__in=files)
    for file, detail in problems.values_list("source_file", "detail"):
        listed[file] += comparable(detail) + "\n"
    return listed


def source_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a document by element, notes apart from the text they stand in."""
    if is_json(content):
        yield from _columns(json.loads(content))
        return
    root = read_xml(content)
    for element in root.iter(*TEXTS):
        yield str(element.tag), "".join(_own_text(element))
    if root.tag == "kvr":
        yield from _spilled(root)


def _columns(value: object) -> Iterator[tuple[str, str]]:
    """The words in a row and in the actors that hang on it; "," is no name (2019Z16251)."""
    members = value.items() if isinstance(value, dict) else ()
    for name, member in members:
        if name in COLUMNS and isinstance(member, str) and any(map(str.isalpha, member)):
            yield name, member
        if name.endswith("Actor") and isinstance(member, list):
            for actor in member:
                yield from _columns(actor)


def _own_text(element: etree._Element) -> Iterator[str]:
    """The text of an element without its labels and notes."""
    yield element.text or ""
    for child in element:
        if child.tag not in LABELS and not _is_block_title(child):
            yield from _own_text(child)
        yield child.tail or ""


def _is_block_title(element: etree._Element) -> bool:
    """The word "Toelichting" above a toelichting: the part is stored under that name."""
    return element.tag == "kop" and bool(BLOCK_TITLE.fullmatch("".join(_own_text(element))))


def _spilled(root: etree._Element) -> Iterator[tuple[str, str]]:
    if (last_line := root.get("type", "")) not in KINDS:
        yield "kvr/@type", last_line
    for answers in root.iter("antwoorddata"):
        yield (
            "antwoorddata/@antwoorddatum",
            A_DAY.sub("", answers.get("antwoorddatum", "")),
        )


def uncovered(text: str, stored: str) -> str:
    """The part of a text that is in none of the stored texts, which are lines; not even in pieces.

    A text may have been cut where another one begins inside it, so it is matched from the left in
    whole stored texts, or long parts of them.
    """
    if text in stored:
        return ""
    missing, lines = "", stored.split("\n")
    while text:
        length = _longest_piece(text, stored, lines)
        if not length:
            missing, length = missing + text[0], 1
        text = text[length:]
    return missing


def _longest_piece(text: str, stored: str, lines: Sequence[str]) -> int:
    part = _longest_prefix(text, stored)
    if part >= SHORTEST_PIECE or _is_cut_off(text, stored):
        return part
    return max((len(line) for line in lines if text.startswith(line)), default=0)


def _is_cut_off(text: str, stored: str) -> bool:
    """Whether the source breaks off where a stored text goes on: "In een eerdere brief"."""
    return len(text) >= SHORTEST_TAIL and f"\n{text}" in stored


def _longest_prefix(text: str, stored: str) -> int:
    if text in stored:
        return len(text)
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if text[:middle] in stored else (low, middle)
    return low


def _stored_texts(files: Sequence[SourceFile]) -> dict[int, str]:
    """All that is stored of the publications and Kamervragen of these files, by file."""
    publications = {file.publication_id for file in files if file.publication_id}
    by_publication: dict[int, list[str]] = {pk: [] for pk in publications}
    for publication, texts in _texts(publications):
        by_publication[publication].extend(comparable(text) for text in texts if text)
    return {
        file.pk: "\n".join([*by_publication[file.publication_id], *TITLES])
        for file in files
        if file.publication_id
    }


Texts = tuple[int, list[str]]  # of which publication or Kamervraag, and what


def _texts(publications: Collection[int]) -> Iterator[Texts]:
    through = Publication.kamervragen.through._default_manager.filter(publication__in=publications)
    pairs = list(through.values_list("kamervraag", "publication"))
    shown: dict[int, list[str]] = defaultdict(list)
    for kamervraag, texts in _kamervraag_texts({kamervraag for kamervraag, _ in pairs}):
        shown[kamervraag].extend(texts)
    for kamervraag, publication in pairs:
        yield publication, shown[kamervraag]
    for pk, *texts in Publication.objects.filter(pk__in=publications).values_list(
        "pk", "title", "heading", "answer_heading", "registered"
    ):
        yield pk, [str(text) for text in texts]
    notes = Footnote.objects.filter(publication__in=publications)
    for publication, text in notes.values_list("publication", "text"):
        yield publication, [text]


def _kamervraag_texts(kamervragen: Collection[int]) -> Iterator[Texts]:
    """Labels too: a number may be cut from the text it was glued to."""
    columns: Mapping[type[Model], tuple[str, ...]] = {
        Question: ("heading", "label", "text"),
        Answer: ("label", "text"),
        Notice: ("text",),
        Reading: ("label", "text"),
    }
    for model, names in columns.items():
        rows = model._default_manager.filter(kamervraag__in=kamervragen)
        for pk, *texts in rows.values_list("kamervraag", *names):
            yield pk, [str(text) for text in texts]
    sets = Kamervraag.objects.filter(pk__in=kamervragen)
    for pk, *texts in sets.values_list("pk", "introduction", "explanatory_note"):
        yield pk, [str(text) for text in texts]
