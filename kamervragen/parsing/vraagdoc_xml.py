"""The older XML of official publications (``vraagdoc``), before about 2009."""

from lxml import etree

from kamervragen.parsing.assembly import assemble
from kamervragen.parsing.blocks import Block, Role, is_in_reply, read_blocks
from kamervragen.parsing.problems import ProblemList
from kamervragen.parsing.records import Document, PublicationRecord, SourceFormat
from kamervragen.parsing.xml import local_name

_ROLES = {
    "vraagnummer": Role.FACT,
    "kop": Role.FACT,
    "titel": Role.FACT,
    "omschr": Role.QUESTION_HEADING,
    "ondw": Role.FACT,
    "vraag": Role.QUESTION,
    "antwoord": Role.ANSWER,
    "toelicht": Role.REMARK,
    "mededeling": Role.REMARK,
}


def parse_vraagdoc(root: etree._Element, document: Document) -> PublicationRecord:
    """Read one document of the older generation."""
    problems = ProblemList()
    blocks = [_in_reply(block) for block in read_blocks(root, _ROLES, problems)]
    if not any(block.role is Role.ANSWER_HEADING for block in blocks):
        blocks = [_title_as_heading(block) for block in blocks]
    return assemble(SourceFormat.VRAAGDOC, root, blocks, document, problems)


def _in_reply(block: Block) -> Block:
    """The description in ``reactie`` is the heading of the reply."""
    if block.role is not Role.QUESTION_HEADING or block.element is None:
        return block
    return Block(Role.ANSWER_HEADING, block.element) if is_in_reply(block) else block


def _title_as_heading(block: Block) -> Block:
    """Without a description the title, "Antwoord" or "Mededeling", is all the heading there is."""
    is_title = block.element is not None and local_name(block.element) == "titel"
    return Block(Role.ANSWER_HEADING, block.element) if is_title and is_in_reply(block) else block
