"""The plain forms in which sources, corrections and stored rows are laid beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kamervragen.importing.register import completed
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
    """All current source files of one publication, the best one first; what they say together."""

    key: str
    files: tuple[ParsedFile, ...]
    record: PublicationRecord = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "record", completed([file.record for file in self.files]))

    @property
    def register(self) -> tuple[ParsedFile, ...]:
        """Those from the register of the Kamer."""
        return tuple(file for file in self.files if file.record.is_register)


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
