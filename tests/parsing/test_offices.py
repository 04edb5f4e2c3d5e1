import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.offices import (
    correct_portfolio,
    is_known_portfolio,
    make_office,
    part_known,
    read_offices,
    read_title,
    split_portfolios,
)
from kamervragen.parsing.portfolios import PORTFOLIOS
from kamervragen.parsing.records import OfficeTitle


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("de Minister van Buitenlandse Zaken", ["Minister van Buitenlandse Zaken"]),
        (
            "de ministers van Buitenlandse Zaken, van Justitie en voor Jeugd en Gezin",
            [
                "Minister van Buitenlandse Zaken",
                "Minister van Justitie",
                "Minister voor Jeugd en Gezin",
            ],
        ),
        (
            "de Staatssecretarissen van Onderwijs, Cultuur en Wetenschap en Volksgezondheid, "
            "Welzijn en Sport",
            [
                "Staatssecretaris van Onderwijs, Cultuur en Wetenschap",
                "Staatssecretaris van Volksgezondheid, Welzijn en Sport",
            ],
        ),
        (
            "de minister en de staatssecretaris van Justitie",
            ["Minister van Justitie", "Staatssecretaris van Justitie"],
        ),
        (
            "de minister-president, minister van Algemene Zaken en de minister van Defensie",
            ["Minister-President", "Minister van Defensie"],
        ),
        ("de minister van Algemene Zaken", ["Minister van Algemene Zaken"]),
        (
            "de staatssecretaris van Buitenlandse Zaken (Europese Zaken)",
            ["Staatssecretaris van Buitenlandse Zaken (Europese Zaken)"],
        ),
        (
            "de staatssecretaris van Onderwijs, Cultuur en Wetenschap, mevrouw Duinker,",
            ["Staatssecretaris van Onderwijs, Cultuur en Wetenschap"],
        ),
        (
            "de Staatssecretaris van Defensie, bij afwezigheid van de Minister,",
            ["Staatssecretaris van Defensie"],
        ),
        (
            "de minister van Sociale Zaken en Werkgele- genheid a.i.",
            ["Minister van Sociale Zaken en Werkgelegenheid"],
        ),
        (
            "de minister van Grote Steden- en Integratiebeleid",
            ["Minister van Grote Steden- en Integratiebeleid"],
        ),
        ("de mlnister van Justitie", ["Minister van Justitie"]),
        ("de Staatsecretaris van Financiën", ["Staatssecretaris van Financiën"]),
        (
            "de minister voor Wind en Water",
            ["Minister voor Wind en Water"],
        ),
        ("de minister van (Justitie)", ["Minister van Justitie"]),
        (
            "de staatssecretaris van de Vondervoort (Binnenlandse Zaken)",
            ["Staatssecretaris van Binnenlandse Zaken"],
        ),
        ("de minister van uitspraak te verlangen", ["Minister"]),
        ("de minister van", ["Minister"]),
        ("de regering", []),
    ],
)
def test_every_office_in_a_sentence_is_read(text: str, offices: list[str]) -> None:
    assert [office.printed for office in read_offices(text)] == offices


@pytest.mark.parametrize("portfolio", PORTFOLIOS)
def test_two_known_portfolios_in_one_phrase_are_parted(portfolio: str) -> None:
    assert split_portfolios(f"{portfolio} en Defensie")[:1] == [portfolio]
    assert is_known_portfolio(portfolio.upper())


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Volkhuisvesting, Ruimtelijke Ordening en Milieubeheer",
         "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer"),
        ("binnenlandse zaken", "binnenlandse zaken"),
        ("Wind en Water", "Wind en Water"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_no_other_portfolio(printed: str, read: str) -> None:
    assert correct_portfolio(printed) == read


def test_an_office_without_printed_preposition_gets_the_usual_one() -> None:
    assert make_office(OfficeTitle.MINISTER, "Rechtsbescherming").printed == (
        "Minister voor Rechtsbescherming"
    )
    assert make_office(OfficeTitle.MINISTER, "Justitie a.i.").printed == "Minister van Justitie"
    assert make_office(None, "Justitie").printed == "Justitie"
    assert make_office(OfficeTitle.PRIME_MINISTER, "Algemene Zaken").portfolio == ""


def test_only_a_rank_is_a_title() -> None:
    assert read_title("staatssecretans") is OfficeTitle.STATE_SECRETARY
    assert read_title("Minister-President") is OfficeTitle.PRIME_MINISTER
    assert read_title("mevrouw") is None


def test_a_name_is_parted_from_the_portfolio_glued_to_it() -> None:
    assert part_known("Duinker Buitenlandse Zaken).") == ("Duinker", "Buitenlandse Zaken")
    assert part_known("Duinker") == ("Duinker", "")


@given(st.text() | st.lists(st.sampled_from([
    "minister", "ministers", "staatssecretaris", "van", "voor", "en", ",", "(", ")", "Justitie",
    "de", "Onderwijs, Cultuur en Wetenschap", "mw. ", "a.i.", "minister-president", " ",
])).map(" ".join))  # fmt: skip
def test_no_sentence_is_too_strange_for_offices(text: str) -> None:
    for office in read_offices(text):
        assert office.printed
