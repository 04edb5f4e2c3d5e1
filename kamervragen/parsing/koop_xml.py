"""The newer XML of official publications (``officiele-publicatie``), about 2009 to now."""

from collections.abc import Iterator

from lxml import etree

from kamervragen.parsing.assembly import assemble
from kamervragen.parsing.blocks import Block, Role, read_blocks
from kamervragen.parsing.problems import ProblemList
from kamervragen.parsing.records import Document, PublicationRecord, SourceFormat
from kamervragen.parsing.xml import all_text

_ROLES = {
    "kamervraagkop": Role.FACT,
    "kamervraagnummer": Role.FACT,
    "kamervraagomschrijving": Role.QUESTION_HEADING,
    "vraag": Role.QUESTION,
    "antwoord": Role.ANSWER,
    "kamervraagopmerking": Role.REMARK,
    "kamervraagbijlage": Role.ANNEX,
    "bijlage": Role.ANNEX,
}


def parse_koop(root: etree._Element, document: Document) -> PublicationRecord:
    """Read one document of the newer generation."""
    problems = ProblemList()
    blocks = [_with_kind(block) for block in _blocks(root, problems)]
    return assemble(SourceFormat.KOOP, root, blocks, document, problems)


def _blocks(root: etree._Element, problems: ProblemList) -> Iterator[Block]:
    return read_blocks(root, _ROLES, problems)


def _with_kind(block: Block) -> Block:
    """Tell the heading of the reply from that of the questions, by its type or else its words."""
    if block.role is not Role.QUESTION_HEADING or block.element is None:
        return block
    kind = block.element.get("type", "") or all_text(block.element).casefold()
    reply = kind.startswith(("antwoord", "nader antwoord", "mededeling", "nadere mededeling"))
    return Block(Role.ANSWER_HEADING, block.element) if reply else block
