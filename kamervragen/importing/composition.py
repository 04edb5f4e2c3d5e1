"""One Kamervraag composed from all its publications: a pure function, whatever their order.

The outcome is a plain table of rows by part and key. What the sources say (composed), what editors
changed (corrections) and what is stored (snapshot) have this one form, so that each can be laid
beside the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TypeVar

from kamervragen.deadlines.facts import Facts
from kamervragen.importing.differences import differences
from kamervragen.importing.identity import base_identifier
from kamervragen.importing.parts import Copies, Row, Rows
from kamervragen.importing.people import Directory
from kamervragen.importing.places import positions_in
from kamervragen.importing.readings import Reading, readings_of
from kamervragen.importing.roles import Roles
from kamervragen.importing.topics import topic_path
from kamervragen.parsing.follow_ups import earlier_questions
from kamervragen.parsing.records import (
    AnswerRecord,
    NoticeRecord,
    Problem,
    PublicationKind,
    PublicationRecord,
)

T = TypeVar("T")

ANSWERS = (PublicationKind.ANSWER, PublicationKind.FURTHER_ANSWER)
# Whose questions we show: the question document, else the first document that repeats them.
LEADING = (
    PublicationKind.CASE,  # the first of those that print nothing
    PublicationKind.QUESTIONS,
    PublicationKind.ORAL_NOTICE,
    *ANSWERS,
    PublicationKind.POSTPONEMENT,
    PublicationKind.WITHDRAWAL,
    PublicationKind.NOTICE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The rows of one Kamervraag by part ("question") and key ("3")."""

    number: str
    publications: tuple[str, ...]  # keys
    parts: dict[str, Rows]
    readings: tuple[Reading, ...]
    problems: tuple[tuple[int, Problem], ...]  # with the source file concerned


def compose(
    number: str, publications: Sequence[Copies], directory: Directory, *, is_example: bool
) -> Composition:
    """The Kamervraag ``number`` as its publications tell it."""
    hidden = _superseded(publications) | _removed(publications) | _stand_ins(publications)
    ordered = sorted(publications, key=lambda copies: (copies.key in hidden, *_rank(copies)))
    shown = [copies for copies in ordered if copies.key not in hidden] or ordered
    leading = next((c for c in shown if c.record.questions), shown[0])
    people = Roles(directory, leading.files[0].source_file)
    parts: dict[str, Rows] = {
        "question": _questions(leading),
        "answer": _answers(shown, leading),
        "notice": _notices(shown),
        "submitter": people.submitters(ordered),
        "addressee": people.addressees(ordered),
        "respondent": people.respondents(shown),
        "footnote": _footnotes(ordered),
        "link": _links(ordered),
        "citation": _citations(ordered),
        "web_link": _web_links(ordered),
        "follow_up": _follow_ups(ordered, leading),
    }
    parts["kamervraag"] = {"": _kamervraag(number, ordered, shown, leading, is_example=is_example)}
    return Composition(
        number=number,
        publications=tuple(copies.key for copies in ordered),
        parts=parts,
        readings=readings_of(ordered, parts),
        problems=(*people.problems, *differences(ordered, parts, directory)),
    )


def _rank(copies: Copies) -> tuple[bool, int, bool, date, str]:
    """What was published before what was only registered; leading first; then by date and key."""
    record = copies.record
    return (
        record.is_register,
        LEADING.index(record.kind),
        not record.questions,
        record.received_on or record.submitted_on or date.max,
        copies.key,
    )


def _superseded(publications: Sequence[Copies]) -> set[str]:
    """Publications of which a reissue is present as well: kept and linked, but no longer shown."""
    newest: dict[str, str] = {}
    for copies in publications:
        if not copies.record.has_text:
            continue
        base = base_identifier(copies.key)
        newest[base] = max(newest.get(base, ""), copies.key, key=lambda key: (len(key), key))
    return {
        copies.key
        for copies in publications
        if newest.get(base_identifier(copies.key), copies.key) != copies.key
    }


