"""Which kind of document this is, by its content; the only entry that importing uses."""

from kamervragen.parsing.document_json import parse_document
from kamervragen.parsing.koop_xml import parse_koop
from kamervragen.parsing.kvr_xml import parse_kvr
from kamervragen.parsing.metadata_only import parse_metadata
from kamervragen.parsing.odata import read_row
from kamervragen.parsing.records import Document, PublicationRecord, UnreadablePublication
from kamervragen.parsing.vraagdoc_xml import parse_vraagdoc
from kamervragen.parsing.xml import local_name, read_xml
from kamervragen.parsing.zaak_json import parse_zaak

_PARSERS = {
    "officiele-publicatie": parse_koop,
    "kamervragen": parse_koop,
    "vraagdoc": parse_vraagdoc,
    "metadata_gegevens": parse_metadata,
    "metadata": parse_metadata,
    "kvr": parse_kvr,
}


def parse(document: Document) -> PublicationRecord:
    """The record of any official document, or UnreadablePublication with the reason."""
    if is_json(document.content):
        return _parse_row(document)
    root = read_xml(document.content)
    name = local_name(root)
    parser = _PARSERS.get(name)
    if parser is None:
        raise UnreadablePublication(f"Het bestand is geen bekend soort document (<{name}>).")
    return parser(root, document)


def is_json(content: bytes) -> bool:
    """Whether a document is a row of the OData service, not XML."""
    return content.lstrip(b" \t\r\n\xef\xbb\xbf")[:1] in (b"{", b"[")


def _parse_row(document: Document) -> PublicationRecord:
    row = read_row(document.content)
    parser = parse_document if "DocumentNummer" in row.columns else parse_zaak
    return parser(row, document)
