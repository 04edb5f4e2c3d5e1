"""The archive as data: one JSON object for each Kamervraag, described in docs/data.md."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Prefetch

from kamervragen.models import (
    Addressee,
    Answer,
    FollowUp,
    Footnote,
    ImportProblem,
    Kamervraag,
    Notice,
    Publication,
    PublicationKind,
    Question,
    Respondent,
    SourceFile,
    Submitter,
    Topic,
)
from kamervragen.models.kamervraag_queries import KamervraagQuerySet

Json: TypeAlias = "bool | int | str | date | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]
T = TypeVar("T")

# Kamervragen in memory at a time; each chunk costs twenty-one queries.
CHUNK_SIZE = 500

# Of rows met a second time only what tells them; the bytes stay in the database.
MARKED = Footnote.objects.only("label", "text")
KEY = Publication.objects.only("key")
FILES = SourceFile.objects.defer("content")
PARTS: "tuple[str | Prefetch[str], ...]" = (
    Prefetch("submitters", Submitter.objects.select_related("person", "party")),
    Prefetch("addressees", Addressee.objects.select_related("minister__person")),
    Prefetch("respondents", Respondent.objects.answering()),
    Prefetch("topics", Topic.objects.select_related("parent")),
    Prefetch("questions__footnotes", MARKED),
    Prefetch("answers__footnotes", MARKED),
    Prefetch("answers__questions", Question.objects.only("position")),
    Prefetch("answers__publication", KEY),
    Prefetch("notices__publication", KEY),
    "publications__links",
    "publications__footnotes",
    "publications__citations",
    "publications__web_links",
    Prefetch("follow_ups", FollowUp.objects.exclude(earlier=None).select_related("earlier")),
    "publications__problems",
    Prefetch("publications__source_files", FILES),
    Prefetch("publications__source_files__metadata_files", FILES),
)

# Line ends for some readers, though not for JSON: an object stays on one line for everyone.
LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\u0085\u2028\u2029"}


def export_lines(kamervragen: KamervraagQuerySet) -> Iterator[str]:
    """One line of JSON for each Kamervraag, in the order of the query."""
    for kamervraag in kamervragen.prefetch_related(*PARTS).iterator(chunk_size=CHUNK_SIZE):
        line = json.dumps(as_data(kamervraag), ensure_ascii=False, cls=DjangoJSONEncoder)
        for end, escaped in LINE_ENDS.items():
            line = line.replace(end, escaped)
        yield line


def as_data(kamervraag: Kamervraag) -> JsonObject:
    """A Kamervraag with all its parts; what is absent is null."""
    publications = sorted(kamervraag.publications.all(), key=_course)
    return {
        "number": kamervraag.number,
        "title": kamervraag.title or None,
        "kind": kamervraag.kind,
        "chamber": kamervraag.chamber,
        "session_year": kamervraag.session_year or None,
        "submitted_on": kamervraag.submitted_on,
        "due_on": kamervraag.due_on,
        "answered_on": kamervraag.answered_on,
        "response_days": kamervraag.response_days,
        "status": kamervraag.status,
        "submitters": [_submitter(row) for row in kamervraag.submitters.all()],
        "addressees": [_addressee(row) for row in kamervraag.addressees.all()],
        "respondents": _once(_respondent(row) for row in kamervraag.respondents.all()),
        "topics": [_topic(topic) for topic in kamervraag.topics.all()],
        "introduction": kamervraag.introduction or None,
        "explanatory_note": kamervraag.explanatory_note or None,
        "questions": [_question(question) for question in kamervraag.questions.all()],
        "answers": [_answer(answer) for answer in kamervraag.answers.all()],
        "notices": [_notice(notice) for notice in kamervraag.notices.all()],
        "footnotes": [_footnote(note, p) for p in publications for note in p.footnotes.all()],
        "publications": [_publication(publication) for publication in publications],
        "citations": _once(
            {"text": citation.text, "target": citation.target}
            for publication in publications
            for citation in publication.citations.all()
        ),
        "web_links": _once(
            {"page": link.page, "address": link.address}
            for publication in publications
            for link in publication.web_links.all()
        ),
        "follows": _followed(kamervraag),
        "problems": [_problem(problem, p) for p in publications for problem in p.problems.all()],
        "is_example": kamervraag.is_example,
        "abstract": next((p.abstract for p in publications if p.abstract), None),
    }


def _followed(kamervraag: Kamervraag) -> list[str]:
    earlier = (follow_up.earlier for follow_up in kamervraag.follow_ups.all())
    return sorted({str(each.number) for each in earlier if each})


def _course(publication: Publication) -> tuple[bool, date, str]:
    """Questions first, then what was received, by day."""
    is_reply = publication.kind != PublicationKind.QUESTIONS
    return is_reply, publication.received_on or date.max, publication.key


def _once(objects: Iterable[T]) -> list[T]:
    """Without the repetitions of reissues and of postponements that repeat the questions."""
    kept: list[T] = []
    kept.extend(item for item in objects if item not in kept)
    return kept


def _submitter(submitter: Submitter) -> JsonObject:
    return {
        "name": submitter.person.name if submitter.person else submitter.name,
        "party": submitter.party.name if submitter.party else submitter.party_name or None,
        "printed": submitter.name,
    }


def _addressee(addressee: Addressee) -> JsonObject:
    return {
        "name": addressee.minister.person.name if addressee.minister else addressee.name or None,
        "office": addressee.printed or None,
        "printed": str(addressee) or None,
    }


def _respondent(respondent: Respondent) -> JsonObject:
    return {
        "name": respondent.name or None,
        "office": respondent.printed or None,
        "role": respondent.role,
        "printed": str(respondent),
    }


def _topic(topic: Topic) -> Sequence[str | None]:
    return [topic.parent.name, topic.name] if topic.parent else [topic.name, None]


def _question(question: Question) -> JsonObject:
    return {
        "position": question.position,
        "number": question.number,
        "numbers": question.numbers,
        "label": question.label or None,
        "text": question.text or None,
        "html": question.html or None,
        "footnotes": _marked(question.footnotes.all()),
    }


def _answer(answer: Answer) -> JsonObject:
    return {
        "position": answer.position,
        "label": answer.label or None,
        "numbers": answer.numbers,
        "text": answer.text or None,
        "html": answer.html or None,
        "publication": answer.publication.key,
        "footnotes": _marked(answer.footnotes.all()),
        "questions": [question.position for question in answer.questions.all()],
    }


def _notice(notice: Notice) -> JsonObject:
    return {
        "kind": notice.kind,
        "dated": notice.dated,
        "text": notice.text or None,
        "publication": notice.publication.key,
    }


def _marked(footnotes: Iterable[Footnote]) -> list[JsonObject]:
    """The notes marked in one text; without text where the source prints only the mark."""
    return [{"label": note.label or None, "text": note.text or None} for note in footnotes]


def _footnote(footnote: Footnote, publication: Publication) -> JsonObject:
    return {
        "publication": publication.key,
        "part": footnote.part,
        "label": footnote.label or None,
        "text": footnote.text or None,
    }


def _publication(publication: Publication) -> JsonObject:
    return {
        "identifier": publication.identifier or None,
        "kind": publication.kind,
        "title": publication.title or None,
        "published_on": publication.published_on,
        "received_on": publication.received_on,
        "session_year": publication.session_year or None,
        "appendix_number": publication.appendix_number or None,
        "registered": publication.registered or None,
        "version": publication.version,
        "is_removed": publication.is_removed,
        "links": [{"kind": link.kind, "url": link.url} for link in publication.links.all()],
        "source_files": [
            _source_file(file)
            for document in publication.source_files.all()
            for file in (document, *document.metadata_files.all())
        ],
    }


def _source_file(file: SourceFile) -> JsonObject:
    return {
        "sha256": file.sha256,
        "media_type": file.media_type,
        "name": file.name,
        "address": file.address or None,
        "fetched_at": file.fetched_at,
        "is_current": file.is_current,
    }


def _problem(problem: ImportProblem, publication: Publication) -> JsonObject:
    return {
        "kind": problem.kind,
        "detail": problem.detail or None,
        "publication": publication.key,
        "place": problem.place or None,
    }
