"""Footnotes of real documents that people read: which Kamerstukken and Aanhangsels are linked.

All modern notes with a reference are here; the old ones were drawn at random, some from all that
say Kamerstuk or Aanhangsel and more from each rare form (chapters, letters, several numbers,
reissues, damaged spacing), so that the sample is harder than the archive.

``note_references.json`` names the notes by file and position and holds no text of them:

- ``refers_to``: the official identifiers that the note prints beyond doubt. Of a range "3-4" the
  two printed numbers; "177H" is the reissue of an Aanhangsel. All these must be found.
- ``undecided``: the note (also) names what cannot be decided from its words: a whole dossier, an
  Aanhangsel without its session year, one number after two dossiers, a misprint.
- ``acceptable``: what may be found of the undecided, and need not be.

Of notes without any of these, nothing may be found: they name laws, amounts, file numbers.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kamervragen.parsing.citations import find_citations
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document
from kamervragen.sources.files import read_files

pytestmark = pytest.mark.corpus

LABELS = Path(__file__).with_name("note_references.json")
KINDS = ("kst-", "ah-")
RECALL = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person read in one note."""

    file: str
    publication: str
    position: int
    refers_to: frozenset[str]
    acceptable: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One note, and how what is found in it differs from what a person read."""

    label: Label
    text: str
    missing: frozenset[str]
    wrong: frozenset[str]

    def __str__(self) -> str:
        differences = [
            f"{word} {' '.join(sorted(targets))}"
            for word, targets in (("missing", self.missing), ("wrong", self.wrong))
            if targets
        ]
        place = f"{self.label.file} note {self.label.position}"
        return f"{place}: {', '.join(differences)}\n    {self.text}"


def _labels() -> list[Label]:
    return [
        Label(
            file=row["file"],
            publication=row["publication"],
            position=row["position"],
            refers_to=frozenset(row["refers_to"]),
            acceptable=frozenset(row.get("acceptable", [])),
        )
        for row in json.loads(LABELS.read_text())
    ]


def _note_texts(corpus: Path, files: set[str]) -> Iterator[tuple[tuple[str, str, int], str]]:
    """The notes of the named files by file, publication and position."""
    for received in read_files([corpus / "koop", corpus / "kvr-1984-2008.tar.xz"]):
        if received.name not in files:
            continue
        record = parse(
            Document(name=received.name, content=received.content, metadata=received.metadata)
        )
        for note in record.footnotes:
            yield (received.name, record.key, note.position), note.body.text


def _outcome(label: Label, text: str) -> Outcome:
    targets = {citation.target for citation in find_citations(text)}
    found = frozenset(target for target in targets if target.startswith(KINDS))
    return Outcome(
        label=label,
        text=text,
        missing=label.refers_to - found,
        wrong=found - label.refers_to - label.acceptable,
    )


@pytest.fixture(scope="module")
def outcomes(corpus: Path) -> list[Outcome]:
    labels = _labels()
    texts = dict(_note_texts(corpus, {label.file for label in labels}))
    return [
        _outcome(label, texts[label.file, label.publication, label.position]) for label in labels
    ]


def _listed(outcomes: list[Outcome]) -> str:
    return "\n".join(str(outcome) for outcome in outcomes if outcome.missing or outcome.wrong)


def test_the_sample_is_large_enough_to_tell(outcomes: list[Outcome]) -> None:
    assert sum(bool(outcome.label.refers_to) for outcome in outcomes) >= 200
    assert sum(not outcome.label.refers_to for outcome in outcomes) >= 30


def test_nearly_every_reference_in_a_note_is_found(outcomes: list[Outcome]) -> None:
    wanted = sum(len(outcome.label.refers_to) for outcome in outcomes)
    found = wanted - sum(len(outcome.missing) for outcome in outcomes)
    assert found >= RECALL * wanted, f"{found} of {wanted} found\n{_listed(outcomes)}"


def test_no_reference_in_a_note_leads_to_the_wrong_document(outcomes: list[Outcome]) -> None:
    wrong = [outcome for outcome in outcomes if outcome.wrong]
    assert not wrong, f"{len(wrong)} notes\n{_listed(wrong)}"
