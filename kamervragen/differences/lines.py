"""The plain difference of two files, for those that no parser can read or tell apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from textwrap import wrap

from kamervragen.differences.words import Change

MOST = 400  # lines that are shown
WIDTH = 200  # characters of each; a longer paragraph takes several lines
_BETWEEN_TAGS = re.compile(r">\s*<")
_CHANGES = {" ": Change.KEPT, "-": Change.REMOVED, "+": Change.ADDED}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, and whether it is still there."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class LineDifference:
    """Changed lines with those around them; ``is_cut`` where there are more than are shown."""

    lines: tuple[Line, ...]
    is_cut: bool


def file_difference(old: bytes, new: bytes) -> LineDifference:
    """Compare two XML files tag by tag, whatever their line ends."""
    found = list(islice(_lines(old, new), MOST + 1))
    return LineDifference(lines=tuple(found[:MOST]), is_cut=len(found) > MOST)


def differ_in_space_alone(old: bytes, new: bytes) -> bool:
    """Whether nothing but white space between and inside tags tells two files apart."""
    return b"".join(old.split()) == b"".join(new.split())


def is_text(content: bytes) -> bool:
    """Whether a file can be read by people."""
    return b"\0" not in content


def _lines(old: bytes, new: bytes) -> Iterator[Line]:
    for line in islice(unified_diff(_tags(old), _tags(new), n=2, lineterm=""), 2, None):
        if not line.startswith("@@"):
            yield Line(_CHANGES[line[0]], line[1:])


def _tags(content: bytes) -> list[str]:
    text = content.decode(errors="replace")
    lines = _BETWEEN_TAGS.sub(">\n<", text).splitlines()
    return [part for line in lines for part in wrap(line, WIDTH)]
