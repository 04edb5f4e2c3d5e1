"""Small official documents with invented content, for one thing each."""

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, PublicationRecord, RichText

ASKED = "Vragen van het lid Voorbeeld (ABC) aan de Minister van Financiën over het veer"
REPLY = "Antwoord van Minister Fictie (Financiën) (ontvangen 2 december 2030)."
NOTICE = "Mededeling van Minister Fictie (Financiën) (ontvangen 2 december 2030)."


def publication(
    body: str = "",
    *,
    asked: str = f"{ASKED} (ingezonden 4 november 2030).",
    reply: str = "",
    name: str = "ah-tk-20302031-5",
    metadata: str | None = None,
) -> PublicationRecord:
    """The record of a document with these parts."""
    headings = [("vraag", asked), ("antwoord", reply)]
    described = "".join(
        f'<kamervraagomschrijving type="{kind}">{text}</kamervraagomschrijving>'
        for kind, text in headings
        if text
    )
    content = (
        f"<officiele-publicatie><kamervragen>{described}{body}</kamervragen></officiele-publicatie>"
    )
    stated = f"<metadata_gegevens>{metadata}</metadata_gegevens>" if metadata is not None else None
    return parse(
        Document(
            name=f"map/{name}.xml",
            content=content.encode(),
            metadata=stated.encode() if stated else None,
        )
    )


def meta(name: str, content: str, scheme: str = "") -> str:
    return f'<metadata name="{name}" scheme="{scheme}" content="{content}"/>'


def note(label: str = "1", words: str = "N.") -> str:
    return f"<noot><noot.nr>{label}</noot.nr><noot.al>{words}</noot.al></noot>"


def remark(title: str, words: str) -> str:
    block = f"<kop><titel>{title}</titel></kop><al>{words}</al>"
    return f"<kamervraagopmerking>{block}</kamervraagopmerking>"


def asked_and_answered(question: str, answer: str) -> str:
    asked = f"<vraag><nr>1</nr><al>{question}</al></vraag>"
    return f"{asked}<antwoord><nr>1</nr><al>{answer}</al></antwoord>"


def question(content: str) -> RichText:
    """The text of a question with this content."""
    return publication(f"<vraag><nr>Vraag 1</nr>{content}</vraag>").questions[0].body


def problems(record: PublicationRecord) -> list[tuple[str, str]]:
    return [(problem.kind, problem.detail) for problem in record.problems]