def _removed(publications: Sequence[Copies]) -> set[str]:
    """Publications that their source has taken away: kept and listed, but they count no more."""
    return {copies.key for copies in publications if copies.record.is_removed}


def _stand_ins(publications: Sequence[Copies]) -> set[str]:
    """Registered documents without identifier, where what was published that day is here."""
    published = {_what_and_when(c.record) for c in publications if not c.record.is_register}
    return {
        copies.key
        for copies in publications
        if copies.record.is_register
        and not copies.record.identifier
        and _what_and_when(copies.record) in published
    }


def _what_and_when(record: PublicationRecord) -> tuple[PublicationKind, date | None]:
    return record.kind, record.received_on


def _kamervraag(
    number: str,
    ordered: Sequence[Copies],
    shown: Sequence[Copies],
    leading: Copies,
    *,
    is_example: bool,
) -> Row:
    records = [copies.record for copies in shown]
    kinds = {record.kind for record in records} | {n.kind for r in records for n in r.notices}
    introduction = next((r.introduction for r in records if r.introduction.text), None)
    note = next((r.explanatory_note for r in records if r.explanatory_note.text), None)
    first = leading.record
    submitted_on = _first(copies.record.submitted_on for copies in ordered)
    answered_on = _answered_on(records)
    return {
        "number": number,
        "kind": "oral" if first.kind == PublicationKind.ORAL_NOTICE else "written",
        "chamber": first.chamber.value,
        "session_year": _first(record.session_year for record in records) or "",
        "title": _title(records),
        "submitted_on": submitted_on,
        "answered_on": answered_on,
        "is_answered": bool(kinds & set(ANSWERS)),
        "is_postponed": _is_postponed(records, submitted_on, answered_on),
        "is_withdrawn": PublicationKind.WITHDRAWAL in kinds,
        # what the source has taken away altogether waits for no answer either
        "is_closed": any(r.is_closed for r in records) or all(r.is_removed for r in records),
        "introduction": introduction.text if introduction else "",
        "introduction_html": introduction.html if introduction else "",
        "explanatory_note": note.text if note else "",
        "explanatory_note_html": note.html if note else "",
        "is_example": is_example,
        "topics": _topics(ordered),
    }


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)


def _title(records: Iterable[PublicationRecord]) -> str:
    """What it is about, as a title: the first letter is a capital, as in the official lists."""
    subject = _first(r.subject or "" for r in records) or _first(r.title for r in records) or ""
    return subject[:1].upper() + subject[1:]


def _answered_on(records: Sequence[PublicationRecord]) -> date | None:
    """The day of the first answer; of a further answer only where no other is known.

    What was published tells it; the register, where no answer of that kind was.
    """
    for kind, is_register in product(ANSWERS, (False, True)):
        answers = [r for r in records if r.kind == kind and r.is_register == is_register]
        if days := [answer.received_on for answer in answers if answer.received_on]:
            return min(days)
    return None


def _is_postponed(
    records: Sequence[PublicationRecord], submitted_on: date | None, answered_on: date | None
) -> bool:
    """Whether that was reported before the answer; the two may cross."""
    notices = [n for r in records for n in r.notices if n.kind == PublicationKind.POSTPONEMENT]
    days = [notice.dated for notice in notices] or [
        record.received_on for record in records if record.kind == PublicationKind.POSTPONEMENT
    ]
    facts = Facts(submitted_on=submitted_on, answered_on=answered_on, postponements=tuple(days))
    return bool(facts.postponed_on)


def _topics(publications: Sequence[Copies]) -> tuple[str, ...]:
    paths = {topic_path(topic) for copies in publications for topic in copies.record.topics}
    return tuple(sorted(filter(None, paths)))


def footnote_keys(key: str, positions: Iterable[int]) -> tuple[str, ...]:
    """Keys of the notes of a publication."""
    return tuple(f"{key}:{position}" for position in sorted(set(positions)))


