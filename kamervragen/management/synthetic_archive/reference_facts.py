"""Who sat where on a day, and what there is to ask about: rows an archive is drawn from."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random

from django.utils.text import capfirst

from kamervragen.models import (
    Chamber,
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Topic,
    TopicScheme,
)
from kamervragen.parsing.records import TopicRecord

# Few members ask much and many ask little: with this spread the busiest of a thousand asked two
# in a hundred of all Kamervragen, as in 1994-2008.
SPREAD_OF_ACTIVITY = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member in a period."""

    person: int
    party: int
    name: str  # as printed
    party_name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A minister in a period."""

    minister: int
    ministry: int
    name: str  # of the person, as printed
    title: str
    portfolio: str
    printed: str  # "Minister van Financiën"
    start: date
    end: date


class Members:
    """The members of the Tweede Kamer, of whom few are very active."""

    def __init__(self, rng: Random) -> None:
        rows = Membership.objects.filter(chamber=Chamber.TWEEDE_KAMER)
        self._members = [_member(row) for row in rows.select_related("person", "party")]
        people = dict.fromkeys(member.person for member in self._members)
        self._activity = {person: rng.lognormvariate(0, SPREAD_OF_ACTIVITY) for person in people}
        self._sitting = cache(self._sitting_from)

    def draw(self, day: date, number: int, rng: Random) -> list[Member]:
        """So many different members who sat on a day, or all there were."""
        members, weights = self._sitting(day.replace(day=1))
        drawn: dict[int, Member] = {}
        for _ in range(number * 3):
            place = bisect(weights, rng.random() * weights[-1])
            drawn.setdefault(members[place].person, members[place])
            if len(drawn) == number:
                break
        return list(drawn.values())

    def _sitting_from(self, day: date) -> tuple[list[Member], list[float]]:
        members = [member for member in self._members if member.start <= day <= member.end]
        return members, list(accumulate(self._activity[member.person] for member in members))


class Offices:
    """The ministers and state secretaries, by ministry and day."""

    def __init__(self) -> None:
        rows = Minister.objects.select_related("person", "ministry")
        self._offices = [_office(row) for row in rows.prefetch_related("ministry__names")]
        names = MinistryName.objects.values_list("name", "ministry")
        own = Ministry.objects.values_list("name", "pk")
        self._ministries = {name.lower(): pk for name, pk in (*names, *own)}
        self._filled = cache(self._filled_on)

    def draw(self, day: date, title: str, portfolio: str, rng: Random) -> Office:
        """Who held such an office on a day; where nobody did, somebody of that ministry or rank."""
        filled = self._filled(day)
        ministry = self._ministries.get(portfolio.lower())
        choices = [
            [office for office in filled if (office.ministry, office.title) == (ministry, title)],
            [office for office in filled if office.ministry == ministry],
            filled,
        ]
        return rng.choice(next(offices for offices in choices if offices))

    def _filled_on(self, day: date) -> list[Office]:
        return [office for office in self._offices if office.start <= day <= office.end]


class Topics:
    """The topics of the official list; those that a sample names otherwise are laid on them."""

    def __init__(self, printed: Iterable[TopicRecord], rng: Random) -> None:
        rows = Topic.objects.filter(scheme=TopicScheme.POLICY_AGENDA).exclude(parent=None)
        self.pks: Mapping[str, int] = dict(rows.values_list("path", "pk"))
        self._rng = rng
        by_name = {name.lower(): path for path, name in rows.values_list("path", "name")}
        paths = list(self.pks)
        self._paths = {
            topic: by_name.get(topic.name.lower()) or rng.choice(paths)
            for topic in dict.fromkeys(printed)
        }

    def of(self, printed: Iterable[TopicRecord]) -> list[str]:
        """The paths of printed topics, or of any topic where none is printed."""
        paths = list(dict.fromkeys(self._paths[topic] for topic in printed))
        return paths[:3] or [self._rng.choice(list(self.pks))]


def _member(row: Membership) -> Member:
    prefix = capfirst(row.person.prefix)
    return Member(
        person=row.person.pk,
        party=row.party.pk,
        name=f"{prefix} {row.person.family_name}".strip(),
        party_name=row.party.name,
        start=row.start or date.min,
        end=row.end or date.max,
    )


def _office(row: Minister) -> Office:
    prefix = capfirst(row.person.prefix)
    return Office(
        minister=row.pk,
        ministry=row.ministry.pk,
        name=f"{prefix} {row.person.family_name}".strip(),
        title=row.title,
        portfolio=row.portfolio or row.ministry.name_on(row.start),
        printed=capfirst(row.office),
        start=row.start or date.min,
        end=row.end or date.max,
    )
