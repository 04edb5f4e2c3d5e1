"""Earlier questions that a publication says its own are a follow-up to.

"Deze vragen dienen ter aanvulling op eerdere vragen terzake van het lid Vos, ingezonden 7 mei jl."
names them by who asked on which day, by their number, or by the Aanhangsel with their answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kamervragen.parsing.citations import find_citations
from kamervragen.parsing.dates import read_date
from kamervragen.parsing.names import read_submitters
from kamervragen.parsing.records import PublicationRecord

_FOLLOWS = re.compile(r"(?:[Tt]er|[Aa]ls)\s+aanvulling\s+(?:op|van)\s+[^.;?!]{0,60}?vragen\b")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.?!]\s+(?=[A-Z][a-z]{2,}|\d+\s+[A-Z])|\n")
_SUBMITTED = re.compile(
    r"(?:het lid|de leden|de heer|mevrouw)\s+"
    r"(?P<names>(?:(?!ingezonden|vraagn|het lid|de leden|[;?!\d]).){2,200}?)"
    r",?\s*\(?(?:eveneens\s+)?ingezonden\s+(?:op\s+)?"
    r"(?P<day>\d{1,2}\s?[a-z]{3,9})(?:\s(?P<year>\d{4})(?!\d))?(?:,?\s+j\.?\s?l\.?)?"
)
_NUMBER = re.compile(
    r"[,\s]*\(?(?:vraagn(?:umme)?rs?\.?|kenmerk|nr\.)\s*(?:2\d{9}|\d{4}Z\d{5})(?!\d)"
)
_FURTHER = re.compile(r"(?:Nadere|Aanvullende|Vervolg)\s?vragen\b")
_INITIALS = re.compile(r"^(?:[A-Z][a-z]?\.\s*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierQuestions:
    """A set of questions by its ``target``, else by all of its submitters and its day."""

    text: str
    target: str = ""
    names: tuple[str, ...] = ()
    submitted_on: date | None = None


def earlier_questions(
    record: PublicationRecord, submitted_on: date | None
) -> tuple[EarlierQuestions, ...]:
    """What the questions of a publication follow; ``submitted_on`` is their own day."""
    texts = (record.introduction, *(q.body for q in record.questions), record.explanatory_note)
    named = [
        earlier
        for text in texts
        for statement in _statements(text.text)
        for earlier in _in_statement(statement, submitted_on)
    ]
    own = {record.identifier, *record.numbers}
    found = {(e.target, e.names, e.submitted_on): e for e in (*named, *_further(record))}
    return tuple(earlier for earlier in found.values() if earlier.target not in own - {""})


def surname(printed: str) -> str:
    """A name without initials and in small letters, as it is compared."""
    return _INITIALS.sub("", printed).lower()


def _statements(text: str) -> Iterator[str]:
    """The sentences that say what is followed, from there on."""
    for match in _FOLLOWS.finditer(text):
        end = _SENTENCE_END.search(text, match.end())
        yield text[match.start() : end.start() if end else len(text)]


def _in_statement(statement: str, submitted_on: date | None) -> Iterator[EarlierQuestions]:
    for citation in find_citations(statement):
        if _is_of_questions(citation.target):
            yield EarlierQuestions(text=citation.text, target=citation.target)
    for match in _SUBMITTED.finditer(statement):
        names = tuple(sorted(surname(each.name) for each in read_submitters(match["names"])))
        day = _day(match, submitted_on)
        if names and day and not _NUMBER.match(statement, match.end()):
            yield EarlierQuestions(text=match.group(), names=names, submitted_on=day)


def _day(match: re.Match[str], submitted_on: date | None) -> date | None:
    """The printed day; without a year the last one before our own."""
    if match["year"]:
        return read_date(f"{match['day']} {match['year']}")
    if submitted_on is None:
        return None
    years = (submitted_on.year, submitted_on.year - 1)
    days = (read_date(f"{match['day']} {year}") for year in years)
    return next((day for day in days if day and day <= submitted_on), None)


def _further(record: PublicationRecord) -> Iterator[EarlierQuestions]:
    """The one set that "Nadere vragen" cite in their heading or first question."""
    if not _FURTHER.match(record.heading) or not record.questions:
        return
    first = record.questions[0]
    notes = (n.body.text for n in record.footnotes if n.position in first.footnotes)
    texts = (record.heading, first.body.text, *notes)
    cited = {
        citation.target: citation.text
        for text in texts
        for citation in find_citations(text)
        if _is_of_questions(citation.target) and citation.target not in record.numbers
    }
    if len(cited) == 1:
        for target, words in cited.items():
            yield EarlierQuestions(text=words, target=target)


def _is_of_questions(target: str) -> bool:
    return target.startswith("ah-") or target.isdigit() or target[4:5] == "Z"
