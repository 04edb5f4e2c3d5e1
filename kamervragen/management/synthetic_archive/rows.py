"""Stores synthetic Kamervragen in bulk."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from kamervragen.importing.copying import copy_rows
from kamervragen.management.synthetic_archive.drawn import DrawnKamervraag, DrawnPublication
from kamervragen.management.synthetic_archive.reference_facts import Office
from kamervragen.models import (
    Addressee,
    Answer,
    Chamber,
    Citation,
    Footnote,
    Kamervraag,
    Kind,
    Notice,
    Publication,
    PublicationKind,
    Question,
    Respondent,
    Submitter,
)
from kamervragen.parsing.records import RichText

Stored = list[tuple[int, DrawnKamervraag]]  # with its primary key
Publications = Mapping[str, int]  # key → primary key
Notes = Mapping[tuple[str, int], int]  # key of the publication, position → primary key
Questions = Mapping[tuple[int, int], int]  # primary key of the Kamervraag, number → primary key

EMPTY_TEXTS = ("introduction", "introduction_html", "explanatory_note", "explanatory_note_html")
NO_TEXTS = ("",) * len(EMPTY_TEXTS)
OFFICE = ("printed", "title", "portfolio", "ministry_id", "minister_id")


@transaction.atomic
def store(kamervragen: Sequence[DrawnKamervraag]) -> None:
    """Add Kamervragen that are known to be new."""
    stored = _store_kamervragen(kamervragen)
    publications = _store_publications(stored)
    notes = _store_notes(stored, publications)
    _store_people(stored, publications)
    questions = _store_questions(stored, publications, notes)
    _store_answers(stored, publications, notes, questions)
    _store_notices(stored, publications)


def _store_kamervragen(kamervragen: Sequence[DrawnKamervraag]) -> Stored:
    pks = copy_rows(
        Kamervraag,
        (
            *("number", "kind", "chamber", "session_year", "title", "submitted_on", "answered_on"),
            *("is_answered", "is_postponed", "is_withdrawn", "is_closed", "is_example"),
            *EMPTY_TEXTS,
        ),
        (
            (
                kamervraag.number,
                Kind.WRITTEN.value,
                Chamber.TWEEDE_KAMER.value,
                kamervraag.questions_in.session_year,
                kamervraag.title,
                kamervraag.submitted_on,
                kamervraag.answered_in.received_on if kamervraag.answered_in else None,
                kamervraag.answered_in is not None,
                kamervraag.has_notice(PublicationKind.POSTPONEMENT),
                kamervraag.has_notice(PublicationKind.WITHDRAWAL),
                *(False, False),
                *NO_TEXTS,
            )
            for kamervraag in kamervragen
        ),
    )
    stored = list(zip(pks, kamervragen, strict=True))
    topics = ((pk, topic) for pk, kamervraag in stored for topic in kamervraag.topics)
    copy_rows(Kamervraag.topics.through, ("kamervraag_id", "topic_id"), topics)
    return stored


def _store_publications(stored: Stored) -> Publications:
    drawn = [
        (pk, kamervraag, publication)
        for pk, kamervraag in stored
        for publication in kamervraag.publications
    ]
    pks = copy_rows(
        Publication,
        (
            *("key", "identifier", "kind", "chamber", "session_year", "appendix_number"),
            *("numbers", "see_also", "title", "heading", "answer_heading", "submitted_on"),
            *("received_on", "published_on", "abstract", "keywords", "source_corrections"),
            *("registered", "has_text", "is_removed", "is_example"),
        ),
        (_publication_row(kamervraag, publication) for _, kamervraag, publication in drawn),
    )
    copy_rows(
        Publication.kamervragen.through,
        ("kamervraag_id", "publication_id"),
        ((kamervraag_pk, pk) for pk, (kamervraag_pk, _, _) in zip(pks, drawn, strict=True)),
    )
    return {publication.key: pk for pk, (_, _, publication) in zip(pks, drawn, strict=True)}


def _publication_row(
    kamervraag: DrawnKamervraag, publication: DrawnPublication
) -> tuple[object, ...]:
    return (
        publication.key,
        publication.key,
        publication.kind.value,
        Chamber.TWEEDE_KAMER.value,
        publication.session_year,
        publication.appendix_number,
        [kamervraag.number],
        [],
        kamervraag.title,
        kamervraag.heading,
        publication.answer_heading,
        kamervraag.submitted_on,
        publication.received_on,
        publication.received_on or kamervraag.submitted_on,
        *("", "", ""),
        *("", True, False, False),
    )


def _store_notes(stored: Stored, publications: Publications) -> Notes:
    drawn = [publication for _, kamervraag in stored for publication in kamervraag.publications]
    notes = [(publication.key, note) for publication in drawn for note in publication.footnotes]
    pks = copy_rows(
        Footnote,
        ("publication_id", "position", "part", "label", "text", "html"),
        (
            (publications[key], note.position, note.part.value, note.label, *_texts(note.body))
            for key, note in notes
        ),
    )
    copy_rows(
        Citation,
        ("publication_id", "text", "target"),
        (
            (publications[publication.key], citation.text, citation.target)
            for publication in drawn
            for citation in publication.citations
        ),
    )
    return {(key, note.position): pk for pk, (key, note) in zip(pks, notes, strict=True)}


def _store_people(stored: Stored, publications: Publications) -> None:
    copy_rows(
        Submitter,
        ("kamervraag_id", "position", "name", "party_name", "person_id", "party_id"),
        (
            (pk, position, member.name, member.party_name, member.person, member.party)
            for pk, kamervraag in stored
            for position, member in enumerate(kamervraag.submitters, start=1)
        ),
    )
    copy_rows(
        Addressee,
        ("kamervraag_id", "position", "name", *OFFICE),
        (
            (pk, position, "", *_office(office))
            for pk, kamervraag in stored
            for position, office in enumerate(kamervraag.addressees, start=1)
        ),
    )
    copy_rows(
        Respondent,
        ("kamervraag_id", "publication_id", "position", "name", "role", *OFFICE),
        (
            (pk, publications[publication.key], position, *_signed(office, position))
            for pk, kamervraag in stored
            for publication in kamervraag.publications
            for position, office in enumerate(publication.respondents, start=1)
        ),
    )


def _signed(office: Office, position: int) -> tuple[object, ...]:
    """The first one signs, also for the others, whose names are not printed then."""
    if position == 1:
        return (office.name, Respondent.Role.SIGNATORY.value, *_office(office))
    return ("", Respondent.Role.ON_BEHALF_OF.value, *_office(office))


def _office(office: Office) -> tuple[object, ...]:
    return (office.printed, office.title, office.portfolio, office.ministry, office.minister)


def _store_questions(stored: Stored, publications: Publications, notes: Notes) -> Questions:
    drawn = [
        (pk, number, kamervraag.questions_in.key, question)
        for pk, kamervraag in stored
        for number, question in enumerate(kamervraag.questions, start=1)
    ]
    pks = copy_rows(
        Question,
        (
            *("kamervraag_id", "publication_id", "position", "label", "numbers", "anchor"),
            *("heading", "text", "html"),
        ),
        (
            (
                *(kamervraag, publications[key], number, str(number), [number]),
                *(f"vraag-{number}", "", *_texts(question.body)),
            )
            for kamervraag, number, key, question in drawn
        ),
    )
    copy_rows(
        Question.footnotes.through,
        ("question_id", "footnote_id"),
        (
            (pk, notes[key, position])
            for pk, (_, _, key, question) in zip(pks, drawn, strict=True)
            for position in question.footnotes
        ),
    )
    return {
        (kamervraag, number): pk for pk, (kamervraag, number, _, _) in zip(pks, drawn, strict=True)
    }


def _store_answers(
    stored: Stored, publications: Publications, notes: Notes, questions: Questions
) -> None:
    drawn = [
        (pk, position, kamervraag.answered_in.key, answer)
        for pk, kamervraag in stored
        if kamervraag.answered_in
        for position, answer in enumerate(kamervraag.answers, start=1)
    ]
    pks = copy_rows(
        Answer,
        ("kamervraag_id", "publication_id", "position", "label", "numbers", "text", "html"),
        (
            (
                *(kamervraag, publications[key], position),
                *(answer.label, list(answer.questions), *_texts(answer.body)),
            )
            for kamervraag, position, key, answer in drawn
        ),
    )
    stored_answers = list(zip(pks, drawn, strict=True))
    copy_rows(
        Answer.questions.through,
        ("answer_id", "question_id"),
        (
            (pk, questions[kamervraag, number])
            for pk, (kamervraag, _, _, answer) in stored_answers
            for number in answer.questions
        ),
    )
    copy_rows(
        Answer.footnotes.through,
        ("answer_id", "footnote_id"),
        (
            (pk, notes[key, position])
            for pk, (_, _, key, answer) in stored_answers
            for position in answer.footnotes
        ),
    )


def _store_notices(stored: Stored, publications: Publications) -> None:
    copy_rows(
        Notice,
        ("kamervraag_id", "publication_id", "position", "kind", "dated", "text", "html"),
        (
            (pk, publications[publication.key], 1, publication.kind.value, *dated)
            for pk, kamervraag in stored
            for notice in kamervraag.notices
            for publication in [notice.publication]
            for dated in [(publication.received_on, *_texts(notice.body))]
        ),
    )


def _texts(body: RichText) -> tuple[str, str]:
    return body.text, body.html
