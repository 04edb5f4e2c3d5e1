"""The metadata of a publication: name and content pairs, beside the XML or inside it."""

import re
from dataclasses import dataclass

from lxml import etree

from kamervragen.parsing.appendices import session_years
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    Chamber,
    SourceLinkRecord,
    TopicRecord,
    TopicScheme,
    UnreadablePublication,
)
from kamervragen.parsing.xml import all_text, read_xml

_IDENTIFIER = re.compile(r"(?:ah|kv)-(?:[te]k-)?(?=[A-Za-z-]*\d)[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_EXTERNAL_RECORD = re.compile(r"/([^/]+)/metadata\.xml$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{4}[ZD]\d{4,6}[A-Z]?|\d{6,10}[A-Z]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """All statements about one publication, in the order of the source; names in lower case."""

    statements: tuple[tuple[str, str, str], ...] = ()  # name, scheme, content

    def all(self, name: str, scheme: str = "") -> tuple[str, ...]:
        """Every value of a name, of one scheme if asked for."""
        return tuple(
            content
            for each, own_scheme, content in self.statements
            if each == name.lower() and scheme in ("", own_scheme)
        )

    def first(self, name: str) -> str:
        """The first value of a name, or nothing."""
        return next(iter(self.all(name)), "")

    @property
    def identifier(self) -> str:
        """The official identifier, also when only the address of the metadata names it."""
        stated = official_identifier(self.first("DC.identifier"))
        return stated or self.external_identifier

    @property
    def external_identifier(self) -> str:
        """The identifier in the address of the metadata record."""
        match = _EXTERNAL_RECORD.search(self.first("OVERHEIDop.externMetadataRecord"))
        return official_identifier(match[1]) if match else ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The official numbers of the Kamervragen; "0" and the like mean none."""
        stated = " ".join(self.all("OVERHEIDop.vraagnummer"))
        return official_numbers(stated)

    @property
    def session_year(self) -> str:
        """As "2022-2023"."""
        return printed_session_year(self.first("OVERHEIDop.vergaderjaar"))

    @property
    def chamber(self) -> Chamber | None:
        """The Kamer that published it."""
        return printed_chamber(self.first("DC.creator"))

    @property
    def topics(self) -> tuple[TopicRecord, ...]:
        """The official topic pairs; a comma is part of a name."""
        topics = []
        for value in self.all("OVERHEID.category"):
            parent, _, name = (part.strip() for part in value.partition("|"))
            topics.append(TopicRecord(scheme=TopicScheme.POLICY_AGENDA, parent=parent, name=name))
        return tuple(dict.fromkeys(topics))

    @property
    def is_about_kamervragen(self) -> bool:
        """Whether this can be the metadata of a Kamervraag at all."""
        kinds = " ".join((*self.all("DC.type"), self.first("OVERHEIDop.publicationName")))
        return bool(self.identifier) or "amervra" in kinds or "Aanhangsel" in kinds


def read_metadata(content: bytes | None, root: etree._Element, problems: ProblemList) -> Metadata:
    """The statements of the file beside a document, then those inside it."""
    statements = list(statements_in(root))
    if content is not None:
        try:
            statements[:0] = statements_in(read_xml(content))
        except UnreadablePublication as error:
            problems.add(ProblemKind.METADATA_UNREADABLE, "metadata", str(error))
    return Metadata(tuple(statements))


def statements_in(root: etree._Element) -> list[tuple[str, str, str]]:
    """Name, scheme and content of every metadata element; they may be nested."""
    statements = []
    for element in root.iter("{*}metadata", "{*}meta"):
        name = element.get("name", "").strip().lower()
        content = normalise_text(element.get("content") or "")
        if not content and len(element) == 0:
            content = normalise_text(all_text(element))
        if name and content:
            statements.append((name, element.get("scheme", "").strip(), content))
    return statements


def official_identifier(text: str) -> str:
    """The text if it is shaped like an official identifier of a Kamervraag document."""
    text = text.strip()
    return text if _IDENTIFIER.fullmatch(text) else ""


def official_numbers(text: str) -> tuple[str, ...]:
    """The official numbers in a list of values."""
    found = (value.upper() for value in re.split(r"[\s,;/]+", text) if _NUMBER.fullmatch(value))
    return tuple(dict.fromkeys(found))


def printed_session_year(text: str) -> str:
    """Like "2022-2023", from "Vergaderjaar 2022–2023" or "20222023"."""
    match = re.search(r"(\d{4})\s*[-–/]?\s*(\d{4}|\d{2})\b", text)
    years = session_years(f"{match[1]}-{match[2]}") if match else ""
    return f"{years[:4]}-{years[4:]}" if years else ""


def printed_chamber(text: str) -> Chamber | None:
    """The Kamer that a text names."""
    folded = text.casefold()
    if "eerste kamer" in folded:
        return Chamber.EERSTE_KAMER
    return Chamber.TWEEDE_KAMER if "tweede kamer" in folded else None


def source_links(identifier: str, numbers: tuple[str, ...]) -> tuple[SourceLinkRecord, ...]:
    """The addresses where a reader finds the publication and its Kamervragen."""
    links = [
        SourceLinkRecord(
            kind=kind, url=f"https://zoek.officielebekendmakingen.nl/{identifier}.{kind}"
        )
        for kind in ("html", "pdf", "xml")
        if identifier
    ]
    links += [
        SourceLinkRecord(
            kind="tweedekamer",
            url=f"https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id={number}",
        )
        for number in numbers
        if number[4:5] == "Z"
    ]
    return tuple(links)
