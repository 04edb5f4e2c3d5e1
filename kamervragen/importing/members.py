"""Which person a printed name means, by surname, initials, party and day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kamervragen.importing.names import (
    PrintedName,
    first_half,
    first_letters,
    fold,
    read_name,
    within_one_edit,
)

SLACK = timedelta(days=30)  # a question printed after its member left; a mistyped day
ARCHIVE_STARTS = date(1983, 1, 1)  # an earlier day is mistyped: KVR26114 has the year 1008
SHORTEST_MISREAD = 5  # letters; a shorter name with another letter is another name


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first day to the last; an empty end is open."""

    start: date | None
    end: date | None

    def holds(self, day: date, slack: timedelta = timedelta()) -> bool:
        return (self.start is None or self.start - slack <= day) and (
            self.end is None or day <= self.end + slack
        )

    def runs_on(self, day: date) -> bool:
        """Whether it holds that day and is not handed over on it."""
        return self.holds(day) and day != self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Period):
    """A membership of a chamber for a party."""

    party: int
    chamber: str


@dataclass(slots=True, kw_only=True)
class Someone:
    """A person, with all that tells them from namesakes."""

    pk: int
    name: str
    prefix: str
    family_name: str
    initials: str
    aliases: list[str] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)

    @property
    def surname(self) -> str:
        return f"{self.prefix} {self.family_name}".strip()

    def keys(self) -> set[str]:
        """The surname, the name in full, and the other names."""
        others = (read_name(name).key for name in self.aliases)
        return {fold(self.surname), fold(self.name), *others}

    def short_keys(self) -> set[str]:
        """Half of a double name: "De Pater", "Marleen de Pater"."""
        half, usual = first_half(self.surname), self.name.removesuffix(self.surname)
        return {fold(half), fold(usual + half)}

    def bare_keys(self) -> set[str]:
        """The surname without "van der", which some sources leave out."""
        return {fold(self.family_name), fold(first_half(self.family_name))}

    def may_have(self, initials: str) -> bool:
        own = first_letters(self.initials) or self.name[:1]
        return own.startswith(initials) or initials.startswith(own) or initials == self.name[:1]


class Members:
    """All people by their names."""

    def __init__(self, people: Iterable[Someone]) -> None:
        people = list(people)
        self._by_key = _index(people, Someone.keys)
        self._by_short_key = _index(people, Someone.short_keys)
        self._by_bare_key = _index(people, Someone.bare_keys)
        self._by_sound = _index(people, lambda someone: set(map(_sound, someone.keys())))
        self._misread: dict[str, list[Someone]] = {}
        self._seats = {someone.pk: someone.seats for someone in people}

    def find(self, printed: str, party: int | None, on: date | None, chamber: str) -> int | None:
        """The one member that the name can mean; None where it can mean several."""
        name = read_name(printed)
        day = on if on and on >= ARCHIVE_STARTS else None
        for people in self.alike(name, misread=party is not None and day is not None):
            namesakes = [someone for someone in people if someone.may_have(name.initials)]
            found = _seated(namesakes, party, day, chamber)
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def party_of(self, person: int, on: date | None, chamber: str) -> int | None:
        """The one party for which a person sat in that chamber on that day, or nearest to it."""
        for test in _tests(on) if on else ():
            seats = self._seats.get(person, ())
            parties = {seat.party for seat in seats if seat.chamber == chamber and test(seat)}
            if parties:
                return parties.pop() if len(parties) == 1 else None
        return None

    def alike(self, name: PrintedName, *, misread: bool = False) -> Iterator[list[Someone]]:
        """People of that name: first as printed, then shorter forms, last one letter off."""
        yield self._by_key.get(name.key, [])
        yield self._by_short_key.get(name.key, [])
        yield self._by_key.get(name.short, [])
        yield self._by_bare_key.get(name.bare, [])
        yield self._by_sound.get(_sound(name.key), [])
        if misread and len(name.key) >= SHORTEST_MISREAD:
            yield self._one_letter_off(name.key)

    def _one_letter_off(self, key: str) -> list[Someone]:
        if key not in self._misread:
            near = [other for other in self._by_key if within_one_edit(key, other)]
            people = {someone.pk: someone for other in near for someone in self._by_key[other]}
            self._misread[key] = list(people.values())
        return self._misread[key]


def _sound(key: str) -> str:
    """Huijs and Huys are one name, where nobody is called exactly that."""
    return key.replace("ij", "y")


def _index(people: list[Someone], keys: Callable[[Someone], set[str]]) -> dict[str, list[Someone]]:
    index: defaultdict[str, list[Someone]] = defaultdict(list)
    for someone in people:
        for key in keys(someone):
            index[key].append(someone)
    return dict(index)


def _seated(people: list[Someone], party: int | None, day: date | None, chamber: str) -> set[int]:
    """Who had a seat that day; where nobody had for certain, who may have had, or shortly had."""
    found: set[int] = set()
    for test in _tests(day):
        found = {
            someone.pk
            for someone in people
            for seat in someone.seats
            if seat.chamber == chamber and party in (None, seat.party) and test(seat)
        }
        if found:
            break
    return found


def _tests(day: date | None) -> Iterator[Callable[[Seat], bool]]:
    if day is None:
        yield lambda seat: True
    else:
        yield lambda seat: seat.start is not None and seat.holds(day)
        yield lambda seat: seat.holds(day)
        yield lambda seat: seat.holds(day, SLACK)
