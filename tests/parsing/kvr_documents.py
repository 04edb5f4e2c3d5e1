"""Small KVR documents with invented content, made of the parts that a test is about."""

from lxml import etree

from kamervragen.parsing.kvr_xml import parse_kvr
from kamervragen.parsing.records import Document, PublicationRecord

DESCRIPTION = "Vragen van het lid Bos (WP) over eb. (Ingezonden 2 februari 1999); Antwoord"
ITEMS = {
    "Bibliografische_omschrijving": DESCRIPTION,
    "Vindplaats": "Kamervragen met antwoord 1998-1999, nr. 300, Tweede Kamer",
    "Datum_indiening": "1999-02-02",
    "Datum_reaktie": "1999-02-20",
    "Document-id": "KVR90000",
}
YEAR = 'vergaderjaar="Vergaderjaar 1998–1999"'


def question(number: str, text: str, marks: str = "") -> str:
    return f'<vraag nummer="{number}" voetnoot="{marks}">{text}</vraag>'


def answer(number: str, text: str) -> str:
    return f'<antwoord nummer="{number}">{text}</antwoord>'


def kvr(
    *body: str,
    type_: str = "Antwoord",
    header: str = YEAR,
    footer: str = "",
    people: str = '<vraagdata vraagnummer="300"><vrager partij="WP">Bos</vrager></vraagdata>',
    reply: str = "",
    **items: str,
) -> PublicationRecord:
    """The record of a document with these questions, answers and other elements."""
    questions = "".join(part for part in body if part.startswith("<vraag"))
    answers = "".join(part for part in body if part.startswith("<antwoord"))
    others = "".join(part for part in body if not part.startswith(("<vraag", "<antwoord")))
    named = ITEMS | {name.replace("Document_", "Document-"): text for name, text in items.items()}
    listed = "".join(
        f'<item attribuut="{name}">{text}</item>' for name, text in named.items() if text
    )
    root = etree.fromstring(
        f'<kvr type="{type_}"><meta><metadata>{listed}</metadata><header {header}/>'
        f"<footer {footer}/>{people}{reply}</meta>"
        f"<vragen>{questions}</vragen>{others}<antwoorden>{answers}</antwoorden></kvr>"
    )
    return parse_kvr(root, Document(name="KVR90000.xml", content=b""))


def problems(record: PublicationRecord) -> list[str]:
    return [problem.kind for problem in record.problems]
