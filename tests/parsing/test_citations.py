import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.citations import find_citations, session_years, target_address


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Kamerstuk 19 637, nr. 3018.", ["kst-19637-3018"]),
        ("Kamerstukken II 2009/10, 32217, nr. 2", ["kst-32217-2"]),
        ("Kamerstuk 36 600 XIII, nr. 12", ["kst-36600-XIII-12"]),
        ("Kamerstuk 23 900, VII, nr. 28", ["kst-23900-VII-28"]),
        ("kamerstukken II, 2004–2005, 29 800 IXB, nr. 22", ["kst-29800-IXB-22"]),
        ("Kamerstuk 21 501-32, nr. 1234", ["kst-21501-32-1234"]),
        ("Kamerstuk 21501-20-2128", ["kst-21501-20-2128"]),
        ("Kamerstuk 36 836, D", ["kst-36836-D"]),
        ("Eerste Kamer, 36 373, H", ["kst-36373-H"]),
        ("Kamerstuk 29 398, 15)", ["kst-29398-15"]),
        ("Kamerstuk 32 802 (R1946), nr. 7", ["kst-32802-7"]),
        ("II 2021/22,36 021, nr.6; I 2022/23, 36 021, B)", ["kst-36021-6", "kst-36021-B"]),
        ("Kamerstuk 36 836-12, nr. 3", ["kst-36836-12-3"]),
        ("32 802, nrs. 45 en 46", ["kst-32802-45", "kst-32802-46"]),
        ("26 488, nrs. 21, 26 en 27)", ["kst-26488-21", "kst-26488-26", "kst-26488-27"]),
        ("Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276", ["ah-tk-20222023-3276"]),
        ("Aanhangsel Handelingen, vergaderjaar 2022–203, nr. 3276", ["ah-tk-20222023-3276"]),
        ("Aanhangsel van de Handelingen 2003/04, nr. 1193", ["ah-tk-20032004-1193"]),
        ("Aanhangsel Handelingen, 1995/96, no. 545.", ["ah-tk-19951996-545"]),
        ("Aanhangsel Handelingen I, vergaderjaar 2018–2019, nr. 2", ["ah-ek-20182019-2"]),
        ("Aanhangsel Handelingen nr. 955, Vergaderjaar 2001–2002 van", ["ah-tk-20012002-955"]),
        ("Aanhangsel Handelingen nr. 331. Vergaderjaar 1989-1990", ["ah-tk-19891990-331"]),
        ("Aanhangsel Handelingen nr. 1094H, vergaderjaar 2001–2002", ["ah-tk-20012002-1094-h1"]),
        (
            "Aanhangsel Handelingen nrs. 16, 17 en 18, Vergaderjaar 1998–1999",
            ["ah-tk-19981999-16", "ah-tk-19981999-17", "ah-tk-19981999-18"],
        ),
        (
            "Aanhangsel Handelingen, vergaderjaar 2022–2023, nrs. 12 en 13 en 2023–2024, nr. 5",
            ["ah-tk-20222023-12", "ah-tk-20222023-13", "ah-tk-20232024-5"],
        ),
        ("Aanhangsel, vergaderjaar 2022–2023, nr. 5 en 2023–2024, nr. X", ["ah-tk-20222023-5"]),
        (
            "Handelingen II 2023/24, Aanhangsel van de Handelingen, nr. 1045",
            ["ah-tk-20232024-1045"],
        ),
        ("Eerste Kamer, 2003/04, Aanhangsel van de Handelingen 12", ["ah-ek-20032004-12"]),
        ("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2386", ["ah-tk-20232024-2386"]),
        ("(TK 1994–1995, Aanhangsel nr. 332)", ["ah-tk-19941995-332"]),
        ("Kamervragen (Aanhangsel) 2023–2024, nr. 2267", ["ah-tk-20232024-2267"]),
        ("Handelingen II 2010/11, nr. 108, item 5", ["h-tk-20102011-108-5"]),
        ("Handelingen I, vergaderjaar 2019–2020, nr. 28, item 3", ["h-ek-20192020-28-3"]),
        ("(vraagnummer 2024Z14250)", ["2024Z14250"]),
        ("vraagnummer 2024z 17972", ["2024Z17972"]),
        ("(vraagnummer 2060704540)", ["2060704540"]),
        ("vraagnummer (2050610110).", ["2050610110"]),
        ("bijlage 2024D40329", ["2024D40329"]),
        ("zie ah-tk-20202021–2345, en kst-36410-XIV-9", ["ah-tk-20202021-2345", "kst-36410-XIV-9"]),
        ("Stcrt. 2009, 9231", ["stcrt-2009-9231"]),
        ("Stb. 2001, 580", ["stb-2001-580"]),
        ("ECLI:NL:HR:2005:AR5213.", ["ECLI:NL:HR:2005:AR5213"]),
    ],
)
def test_a_printed_reference_is_found(text: str, targets: list[str]) -> None:
    assert [citation.target for citation in find_citations(text)] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstuk 29 629, 32 761, nr. 1156",  # two dossiers: which one has the number?
        "Kamerstuk 28 971 en 29 001, nr. 16",
        "Kamerstuk 21501-31",  # the second number is part of the dossier
        "Kamerstuk 34 384, nr. 9 (herdruk)",
        "Kamerstuk 30 300 VI, nr. 159 (Herdruk)",
        "Kamerstuk 27 466, nr. 132b",
        "Kamerstuk 1 en II, 1998/99, nrs. 281 en 1",
        "Kamerstuk 12 500, 3",
        "een bedrag van 12 500, nr. 3",
        "Aanhangsel Handelingen nr. 1616",  # no vergaderjaar
        "Aanhangsel Handelingen, vergaderjaar 2022–2029, nr. 3",
        "Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 0",
        "Tweede Kamer, vergaderjaar 2004–2005, Aanhangsel, 1077–1079",
        "ah-tk-2017–2018, nr.250",
        "Handelingen II 2010/19, nr. 108, item 5",
        "Juni 2024. 32024D27196",
        "Stcrt. 1999, 5",
        "Stcrt. 2009, 12",
        "Stb. 430",
        "gewone tekst",
    ],
)
def test_a_doubtful_reference_gets_no_target(text: str) -> None:
    assert find_citations(text) == ()


