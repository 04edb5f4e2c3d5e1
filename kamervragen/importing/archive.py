"""The bytes as received, kept for ever and read again when the parser improves."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from kamervragen.importing.parts import ParsedFile
from kamervragen.models import SourceFile
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, UnreadablePublication
from kamervragen.sources.files import ReceivedFile

XML, JSON = "application/xml", "application/json"


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
    """Store what is new; what is known already, byte for byte, is left alone.

    A document and its metadata have versions of their own.
    """
    files = {(file.name, _sha256(file.content)): file for file in received}
    known = {(row.name, row.sha256): row for row in _known(files)}
    new = [key for key in files if key not in known]
    made = SourceFile.objects.bulk_create(
        _row(files[key].name, files[key].content, at, address=files[key].address) for key in new
    )
    rows = known | dict(zip(new, made, strict=True))
    returned = [row.pk for row in known.values() if not row.is_current]
    SourceFile.objects.filter(pk__in=returned).update(is_current=True, fetched_at=at)
    SourceFile.objects.filter(describes__in=returned, is_current=True).update(fetched_at=at)
    for key, row in known.items():  # it came from disk before
        if files[key].address and not row.address:
            SourceFile.objects.filter(pk=row.pk).update(address=files[key].address)
    described = _keep_metadata({rows[key].pk: file for key, file in files.items()}, at)
    changed = {row.pk for row in made} | set(returned) | described
    return [
        KeptFile(pk=rows[key].pk, document=_document(file), is_new=rows[key].pk in changed)
        for key, file in files.items()
    ]


def _known(keys: Collection[tuple[str, str]]) -> list[SourceFile]:
    names = [name for name, _ in keys]
    rows = SourceFile.objects.filter(name__in=names, describes=None).defer("content")
    return [row for row in rows if (row.name, row.sha256) in keys]


def _keep_metadata(files: Mapping[int, ReceivedFile], at: datetime) -> set[int]:
    """Store new metadata beside their documents; primary keys of those documents."""
    current = SourceFile.objects.filter(describes__in=files, is_current=True)
    known = dict(current.values_list("describes", "sha256"))
    new = {
        pk: file.metadata
        for pk, file in files.items()
        if file.metadata is not None and known.get(pk) != _sha256(file.metadata)
    }
    current.filter(describes__in=new).update(is_current=False)
    SourceFile.objects.bulk_create(
        (
            _row(
                f"{files[pk].name.removesuffix('.xml')}/metadata.xml",
                metadata,
                at,
                describes=pk,
                address=files[pk].metadata_address,
            )
            for pk, metadata in new.items()
        ),
        update_conflicts=True,  # an older version may return
        unique_fields=["name", "sha256", "describes"],
        update_fields=["is_current", "fetched_at"],
    )
    return set(new)


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()


def _row(
    name: str, content: bytes, at: datetime, *, describes: int | None = None, address: str = ""
) -> SourceFile:
    return SourceFile(
        name=name,
        media_type=JSON if name.endswith(".json") else XML,
        sha256=_sha256(content),
        size=len(content),
        content=content,
        address=address,
        fetched_at=at,
        describes_id=describes,
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
    metadata = dict(
        SourceFile.objects.filter(describes__in=query, is_current=True).values_list(
            "describes", "content"
        )
    )
    return [
        KeptFile(
            pk=pk,
            document=Document(
                name=name,
                content=bytes(content),
                metadata=bytes(metadata[pk]) if pk in metadata else None,
            ),
            is_new=False,
        )
        for pk, name, content in query.order_by("pk").values_list("pk", "name", "content")
    ]


def kept_version(source_file: int) -> Document:
    """One version of a document with its last metadata; of metadata, with what they describe."""
    file = SourceFile.objects.select_related("describes").get(pk=source_file)
    if file.describes is not None:
        return Document(
            name=file.describes.name,
            content=bytes(file.describes.content),
            metadata=bytes(file.content),
        )
    metadata = file.metadata_files.order_by("is_current", "fetched_at", "pk").last()
    return Document(
        name=file.name,
        content=bytes(file.content),
        metadata=bytes(metadata.content) if metadata else None,
    )
