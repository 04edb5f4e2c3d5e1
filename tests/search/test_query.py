"""What is typed in the box, as a query, and in the notation of the database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.search.query import Kind, parse_query
from kamervragen.search.tsquery import excluded_tsquery, tsqueries, tsquery
from kamervragen.search.vectors import Scope


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("stikstof boeren", "stikstof boeren"),
        ('"minister van Justitie"', '"minister van Justitie"'),
        ("“minister van Justitie”", '"minister van Justitie"'),
        ('"niet gesloten', '"niet gesloten"'),
        ("wolf -schapen", "wolf -schapen"),
        ("wolf OR lynx schapen", "wolf OR lynx schapen"),
        ("OR wolf", "wolf"),
        ("wolf OR", "wolf"),
        ("kinder*", "kinder*"),
        ("titel:wolf vraag:schapen", "titel:wolf vraag:schapen"),
        ('antwoord:"met ingang van"', 'antwoord:"met ingang van"'),
        ("de wolf in het bos", "wolf bos"),
        ("500 000", "500.000"),
        ("", ""),
        ("()&|!:*", ""),
    ],
)
def test_a_query_is_told_as_it_was_understood(typed: str, understood: str) -> None:
    assert parse_query(typed).understood == understood


def test_what_stands_before_a_colon_is_a_part_or_a_filter() -> None:
    query = parse_query('noot:nrc minister:hoekstra onderwerp:"hoger onderwijs"')
    assert query.clauses[0].scope == Scope.NOTE
    assert query.filters == (("minister", "hoekstra"), ("onderwerp", "hoger onderwijs"))


def test_another_colon_is_text() -> None:
    assert [clause.kind for clause in parse_query("https://www.nu.nl/x").clauses] == [Kind.WORDS]


def test_what_cannot_be_searched_is_told() -> None:
    assert parse_query("wolf de ... het").left_out == ("de", "...", "het")


def test_more_clauses_than_anyone_means_are_left_out() -> None:
    query = parse_query(" ".join(f"woord{number}" for number in range(30)))
    assert len(query.groups) == 20
    assert len(query.left_out) == 10


PHRASE_OF_THREE = "(('minister+bereid' & ('wolf' <1> 'minister' <1> 'bereid')))"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wolf", "(('wolf' | '~wolf' | '@wolf'))"),
        ("titel:wolf", "(('wolf':A | '~wolf':A))"),
        ("antwoord:minister", "(('a:minister' | '~minister':C))"),
        ('"wolf van Drenthe"', "((('wolf' <2> 'drenth')))"),
        ('"minister bereid"', "(('minister+bereid'))"),
        ('"brief aan de minister"', "(('brief+3+minister'))"),
        ('"wolf minister bereid"', PHRASE_OF_THREE),
        ("-wolf", ""),
        ("schaap -wolf", "(('schap' | '~schap' | '@schap')) & !('wolf' | '~wolf' | '@wolf')"),
        ("stik*", "(('stik':*))"),
    ],
)
def test_the_database_is_asked_for_ready_terms(typed: str, expected: str) -> None:
    assert tsquery(parse_query(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("-wolf", []),
        ("wolf schaap", ["(('wolf' | '~wolf' | '@wolf')) & (('schap' | '~schap' | '@schap'))"]),
        (
            "minister wolf bereid -lynx",
            [
                "('minister' | '~minister' | '@minister')",
                "('bereid' | '~bereid' | '@bereid')",
                "(('wolf' | '~wolf' | '@wolf'))",
            ],
        ),
        ("minister minister", ["('minister' | '~minister' | '@minister')"]),
        ('"minister bereid"', ["(('minister+bereid'))"]),
        (
            "minister OR wolf",
            ["(('minister' | '~minister' | '@minister') | ('wolf' | '~wolf' | '@wolf'))"],
        ),
    ],
)
def test_a_common_term_is_asked_for_by_itself(typed: str, expected: list[str]) -> None:
    assert tsqueries(parse_query(typed)) == expected


def test_what_is_excluded_alone_is_asked_for_apart() -> None:
    assert excluded_tsquery(parse_query("-wolf -lynx")) == (
        "('wolf' | '~wolf' | '@wolf') | ('lynx' | '~lynx' | '@lynx')"
    )


@given(st.text())
def test_nothing_that_is_typed_raises(typed: str) -> None:
    query = parse_query(typed)
    assert parse_query(query.understood).understood == query.understood
    tsquery(query)
