"""Every real KVR document at hand: none refused without reason, no text lost, answers tied."""

import tarfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice
from pathlib import Path

import pytest

from kamervragen.parsing.normalise import comparable
from kamervragen.parsing.problems import ProblemKind
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import (
    Document,
    PublicationRecord,
    UnreadablePublication,
)
from kamervragen.parsing.xml import all_text, read_xml

pytestmark = pytest.mark.corpus

BATCH = 1000
TEXT_ELEMENTS = ("vragen/vraag", "antwoorden/antwoord", "mededeling", "toelichting")
TITLES = (
    "Toelichting:",
    "Nadere mededelingen.",
    "Mededeling",
    "Nader antwoord.",
    "Antwoord",
    "Tweede",
)


@dataclass
class Findings:
    """What one part of the archive shows; parts are added up."""

    documents: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(
            self.documents + other.documents,
            self.answers + other.answers,
            self.refused + other.refused,
            self.lost + other.lost,
        )


def _documents(archive: Path) -> Iterator[Document]:
    with tarfile.open(archive) as files:
        for member in files:
            if member.isfile() and (content := files.extractfile(member)):
                yield Document(name=Path(member.name).name, content=content.read())


def _batches(archive: Path) -> Iterator[list[Document]]:
    documents = _documents(archive)
    while batch := list(islice(documents, BATCH)):
        yield batch


def _examine(documents: list[Document]) -> Findings:
    findings = Findings()
    for document in documents:
        try:
            record = parse(document)
        except UnreadablePublication as refusal:
            findings.refused.append(f"{document.name}: {refusal}")
            continue
        findings.documents[record.kind] += 1
        _examine_answers(record, findings.answers)
        if words := _lost_words(document, record):
            findings.lost.append(f"{document.name}: {words[:100]}")
    return findings


def _examine_answers(record: PublicationRecord, answers: Counter[str]) -> None:
    numbers = {number for question in record.questions for number in question.numbers}
    for answer in record.answers:
        if not answer.numbers:
            answers["without readable label"] += 1
        elif not set(answer.numbers) <= numbers:
            answers["to a question that is not printed"] += 1
        else:
            tied = {n for at in answer.questions for n in record.questions[at - 1].numbers}
            answers["tied" if tied == set(answer.numbers) else "not tied"] += 1


def _lost_words(document: Document, record: PublicationRecord) -> str:
    """Characters of the source that the record has not; a text printed twice counts once."""
    root = read_xml(document.content)
    texts = [all_text(element) for path in TEXT_ELEMENTS for element in root.iterfind(path)]
    texts += [all_text(note) for note in root.iter("noot")]
    if root.get("type") not in ("Antwoord", "Nader antwoord"):
        texts.append(root.get("type", ""))
    wanted = Counter(comparable(" ".join(texts)))
    missing = wanted - Counter(comparable(" ".join(_texts(record))))
    for problem in record.problems:
        if problem.kind == ProblemKind.TEXT_PRINTED_TWICE:
            return ""
        if problem.kind == ProblemKind.TEXT_MOVED:  # its title went, as a field has it
            missing -= Counter(comparable("".join(TITLES)))
    return "".join(missing.elements())


def _texts(record: PublicationRecord) -> Iterator[str]:
    yield from (record.introduction.text, record.explanatory_note.text)
    yield from (record.title, record.heading, record.answer_heading)
    for question in record.questions:
        yield from (question.label, question.heading, question.body.text)
    for answer in record.answers:
        yield from (answer.label, answer.body.text)
    yield from (notice.body.text for notice in record.notices)
    yield from (note.body.text for note in record.footnotes)


@pytest.fixture(scope="module")
def findings(corpus: Path) -> Findings:
    with ProcessPoolExecutor(max_workers=2) as workers:
        parts = workers.map(_examine, _batches(corpus / "kvr-1984-2008.tar.xz"))
        return reduce(Findings.__add__, parts, Findings())


def test_every_document_of_the_archive_gives_a_record(findings: Findings) -> None:
    assert findings.documents.total() == 32_652
    assert findings.refused == []


def test_every_character_of_the_archive_is_in_a_record(findings: Findings) -> None:
    assert findings.lost == []


def test_answers_are_tied_to_the_questions_that_their_labels_name(findings: Findings) -> None:
    tied, loose = findings.answers["tied"], findings.answers["not tied"]
    assert loose <= (tied + loose) // 1000
