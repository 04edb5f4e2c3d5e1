"""Official-shaped documents with invented content, as the official services give them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from kamervragen.sources.files import ReceivedFile

Part = tuple[str, str]  # label as printed, text


def questions_document(
    *,
    number: str = "2025Z00001",
    identifier: str = "",
    submitter: str = "Voorbeeld",
    party: str = "PvdV",
    office: str = "Minister van Voorbeeldzaken",
    subject: str = "de stand van de voorbeelden",
    questions: Sequence[Part] = (("1", "Klopt dit voorbeeld?"), ("2", "Zo ja, waarom?")),
    explanatory_note: str = "",
    kind: str = "Vragen",
    submitted: str = "2025-01-08",
) -> ReceivedFile:
    """A kv-tk document."""
    identifier = identifier or f"kv-tk-{number}"
    heading = (
        f'<kamervraagnummer>{number}</kamervraagnummer><kamervraagomschrijving type="vraag">'
        f"{kind} van het lid <naam><achternaam>{submitter}</achternaam></naam> ({party}) aan de "
        f"{office} over <kamervraagonderwerp>{escape(subject)}</kamervraagonderwerp> (ingezonden "
        f'<datum isodatum="{submitted}">{submitted}</datum>).</kamervraagomschrijving>'
    )
    note = f"<al>{escape(explanatory_note)}</al>" if explanatory_note else ""
    block = (
        f"<kamervraagopmerking><kop><titel>Toelichting</titel></kop>{note}</kamervraagopmerking>"
    )
    body = _parts("vraag", questions) + (block if note else "")
    return _received(identifier, heading + body, {"OVERHEIDop.vraagnummer": number})


def answer_document(
    *,
    number: str = "2025Z00001",
    identifier: str = "ah-tk-20242025-1",
    numbers: Sequence[str] = (),
    submitter: str = "Voorbeeld",
    party: str = "PvdV",
    subject: str = "de stand van de voorbeelden",
    questions: Sequence[Part] = (("1", "Klopt dit voorbeeld?"), ("2", "Zo ja, waarom?")),
    answers: Sequence[Part] = (("1", "Ja."), ("2", "Omdat het verzonnen is.")),
    notice: str = "",
    kind: str = "Antwoord",
    received: str = "2025-01-22",
    see_also: str = "",
) -> ReceivedFile:
    """An ah-tk document: an answer, or with a ``notice`` a postponement."""
    heading = (
        f"<kamervraagnummer>{identifier.split('-')[3]}</kamervraagnummer>"
        f'<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>{submitter}'
        f"</achternaam></naam> ({party}) aan de Minister van Voorbeeldzaken over "
        f"<kamervraagonderwerp>{escape(subject)}</kamervraagonderwerp> (ingezonden "
        '<datum isodatum="2025-01-08">8 januari 2025</datum>).</kamervraagomschrijving>'
        f'<kamervraagomschrijving type="antwoord">{kind} van Minister <naam><achternaam>Proef'
        f"</achternaam></naam> (Voorbeeldzaken) (ontvangen "
        f'<datum isodatum="{received}">{received}</datum>).{see_also}</kamervraagomschrijving>'
    )
    block = (
        "<kamervraagopmerking><kop><titel>Mededeling</titel></kop>"
        f"<al>{escape(notice)}</al></kamervraagopmerking>"
    )
    body = _parts("vraag", questions) + (block if notice else _parts("antwoord", answers))
    vraagnummers = numbers or ([number] if number else [])
    return _received(identifier, heading + body, {"OVERHEIDop.vraagnummer": vraagnummers})


def metadata_document(*, identifier: str = "ah-tk-20242025-1", **facts: str) -> ReceivedFile:
    """The stub that is published of a document whose text is in a PDF alone."""
    record = "<officiele-publicatie><metadata><meta name='x' content=''/></metadata>"
    values = {"OVERHEIDop.vraagnummer": "2025Z00001", "DC.title": "De stand van de voorbeelden"}
    stub = _received(identifier, "", values | {f"OVERHEIDop.{k}": v for k, v in facts.items()})
    return replace(stub, content=f"{record}</officiele-publicatie>".encode())


def _parts(element: str, parts: Sequence[Part]) -> str:
    return "".join(
        f"<{element}><nr>{element.capitalize()} {label}</nr><al>{escape(text)}</al></{element}>"
        for label, text in parts
    )


def _received(
    identifier: str, body: str, metadata: Mapping[str, str | Sequence[str]]
) -> ReceivedFile:
    values = {"DC.identifier": identifier, "OVERHEIDop.vergaderjaar": "2024-2025", **metadata}
    rows = "".join(
        f'<metadata name="{name}" scheme="" content={quoteattr(value)} />'
        for name, content in values.items()
        for value in ([content] if isinstance(content, str) else content)
    )
    return ReceivedFile(
        name=f"{identifier}.xml",
        content=f"<officiele-publicatie><kamervragen>{body}</kamervragen></officiele-publicatie>".encode(),
        metadata=f"<metadata_gegevens>{rows}</metadata_gegevens>".encode(),
    )


def kvr_document(
    *,
    number: str = "2070800010",
    appendix_number: str = "12",
    submitter: str = "Voorbeeld",
    party: str = "PvdV",
    questions: Sequence[Part] = (("1", "Klopt dit voorbeeld?"), ("2", "Zo ja, waarom?")),
    answers: Sequence[Part] = (("1", "Ja."), ("2", "Omdat het verzonnen is.")),
    last_line: str = "Antwoord",
    name: str = "KVR99999",
) -> ReceivedFile:
    """A KVR document of the session year 2007-2008."""
    items = {
        "Bibliografische_omschrijving": f"Vragen van het lid {submitter} ({party}) aan de minister "
        "van Voorbeeldzaken over voorbeelden. (Ingezonden 1 november 2007); Antwoord",
        "Vindplaats": f"Kamervragen met antwoord 2007-2008, nr. {appendix_number}, Tweede Kamer",
        "Vraagnr_bij_indiening": number,
        "Datum_indiening": "2007-11-01",
        "Datum_reaktie": "2007-11-20",
        "Document-id": name,
        "Rubriek": "Milieu (Afval)",
    }
    rows = "".join(f'<item attribuut="{key}">{value}</item>' for key, value in items.items())
    person = f'<item attribuut="Indiener"><persoon partij="{party}">{submitter}</persoon></item>'
    asked = "".join(f'<vraag nummer="{n}">{escape(text)}</vraag>' for n, text in questions)
    answered = "".join(f'<antwoord nummer="{n}">{escape(text)}</antwoord>' for n, text in answers)
    return ReceivedFile(
        name=f"{name}.xml",
        content=f"""<kvr type="{last_line}" aantalvragen=""><meta>
<metadata>{rows}{person}</metadata>
<header kamer="2" vergaderjaar="Vergaderjaar 2007–2008"
typehandeling="Aanhangsel van de Handelingen"/>
<footer lopendefooter="Tweede Kamer, vergaderjaar 2007–2008, Aanhangsel"/>
<vraagdata vraagnummer="{appendix_number}" onderwerp="" indiendatum="2007-11-01">
<vrager partij="{party}" oorsprong="parlement">{submitter}</vrager>
<vraagt-aan>de minister van Voorbeeldzaken</vraagt-aan></vraagdata>
<antwoorddata antwoorddatum="2007-11-20"><antwoorder functie="minister"
ministerie="Voorbeeldzaken">Proef</antwoorder><mede-antwoorder/></antwoorddata></meta>
<vragen aantal="{len(questions)}">{asked}<noten afkomstig="vraag"/></vragen>
<antwoorden aantal="{len(answers)}">{answered}<noten afkomstig="antwoord"/></antwoorden>
</kvr>""".encode(),
    )
