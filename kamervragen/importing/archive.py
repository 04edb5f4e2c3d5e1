"""The bytes as received, kept for ever and read again when the parser improves."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from kamervragen.importing.composition import ParsedFile
from kamervragen.models import SourceFile
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, UnreadablePublication
from kamervragen.sources.files import ReceivedFile

XML = "application/xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A received document with its primary key; ``is_new`` when these bytes were not known yet."""

    pk: int
    document: Document
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A document that cannot be read, and why."""

    source_file: int
    name: str
    reason: str


def keep(received: Sequence[ReceivedFile], *, at: datetime) -> list[KeptFile]:
    """Store what is new; what is known already, byte for byte, is left alone."""
    known = _known(received)
    files = {_fingerprint(file): file for file in received}
    new = [fingerprint for fingerprint in files if fingerprint not in known]
    made = SourceFile.objects.bulk_create(_row(files[f].name, files[f].content, at) for f in new)
    SourceFile.objects.bulk_create(
        _row(f"{file.name.removesuffix('.xml')}/metadata.xml", file.metadata, at, describes=row)
        for fingerprint, row in zip(new, made, strict=True)
        if (file := files[fingerprint]).metadata is not None
    )
    known |= {fingerprint: row.pk for fingerprint, row in zip(new, made, strict=True)}
    return [
        KeptFile(pk=known[f], document=_document(file), is_new=f in set(new))
        for f, file in files.items()
    ]


Fingerprint = tuple[str, str, str]  # name, sha256 of the document, sha256 of its metadata


def _fingerprint(file: ReceivedFile) -> Fingerprint:
    return file.name, _sha256(file.content), _sha256(file.metadata) if file.metadata else ""


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()


def _known(received: Iterable[ReceivedFile]) -> dict[Fingerprint, int]:
    rows = SourceFile.objects.filter(
        name__in=[file.name for file in received], describes=None, is_current=True
    ).values_list("name", "sha256", "metadata_files__sha256", "pk")
    return {(name, digest, metadata or ""): pk for name, digest, metadata, pk in rows}


def _row(
    name: str, content: bytes, at: datetime, *, describes: SourceFile | None = None
) -> SourceFile:
    return SourceFile(
        name=name,
        media_type=XML,
        sha256=_sha256(content),
        size=len(content),
        content=content,
        fetched_at=at,
        describes=describes,
    )


def _document(file: ReceivedFile) -> Document:
    return Document(name=file.name, content=file.content, metadata=file.metadata)


def read_kept(files: Iterable[KeptFile]) -> tuple[list[ParsedFile], list[Refusal]]:
    """Parse the documents; those that cannot be read are refused whole, with a reason."""
    parsed: list[ParsedFile] = []
    refused: list[Refusal] = []
    for file in files:
        try:
            record = parse(file.document)
        except UnreadablePublication as error:
            name = file.document.name
            refused.append(Refusal(source_file=file.pk, name=name, reason=str(error)))
        else:
            parsed.append(ParsedFile(source_file=file.pk, name=file.document.name, record=record))
    return parsed, refused


def kept_files(
    *, publications: Collection[int] | None = None, source_files: Collection[int] | None = None
) -> list[KeptFile]:
    """The current documents of these publications, or these documents, from the archive."""
    query = SourceFile.objects.filter(describes=None, is_current=True)
    if publications is not None:
        query = query.filter(publication__in=publications)
    if source_files is not None:
        query = query.filter(pk__in=source_files)
    rows = query.values_list("pk", "name", "content", "metadata_files__content").order_by("pk")
    return [
        KeptFile(
            pk=pk,
            document=Document(
                name=name, content=bytes(content), metadata=bytes(metadata) if metadata else None
            ),
            is_new=False,
        )
        for pk, name, content, metadata in rows
    ]