def _questions(leading: Copies) -> Rows:
    anchors: set[str] = set()
    return {
        str(question.position): {
            "position": question.position,
            "publication": leading.key,
            "label": question.label,
            "numbers": question.numbers,
            "anchor": free_anchor(question.numbers, anchors),
            "heading": question.heading,
            "text": question.body.text,
            "html": question.body.html,
            "footnotes": footnote_keys(leading.key, question.footnotes),
        }
        for question in leading.record.questions
    }


def free_anchor(numbers: Sequence[int], taken: set[str]) -> str:
    """ "vraag-3"; the second one printed with that number is "vraag-3-2"."""
    base = f"vraag-{numbers[0]}" if numbers else "vraag-zonder-nummer"
    anchor, count = base, 1
    while anchor in taken:
        count += 1
        anchor = f"{base}-{count}"
    taken.add(anchor)
    return anchor


def _answers(shown: Sequence[Copies], leading: Copies) -> Rows:
    return {
        f"{copies.key}:{answer.position}": {
            "publication": copies.key,
            "position": answer.position,
            "label": answer.label,
            "numbers": answer.numbers,
            "text": answer.body.text,
            "html": answer.body.html,
            "questions": tuple(str(position) for position in answered),
            "footnotes": footnote_keys(copies.key, answer.footnotes),
        }
        for copies in shown
        for places in [positions_in(copies.record, leading.record)]
        for answer in copies.record.answers
        for answered in [sorted({place for own in answer.questions for place in places[own]})]
        if answered or not _is_to_others(answer, copies.record)
    }


def _is_to_others(answer: AnswerRecord, record: PublicationRecord) -> bool:
    """An answer in a joint document to questions that are not ours stands with theirs."""
    return len(record.numbers) > 1 and bool(answer.questions)


def _notices(shown: Sequence[Copies]) -> Rows:
    return {
        f"{copies.key}:{position}": _notice(copies.key, position, notice)
        for copies in shown
        for position, notice in enumerate(copies.record.notices, start=1)
    }


def _notice(key: str, position: int, notice: NoticeRecord) -> Row:
    return {
        "publication": key,
        "position": position,
        "kind": notice.kind.value,
        "dated": notice.dated,
        "text": notice.body.text,
        "html": notice.body.html,
    }


def _footnotes(publications: Sequence[Copies]) -> Rows:
    return {
        f"{copies.key}:{note.position}": {
            "publication": copies.key,
            "position": note.position,
            "part": note.part.value,
            "label": note.label,
            "text": note.body.text,
            "html": note.body.html,
        }
        for copies in publications
        for note in copies.record.footnotes
    }


def _links(publications: Sequence[Copies]) -> Rows:
    return {
        f"{copies.key}:{link.url}": {
            "publication": copies.key,
            "kind": link.kind,
            "url": link.url,
        }
        for copies in publications
        for file in reversed(copies.files)
        for link in file.record.links
    }


def _citations(publications: Sequence[Copies]) -> Rows:
    return {
        f"{copies.key}:{citation.target}:{citation.text}": {
            "publication": copies.key,
            "text": citation.text,
            "target": citation.target,
        }
        for copies in publications
        for citation in copies.record.citations
    }


def _web_links(publications: Sequence[Copies]) -> Rows:
    return {
        f"{copies.key}:{link.page}": {
            "publication": copies.key,
            "page": link.page,
            "address": link.address,
        }
        for copies in publications
        for link in copies.record.web_links
    }


def _follow_ups(ordered: Sequence[Copies], leading: Copies) -> Rows:
    """What the leading publication says that it follows."""
    submitted_on = _first(copies.record.submitted_on for copies in ordered)
    return {
        str(position): {
            "position": position,
            "text": earlier.text,
            "target": earlier.target,
            "names": earlier.names,
            "submitted_on": earlier.submitted_on,
        }
        for position, earlier in enumerate(earlier_questions(leading.record, submitted_on), start=1)
    }
