"""Documents from files, folders and .tar archives, each with the metadata file that lies beside it.

KOOP publishes a document as a folder ``<id>/{<id>.xml, metadata.xml}``; KVR files stand alone. A
metadata file without a document beside it is a document of its own. Rows of the Tweede Kamer's
OData come one in a file (2023Z00468.json), or many in a .jsonl file, one on a line.
"""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from kamervragen.sources.rows import ROW_SUFFIXES, canonical, lines_of, name_of, read_row

METADATA_NAME = "metadata.xml"
ARCHIVE_SUFFIXES = (".tar", ".tar.xz", ".tar.gz", ".tar.bz2", ".txz", ".tgz")
# Larger than any publication by far; a file of this size is not a Kamervraag but an accident.
MAX_BYTES = 50_000_000
# In a folder, other .json files are other things.
ROW_NAME = re.compile(r"\d{4}[ZD]\d+\.json")


class UnusablePath(Exception):
    """A path that cannot be read from; the message is a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """One document as received: its file name, its bytes, and those of its metadata file.

    The addresses are those that both were fetched from, empty for files from disk.
    """

    name: str
    content: bytes
    metadata: bytes | None = None
    address: str = ""
    metadata_address: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    path: PurePosixPath
    content: bytes


def read_files(paths: list[Path]) -> Iterator[ReceivedFile]:
    """Every document under the given files, folders and archives, in a stable order."""
    for path in paths:
        if path.name.endswith(ROW_SUFFIXES):
            yield from _rows(path)
        else:
            yield from map(_spelled, _paired(_entries(path)))


def count_files(paths: list[Path]) -> int:
    """How many documents ``read_files`` will give, for a progress bar; archives are listed once."""
    return sum(_count(path) for path in paths)


def _count(path: Path) -> int:
    if path.name.endswith(ROW_SUFFIXES):
        return sum(1 for _ in _lines(path))
    if path.is_dir():
        names = [PurePosixPath(file) for file in _documents(path)]
    elif path.name.endswith(ARCHIVE_SUFFIXES):
        with _open_archive(path) as archive:
            names = [PurePosixPath(m.name) for m in archive if _is_document(m)]
    else:
        return 1
    with_document = {name.parent for name in names if name.name != METADATA_NAME}
    return sum(name.name != METADATA_NAME or name.parent not in with_document for name in names)


def _entries(path: Path) -> Iterator[_Entry]:
    if not path.exists():
        raise UnusablePath(f"{path} does not exist.")
    if path.is_dir():
        for file in _documents(path):
            yield _Entry(PurePosixPath(file), file.read_bytes())
    elif path.name.endswith(ARCHIVE_SUFFIXES):
        yield from _archive_entries(path)
    else:
        yield _Entry(PurePosixPath(path), path.read_bytes())
        beside = path.with_name(METADATA_NAME)
        if path.name != METADATA_NAME and beside.exists():
            yield _Entry(PurePosixPath(beside), beside.read_bytes())


def _documents(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.*") if _is_document_name(file.name))


def _is_document_name(name: str) -> bool:
    return name.endswith(".xml") or ROW_NAME.fullmatch(name) is not None


def _open_archive(path: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(path)
    except (tarfile.TarError, OSError) as error:
        raise UnusablePath(f"{path} is not a readable archive: {error}.") from error


def _archive_entries(path: Path) -> Iterator[_Entry]:
    with _open_archive(path) as archive:
        for member in archive:
            if _is_document(member) and (stream := archive.extractfile(member)):
                yield _Entry(PurePosixPath(member.name), stream.read())


def _is_document(member: tarfile.TarInfo) -> bool:
    name = PurePosixPath(member.name).name
    return member.isfile() and _is_document_name(name) and member.size <= MAX_BYTES


def _paired(entries: Iterator[_Entry]) -> Iterator[ReceivedFile]:
    """Entries of one folder come together, so that a metadata file finds its document."""
    for _, group in groupby(entries, key=lambda entry: entry.path.parent):
        yield from _with_metadata(group)


def _with_metadata(folder: Iterator[_Entry]) -> Iterator[ReceivedFile]:
    """A folder that holds one document and metadata is a pair; a folder of many streams through."""
    waiting: _Entry | None = None
    metadata: _Entry | None = None
    for entry in folder:
        if entry.path.name == METADATA_NAME:
            metadata = entry
            continue
        if waiting:
            yield _received(waiting, None)
        waiting = entry
    if waiting:
        yield _received(waiting, metadata)
    elif metadata:
        folder_name = metadata.path.parent.name
        yield ReceivedFile(name=f"{folder_name}/{METADATA_NAME}", content=metadata.content)


def _received(document: _Entry, metadata: _Entry | None) -> ReceivedFile:
    return ReceivedFile(
        name=document.path.name,
        content=document.content,
        metadata=metadata.content if metadata else None,
    )


def _spelled(received: ReceivedFile) -> ReceivedFile:
    """A row has the same bytes and name from a file as from the service."""
    if received.name.endswith(".json"):
        return _row(received.content, received.name)
    return received


def _rows(path: Path) -> Iterator[ReceivedFile]:
    for number, line in _lines(path):
        yield _row(line, f"{path.name}:{number}")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        yield from lines_of(path)
    except FileNotFoundError as error:
        raise UnusablePath(f"{path} does not exist.") from error
    except (OSError, EOFError, LZMAError) as error:
        raise UnusablePath(f"{path} is not readable: {error}.") from error


def _row(content: bytes, place: str) -> ReceivedFile:
    """What is no row is given on under its place, to be kept and refused like any document."""
    try:
        row = read_row(content)
        return ReceivedFile(name=name_of(row) or place, content=canonical(row))
    except ValueError:
        return ReceivedFile(name=place, content=content)
