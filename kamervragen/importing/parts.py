"""The plain forms in which sources, corrections and stored rows are laid beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamervragen.parsing.records import PublicationRecord, SourceFormat

Value = str | int | bool | date | None | tuple[int, ...] | tuple[str, ...]
Row = dict[str, Value]
Rows = dict[str, Row]  # key → row
FORMATS = tuple(SourceFormat)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A kept source file with what it says."""

    source_file: int  # pk
    name: str
    record: PublicationRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """All current source files of one publication, the best one first."""

    key: str
    files: tuple[ParsedFile, ...]

    @property
    def record(self) -> PublicationRecord:
        return self.files[0].record


def best_first(files: Iterable[ParsedFile]) -> tuple[ParsedFile, ...]:
    """KOOP before KVR before OCR; a copy with text before a stub; then by name, so always alike."""
    return tuple(
        sorted(
            files,
            key=lambda file: (
                not file.record.has_text,
                -FORMATS.index(file.record.source_format),
                file.name,
                file.source_file,
            ),
        )
    )
