"""Publications of which only the metadata are known: the text is in a PDF, or lost."""

from lxml import etree

from kamervragen.parsing.facts import (
    QUESTION_KINDS,
    choose_date,
    find_chamber,
    find_identifier,
    find_numbers,
    find_session_year,
    metadata_submitters,
)
from kamervragen.parsing.headings import read_question_heading
from kamervragen.parsing.kinds import Evidence, kind_of
from kamervragen.parsing.metadata import official_identifier, read_metadata, source_links
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    Document,
    PublicationRecord,
    SourceFormat,
    UnreadablePublication,
)


def parse_metadata(root: etree._Element, document: Document) -> PublicationRecord:
    """The record of a stub: ``has_text`` is false, and nothing is made up for it."""
    problems = ProblemList()
    metadata = read_metadata(document.metadata, root, problems)
    identifier = find_identifier(metadata, document, problems)
    if not identifier and not metadata.is_about_kamervragen:
        raise UnreadablePublication("Het document is geen Kamervraag en geen antwoord daarop.")
    numbers = find_numbers(identifier, metadata, root, problems)
    if not identifier and not numbers:
        raise UnreadablePublication("Het document noemt geen identificatie en geen vraagnummer.")
    title = metadata.first("DC.title")
    asked = read_question_heading(title)  # a title can be the whole heading
    in_appendix = identifier.startswith("ah-")
    evidence = Evidence(asked=[asked], metadata=metadata, has_answers=in_appendix)
    kind = kind_of(evidence, problems)
    problems.add(ProblemKind.METADATA_ONLY, identifier or numbers[0])
    chamber = find_chamber(identifier, metadata, "")
    return PublicationRecord(
        source_format=SourceFormat.METADATA,
        kind=kind,
        chamber=chamber,
        identifier=identifier,
        session_year=find_session_year(identifier, metadata, ""),
        appendix_number=metadata.first("OVERHEIDop.aanhangselNummer") if in_appendix else "",
        numbers=numbers,
        title=title,
        submitted_on=choose_date(
            "ingezonden", [], metadata.all("OVERHEIDop.datumIndiening"), problems
        ),
        received_on=None
        if kind in QUESTION_KINDS
        else choose_date("ontvangen", [], metadata.all("OVERHEIDop.datumOntvangst"), problems),
        published_on=choose_date("gepubliceerd", [], metadata.all("DCTERMS.available"), problems),
        submitters=metadata_submitters(metadata),
        topics=metadata.topics,
        see_also=tuple(filter(official_identifier, metadata.all("OVERHEIDop.aanhangsel"))),
        links=source_links(identifier, numbers),
        has_text=False,
        problems=tuple(problems),
    )
