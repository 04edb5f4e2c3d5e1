"""Whom a printed name means: the reference facts, held in memory for one run.

Nothing is created here and nothing is guessed: a name that can mean two is matched to none.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kamervragen.importing.members import Members, Seat, Someone
from kamervragen.importing.names import party_keys, portfolio_key
from kamervragen.importing.offices import Ministries, Office, Offices, PortfolioName
from kamervragen.models import (
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Party,
    PartyName,
    Person,
    PersonName,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Parties, members, ministries and offices by what documents print."""

    parties: dict[str, int | None]  # None for a key that two parties share
    members: Members
    ministries: Ministries
    offices: Offices

    @classmethod
    def load(cls) -> "Directory":
        members = Members(_people())
        ministries = Ministries(_portfolio_names())
        return cls(
            parties=_parties(),
            members=members,
            ministries=ministries,
            offices=Offices(_offices(), ministries, members),
        )

    def party(self, printed: str) -> int | None:
        """The party of that name, whatever its capitals, dots and brackets."""
        found = (self.parties.get(key) for key in party_keys(printed))
        return next((party for party in found if party is not None), None)

    def person(
        self, printed: str, *, party: int | None, on: date | None, chamber: str
    ) -> int | None:
        """The member of that chamber, for that party and on that day, where only one fits."""
        return self.members.find(printed, party, on, chamber)

    def party_of(self, person: int, *, on: date | None, chamber: str) -> int | None:
        """The party for which someone sat in that chamber on that day."""
        return self.members.party_of(person, on, chamber)

    def ministry_of(self, minister: int) -> int | None:
        """The ministry of an office that was matched."""
        return self.offices.ministry_of(minister)

    def ministry(self, portfolio: str, *, on: date | None) -> int | None:
        """The ministry whose name or portfolio is printed."""
        return self.ministries.find(portfolio, on)

    def minister(
        self,
        *,
        title: str | None,
        ministry: int | None,
        portfolio: str,
        on: date | None,
        name: str = "",
    ) -> int | None:
        """The office that one person held on that day."""
        return self.offices.find(title, ministry, portfolio, on, name) if on else None


def _parties() -> dict[str, int | None]:
    names = [
        *Party.objects.values_list("pk", "name"),
        *PartyName.objects.values_list("party_id", "name"),
    ]
    parties: dict[str, int | None] = {}
    for place in (0, -1):  # a name in full goes before a name without "Groep"
        found: defaultdict[str, set[int]] = defaultdict(set)
        for pk, name in names:
            found[party_keys(name)[place]].add(pk)
        for key, pks in found.items():
            parties.setdefault(key, pks.pop() if len(pks) == 1 else None)
    return parties


def _people() -> list[Someone]:
    """Everyone, with the names and seats of those merged into them."""
    rows = Person.objects.values_list("pk", "name", "prefix", "family_name", "initials")
    people = {
        pk: Someone(pk=pk, name=name, prefix=prefix, family_name=family_name, initials=initials)
        for pk, name, prefix, family_name, initials in rows
    }
    merged = _merged(Person)
    for pk, name in PersonName.objects.values_list("person_id", "name"):
        people[_final(pk, merged)].aliases.append(name)
    seats = Membership.objects.values_list("person_id", "party_id", "chamber", "start", "end")
    for pk, party, chamber, start, end in seats:
        seat = Seat(party=party, chamber=chamber, start=start, end=end)
        people[_final(pk, merged)].seats.append(seat)
    for pk in merged:
        twin = people.pop(pk)
        people[_final(pk, merged)].aliases += [twin.name, twin.surname]
    return list(people.values())


def _portfolio_names() -> list[PortfolioName]:
    merged = _merged(Ministry)
    rows = list(
        MinistryName.objects.values_list("ministry_id", "name", "is_portfolio", "start", "end")
    )
    dated = {(pk, name) for pk, name, *_ in rows}
    for pk, *names in Ministry.objects.values_list("pk", "name", "abbreviation"):
        undated = {name for name in names if name and (pk, name) not in dated}
        rows += [(pk, name, False, None, None) for name in sorted(undated)]
    return [
        PortfolioName(
            ministry=_final(pk, merged),
            key=portfolio_key(name),
            is_portfolio=is_portfolio,
            start=start,
            end=end,
        )
        for pk, name, is_portfolio, start, end in rows
    ]


def _offices() -> list[Office]:
    """Where a day is not known, the cabinet's day is the bound."""
    people, ministries = _merged(Person), _merged(Ministry)
    return [
        Office(
            pk=minister.pk,
            person=_final(minister.person_id, people),
            title=minister.title,
            ministry=_final(minister.ministry_id, ministries),
            portfolio=portfolio_key(minister.portfolio),
            start=minister.start or (minister.cabinet.start if minister.cabinet else None),
            end=minister.end or (minister.cabinet.end if minister.cabinet else None),
            is_dated=_is_dated(minister),
        )
        for minister in Minister.objects.select_related("cabinet")
    ]


def _is_dated(minister: Minister) -> bool:
    cabinet = minister.cabinet
    is_last = cabinet is None or cabinet.end is None  # who is in office has no last day yet
    return minister.start is not None and (minister.end is not None or is_last)


def _merged(model: type[Person | Ministry]) -> dict[int, int]:
    """For each merged row, the row it went into."""
    rows = model.objects.exclude(merged_into=None)
    return {row.pk: row.merged_into_id for row in rows if row.merged_into_id is not None}


def _final(pk: int, merged: dict[int, int]) -> int:
    while pk in merged:
        pk = merged[pk]
    return pk
