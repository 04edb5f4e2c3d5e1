"""The older XML of official publications (``vraagdoc``), before about 2009."""

from lxml import etree

from kamervragen.parsing.assembly import assemble
from kamervragen.parsing.blocks import Block, Role, read_blocks
from kamervragen.parsing.problems import ProblemList
from kamervragen.parsing.records import Document, PublicationRecord, SourceFormat

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
    return assemble(SourceFormat.VRAAGDOC, root, blocks, document, problems)


def _in_reply(block: Block) -> Block:
    """The description in ``reactie`` is the heading of the reply."""
    if block.role is not Role.QUESTION_HEADING or block.element is None:
        return block
    if next(block.element.iterancestors("{*}reactie"), None) is None:
        return block
    return Block(Role.ANSWER_HEADING, block.element)
