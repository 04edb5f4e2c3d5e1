import pytest

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, PublicationKind, PublicationRecord
from tests.parsing.golden import DOCUMENTS, as_json, read

ASKED = (
    "Vragen van het lid Voorbeeld (ABC) aan de minister van Justitie over de pont."
    " (Ingezonden 12 januari 2004)"
)


def document(reply: str, questions: str = "") -> PublicationRecord:
    """The record of an older document with this in its reply."""
    vragen = f"<vragen><omschr>{ASKED}</omschr>{questions}</vragen>"
    content = f"<vraagdoc>{vragen}<reactie>{reply}</reactie></vraagdoc>"
    return parse(Document(name="ah-tk-20032004-12.xml", content=content.encode()))


@pytest.mark.parametrize("name", ["vraagdoc_answer", "vraagdoc_postponement"])
def test_an_older_document_gives_the_record_that_was_found_right(name: str) -> None:
    assert as_json(read(name)) == (DOCUMENTS / f"{name}.json").read_text()


def test_the_title_is_the_heading_when_there_is_no_other() -> None:
    record = document("<titel>Mededeling</titel><al>Dit kost meer tijd.</al>")
    assert record.kind is PublicationKind.POSTPONEMENT
    assert record.answer_heading == "Mededeling"
    assert record.notices[0].body.text == "Dit kost meer tijd."


def test_loose_paragraphs_say_that_questions_are_withdrawn() -> None:
    record = document("<titel>Mededeling</titel><al>De vragen zijn ingetrokken.</al>")
    assert record.kind is PublicationKind.WITHDRAWAL


def test_loose_paragraphs_are_one_answer() -> None:
    heading = "Antwoord van minister Pieters (Justitie). (Ontvangen 3 februari 2004)"
    reply = f"<omschr>{heading}</omschr><al>Ja.</al>"
    record = document(reply, "<vraag><nummer>1</nummer><al>Echt?</al></vraag>")
    assert [(answer.questions, answer.body.text) for answer in record.answers] == [((1,), "Ja.")]


def test_a_notice_can_be_an_element_of_its_own() -> None:
    record = document("<titel>Mededeling</titel><mededeling><al>Later.</al></mededeling>")
    assert record.notices[0].body.text == "Later."


def test_words_between_the_elements_are_kept() -> None:
    record = document(
        "<titel>Antwoord</titel>los", "voor<vraag><nummer>1</nummer><al>a</al></vraag>"
    )
    assert record.introduction.text == "voor"
    assert record.answers[0].body.text == "los"
