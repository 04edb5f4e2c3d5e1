"""What is stored of a Kamervraag, and how it is ranked by."""

import re

from kamervragen.search.vectors import (
    HIGHEST_LEVEL,
    Scope,
    SearchText,
    level_of,
    search_vectors,
)


def lexemes(*texts: SearchText, names: tuple[str, ...] = ()) -> dict[str, str]:
    stored = search_vectors(texts, names).words
    return dict(re.findall(r"'([^']+)'(?::(\S+))?", stored))


def test_a_term_has_its_places_and_the_part_it_stands_in() -> None:
    found = lexemes(SearchText(Scope.TITLE, "De wolf"), SearchText(Scope.ANSWER, "Een wolf"))
    assert found["wolf"] == "12A,24C"


def test_no_phrase_runs_on_from_one_part_into_the_next() -> None:
    found = lexemes(SearchText(Scope.TITLE, "wolf"), SearchText(Scope.QUESTION, "schaap"))
    assert int(found["schap"][:-1]) - int(found["wolf"][:-1]) > 5


def test_parts_of_compounds_and_names_are_apart_from_words() -> None:
    found = lexemes(SearchText(Scope.TITLE, "stikstofregels"), names=("Pieter Omtzigt", "CDA"))
    assert {"~stikstof", "~regel", "@pieter", "@omtzigt", "@cda"} <= found.keys()
    assert "stikstof" not in found


def test_common_terms_are_stored_by_part_and_by_pairs() -> None:
    found = lexemes(SearchText(Scope.ANSWER, "De minister is bereid, een brief over de regels"))
    assert {"a:minister", "a:bereid", "minister+2+bereid", "bereid+2+brief"} <= found.keys()
    assert not {"v:minister", "minister+bereid", "minister+brief"} & found.keys()
    assert "minister+bereid" in lexemes(SearchText(Scope.ANSWER, "Minister bereid?"))


def test_more_places_than_the_database_keeps_are_not_sent() -> None:
    found = lexemes(SearchText(Scope.ANSWER, "wolf " * 40_000))
    assert found["wolf"].count(",") == 254
    assert max(int(place[:-1]) for place in found["wolf"].split(",")) <= 16_383


def test_a_level_rises_with_the_share_of_a_term_and_falls_with_length() -> None:
    assert level_of(9, 700) > level_of(2, 700) > level_of(1, 700) == 0
    assert level_of(9, 100) > level_of(9, 700) > level_of(9, 7000)
    assert level_of(1e9, 1) == HIGHEST_LEVEL
    assert level_of(0, 0) == 0


def test_the_same_texts_make_the_same_vectors() -> None:
    texts = [SearchText(Scope.TITLE, "Een wolf"), SearchText(Scope.QUESTION, "Hoeveel wolven?")]
    assert search_vectors(texts, ["A. Voorbeeld"]) == search_vectors(texts, ["A. Voorbeeld"])
