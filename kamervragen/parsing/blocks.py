"""The building blocks of an XML publication, named alike for both generations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.xml import local_name


class Role(Enum):
    """What a block is in the publication."""

    QUESTION_HEADING = auto()
    ANSWER_HEADING = auto()
    QUESTION = auto()
    ANSWER = auto()
    REMARK = auto()  # "Mededeling" or "Toelichting", by its title
    ANNEX = auto()
    TEXT = auto()  # stands loose between the others
    FACT = auto()  # a number or a printed line that is read as a fact, not as a text


@dataclass(frozen=True, slots=True)
class Block:
    """An element with its role; loose words have no element."""

    role: Role
    element: etree._Element | None = None
    words: str = ""


_LOOSE = {"al", "al-groep", "lijst", "table", "tussenkop", "illustratie", "p", "kop"}
_IGNORED = {"metadata", "meta", "metadata_gegevens", "noot"}
_HOLDERS = {"officiele-publicatie", "kamervragen", "vraagdoc", "vragen", "reactie", "antwoorden",
            "body", "tekst"}  # fmt: skip


def read_blocks(
    holder: etree._Element, roles: Mapping[str, Role], problems: ProblemList
) -> Iterator[Block]:
    """All blocks in reading order, also out of unknown wrappers."""
    yield from _words(holder.text)
    for child in holder:
        name = local_name(child)
        if name in roles:
            yield Block(roles[name], child)
        elif name in _LOOSE:
            yield Block(Role.TEXT, child)
        elif name in _HOLDERS:
            yield from read_blocks(child, roles, problems)
        elif name not in _IGNORED:
            problems.add(ProblemKind.UNKNOWN_ELEMENT, local_name(holder), f"<{name}>")
            yield from _unwrap(child, roles, problems)
        yield from _words(child.tail)


def is_in_reply(block: Block) -> bool:
    """Whether a block stands in the reply of the older generation."""
    if block.element is None:
        return False
    return next(block.element.iterancestors("{*}reactie"), None) is not None


def _unwrap(
    element: etree._Element, roles: Mapping[str, Role], problems: ProblemList
) -> Iterator[Block]:
    """The blocks in an unknown element, or that element as loose text when it has none."""
    if any(local_name(each) in roles for each in element.iterdescendants("*")):
        yield from read_blocks(element, roles, problems)
    else:
        yield Block(Role.TEXT, element)


def _words(text: str | None) -> Iterator[Block]:
    if text and text.strip():
        yield Block(Role.TEXT, words=text)
