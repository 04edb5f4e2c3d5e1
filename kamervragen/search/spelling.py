"""What somebody may have meant by a word that the archive does not know."""

from collections.abc import Iterable
from difflib import get_close_matches
from string import ascii_lowercase

SHORTEST = 4  # letters of a word that is worth a guess
SAME_START = 2  # letters that are taken to be right when more than one is wrong


def one_letter_off(word: str) -> set[str]:
    """All that one letter too many, too few, wrong, or two exchanged can have been (about 60 n)."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {f"{head}{tail[1:]}" for head, tail in splits if tail}
    exchanged = {f"{head}{tail[1]}{tail[0]}{tail[2:]}" for head, tail in splits if len(tail) > 1}
    wrong = {
        f"{head}{letter}{tail[1:]}" for head, tail in splits if tail for letter in ascii_lowercase
    }
    added = {f"{head}{letter}{tail}" for head, tail in splits for letter in ascii_lowercase}
    return (missing | exchanged | wrong | added) - {word}


def closest(word: str, known: Iterable[str]) -> str:
    """The most alike of the words known, the first of equals; empty where none is."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.8)), "")
