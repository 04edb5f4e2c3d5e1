"""What is marked in a text, and that a mark never lets text become HTML."""

# ruff: noqa: RUF001 - the characters that are typed or printed for others

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from kamervragen.search import matching
from kamervragen.search.analysis import roughly_folded
from kamervragen.search.marks import LENGTH, marked, passage
from kamervragen.search.matching import Matcher
from kamervragen.search.query import parse_query
from kamervragen.search.vectors import Scope


def marks(typed: str, text: str, scope: Scope = Scope.QUESTION) -> str:
    return marked(text, Matcher(parse_query(typed), scope).spans(text))


def test_every_form_of_a_word_is_marked() -> None:
    assert marks("kind", "Kinderen en een kind") == "<mark>Kinderen</mark> en een <mark>kind</mark>"


def test_a_compound_of_the_word_is_marked_whole() -> None:
    assert marks("stikstof", "de stikstofregels") == "de <mark>stikstofregels</mark>"


def test_a_phrase_is_marked_only_where_it_is_whole() -> None:
    text = "minister van Justitie, minister, Justitie"
    expected = "<mark>minister</mark> van <mark>Justitie</mark>, minister, Justitie"
    assert marks('"minister van Justitie"', text) == expected


def test_a_phrase_ends_with_a_hyphened_word_or_begins_with_one() -> None:
    assert marks('"regeling co-ouderschap"', "een regeling co-ouderschap, ouderschap") == (
        "een <mark>regeling</mark> <mark>co-ouderschap</mark>, ouderschap"
    )
    assert marks('"co-ouderschap geregeld"', "co-ouderschap geregeld en co-ouderschap") == (
        "<mark>co-ouderschap</mark> <mark>geregeld</mark> en co-ouderschap"
    )


def test_words_without_a_space_between_are_marked_each_by_itself() -> None:
    assert marks("wolf", "eind.Wolf,wolf’s (wolven)/wolf") == (
        "eind.<mark>Wolf</mark>,<mark>wolf’s</mark> (<mark>wolven</mark>)/<mark>wolf</mark>"
    )


def test_a_number_is_marked_however_it_is_printed() -> None:
    assert marks("500000", "500.000 of 500 000") == "<mark>500.000</mark> of <mark>500 000</mark>"


@given(st.text(alphabet="abcéë¨’. -10"), st.text(alphabet="abc éA1.", min_size=1))
def test_what_is_skipped_at_a_glance_would_not_have_been_marked(text: str, typed: str) -> None:
    matcher = Matcher(parse_query(typed), Scope.QUESTION)
    mixed = f"{text} {typed} {text}{typed}"
    glanced = matcher.spans(mixed)
    with patch.object(matching, "roughly_folded", lambda text: roughly_folded(text) + b" "):
        assert Matcher(parse_query(typed), Scope.QUESTION).spans(mixed) == glanced


def test_a_hyphened_word_is_one_mark() -> None:
    assert marks("co-ouderschap", "bij co-ouderschap") == "bij <mark>co-ouderschap</mark>"


def test_a_word_searched_in_another_part_is_not_marked() -> None:
    assert marks("antwoord:wolf", "De wolf") == "De wolf"


def test_words_that_begin_alike_are_marked() -> None:
    assert marks("stikst*", "stikstofarm") == "<mark>stikstofarm</mark>"


@given(st.text(), st.text(alphabet="ab<>&\"' ", min_size=1))
def test_text_stays_text(text: str, typed: str) -> None:
    hostile = f"{text}<script>alert(1)</script>& a"
    shown = marks(typed, hostile) + passage(
        hostile, Matcher(parse_query(typed), Scope.QUESTION).spans(hostile)
    )
    without_marks = shown.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in without_marks
    assert "&a" not in without_marks.replace("&amp;", "")


def test_a_passage_is_the_stretch_with_the_most_marks() -> None:
    text = "wolf " + "woorden " * 100 + "de wolf bij de schapen " + "woorden " * 100
    shown = passage(text, Matcher(parse_query("wolf schapen"), Scope.QUESTION).spans(text))
    assert "<mark>wolf</mark> bij de <mark>schapen</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < LENGTH + 80
