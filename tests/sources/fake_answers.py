"""What the official services would say: search results and rows of OData, from a few documents."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from kamervragen.sources.rows import Json, Row

PUBLICATIONS = Path(__file__).resolve().parents[2] / "fixtures" / "publications"
LISTED = ("Kamervragen (Aanhangsel)", "Kamervragen zonder antwoord")
SOORTEN = {
    "Schriftelijke vragen": "Schriftelijke vragen",
    "Antwoord": "Antwoord schriftelijke vragen",
    "Mededeling": "Mededeling (uitstel antwoord)",
}
ROWS_ON_PAGE = 25
SRU = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
NAMESPACES = (
    f'xmlns="{SRU}" xmlns:gzd="http://standaarden.overheid.nl/sru"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:c="http://standaarden.overheid.nl/collectie/"'
    ' xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"'
    ' xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic"'
)
CLAUSE = re.compile(r'(AND |NOT |^)([\w.]+)(==|>=|<=)("[^"]*"|[^\s"]+)')


@dataclass(slots=True, kw_only=True)
class FakeDocument:
    """A publication as KOOP lists and serves it; without ``xml`` there is only a PDF."""

    identifier: str
    kind: str
    modified: date
    issued: date | None = None
    type: str = ""
    title: str = ""
    number: str = ""
    version: int = 1
    xml: bytes | None = b"<officiele-publicatie/>"
    metadata: bytes = b"<metadata_gegevens/>"

    @property
    def path(self) -> str:
        return f"/frbr/{self.identifier}/{self.version}"

    def values(self, index: str) -> str:
        """What the search service compares; days as texts."""
        return {
            "c.product-area": "officielepublicaties",
            "w.publicatienaam": self.kind,
            "w.vraagnummer": self.number,
            "dt.identifier": self.identifier,
            "dt.modified": str(self.modified),
            "dt.issued": str(self.issued or ""),
        }[index]


def fixture_documents(folder: Path = PUBLICATIONS) -> list[FakeDocument]:
    """Those of the project's own fixtures that KOOP's two lists would have."""
    found = (_read(metadata) for metadata in sorted(folder.rglob("metadata.xml")))
    return [document for document in found if document.kind in LISTED]


def _read(path: Path) -> FakeDocument:
    values: dict[str, list[str]] = {}
    for element in etree.fromstring(path.read_bytes()).iter("metadata"):
        values.setdefault(element.get("name", ""), []).append(element.get("content", ""))
    first = {name: contents[0] for name, contents in values.items()}
    issued = _day(first.get("DCTERMS.issued", ""))
    xml = path.with_name(f"{path.parent.name}.xml")
    return FakeDocument(
        identifier=path.parent.name,
        kind=first.get("OVERHEIDop.publicationName", ""),
        type=next((name for name in values.get("DC.type", ()) if name in SOORTEN), ""),
        title=first.get("DC.title", ""),
        number=first.get("OVERHEIDop.vraagnummer", ""),
        issued=issued,
        modified=_day(first.get("DCTERMS.available", "")) or issued or date(2010, 1, 1),
        xml=xml.read_bytes() if xml.exists() else None,
        metadata=path.read_bytes(),
    )


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None


def search_results(
    documents: Iterable[FakeDocument], origin: str, query: str, start: int, size: int
) -> str:
    """A page of SRU; a query that is not understood gives a diagnostic."""
    clauses = CLAUSE.findall(query.partition(" sortBy ")[0])
    if not clauses:
        return diagnostic(10, "mismatched input")
    found = sorted(
        (document for document in documents if _matches(document, clauses)),
        key=lambda document: document.identifier,
    )
    page = found[start - 1 : start - 1 + size]
    following = start + size
    more = (
        f"<nextRecordPosition>{following}</nextRecordPosition>" if following <= len(found) else ""
    )
    records = "".join(_record(document, origin) for document in page)
    return _response(
        f"<numberOfRecords>{len(found)}</numberOfRecords><records>{records}</records>{more}"
    )


def diagnostic(number: int, message: str) -> str:
    return _response(
        f"<diagnostics><diag:diagnostic><diag:uri>info:srw/diagnostic/1/{number}</diag:uri>"
        f"<diag:message>{message}</diag:message></diag:diagnostic></diagnostics>"
    )


def _response(inside: str) -> str:
    return f"<searchRetrieveResponse {NAMESPACES}>{inside}</searchRetrieveResponse>"


def _matches(document: FakeDocument, clauses: Iterable[tuple[str, str, str, str]]) -> bool:
    return all(
        _holds(document.values(index), relation, value.strip('"')) != (word == "NOT ")
        for word, index, relation, value in clauses
    )


def _holds(ours: str, relation: str, asked: str) -> bool:
    if relation == "==":
        return ours == asked
    return bool(ours) and (ours >= asked if relation == ">=" else ours <= asked)


def _record(document: FakeDocument, origin: str) -> str:
    facts = {
        "dcterms:identifier": document.identifier,
        "dcterms:title": document.title,
        "dcterms:type": document.type,
        "dcterms:modified": document.modified,
        "dcterms:issued": document.issued or "",
        "dcterms:hasVersion": document.version,
        "overheidwetgeving:publicatienaam": document.kind,
        "overheidwetgeving:vraagnummer": document.number,
    }
    elements = "".join(f"<{name}>{escape(str(text))}</{name}>" for name, text in facts.items())
    base = f"{origin}{document.path}"
    files = {"metadata": f"{base}/metadata.xml", "pdf": f"{base}/{document.identifier}.pdf"}
    if document.xml is not None:
        files["xml"] = f"{base}/{document.identifier}.xml"
    items = "".join(
        f'<gzd:itemUrl manifestation="{name}">{address}</gzd:itemUrl>'
        for name, address in files.items()
    )
    return (
        f"<record><recordData><gzd:gzd><gzd:originalData>{elements}</gzd:originalData>"
        f"<gzd:enrichedData>{items}</gzd:enrichedData></gzd:gzd></recordData></record>"
    )


def zaak_rows(documents: Iterable[FakeDocument]) -> list[Row]:
    """A Zaak for each number, as the Kamer would register it."""
    rows: dict[str, Row] = {}
    for document in documents:
        if document.number:
            rows[document.number] = {
                "Id": _key(document.number),
                "Nummer": document.number,
                "Soort": "Schriftelijke vragen",
                "Onderwerp": document.title,
                "GestartOp": f"{document.issued}T00:00:00+02:00",
                "ApiGewijzigdOp": f"{document.modified}T08:00:00.1234567Z",
                "Verwijderd": False,
                "ZaakActor": [{"Id": _key("b"), "Relatie": "Indiener", "ActorNaam": "A. Lid"}],
            }
    return list(rows.values())


def document_rows(documents: Iterable[FakeDocument]) -> list[Row]:
    return [
        {
            "Id": _key(document.identifier),
            "DocumentNummer": f"{document.modified.year}D{position:05}",
            "Soort": SOORTEN[document.type],
            "Onderwerp": document.title,
            "Datum": f"{document.issued}T00:00:00+02:00",
            "ApiGewijzigdOp": f"{document.modified}T08:00:00.1234567Z",
            "Verwijderd": False,
            "Zaak": [{"Id": _key(document.number), "Nummer": document.number}],
            "DocumentActor": [],
            "DocumentVersie": [{"Id": _key("v"), "ExterneIdentifier": document.identifier}],
        }
        for position, document in enumerate(documents)
        if document.type
    ]


def _key(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def matching_rows(rows: Iterable[Row], condition: str) -> Iterator[Row]:
    """Those of which the parts of ``$filter`` that our sources use are true."""
    soorten = re.findall(r"Soort eq '((?:[^']|'')*)'", condition)
    numbers = re.findall(r"Nummer eq '((?:[^']|'')*)'", condition)
    since = re.findall(r"ApiGewijzigdOp ge (\S+)", condition)
    for row in rows:
        if (
            _among(row.get("Soort"), soorten)
            and _among(row.get("Nummer"), numbers)
            and (not since or str(row["ApiGewijzigdOp"]) >= since[0])
        ):
            yield row


def _among(value: Json, asked: Sequence[str]) -> bool:
    return not asked or value in asked
