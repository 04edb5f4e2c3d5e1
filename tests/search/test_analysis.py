"""Words to terms: what is found by what."""

# ruff: noqa: RUF001 - the characters that are typed or printed for others

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.search.analysis import folded, words
from kamervragen.search.compounds import compound_parts


def terms(text: str) -> list[str]:
    return [word.term for word in words(text) if word.term]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("subsidie", "subsidies"),
        ("organisatie", "organisaties"),
        ("ministerie", "ministeries"),
        ("huis", "huizen"),
        ("kind", "kinderen"),
        ("stad", "steden"),
        ("wolf", "wolven"),
        ("financiën", "financien"),
        ("financie¨n", "Financiën"),
        ("Oekraïense", "Oekraine"),
        ("500.000", "500000"),
        ("500 000", "500.000"),
        ("B.V.", "bv"),
        ("foto’s", "foto"),
        ("Curaçao", "CURACAO"),
        ("ﬁnanciering", "financiering"),
        ("wetgeving", "wetgevingen"),
        ("grote", "groot"),
        ("lidstaat", "lidstaten"),
    ],
)
def test_these_are_forms_of_one_word(one: str, other: str) -> None:
    assert terms(one) == terms(other)
    assert len(terms(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IND", "indien"),
        ("minister", "ministerie"),
        ("gemeente", "mening"),
        ("gezin", "zin"),
        ("bom", "boom"),
        ("zaak", "zak"),
        ("man", "maan"),
        ("raad", "rad"),
        ("veren", "vereniging"),
        ("overheid", "overig"),
    ],
)
def test_these_are_different_words(one: str, other: str) -> None:
    assert terms(one) != terms(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("co-ouderschap", "coouderschap"),
        ("co-ouderschap", "ouderschap"),
        ("HSL-Zuid", "hslzuid"),
        ("HSL-Zuid", "zuid"),
        ("A12", "a12"),
        ("2023Z00468", "2023z00468"),
    ],
)
def test_hyphened_words_are_found_whole_and_in_parts(text: str, found: str) -> None:
    assert found in terms(text)


def test_stop_words_take_a_place_but_have_no_term() -> None:
    found = list(words("minister van de Kamer"))
    assert [(word.position, word.term) for word in found] == [
        (1, "minister"),
        (2, ""),
        (3, ""),
        (4, "kamer"),
    ]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("stikstofregels", {"stikstof", "regel"}),
        ("rechtshulp", {"recht", "hulp"}),
        ("kinderopvangtoeslag", {"kinderopvang", "kinder", "opvang", "toeslag"}),
        ("belastingdienst", {"belast", "dienst"}),
        ("varkenspest", {"varken", "pest"}),
        ("bestuur", set()),
        ("kantoor", set()),
        ("landschap", set()),
    ],
)
def test_a_compound_is_parted_at_words_that_make_compounds(word: str, parts: set[str]) -> None:
    assert set(compound_parts(word)) == parts


@given(st.text())
def test_any_text_has_terms_of_letters_and_digits_at_their_places(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.term == "" or (word.term.isascii() and word.term.isalnum())
    assert folded(text) == "" or folded(text).isalnum()
