"""The words of a document around the place of a problem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.surroundings import AROUND, Surroundings, surroundings
from tests.importing.documents import answer_document, kvr_document

KVR = kvr_document(
    questions=(("1", "Klopt dit?"), ("2", "Zo ja, hoe hoog is de brug?"), ("4", "En nu?"))
).content
KOOP = answer_document(
    questions=(("1", "Klopt dit?"), ("3", "Zo ja, hoe hoog is de brug?")),
    answers=(("1", "Ja."), ("3", "Twintig meter.")),
).content
NOTES = b"<kvr><noot nummer='1'>Een krant.</noot><noot nummer='1'>Een blad.</noot></kvr>"


@pytest.mark.parametrize(
    ("content", "place", "detail", "passage"),
    [
        (KVR, "vraag[2]", "2", "2 Zo ja, hoe hoog is de brug?"),
        (KOOP, "vraag[2]", "", "Vraag 3 Zo ja, hoe hoog is de brug?"),
        (KOOP, "antwoord[2]", "3", "Antwoord 3 Twintig meter."),
        (KVR, "vragen", "3", "1 · 2 · 4"),
        (KOOP, "vragen", "2", "Vraag 1 · Vraag 3"),
        (NOTES, "noot 1", "", "Een krant."),
        (NOTES, "noot 1 (2)", "", "Een blad."),
        (KVR, "Datum_indiening", "2007-11-02", "2007-11-01"),
        (KVR, "antwoorddatum", "20", "2007-11-20"),
        (KVR, "kvr/@type", "", "Antwoord"),
        (b"<officiele-publicatie> <br", "", "", "<officiele-publicatie> <br"),
    ],
)
def test_a_place_has_its_words(content: bytes, place: str, detail: str, passage: str) -> None:
    found = surroundings(content, place, detail)
    assert found == Surroundings(after=passage)


def test_the_words_concerned_are_told_apart() -> None:
    assert surroundings(KVR, "vraag[2]", "hoe hoog") == Surroundings(
        before="2 Zo ja, ", words="hoe hoog", after=" is de brug?"
    )


def test_words_that_stand_elsewhere_are_found_there() -> None:
    found = surroundings(KOOP, "", "Proef")
    assert found
    assert (found.words, found.before[-9:]) == ("Proef", "Minister ")


def test_of_a_long_text_only_what_is_near_is_shown() -> None:
    text = " ".join(f"woord{n}" for n in range(500))
    found = surroundings(f"<kvr><vraag>{text}</vraag></kvr>".encode(), "vraag[1]", "woord250 w…")
    assert found
    assert found.before.startswith("… woord")
    assert found.after.endswith(" …")
    assert len(found.before + found.after) < 2 * AROUND + 10
    start = surroundings(f"<kvr><vraag>{text}</vraag></kvr>".encode(), "vraag[1]", "")
    assert start
    assert start.after.startswith("woord0 woord1 ")
    assert start.after.endswith(" …")


@pytest.mark.parametrize("place", ["", "vraag[9]", "noot 7", "nergens", "vragen"])
def test_what_is_not_there_gives_nothing(place: str) -> None:
    assert surroundings(b"<kvr/>", place, "ergens") is None


@given(st.binary(), st.text(), st.text())
def test_no_bytes_and_no_place_stop_it(content: bytes, place: str, detail: str) -> None:
    surroundings(content, place, detail)
    surroundings(KVR, place, detail)
