"""Which ministry a printed portfolio means, and who held the office that day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from kamervragen.importing.members import Members, Period
from kamervragen.importing.names import portfolio_keys, read_name
from kamervragen.models import Title

LATE_ANSWER = timedelta(days=14)  # signed in office, received under the successor
SHORTEST_PART = 6  # letters; "Onderwijs" may stand for the whole name
ALIKE = 0.9  # "Milieubeneer", "Werkgelegenheld": a slip of the pen or of the scanner


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioName(Period):
    """A name of a ministry, or of a portfolio within it, in a period."""

    ministry: int
    key: str
    is_portfolio: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Period):
    """What a minister or a state secretary held, until the day of the successor."""

    pk: int
    person: int
    title: str
    ministry: int
    portfolio: str  # as a key; empty for the ministry itself
    is_dated: bool = True  # False where a bound is the cabinet's, for want of a better


class Ministries:
    """All ministries by their names."""

    def __init__(self, names: Iterable[PortfolioName]) -> None:
        self._by_key: defaultdict[str, list[PortfolioName]] = defaultdict(list)
        for name in names:
            self._by_key[name.key].append(name)
        self._read: dict[str, list[PortfolioName]] = {}

    def find(self, printed: str, on: date | None) -> int | None:
        """The one ministry that the portfolio belongs to; on that day, if it ever moved."""
        names = self.read(printed)
        if on is not None:
            names = [name for name in names if name.runs_on(on)] or names
        ministries = {name.ministry for name in names}
        return ministries.pop() if len(ministries) == 1 else None

    def read(self, printed: str) -> list[PortfolioName]:
        """The names that a printed portfolio can mean."""
        if printed not in self._read:
            keys = portfolio_keys(printed)
            tests = (self._exactly, self._shortened, self._misspelt)
            found = (test(key) for test in tests for key in keys)
            self._read[printed] = next((names for names in found if names), [])
        return self._read[printed]

    def _exactly(self, key: str) -> list[PortfolioName]:
        return self._by_key.get(key, [])

    def _shortened(self, key: str) -> list[PortfolioName]:
        if len(key) < SHORTEST_PART:
            return []
        longer = (other for other in self._by_key if other.startswith(key))
        return [name for other in longer for name in self._by_key[other]]

    def _misspelt(self, key: str) -> list[PortfolioName]:
        alike = get_close_matches(key, self._by_key, n=2, cutoff=ALIKE)
        return [name for other in alike for name in self._by_key[other]]


class Offices:
    """All offices that ministers and state secretaries held."""

    def __init__(self, offices: Iterable[Office], ministries: Ministries, members: Members) -> None:
        self._offices = list(offices)
        self._ministries = ministries
        self._members = members
        self._held_on: dict[date, list[Office]] = {}
        self._ministry_of = {office.pk: office.ministry for office in self._offices}

    def ministry_of(self, office: int) -> int | None:
        """The ministry in which an office is held."""
        return self._ministry_of.get(office)

    def find(
        self, title: str | None, ministry: int | None, portfolio: str, on: date, name: str
    ) -> int | None:
        """The one office that fits; with a name also shortly after it ended."""
        if name:
            return self._find_named(title, ministry, portfolio, on, name)
        if ministry is None and title != Title.PRIME_MINISTER:
            return None
        fitting = self._with_portfolio(_fitting(self._on(on), title, ministry), portfolio)
        return _only(_dated(fitting))

    def _find_named(
        self, title: str | None, ministry: int | None, portfolio: str, on: date, name: str
    ) -> int | None:
        printed = read_name(name)
        for held in (self._on, self._until_lately):
            fitting = _fitting(held(on), title, ministry)
            for people in self._members.alike(printed, misread=True):
                meant = {someone.pk for someone in people if someone.may_have(printed.initials)}
                theirs = [office for office in fitting if office.person in meant]
                if theirs:
                    several = len(theirs) > 1
                    fit = _dated(self._with_portfolio(theirs, portfolio)) if several else theirs
                    return _only(fit)
        return None

    def _on(self, day: date) -> list[Office]:
        if day not in self._held_on:
            self._held_on[day] = [office for office in self._offices if office.runs_on(day)]
        return self._held_on[day]

    def _until_lately(self, day: date) -> list[Office]:
        return [office for office in self._offices if office.holds(day, LATE_ANSWER)]

    def _with_portfolio(self, offices: list[Office], portfolio: str) -> list[Office]:
        """Those with the printed task; without a task, those who headed the ministry."""
        keys = portfolio_keys(portfolio)
        with_task = [office for office in offices if office.portfolio in keys]
        if with_task:
            return with_task
        deputies = [office for office in offices if office.title == Title.STATE_SECRETARY]
        names = self._ministries.read(portfolio)
        if names and all(name.is_portfolio for name in names):
            return [office for office in deputies if not office.portfolio]
        return [office for office in offices if not office.portfolio] or deputies


def _fitting(offices: list[Office], title: str | None, ministry: int | None) -> list[Office]:
    return [
        office
        for office in offices
        if ministry in (None, office.ministry) and _has_title(office, title)
    ]


def _has_title(office: Office, title: str | None) -> bool:
    """The minister van Algemene Zaken is the minister-president."""
    prime = office.title == Title.PRIME_MINISTER
    return title in (None, office.title) or (prime and title == Title.MINISTER)


def _dated(offices: list[Office]) -> list[Office]:
    """Those of which the days are known; where there is none, all."""
    return [office for office in offices if office.is_dated] or offices


def _only(offices: list[Office]) -> int | None:
    return offices[0].pk if len(offices) == 1 else None
