"""KVR XML (Parlando 1994-2008 and the scans of 1984-1995): one document as a record."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from lxml import etree

from kamervragen.parsing.dates import read_date
from kamervragen.parsing.headings import (
    AnswerHeading,
    QuestionHeading,
    QuestionsKind,
    ReplyKind,
    is_question_heading,
    read_answer_heading,
    read_question_heading,
)
from kamervragen.parsing.kvr_answers import (
    Numbered,
    number_answers,
    number_questions,
    part_hidden_answers,
    part_hidden_questions,
    report_answers,
    tie,
)
from kamervragen.parsing.kvr_attributes import AnswerAttribute, read_answer_attribute, restore_prose
from kamervragen.parsing.kvr_footnotes import Footnotes
from kamervragen.parsing.kvr_metadata import (
    Identity,
    Metadata,
    is_near,
    possible_years,
    read_day,
    read_identity,
    read_links,
    read_set_numbers,
    read_topics,
)
from kamervragen.parsing.kvr_passages import Draft, Passage, read_draft
from kamervragen.parsing.kvr_people import read_addressees, read_respondents_of, read_submitters
from kamervragen.parsing.kvr_repairs import repair_draft
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    AnswerRecord,
    Document,
    NoticeRecord,
    Part,
    PublicationKind,
    PublicationRecord,
    QuestionRecord,
    UnreadablePublication,
)
from kamervragen.parsing.rich_text import TextContext
from kamervragen.parsing.xml import local_name

_TAIL = re.compile(r";\s*(?P<kind>Antwoord|Mededeling)\W*$", re.IGNORECASE)
_WITHDRAWN = re.compile(
    r"^[^.]{0,40}\b(?:vragen|indieners?)\b(?:(?! soortgelijke )[^.]){0,120}\bingetrokken\b",
    re.IGNORECASE,
)


def parse_kvr(root: etree._Element, document: Document) -> PublicationRecord:
    """Read one KVR document; what is odd in it becomes a problem."""
    if local_name(root) != "kvr" or root.find("meta") is None:
        raise UnreadablePublication(f"{document.name} heeft geen kop van een KVR-document.")
    problems = ProblemList()
    meta = Metadata(root, problems)
    identity = read_identity(meta)
    numbers = read_set_numbers(meta)
    if not identity.identifier:
        raise UnreadablePublication(f"{document.name} noemt geen nummer waaronder het bekend is.")
    draft = read_draft(root, problems)
    repair_draft(draft, meta.type, meta.item("Bibliografische_omschrijving"))
    attribute = read_answer_attribute(meta, identity.chamber)
    restore_prose(draft, meta, attribute)
    part_hidden_questions(draft)
    part_hidden_answers(draft)
    return _record(meta, identity, draft, attribute, numbers)


def _record(
    meta: Metadata,
    identity: Identity,
    draft: Draft,
    attribute: AnswerAttribute,
    numbers: tuple[str, ...],
) -> PublicationRecord:
    """The record of a repaired draft: its texts in reading order, then all that is about them."""
    footnotes = Footnotes(draft, TextContext(key=identity.identifier))
    introduction, _ = footnotes.write(Part.INTRODUCTION, *draft.introduction)
    questions = number_questions(draft)
    question_records = _write_questions(questions, footnotes)
    answer_records = _write_answers(draft, questions, footnotes)
    notices = tuple(_write_notice(passage, footnotes) for passage in draft.notices)
    explanation, _ = footnotes.write(Part.EXPLANATORY_NOTE, *draft.explanations)
    title = meta.item("Bibliografische_omschrijving")
    sentence, heading = _read_heading(title, draft, meta)
    reply = read_answer_heading(" ".join(draft.reply_headings))
    years = possible_years(identity, numbers)
    submitted_on = _submitted_on(meta, years, heading)
    return PublicationRecord(
        source_format=meta.source_format,
        kind=_kind(meta, draft, heading, reply),
        chamber=identity.chamber,
        identifier=identity.identifier,
        session_year=identity.session_year,
        appendix_number=identity.appendix_number,
        numbers=numbers,
        title=title,
        subject=heading.subject,
        heading=draft.heading or sentence,
        answer_heading=" ".join(filter(None, [*draft.reply_headings, attribute.printed])),
        submitted_on=submitted_on,
        received_on=_received_on(
            meta, years, submitted_on, reply.received_on or attribute.received_on
        ),
        submitters=read_submitters(meta, heading),
        addressees=read_addressees(meta) or heading.addressees,
        respondents=read_respondents_of(meta, draft.reply_headings),
        topics=read_topics(meta),
        introduction=introduction,
        questions=question_records,
        answers=answer_records,
        notices=notices,
        explanatory_note=explanation,
        footnotes=footnotes.records(),
        citations=tuple(footnotes.context.citations),
        web_links=tuple(footnotes.context.web_links),
        see_also=tuple(dict.fromkeys(attribute.see_also + reply.see_also)),
        abstract=meta.item("Inhoud"),
        keywords=meta.item("Trefwoorden"),
        corrections=meta.item("Tekstcorrecties"),
        links=read_links(meta, identity),
        has_text=any(not passage.is_empty() for passage in draft.passages()),
        problems=tuple(draft.problems),
    )


def _write_questions(questions: list[Numbered], footnotes: Footnotes) -> tuple[QuestionRecord, ...]:
    records: list[QuestionRecord] = []
    for position, question in enumerate(questions, 1):
        body, marked = footnotes.write(Part.QUESTION, question.passage)
        records.append(
            QuestionRecord(
                position=position,
                label=question.passage.label,
                numbers=question.numbers,
                body=body,
                heading=question.passage.heading,
                footnotes=marked,
            )
        )
    return tuple(records)


def _write_answers(
    draft: Draft, questions: list[Numbered], footnotes: Footnotes
) -> tuple[AnswerRecord, ...]:
    answers = number_answers(draft, questions)
    report_answers(answers, questions, draft.problems)
    records: list[AnswerRecord] = []
    for position, answer in enumerate(answers, 1):
        body, marked = footnotes.write(Part.ANSWER, answer.passage)
        only = len(answers) == len(questions) == 1 and not answer.passage.label
        records.append(
            AnswerRecord(
                position=position,
                label=answer.passage.label,
                numbers=answer.numbers,
                questions=(1,) if only else tie(answer, questions),
                body=body,
                footnotes=marked,
            )
        )
    return tuple(records)


def _write_notice(passage: Passage, footnotes: Footnotes) -> NoticeRecord:
    body, _ = footnotes.write(Part.NOTICE, passage)
    withdrawn = _WITHDRAWN.search(body.text)
    return NoticeRecord(
        kind=PublicationKind.WITHDRAWAL if withdrawn else PublicationKind.POSTPONEMENT,
        dated=read_answer_heading(passage.heading).received_on if passage.heading else None,
        body=body,
    )


def _read_heading(title: str, draft: Draft, meta: Metadata) -> tuple[str, QuestionHeading]:
    """The heading sentence and what it says; the printed one helps a mutilated description."""
    sentence = _TAIL.sub("", title)
    heading = read_question_heading(sentence)
    if is_question_heading(sentence) and heading.subject:
        return sentence, heading
    meta.problems.add(ProblemKind.HEADING_UNREADABLE, "Bibliografische_omschrijving", title)
    subject = meta.attribute("vraagdata", "onderwerp").rstrip(" .")
    if draft.heading:
        printed = read_question_heading(draft.heading)
        return sentence, replace(printed, subject=printed.subject or subject)
    if not is_question_heading(sentence) and not heading.subject:
        subject = subject or sentence.rstrip(" .")
    return sentence, replace(heading, subject=heading.subject or subject)


def _kind(
    meta: Metadata, draft: Draft, heading: QuestionHeading, reply: AnswerHeading
) -> PublicationKind:
    """What the document is, by the evidence in it (SOURCES §8.3): kvr/@type is no type."""
    if meta.is_question_document or not (draft.answers or draft.notices):
        if heading.kind in (QuestionsKind.ORAL, QuestionsKind.INTERPELLATION):
            return PublicationKind.ORAL_NOTICE
        if meta.is_question_document:
            return PublicationKind.QUESTIONS
    if meta.type == "Nader antwoord" or reply.kind is ReplyKind.FURTHER_ANSWER:
        return PublicationKind.FURTHER_ANSWER
    if draft.answers:
        return PublicationKind.ANSWER
    if draft.notices:
        return _kind_of_notices(draft)
    return _kind_without_reply(meta, draft)


def _kind_of_notices(draft: Draft) -> PublicationKind:
    if any(_WITHDRAWN.search(passage.text) for passage in draft.notices):
        return PublicationKind.WITHDRAWAL
    return PublicationKind.POSTPONEMENT


def _kind_without_reply(meta: Metadata, draft: Draft) -> PublicationKind:
    """The answer or notice itself is lost (KVR18677); other signs of it are left."""
    tail = _TAIL.search(meta.item("Bibliografische_omschrijving"))
    draft.problems.add(ProblemKind.EMPTY_TEXT, "antwoorden", meta.type)
    is_notice = meta.root.find("mededeling") is not None  # empty, and so left out of the draft
    if is_notice or (tail and tail["kind"].casefold() == "mededeling"):
        return PublicationKind.POSTPONEMENT
    if meta.type != "Antwoord" and not tail:
        draft.problems.add(ProblemKind.KIND_UNCERTAIN, "kvr/@type", meta.type)
    return PublicationKind.ANSWER


def _submitted_on(meta: Metadata, years: Collection[str], heading: QuestionHeading) -> date | None:
    """The day in the item; the one in the heading where that cannot be right."""
    day = read_day(meta, "Datum_indiening", years)
    printed = heading.submitted_on or read_date(meta.attribute("vraagdata", "indiendatum"))
    if printed is None or not is_near(printed, years):
        return day
    if day and day != printed:
        meta.problems.add(ProblemKind.DATES_DIFFER, "Datum_indiening", f"{day}, {printed}")
    return day or printed


def _received_on(
    meta: Metadata, years: Collection[str], submitted_on: date | None, printed: date | None
) -> date | None:
    """The day of the answer or notice; the printed one where the item repeats the day of asking."""
    day = read_day(meta, "Datum_reaktie", years)
    if printed and is_near(printed, years) and day != printed:
        if day:
            meta.problems.add(ProblemKind.DATES_DIFFER, "Datum_reaktie", f"{day}, {printed}")
        if day is None or (submitted_on and day <= submitted_on < printed):
            day = printed
    if day and submitted_on and day < submitted_on:
        meta.problems.add(
            ProblemKind.ANSWERED_BEFORE_SUBMITTED, "Datum_reaktie", f"{submitted_on}, {day}"
        )
    return day
