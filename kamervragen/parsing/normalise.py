"""The repairs of spoilt characters, and the form in which two texts are compared."""

# ruff: noqa: RUF001, RUF003 - the spoilt characters are what this module is about

import re
import unicodedata

# "officie¨le", "Curac¸ao", "enqueˆte": the accent was set as a character of its own (KVR1000).
_COMBINING = {"¨": "\u0308", "ˆ": "\u0302", "¸": "\u0327", "´": "\u0301", "`": "\u0300"}
_LOOSE_ACCENT = re.compile(
    "[aeiouyıAEIOUY]¨"
    "|[aeiouıAEIOU]ˆ"
    "|[cC]¸"
    "|[eE]´"
    "|o´(?=o´)|(?<=o´)o´|[aiuı]´(?=[a-z]{2})"  # but in "zo´n" and "foto´s" it is an apostrophe
    "|[eE]`(?=[a-z])"
    "|\\b[aA]`(?=\\s)"
)
# UTF-8 that was read as Windows-1252: "financiÃ«n", "â€™".
_MISREAD = re.compile("[ÂÃ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|â€[\u0080-\u2122]")
_SIGN = re.compile("[¨ˆ¸´`ÃÂâ]")


def repair(text: str) -> str:
    """The text in NFC, with spoilt characters put right where there is no doubt."""
    if _SIGN.search(text):
        text = _MISREAD.sub(_reread, text)
        text = _LOOSE_ACCENT.sub(_join_accent, text)
    return unicodedata.normalize("NFC", text)


def normalise_text(text: str) -> str:
    """The repaired text on one line, with single spaces."""
    return " ".join(repair(text).split())


def comparable(text: str) -> str:
    """The repaired text without white space, to see whether two texts hold the same."""
    return "".join(repair(text).split())


def _join_accent(match: re.Match[str]) -> str:
    letter, accent = match.group()[0], match.group()[1]
    return unicodedata.normalize("NFC", letter.replace("ı", "i") + _COMBINING[accent])


def _reread(match: re.Match[str]) -> str:
    try:
        return match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()
