"""The picture that goes with a link."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kamervragen.pictures.card import Card, drawn
from kamervragen.pictures.lettering import Lettering, first_lines, length, lines, printable

LETTERS = Lettering(600, 40)


def test_a_card_is_a_small_picture_of_the_size_that_is_asked_for() -> None:
    card = Card(
        title="Een voorbeeld van een titel die over meer dan één regel loopt",
        number="2025Z00001",
        people="Anna Voorbeeld (PvdV) aan de Minister van Voorbeeldzaken",
        standing="Beantwoord na 21 dagen",
    )
    picture = drawn(card)
    assert Image.open(BytesIO(picture)).size == (1200, 630)
    assert len(picture) < 40_000


def test_what_a_card_says_is_seen() -> None:
    said = Card(title="Titel", number="1", people="Wie", standing="Open")
    for other in (
        Card(title="Titels", number="1", people="Wie", standing="Open"),
        Card(title="Titel", number="2", people="Wie", standing="Open"),
        Card(title="Titel", number="1", people="Hoe", standing="Open"),
        Card(title="Titel", number="1", people="Wie", standing="Op tijd"),
        Card(title="Titel", number="1", people="Wie", standing="Open", standing_ink="late"),
    ):
        assert drawn(said) != drawn(other)
        assert said.version != other.version
    assert drawn(said) == drawn(Card(title="Titel", number="1", people="Wie", standing="Open"))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("De  mobilisatie\nin «Rusland»", "De mobilisatie in «Rusland»"),
        ("Cafe\u0301 één €5 – „nee”…", "Café één €5 – „nee”…"),
        ("Wałęsa en Şişli", "Walesa en Sisli"),
        ("ĳs", "ijs"),
        ("voor\u00adbeeld\u200b", "voorbeeld"),
        ("Привет", "??????"),
        ("👍", "?"),
        ("", ""),
    ],
)
def test_only_letters_that_the_typeface_has_are_drawn(title: str, shown: str) -> None:
    assert printable(title) == shown


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_text_can_be_drawn(title: str, people: str, number: str) -> None:
    assert drawn(Card(title=title, people=people, number=number, standing=people))


@pytest.mark.parametrize("text", ["een twee drie " * 30, "lang" * 100, "W", ""])
def test_no_line_is_wider_than_there_is_room_and_no_letter_gets_lost(text: str) -> None:
    found = lines(text, LETTERS, 500)
    assert all(length(line, LETTERS) <= 500 for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_what_does_not_fit_ends_in_an_ellipsis_after_a_whole_word() -> None:
    found = lines("voorbeelden genoeg " * 30, LETTERS, 500)
    *others, last = first_lines(found, 3, LETTERS, 500)
    assert others == found[:2]
    assert last.endswith(("voorbeelden…", "genoeg…"))
    assert length(last, LETTERS) <= 500


def test_a_word_without_room_for_the_ellipsis_is_cut() -> None:
    (line,) = first_lines(lines("W" * 200, LETTERS, 500), 1, LETTERS, 500)
    assert line.endswith("W…")
    assert length(line, LETTERS) <= 500
