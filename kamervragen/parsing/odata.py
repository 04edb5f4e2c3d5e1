"""Rows of the OData service of the Tweede Kamer: JSON objects in which anything may be missing."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kamervragen.parsing.dates import is_plausible
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.offices import read_offices
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import OfficeRecord, SubmitterRecord, UnreadablePublication

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ASKING = ("Indiener", "Medeindiener", "Eerste ondertekenaar", "Mede ondertekenaar")
# "H.M. de Jonge, K.H. Ollongren" is one actor in 2022Z03848 and others.
_INITIALS_AND_NAME = re.compile(r"(?:[A-Z][a-z]?\.)+ ?[^,]*\w{2}")


@dataclass(frozen=True, slots=True)
class ODataRow:
    """A row with its columns by name; what is absent or of another type reads as empty."""

    columns: Mapping[str, object]

    def text(self, name: str) -> str:
        """A text on one line, of what a database can store."""
        value = self.columns.get(name)
        if not isinstance(value, str):
            return ""
        return normalise_text(value.encode(errors="ignore").decode().replace("\0", ""))

    def number(self, name: str) -> int | None:
        value = self.columns.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def is_true(self, name: str) -> bool:
        return self.columns.get(name) is True

    def rows(self, name: str) -> list["ODataRow"]:
        """The expanded rows of a relation."""
        value = self.columns.get(name)
        members = value if isinstance(value, list) else [value]
        return [ODataRow(member) for member in members if isinstance(member, dict)]

    def day(self, name: str, problems: ProblemList) -> date | None:
        """The calendar day in Amsterdam: the service gives its midnight, in any zone."""
        if not (stated := self.text(name)):
            return None
        try:
            moment = datetime.fromisoformat(stated)
            day = (moment.astimezone(AMSTERDAM) if moment.tzinfo else moment).date()
        except (ValueError, OverflowError):
            problems.add(ProblemKind.DATE_UNREADABLE, name, stated)
            return None
        if not is_plausible(day):
            problems.add(ProblemKind.DATE_IMPLAUSIBLE, name, stated)
            return None
        return day


def read_row(content: bytes) -> ODataRow:
    """The one row in a file."""
    try:
        row = json.loads(content)
    except (ValueError, RecursionError) as error:  # a wrong encoding is a ValueError
        raise UnreadablePublication(f"Het bestand is geen geldige JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnreadablePublication("Het bestand is geen rij van de OData-dienst.")
    return ODataRow(row)


def read_askers(actors: Iterable[ODataRow]) -> tuple[SubmitterRecord, ...]:
    """The members who ask, the first one first, with the party that the register gives."""
    asking = [actor for actor in actors if actor.text("Relatie") in ASKING]
    first_last = sorted(asking, key=lambda actor: actor.text("Relatie").startswith("Mede"))
    return tuple(
        dict.fromkeys(
            SubmitterRecord(name=name, party=actor.text("ActorFractie"))
            for actor in first_last
            if (name := actor.text("ActorNaam"))
        )
    )


def read_offices_of(actor: ODataRow) -> Iterator[OfficeRecord]:
    """The office of an actor with its holder; one for each where an actor is several people."""
    function = actor.text("Functie")
    office = next(iter(read_offices(function)), None)
    office = office or OfficeRecord(title=None, portfolio="", printed=function)
    for name in _names(actor.text("ActorNaam")):
        if name or function:
            yield replace(office, holder=name)


def _names(printed: str) -> list[str]:
    parts = printed.split(", ")
    return parts if all(map(_INITIALS_AND_NAME.fullmatch, parts)) else [printed]


def registered(row: ODataRow, actors: Iterable[ODataRow], *, title: str = "") -> str:
    """The words of a row and its actors, a line for each kind: "Indiener: Jesse Klaver (J.F.)".

    ``title`` is what stands elsewhere already.
    """
    lines: dict[str, list[str]] = {}
    for name in ("Onderwerp", "Titel"):
        words = row.text(name)
        if words not in ("", title) and [words] not in lines.values():
            lines[name] = [words]
    for actor in actors:
        words = ", ".join(filter(None, map(actor.text, ("ActorNaam", "ActorFractie", "Functie"))))
        if any(map(str.isalpha, words)):  # 2019Z16251 has an actor ","
            lines.setdefault(actor.text("Relatie"), []).append(words)
    return "\n".join(f"{name}: {'; '.join(words)}" for name, words in lines.items())
