"""Puts together the record of an XML publication: its facts first, then its texts."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from kamervragen.parsing.blocks import Block, Role
from kamervragen.parsing.citations import find_citations
from kamervragen.parsing.elements import ElementReader
from kamervragen.parsing.facts import Source, read_facts
from kamervragen.parsing.footnotes import Footnotes
from kamervragen.parsing.metadata import read_metadata
from kamervragen.parsing.metadata_only import parse_metadata
from kamervragen.parsing.parts import PartsReader
from kamervragen.parsing.problems import ProblemList
from kamervragen.parsing.records import (
    Document,
    PublicationRecord,
    SourceFormat,
    UnreadablePublication,
)
from kamervragen.parsing.rich_text import TextContext


def assemble(
    source_format: SourceFormat,
    root: etree._Element,
    blocks: Sequence[Block],
    document: Document,
    problems: ProblemList,
) -> PublicationRecord:
    """The record of a document, or of its metadata when there is nothing else in it."""
    if not blocks:
        return parse_metadata(root, document)
    metadata = read_metadata(document.metadata, root, problems)
    source = Source(
        format=source_format,
        document=document,
        root=root,
        blocks=blocks,
        metadata=metadata,
        problems=problems,
    )
    record = read_facts(source)
    if not record.identifier and not record.numbers:
        raise UnreadablePublication(_reason(blocks))
    context = TextContext(record.key)
    for heading in (record.heading, record.answer_heading):
        for citation in find_citations(heading):
            context.cite(citation.text, citation.target)
    reader = ElementReader(Footnotes(root), context, problems)
    parts = PartsReader(reader, problems, record.kind, record.received_on).read(blocks)
    return replace(
        record,
        introduction=parts.introduction,
        questions=parts.questions,
        answers=parts.answers,
        notices=parts.notices,
        explanatory_note=parts.explanatory_note,
        footnotes=parts.footnotes,
        citations=tuple(context.citations),
        web_links=tuple(context.web_links),
        problems=tuple(problems),
    )


def _reason(blocks: Sequence[Block]) -> str:
    """Why a document without identifier and number is refused."""
    if all(block.role is Role.TEXT for block in blocks):
        return "Het document is geen Kamervraag en geen antwoord daarop."
    return "Het document noemt geen identificatie en geen vraagnummer."