def test_a_list_is_cited_number_by_number() -> None:
    words = [citation.text for citation in find_citations("Zie 32 802, nrs. 45 en 46.")]
    assert words == ["32 802, nrs. 45", "46"]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("kst-19637-3018", "https://zoek.officielebekendmakingen.nl/kst-19637-3018"),
        ("2060704540", "https://zoek.officielebekendmakingen.nl/kv-2060704540"),
        ("2024Z14250", "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2024Z14250"),
        ("2024D40329", "https://www.tweedekamer.nl/kamerstukken/detail?id=2024D40329"),
        ("ECLI:NL:HR:2005:1", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2005:1"),
        ("ECLI:EU:C:2005:1", ""),
    ],
)
def test_a_target_has_its_official_address(target: str, address: str) -> None:
    assert target_address(target) == address


@pytest.mark.parametrize(
    ("printed", "years"),
    [("2022–2023", "20222023"), ("1999/00", "19992000"), ("2022–203", "20222023"), ("2022", "")],
)
def test_a_session_year_is_read(printed: str, years: str) -> None:
    assert session_years(printed) == years


_WORDS = st.sampled_from(
    [
        "Kamerstuk ",
        "Aanhangsel Handelingen",
        ", vergaderjaar ",
        "2022–2023",
        ", nr. ",
        "nrs. ",
        "19 637",
        "21 501-32",
        " en ",
        ", ",
        "12",
        "45H",
        "XIV",
        "II ",
        "2024Z14250",
        "Stb. ",
        "(",
        ")",
    ]
)


@given(st.lists(_WORDS, max_size=14).map("".join) | st.text(max_size=40))
def test_citations_never_overlap_and_quote_the_text(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert citation.start >= end
        assert text[citation.start : citation.end] == citation.text
        assert re.fullmatch(r"[A-Za-z0-9:.-]+", citation.target)
        end = citation.end


@pytest.mark.parametrize("odd", [" , ", ",;", " en ", "1, ", "a-", "19 637, nrs. 1, "])
def test_a_long_row_of_separators_is_read_in_no_time(odd: str) -> None:
    for start in ("19 637, nr. 1", "Aanhangsel Handelingen", "Kamerstuk"):
        find_citations(f"{start}{odd * 2000}")
