"""Numbers that old scans print letter-spaced: "Kamerstuk 2 0 2 0 0 - V I I I , nr. 1 2 2"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClosedText:
    """A text without the spaces inside its numbers, and where each of its characters was."""

    text: str
    origins: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the printed text that a stretch of the closed text stands for."""
        return self.origins[start], self.origins[end - 1] + 1


_CUE = re.compile("amerstuk|hangsel|AvdH|Kamer|TK|andelin|jaar|itting")
_SIGN = re.compile(r"[0-9](?<![0-9][0-9]) [0-9]")
_REACH = 120  # characters from the word that begins a reference to the last of its numbers
_YEAR = r"(?:1 ?9 ?[5-9]|2 ?0 ?0) ?\d"
_DOSSIER = r"(?!\d\d[ .]?\d{3}(?!\d))[1-3] ?\d ?[ .]? ?\d ?\d ?\d(?! ?\d)"
# Of two figures only the space before a comma tells that they are one number.
_NUMBER = r"\d \d \d(?: \d)?(?! ?\d)|\d \d(?= [,.;)-])"
_CHAPTER = r"(?: ?- ?|(?<= ))(?<![A-Z] )[XVI](?: [XVI]){1,4}(?: (?=,))?(?=\s?,?\s?[Nn]rs?\b)"
_SPACED = re.compile(
    rf"(?<!\d)(?<!\d )(?<!\d[.,])(?:{_YEAR} ?[-–/] ?(?:{_YEAR}(?!\d)|[5-9] ?\d(?! ?\d))"
    rf"|{_DOSSIER}|{_NUMBER})|{_CHAPTER}"
)


def closed_up(text: str) -> ClosedText:
    """A text in which the numbers of references are closed up; other numbers may stay spaced."""
    if not (_SIGN.search(text) and _CUE.search(text)):
        return ClosedText(text, range(len(text)))
    spaces = {
        place
        for match in _SPACED.finditer(text)
        if _CUE.search(text, max(0, match.start() - _REACH), match.start())
        for place in range(*match.span())
        if text[place] == " "
    }
    origins = [place for place in range(len(text)) if place not in spaces]
    return ClosedText("".join(text[place] for place in origins), origins)
