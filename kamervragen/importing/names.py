"""Printed names as keys: what is left of a name when spelling, order and titles are taken away."""

# ruff: noqa: RUF001, RUF002 - the signs that printers use are what this module is about

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kamervragen.parsing.normalise import normalise_text

MANY = 4096  # a few people ask most of the questions
_PREFIX = re.compile(
    r"aan|d|de|del|den|der|di|du|el|in|la|le|op|'s|'t|te|ten|ter|tot|uit|van|von|voor"
)
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae"})
_NO_KEY = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)?")
_INITIALS = re.compile(r"(?:[A-ZÇÖ]h?\.[\s-]?)+|^[A-Z]{1,5}\s|\s[A-Z]{1,5}$|\([A-Z]{1,5}\)$")
_SPACED_OUT = re.compile(r"\b[A-Za-z] [a-z]\b")  # "D e e s", "D e Korte"
_ADDRESS = re.compile(
    r"\b(?:het lid|de leden|lid|mevr(?:ouw)?|mw|dhr|de heer|drs?|mr|ir|ing|prof|jhr|baron)\b\.?\s*",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^(?:de |het )?(?:groep|fractie|fr\.|lid)(?=[\s-]|[A-Z])|[\s-]fractie$", re.IGNORECASE
)
_TOGETHER = re.compile(r"^\(?(?:beiden?|allen|allebei)\s+(?:van\s+)?", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:de\s+|het\s+)?(?:viceminister-president|minister-president|ministerie|minister"
    r"|staatssecretaris)\b\.?,?\s*|^(?:van|voor)\s+(?:het\s+)?|,?\s*\ba\.?\s?i\b\.?\s*$",
    re.IGNORECASE,
)
_JOINING = frozenset(["de", "en", "het", "van", "voor"])
_BROKEN_WORD = re.compile(r"(?<=[a-zë])[-–—] +(?!(?:en|of)\b)(?=[a-zë])")
_DASH = re.compile(r"\s+[-–—]\s+")


def fold(text: str) -> str:
    """The letters and digits alone: without accents, capitals, spaces and signs."""
    letters = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return _NO_KEY.sub("", letters.encode("ascii", "ignore").decode())


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedName:
    """A person's name as a key, with the initials that were printed before or behind it."""

    key: str
    initials: str = ""
    short: str = ""  # the key of the first half of a double name
    bare: str = ""  # the key without "van der"

    def may_be(self, other: "PrintedName") -> bool:
        """Whether one surname stands behind the other: "Van Dijk" and "Jasper van Dijk"."""
        keys, others = {self.key, self.short}, {other.key, other.short}
        return any(
            one.endswith(two) or two.endswith(one) for one in keys for two in others if one and two
        )


@lru_cache(MANY)
def read_name(printed: str) -> PrintedName:
    """ "Sterk W.R.C.", "J.J. van Dijk", "Dijk, J.J. van" and "Van ’t Riet" as keys."""
    name = _ADDRESS.sub("", _BROKEN_WORD.sub("-", normalise_text(printed).replace("’", "'")))
    initials = "".join(found.group() for found in _initials_in(name))
    name = _INITIALS.sub(" ", name) if initials else name
    words = _in_spoken_order(_BRACKETS.sub("", name).replace(",", " ").split())
    surname = " ".join(words)
    return PrintedName(
        key=fold(surname),
        initials=first_letters(initials),
        short=fold(first_half(surname)),
        bare=fold("".join(_without_prefixes(words))),
    )


def first_half(surname: str) -> str:
    """ "De Pater" of "De Pater-van der Meer"."""
    return re.split(r"\s?[-–]\s?", surname, maxsplit=1)[0]


def first_letters(initials: str) -> str:
    """ "Th.A.M." as "TAM"."""
    return "".join(letter for letter in initials if letter.isupper())


def _initials_in(name: str) -> Iterable[re.Match[str]]:
    """Initials, but not of "D e e s", and not where nothing else is printed."""
    if _SPACED_OUT.search(name):
        return ()
    found = list(_INITIALS.finditer(name))
    return found if any(letter.islower() for letter in _INITIALS.sub("", name)) else ()


def _in_spoken_order(words: list[str]) -> list[str]:
    """ "Dijk van" as "van Dijk"."""
    end = len(words)
    while end > 1 and _PREFIX.fullmatch(words[end - 1]):
        end -= 1
    return words[end:] + words[:end]


def _without_prefixes(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) - 1 and _PREFIX.fullmatch(words[start].casefold()):
        start += 1
    return words[start:]


@lru_cache(MANY)
def party_keys(printed: str) -> tuple[str, ...]:
    """The keys to look for, the fullest first: "Groep-Wilders" is also "Wilders"."""
    name = _TOGETHER.sub("", normalise_text(printed)).strip(" ().,;:")
    return tuple(key for key in dict.fromkeys([fold(name), fold(_GROUP.sub("", name))]) if key)


@lru_cache(MANY)
def portfolio_keys(printed: str) -> tuple[str, ...]:
    """The keys to look for, the fullest first: with its task, then the ministry alone."""
    text = _BROKEN_WORD.sub("", normalise_text(printed))
    whole = _BRACKETS.sub("", text)
    inside = [found[1] for found in _BRACKETS.finditer(text)]
    parts = _DASH.split(whole)
    keys = [portfolio_key(part) for part in (whole, *parts, *inside)]
    return tuple(key for key in dict.fromkeys(keys) if key)


def portfolio_key(name: str) -> str:
    """ "minister van Verkeer & Waterstaat" and "Verkeer en Waterstaat" as one key."""
    previous = ""
    while previous != name:
        previous, name = name, _OFFICE.sub("", name.strip(" .,;:"))
    words = re.split(r"[\s,&/]+", name)
    return fold("".join(word for word in words if word.casefold() not in _JOINING)) or fold(name)


def within_one_edit(one: str, other: str) -> bool:
    """Whether one letter was added, lost or misread."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    short, long = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
