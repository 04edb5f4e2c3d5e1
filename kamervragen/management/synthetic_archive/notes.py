"""Footnotes: their words, what they refer to, and their marks in the texts."""

from collections.abc import Sequence
from datetime import date
from html import escape
from random import Random

from django.utils.text import slugify

from kamervragen.management.synthetic_archive.language import Language, Voice
from kamervragen.management.synthetic_archive.submission_days import LAST_DAY
from kamervragen.parsing.records import FootnoteRecord, Part, RichText
from kamervragen.parsing.rich_text import Mark, TextContext, rich_text

FIRST_WEB_YEAR = 1998  # from then on ever more notes give an address
WEB_SHARE = 0.6  # of the notes, in the last year
REFERENCE_SHARE = 0.12  # of the notes name a Kamerstuk, and as many an earlier answer


class Notes:
    """Draws the words of notes, the way their time prints them."""

    def __init__(self, language: Language, rng: Random) -> None:
        self._language = language
        self._rng = rng
        self._answers: list[tuple[str, str]] = []  # session year and number

    def remember(self, years: str, number: str) -> None:
        """An answer that later notes may refer to."""
        self._answers.append((years, number))

    def draw(self, topic: str, subject: tuple[str, ...], words: int, day: date) -> str:
        chance = self._rng.random()
        if chance < REFERENCE_SHARE:
            dossier, number = self._rng.randrange(19_000, 36_900), self._rng.randrange(1, 400)
            return f"Kamerstuk {dossier // 1000} {dossier % 1000:03}, nr. {number}."
        if chance < 2 * REFERENCE_SHARE and self._answers:
            years, answer = self._rng.choice(self._answers)
            years = years.replace("-", "–")
            return f"Aanhangsel Handelingen, vergaderjaar {years}, nr. {answer}."
        text = self._language.text(Voice.NOTE, topic, subject, words)
        return f"{text} {self._address(text, subject)}" if self._is_on_the_web(day) else text

    def _is_on_the_web(self, day: date) -> bool:
        passed = (day.year - FIRST_WEB_YEAR) / (LAST_DAY.year - FIRST_WEB_YEAR)
        return self._rng.random() < WEB_SHARE * passed

    def _address(self, text: str, subject: tuple[str, ...]) -> str:
        host = slugify(self._rng.choice(subject)) or "voorbeeld"
        return f"https://www.{host[:60]}.nl/{slugify(text)[:80]}"


class AnnotatedTexts:
    """The texts of one publication; its notes are numbered through all of them."""

    def __init__(self, key: str, part: Part) -> None:
        self.context = TextContext(key)
        self.footnotes: list[FootnoteRecord] = []
        self._part = part

    def body(self, text: str, notes: Sequence[str]) -> tuple[RichText, list[int]]:
        """A text with the marks of its notes, and their positions."""
        positions = [self._add(note) for note in notes]
        if not positions:
            return RichText(text=text, html=f"<p>{escape(text, quote=False)}</p>"), []
        marks = [Mark(position=position, label=str(position)) for position in positions]
        return rich_text([text, *marks], self.context), positions

    def _add(self, note: str) -> int:
        position = len(self.footnotes) + 1
        body = rich_text([note], self.context)
        self.footnotes.append(
            FootnoteRecord(position=position, part=self._part, label=str(position), body=body)
        )
        return position
