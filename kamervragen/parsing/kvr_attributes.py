"""Texts of a KVR document that slipped into its attributes and header elements."""

import re
from dataclasses import dataclass
from datetime import date

from kamervragen.parsing.dates import read_date
from kamervragen.parsing.headings import read_see_also
from kamervragen.parsing.kvr_metadata import Metadata
from kamervragen.parsing.kvr_passages import Draft, Passage
from kamervragen.parsing.labels import read_numbers
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.problems import ProblemKind
from kamervragen.parsing.records import Chamber
from kamervragen.parsing.xml import all_text

_DAY = re.compile(
    r"[(\s]*(?:op\s+)?(?P<day>\d{4}-\d{1,2}-\d{1,2}|[^(){}\]]{4,26}?\d{4})\s*[)}\]]?[\s,.;:]*"
)
_SPACED_DIGIT = re.compile(r"\b(\d) (?=\d)")  # "2 4 december 1 9 8 7", by the scanner
_SHORT = 140
_YEARS = r"(?:\d{4}\s*[-–/]\s*\d{2,4})"
_NUMBERS = (
    r"(?:[Nn]rs?\b[.,]?|[Nn]os?\b\.?)?\s*\d[\d ]{0,6}[aH]?"
    r"(?:(?:\s*,\s*|\s*\ben\s+)(?:nrs?\.?\s*)?\d{1,4}[aH]?(?!\d))*"
)
_SEE_ALSO = re.compile(
    r"(?:[\s,.;()]*(?:\ben\s+)?(?:[Zz]ie\s*(?:ook\s*)?)?(?:[Aa]anhang\w*[\s-]*)?"
    r"(?:(?:van de\s+)?[Hh]ande[–-]?\s?lingen[\s,]*)?"
    rf"(?:[Vv]ergader\w*\s*{_YEARS}[\s,]*)?{_NUMBERS}"
    rf"(?:[\s,;(]*(?:[Vv]ergader\w*\s*)?{_YEARS})?[)\s,.;]*)+"
)
_REFERENCE = re.compile(r"\W*(?:zie|aanhang|vergaderjaar)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>\d{1,3}(?:\s?(?:,|en|t\s?/\s?m|/)\s?\d{1,3})*)[.:]?\s+(?=[«A-Z])")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zë]{2,}\b")
_OF_OFFICES = frozenset(
    {"de", "het", "een", "van", "voor", "en", "mede", "namens", "aan", "door", "der", "den", "in",
     "te", "ter", "minister", "ministers", "ministerie", "ministervan", "staatssecretaris",
     "staatssecretarissen", "president", "heer", "mevrouw", "mw", "dhr", "zie", "ook", "nr", "nrs",
     "nummer", "aanhangsel", "handelingen", "vergaderjaar", "ontvangen"}
)  # fmt: skip
_PROSE = 4  # words that no list of offices has


@dataclass(frozen=True, slots=True)
class AnswerAttribute:
    """What antwoorddatum holds: a day, earlier publications of the same set, or a whole answer."""

    received_on: date | None = None
    see_also: tuple[str, ...] = ()
    prose: str = ""
    printed: str = ""  # the words around a day, which were part of the heading


def read_answer_attribute(meta: Metadata, chamber: Chamber) -> AnswerAttribute:
    """Read "2 maart 1999), zie ook Aanhangsel Handelingen nr. 687, vergaderjaar 2000-2001 …"."""
    text = meta.attribute("antwoorddata", "antwoorddatum")
    if len(text) < _SHORT:
        text = _SPACED_DIGIT.sub(r"\1", text)
    found = _DAY.match(text)
    if not found:
        return _without_day(meta, text)
    day = read_date(found["day"])
    if day is None:
        meta.problems.add(ProblemKind.DATE_UNREADABLE, "antwoorddatum", found["day"])
    rest = text[found.end() :]
    reference = _SEE_ALSO.match(rest) if _REFERENCE.match(rest) else None
    see_also: tuple[str, ...] = ()
    if reference:
        see_also = read_see_also(reference[0], chamber)
        rest = rest[reference.end() :]
        if not see_also:
            meta.problems.add(ProblemKind.HEADING_UNREADABLE, "antwoorddatum", reference[0])
    prose = rest if re.search(r"[A-Za-z]{2}", rest) else ""
    printed = text.removesuffix(prose).strip()
    is_only_a_day = day is not None and not re.search(r"\w", printed.replace(found["day"], ""))
    return AnswerAttribute(day, see_also, prose, "" if is_only_a_day else printed)


def _without_day(meta: Metadata, text: str) -> AnswerAttribute:
    if len(_SMALL_WORD.findall(text)) > _PROSE:
        return AnswerAttribute(prose=text)
    if text:
        meta.problems.add(ProblemKind.DATE_UNREADABLE, "antwoorddatum", text)
    return AnswerAttribute(printed=text)


def restore_prose(draft: Draft, meta: Metadata, attribute: AnswerAttribute) -> None:
    """Put texts from attributes among the others, unless they stand there already."""
    if attribute.prose and not draft.has_words(attribute.prose):
        draft.answers.insert(0, _answer(draft, attribute.prose))
        draft.problems.add(
            ProblemKind.TEXT_RESTORED_FROM_ATTRIBUTE, "antwoorddatum", attribute.prose
        )
    for path in ("vraagdata/vraagt-aan", "antwoorddata/mede-antwoorder", "antwoorddata/antwoorder"):
        for element in meta.elements(path):
            words = normalise_text(all_text(element))
            if _is_prose(words) and not draft.has_words(words):
                name = path.rpartition("/")[2]
                draft.introduction.append(Passage(place=name, pieces=[words]))
                draft.problems.add(ProblemKind.TEXT_RESTORED_FROM_ATTRIBUTE, name, words)


def _answer(draft: Draft, prose: str) -> Passage:
    """The answer in antwoorddatum; its label counts where the other answers leave it open."""
    found = _LABEL.match(prose)
    taken = {number for one in draft.answers for number in one.numbers}
    if not found or not taken or taken & set(read_numbers(found["label"])):
        return Passage(place="antwoorddatum", pieces=[prose])
    rest = prose[found.end() :]
    return Passage(place="antwoorddatum", label=found["label"], pieces=[rest])


def _is_prose(words: str) -> bool:
    small = [word for word in _SMALL_WORD.findall(words) if word not in _OF_OFFICES]
    return len(small) >= _PROSE
