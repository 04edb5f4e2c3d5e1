"""The versions of each file of a publication, and what changed from one to another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from kamervragen.differences.lines import differ_in_space_alone, file_difference, is_text
from kamervragen.differences.records import difference
from kamervragen.importing.archive import kept_version
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import UnreadablePublication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kamervragen.differences.lines import LineDifference
    from kamervragen.differences.records import Difference
    from kamervragen.models import Publication
    from kamervragen.models.page_rows import SourceFileRow
    from kamervragen.parsing.records import Document, PublicationRecord

SHORT = 8  # characters of a sha256 that tell the versions of one file apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The bytes of a file as received; ``refusal`` says why nobody can read them."""

    pk: int
    media_type: str
    size: int
    sha256: str
    address: str
    received_at: datetime
    refusal: str

    @property
    def short_sha(self) -> str:
        return self.sha256[:SHORT]

    @property
    def received_on(self) -> date:
        return localdate(self.received_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A file of a publication with its versions, in the order in which they were received."""

    publication: Publication
    name: str
    is_metadata: bool
    versions: tuple[Version, ...]

    @property
    def last(self) -> Version:
        """The last that can be read."""
        return next(each for each in reversed(self.versions) if not each.refusal)

    def version(self, sha256: str) -> Version | None:
        """The one whose sha256 begins so."""
        return next((each for each in self.versions if each.sha256.startswith(sha256)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """That one version of a file was followed by another."""

    history: History
    old: Version
    new: Version

    @property
    def on(self) -> date:
        return self.new.received_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two versions of a file: the parts that differ, or, where those cannot tell, the lines."""

    history: History
    old: Version
    new: Version
    difference: Difference | None  # missing where one of the two cannot be read
    lines: LineDifference | None
    refusals: tuple[str, ...]
    is_of_space_alone: bool


def histories(publication: Publication, refused: Iterable[SourceFileRow] = ()) -> list[History]:
    """Of a publication from ``publications_with_rows``: its documents, and then their metadata.

    ``refused`` are documents that nobody could read: later versions of those with their names.
    """
    documents: list[SourceFileRow] = publication.source_file_rows  # type: ignore[attr-defined] # annotated
    metadata: list[SourceFileRow] = publication.metadata_file_rows  # type: ignore[attr-defined] # annotated
    names = {row["name"] for row in documents}
    unread = [row for row in refused if row["name"] in names]
    return [
        *_histories(publication, [*documents, *unread], is_metadata=False),
        *_histories(publication, metadata, is_metadata=True),
    ]


def _histories(
    publication: Publication, rows: Iterable[SourceFileRow], *, is_metadata: bool
) -> Iterator[History]:
    """Of metadata that came with several versions of a document, the last time counts."""
    by_name: dict[str, dict[str, Version]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (row["fetched_at"], row["pk"])):
        versions = by_name[row["name"]]
        versions.pop(row["sha256"], None)
        versions[row["sha256"]] = _version(row)
    for name, versions in by_name.items():
        yield History(
            publication=publication,
            name=name,
            is_metadata=is_metadata,
            versions=tuple(versions.values()),
        )


def _version(row: SourceFileRow) -> Version:
    return Version(
        pk=row["pk"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
        address=row["address"],
        received_at=datetime.fromisoformat(row["fetched_at"]),
        refusal=row["refusal"],
    )


def successions(found: Iterable[History]) -> list[Succession]:
    """The days on which a publication changed, in order of time.

    On a day that its document changed, its metadata go without saying: they are compared as well.
    """
    changes = [
        Succession(history=history, old=old, new=new)
        for history in sorted(found, key=lambda history: not history.is_metadata)
        for old, new in pairwise(history.versions)
    ]
    last_of_day = {(each.history.publication.pk, each.on): each for each in changes}
    return sorted(last_of_day.values(), key=lambda each: each.new.received_at)


def compared(history: History, old: Version, new: Version) -> Comparison:
    """Read both versions with today's parser and compare what they say."""
    documents = _documents(history, old, new)
    records, refusals = _read(documents)
    found = difference(*records) if len(records) == 2 else None
    before, after = (_content(document, history) for document in documents)
    is_of_space_alone = differ_in_space_alone(before, after)
    tells_nothing = found is None or not (found.changes or is_of_space_alone)
    has_lines = tells_nothing and is_text(before) and is_text(after)
    return Comparison(
        history=history,
        old=old,
        new=new,
        difference=found,
        lines=file_difference(before, after) if has_lines else None,
        refusals=refusals,
        is_of_space_alone=is_of_space_alone,
    )


def _documents(history: History, old: Version, new: Version) -> tuple[Document, Document]:
    """Each version with its metadata; two of metadata with the same document, the last."""
    before, after = kept_version(old.pk), kept_version(new.pk)
    if history.is_metadata:
        before = replace(after, metadata=before.metadata)
    return before, after


def _read(documents: Iterable[Document]) -> tuple[list[PublicationRecord], tuple[str, ...]]:
    """The records of those that can be read, and why the others cannot."""
    records, refusals = [], []
    for document in documents:
        try:
            records.append(parse(document))
        except UnreadablePublication as error:
            refusals.append(str(error))
    return records, tuple(refusals)


def _content(document: Document, history: History) -> bytes:
    return (document.metadata or b"") if history.is_metadata else document.content
