"""Rows of the Tweede Kamer's OData as documents: the same row is always the same bytes."""

import json
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROW_SUFFIXES = (".jsonl", ".jsonl.xz")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]


def read_row(content: bytes) -> Row:
    """One row from its JSON; ``ValueError`` where it is no object."""
    row: Json = json.loads(content)
    if not isinstance(row, dict):
        message = "A row is a JSON object."
        raise ValueError(message)  # noqa: TRY004  # the content is wrong, not its caller
    return row


def name_of(row: Row) -> str:
    """The file name of a Zaak (2023Z00468.json) or a Document (2023D04567.json), or empty."""
    number = number_of(row)
    return f"{number}.json" if number else ""


def number_of(row: Row) -> str:
    """Its official number, else the service's own key, else empty."""
    return str(row.get("Nummer") or row.get("DocumentNummer") or row.get("Id") or "")


def canonical(row: Row) -> bytes:
    """The row in one spelling, without what only says how it was asked.

    The service may give fields, and the rows of an expanded list, in any order; a row that has not
    changed must not look like a new version.
    """
    text = json.dumps(_ordered(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def _ordered(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _ordered(item) for name, item in value.items() if "@odata." not in name}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=_key)
    return value


def _key(item: Json) -> str:
    """Rows without a key stay in the order they have."""
    return str(item.get("Id", "")) if isinstance(item, dict) else ""


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, each with its number; ``OSError`` or ``LZMAError``."""
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, line


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
        yield file
