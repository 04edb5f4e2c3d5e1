"""A Kamervraag as others cite it: as text in two styles, and for three reference managers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import override

from kamervragen.models import Chamber, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from kamervragen.models import Kamervraag, Publication, Submitter

ANSWERS = frozenset({PublicationKind.ANSWER, PublicationKind.FURTHER_ANSWER})
# As it is cited in any language.
CHAMBERS = {Chamber.EERSTE_KAMER: "Eerste Kamer", Chamber.TWEEDE_KAMER: "Tweede Kamer"}
ROMAN = {Chamber.EERSTE_KAMER: "I", Chamber.TWEEDE_KAMER: "II"}
# What is a command in TeX. Braces by name: BibTeX counts those that are escaped too.
TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who asked; of a name that could not be matched to a person only that, as printed."""

    name: str
    family: str = ""
    given: str = ""
    prefix: str = ""
    initials: str = ""

    @property
    def inverted(self) -> str:
        """ "van Dijk, Jasper"."""
        family = f"{self.prefix} {self.family}".strip()
        return f"{family}, {self.given}" if self.given else family or self.name

    @property
    def with_initials(self) -> str:
        """ "Van Dijk, J."."""
        family = f"{self.prefix} {self.family}".strip() or self.name
        initials = self.initials or "".join(f"{part[0]}." for part in self.given.split())
        return f"{family[:1].upper()}{family[1:]}{', ' if initials else ''}{initials}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """What there is to say of a Kamervraag where it is cited."""

    number: str
    title: str
    authors: tuple[Author, ...]
    chamber: Chamber
    session_year: str
    submitted_on: date | None
    appendices: tuple[tuple[str, str], ...]  # session year and number of each answer
    address: str

    @property
    def publisher(self) -> str:
        return f"{CHAMBERS[self.chamber]} der Staten-Generaal"


def cited_work(kamervraag: Kamervraag, address: str) -> CitedWork:
    """Of a Kamervraag from ``for_citing``, with its address in full."""
    answers = [row for row in kamervraag.publications.all() if row.kind in ANSWERS]
    return CitedWork(
        number=kamervraag.number,
        title=" ".join(kamervraag.title.split()) or f"Kamervraag {kamervraag.number}",
        authors=tuple(map(_author, kamervraag.submitters.all())),
        chamber=Chamber(kamervraag.chamber),
        session_year=kamervraag.session_year,
        submitted_on=kamervraag.submitted_on,
        appendices=tuple(_appendices(answers)),
        address=address,
    )


def _author(submitter: Submitter) -> Author:
    person = submitter.person
    if person is None:
        return Author(name=submitter.name)
    family = f"{person.prefix} {person.family_name}".strip()
    if not person.name.endswith(family):
        return Author(name=person.name)
    return Author(
        name=person.name,
        family=person.family_name,
        given=person.name.removesuffix(family).strip(),
        prefix=person.prefix,
        initials=person.initials,
    )


def _appendices(answers: Iterable[Publication]) -> Iterator[tuple[str, str]]:
    for answer in answers:
        if answer.session_year and answer.appendix_number:
            yield answer.session_year, answer.appendix_number


def legal(work: CitedWork) -> str:
    """As lawyers do: by the Aanhangsel that prints the answer (Aanwijzingen voor de regelgeving,
    3.43), without answer by the heading of the questions themselves."""
    if work.appendices:
        return f"{_printed_in(work)}."
    chamber, number = CHAMBERS[work.chamber], work.number
    session = f", vergaderjaar {work.session_year.replace('-', '–')}" if work.session_year else ""
    return f"Vragen gesteld door de leden der Kamer, {chamber}{session}, {number}."


def _printed_in(work: CitedWork) -> str:
    """ "Aanhangsel Handelingen II 2022/23, nr. 1663"."""
    found = []
    for session_year, rows in groupby(work.appendices, key=lambda row: row[0]):
        first, last = session_year.split("-")
        *most, final = [number for _, number in rows]
        numbers = f"nrs. {', '.join(most)} en {final}" if most else f"nr. {final}"
        year = f"{first}/{last[-2:] if last[:2] == first[:2] else last}"
        found.append(f"Aanhangsel Handelingen {ROMAN[work.chamber]} {year}, {numbers}")
    return "; ".join(found)


def apa(work: CitedWork) -> str:
    """Much as the manual of the American Psychological Association has it."""
    *most, last = [author.with_initials for author in work.authors] or [work.publisher]
    authors = f"{', '.join(most)} & {last}" if most else last
    with override("nl"):
        day = date_format(work.submitted_on, "Y, j F") if work.submitted_on else "z.d."
    publisher = f" {work.publisher}." if work.authors else ""
    stop = "" if authors.endswith(".") else "."
    kind = f"[Kamervraag {work.number}]"
    return f"{authors}{stop} ({day}). {work.title} {kind}.{publisher} {work.address}"


def bibtex(work: CitedWork) -> str:
    fields = {
        "author": " and ".join(map(_bibtex_author, work.authors)),
        "title": f"{{{_tex(work.title)}}}",  # twice in braces: capitals stay as they are
        "howpublished": _tex(f"Kamervraag {work.number}, {work.publisher}"),
        "year": f"{work.submitted_on:%Y}" if work.submitted_on else "",
        "date": f"{work.submitted_on:%Y-%m-%d}" if work.submitted_on else "",
        "note": _tex(_printed_in(work)),
        "langid": "dutch",
        "url": work.address,
    }
    key = re.sub(r"[^A-Za-z0-9-]", "-", work.number)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{kamervraag-" + ",\n".join([key, *lines]) + "\n}\n"


def _bibtex_author(author: Author) -> str:
    """A name that is one piece in braces of its own, so that none of it is taken apart."""
    return _tex(author.inverted) if author.family else f"{{{_tex(author.name)}}}"


def _tex(text: str) -> str:
    return text.translate(TEX)


def ris(work: CitedWork) -> str:
    """Lines of a tag, two spaces, a hyphen, a space and a value, ended as on Windows."""
    lines = [
        ("TY", "GOVDOC"),
        *(("AU", author.inverted) for author in work.authors),
        ("TI", work.title),
        ("M1", work.number),
        ("M3", "Kamervraag"),
        ("PB", work.publisher),
        ("PY", f"{work.submitted_on:%Y}" if work.submitted_on else ""),
        ("DA", f"{work.submitted_on:%Y/%m/%d}/" if work.submitted_on else ""),
        ("N1", _printed_in(work)),
        ("LA", "nl"),
        ("UR", work.address),
    ]
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - ", ""])


def csl_json(work: CitedWork) -> str:
    """What Zotero, Pandoc and others call CSL-JSON: a list of one."""
    day = work.submitted_on
    item = {
        "id": work.number,
        "type": "document",
        "genre": "Kamervraag",
        "number": work.number,
        "title": work.title,
        "author": [_csl_author(author) for author in work.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "publisher": work.publisher,
        "note": _printed_in(work),
        "language": "nl-NL",
        "URL": work.address,
    }
    known = {name: value for name, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _csl_author(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": author.name}
    parts = {
        "family": author.family,
        "given": author.given,
        "non-dropping-particle": author.prefix,
    }
    return {name: part for name, part in parts.items() if part}


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of reference managers; ``name`` is how its address calls it."""

    name: str
    title: str
    write: Callable[[CitedWork], str]
    media_type: str
    extension: str


FORMATS = {
    each.name: each
    for each in (
        Format(
            name="bibtex",
            title="BibTeX",
            write=bibtex,
            media_type="application/x-bibtex",
            extension="bib",
        ),
        Format(
            name="ris",
            title="RIS",
            write=ris,
            media_type="application/x-research-info-systems",
            extension="ris",
        ),
        Format(
            name="csl-json",
            title="CSL-JSON",
            write=csl_json,
            media_type="application/vnd.citationstyles.csl+json",
            extension="json",
        ),
    )
}
