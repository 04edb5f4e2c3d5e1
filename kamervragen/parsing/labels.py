"""Printed labels of questions and answers ("2, 3 en 5 t/m 7") and the numbers they mean."""

import re

MAX_NUMBER = 300  # the longest known set has 93 questions (KVR22299); 1994 is a year (KVR1010)
MAX_RANGE = 200

_WORD = re.compile(
    r"^\s*(?:vraag|vragen|antwoord(?:en)?)?(?:\s*op)?\s*(?:de\s+)?(?:vraag|vragen)?\s*",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?P<number>\d+)|(?P<range>t\s*/\s*m|tot\s+en\s+met|[-–])|(?P<and>en|[\s,;./&+:()]+)",
    re.IGNORECASE,
)


def strip_word(label: str) -> str:
    """The label without "Vraag" or "Antwoord op vraag" before it: "2 en 3"."""
    return _WORD.sub("", " ".join(label.split()), count=1)


def read_numbers(label: str) -> tuple[int, ...]:
    """The numbers a label means, in printed order; empty when that is not certain."""
    numbers: list[int] = []
    range_open = False
    rest = strip_word(label)
    while rest:
        token = _TOKEN.match(rest)
        if token is None or (range_open and token.lastgroup == "range"):
            return ()
        rest = rest[token.end() :]
        if token.lastgroup == "range":
            range_open = True
        elif token.lastgroup == "number":
            if not _take(numbers, int(token["number"][:9]), range_open=range_open):
                return ()
            range_open = False
    return () if range_open else tuple(dict.fromkeys(numbers))


def _take(numbers: list[int], number: int, *, range_open: bool) -> bool:
    """Add a number, or the range that ends in it; False when it makes no sense."""
    if not 0 < number <= MAX_NUMBER:
        return False
    if not range_open:
        numbers.append(number)
        return True
    if not numbers or not numbers[-1] < number <= numbers[-1] + MAX_RANGE:
        return False
    numbers.extend(range(numbers[-1] + 1, number + 1))
    return True
