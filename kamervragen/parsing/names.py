"""Members in a sentence: "Sneller, Bamenga (beiden D66) en Gabriëls (GroenLinks-PvdA)"."""

import re

from kamervragen.parsing.records import SubmitterRecord

_GROUP = re.compile(r"([^()]*)\(((?:[^()]|\([^()]*\))*)\)?")
_AND = re.compile(r"\s*,\s*en\s+|\s*,\s*|\s+en\s+|\s+alsmede\s+")
_ADDRESS = re.compile(
    r"^(?:en\s+|van\s+(?=(?:de|het)\s+(?:heer|lid)))?(?:lid\s+het\s+)?"
    r"(?:(?:het|de)\s+(?=(?:lid|leden|heer|heren|dames)\b))?"
    r"(?:(?:lid|leden|kamerlid|kamerleden)\b\s*)?"
    r"(?:(?:de )?(?:heren|heer|dames|mevrouw|mevr\.|mw\.|dhr\.)\s+(?:en\s+)?)*",
)
_TOGETHER = re.compile(
    r"^(?:(?:beide[nr]?|beien|all+en?|allebei|resp\.?)\b\s*|beiden(?=[A-Z]))(?:van\s+de\s+|van\s+)?",
    re.IGNORECASE,
)
_MORE_NAMES = re.compile(r"\s*(?:,|en\b)\s*(?:van |de |te |ten |ter |den )*[A-Z]")
_BRACKETS = "()[]{}, ;"
_PARTY_JUNK = " \t\n,;."
_DOTTED = re.compile(r"(?:[A-Za-z]\.\s?)+[A-Za-z]?")


def clean_party(printed: str) -> str:
    """The party as printed, without the brackets and words that came along with it."""
    party = _TOGETHER.sub("", " ".join(printed.split()).strip(_BRACKETS)).strip(_BRACKETS)
    return party if _DOTTED.fullmatch(party) else party.rstrip(_PARTY_JUNK)


def read_submitters(text: str) -> tuple[SubmitterRecord, ...]:
    """The members that a sentence lists, each with the party in the brackets after them."""
    submitters: list[SubmitterRecord] = []
    end = 0
    for group in _GROUP.finditer(text):
        names, end = read_names(group[1]), group.end()
        submitters += _with_party(names, group[2])
    if end == 0 or _MORE_NAMES.match(text[end:]):  # not "op 16 mei 2000 medegedeeld"
        submitters += [SubmitterRecord(name=name) for name in read_names(text[end:])]
    return tuple(dict.fromkeys(submitters))


def _with_party(names: list[str], bracket: str) -> list[SubmitterRecord]:
    """Give the party to the names it is printed for: "(beiden SP)" are the last two."""
    bracket = " ".join(bracket.split())
    party = clean_party(bracket)
    first = len(names) - 2 if bracket.lower().startswith("beide") else 0
    return [
        SubmitterRecord(name=name, party=party if place >= first else "")
        for place, name in enumerate(names)
    ]


def read_names(text: str) -> list[str]:
    """The names in a list without brackets: "Ulenbelt, Kant en Van Gerven"."""
    parts = (_ADDRESS.sub("", part.strip()) for part in _AND.split(" ".join(text.split())))
    return [name for part in parts if (name := part.strip(" ,;:"))]
