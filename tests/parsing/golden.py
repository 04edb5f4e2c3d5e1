"""Records as JSON, to compare them with what a person has read and found right."""

import json
from dataclasses import asdict, fields
from pathlib import Path

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, PublicationRecord

DOCUMENTS = Path(__file__).parent / "documents"


def read(name: str) -> PublicationRecord:
    """The record of one of the documents here."""
    metadata = DOCUMENTS / f"{name}.metadata.xml"
    return parse(
        Document(
            name=f"{name}.xml",
            content=(DOCUMENTS / f"{name}.xml").read_bytes(),
            metadata=metadata.read_bytes() if metadata.exists() else None,
        )
    )


def as_json(record: PublicationRecord) -> str:
    """What a record says, without its empty fields."""
    values = asdict(record, dict_factory=_without_holder)
    said = {
        field.name: value
        for field in fields(record)
        if (value := values[field.name]) not in ((), "", None, {"html": "", "text": ""})
        and not (value is False and field.default is False)
    }
    return json.dumps(said, default=str, ensure_ascii=False, indent=1) + "\n"


def _without_holder(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Printed documents name offices; who holds one is not part of it."""
    return {name: value for name, value in pairs if (name, value) != ("holder", "")}
