import json
from pathlib import Path

import pytest
from lxml import etree

from kamervragen.parsing.normalise import comparable
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, PublicationRecord, RespondentRole
from kamervragen.parsing.xml import read_xml

_KINDS = {"question": "questions", "oral": "oral_notice"}


def _corpus_documents(corpus: Path) -> list[tuple[PublicationRecord, dict[str, object], bytes]]:
    return [
        (
            parse(
                Document(
                    name=f"{folder.name}.xml",
                    content=(folder / f"{folder.name}.xml").read_bytes(),
                    metadata=(folder / "metadata.xml").read_bytes(),
                )
            ),
            json.loads((folder / "expected.json").read_text()),
            (folder / f"{folder.name}.xml").read_bytes(),
        )
        for folder in sorted((corpus / "koop").iterdir())
    ]


def _said(record: PublicationRecord) -> dict[str, object]:
    """A record in the words of the expectations beside the real documents."""
    signatories = [r for r in record.respondents if r.role is RespondentRole.SIGNATORY]
    spoken_for = [r for r in record.respondents if r.role is RespondentRole.ON_BEHALF_OF]
    return {
        "identifier": record.identifier,
        "kind": record.kind.value,
        "number": next(iter(record.numbers), None),
        "aanhangsel_number": record.appendix_number or None,
        "submitters": [{"name": s.name, "party": s.party} for s in record.submitters],
        "addressees": [office.printed for office in record.addressees],
        "respondents": [
            {
                "name": r.name,
                "office": r.office.printed.split(" ")[0],
                "portfolio": r.office.portfolio,
            }
            for r in signatories
        ],
        "on_behalf_of": [respondent.office.printed for respondent in spoken_for],
        "submitted_on": str(record.submitted_on),
        "answered_on": str(record.received_on) if record.received_on else None,
        "subject": record.subject,
        "question_groups": [list(each.numbers) for each in record.questions],
        "answer_groups": [list(each.numbers) for each in record.answers],
        "footnote_total": len(record.footnotes),
        "footnotes_without_body": [n.position for n in record.footnotes if not n.body.text],
    }


@pytest.mark.corpus
def test_the_real_documents_say_what_was_found_in_their_sources(corpus: Path) -> None:
    for record, expected, _ in _corpus_documents(corpus):
        said = _said(record)
        wanted = {"footnotes_without_body": [], **expected}
        wanted["kind"] = _KINDS.get(str(expected["kind"]), expected["kind"])
        wanted["subject"] = " ".join(str(expected["subject"]).split())
        assert said == {name: wanted[name] for name in said}
        cited = {citation.target for citation in record.citations}
        for named in ("references", "ecli", "numbers_mentioned"):
            assert set(expected[named]) <= cited  # type: ignore[call-overload]


@pytest.mark.corpus
def test_the_parts_of_the_real_documents_begin_as_their_sources_do(corpus: Path) -> None:
    for record, expected, _ in _corpus_documents(corpus):
        bodies = {
            "vraag": [each.body.text for each in record.questions],
            "antwoord": [each.body.text for each in record.answers],
            "mededeling": [notice.body.text for notice in record.notices],
            "toelichting": [record.explanatory_note.text],
        }
        parts: list[dict[str, str]] = expected["parts"]  # type: ignore[assignment]
        for part in parts:
            text = " ".join(bodies[part["part"]].pop(0).split())
            assert text.startswith(" ".join(part["starts_with"].split()))


@pytest.mark.corpus
def test_no_character_of_the_real_documents_is_lost(corpus: Path) -> None:
    for record, _, content in _corpus_documents(corpus):
        root = read_xml(content)
        kept = [comparable(asked.body.text) for asked in record.questions]
        kept += [comparable(answer.body.text) for answer in record.answers]
        parts = [*root.iter("vraag"), *root.iter("antwoord")]
        assert kept == [_words(part) for part in parts]
        notes = [comparable(note.body.text) for note in record.footnotes]
        assert notes == [_words(note) for note in root.iter("noot")]


def _words(element: etree._Element) -> str:
    """What an element says, without its label and without the notes in it."""
    words = element.text or ""
    for child in element:
        words += "" if child.tag in ("nr", "noot", "noot.nr") else _words(child)
        words += child.tail or ""
    return comparable(words)
