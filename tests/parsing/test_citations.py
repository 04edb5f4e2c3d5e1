import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.appendices import session_years
from kamervragen.parsing.citations import find_citations
from kamervragen.parsing.targets import target_spelled


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
        ("Staatsblad 1997, nr. 175", ["stb-1997-175"]),
        ("CELEX 32016R0679", ["CELEX:32016R0679"]),
        ("artikel 4:81, eerste lid, Awb", ["jci1.3:c:BWBR0005537&artikel=4:81"]),
        ("artikel 4:84 van de Algemene wet bestuursrecht", ["jci1.3:c:BWBR0005537&artikel=4:84"]),
    ],
)
def test_a_printed_reference_is_found(text: str, targets: list[str]) -> None:
    assert [citation.target for citation in find_citations(text)] == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Kamerstuk 21 501–32, nr. 200, vergaderjaar 2006–2007", ["kst-21501-32-200"]),
        ("Kamerstuk 25 600 (IXB), nr. 8", ["kst-25600-IXB-8"]),
        ("Kamerstukken II, 1998–1999, 26 200 hoofdstuk XV, nr. 3", ["kst-26200-XV-3"]),
        ("Zie Kamerstuk 22 300 hoofdstuk II B, nr. 9", ["kst-22300-IIB-9"]),
        ("kamerstuk 19 700, hfdst XIII, nr 40", ["kst-19700-XIII-40"]),
        ("Kamerstuk 29 200 VIII (2004), nr. 128", ["kst-29200-VIII-128"]),
        ("Kamerstukken II, 29 216, Vergaderjaar 2003–2004, nr. 4", ["kst-29216-4"]),
        ("Kamerstuk 22 800 XVI. nr. 96", ["kst-22800-XVI-96"]),
        ("Kamerstukken I 2003/04, 29 210 C, pagina 6", ["kst-29210-C"]),
        ("Kamerstukken I, 28 764, F). Verschillende", ["kst-28764-F"]),
        ("TK 1998-1999, 24 124, nr. 91 en nr. 94).", ["kst-24124-91", "kst-24124-94"]),
        ("Kamerstuk 28 174, nrs. 14 resp. 48", ["kst-28174-14", "kst-28174-48"]),
        ("kamerstukken 19 637, 3018 en 3019", ["kst-19637-3018", "kst-19637-3019"]),
        ("Kamerstukken II 2004/05, 29 800 XVI, nr. 12", ["kst-29800-XVI-12"]),
        ("TK 2003-2004, 29 200 XV, nr. 8", ["kst-29200-XV-8"]),
        ("Kamerstuk 22112-1234", ["kst-22112-1234"]),
        ("Kamerstuk 27 925, nr. 201, 31 januari 2006", ["kst-27925-201"]),
        ("24 077, nr. 201, TK 2007–2008, 30 050, nr. 5", ["kst-24077-201", "kst-30050-5"]),
    ],
)
def test_a_kamerstuk_is_found_however_it_is_printed(text: str, targets: list[str]) -> None:
    assert [citation.target for citation in find_citations(text)] == targets


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kamerstuk 22 160", "dossier/22160"),
        ("Kamerstukken II, 2004–2005, 30 068.", "dossier/30068"),
        ("(Kamerstuk 26 800 VI)", "dossier/26800-VI"),
        ("Kamerstukken nr. 26 630", "dossier/26630"),
        ("Kamerstuk 21 350, vergaderjaar 1989-1990", "dossier/21350"),
        ("kamerstuk 26 735 (Bestrijding verstoring)", "dossier/26735"),
        ("Kamerstuk 21501-31", "dossier/21501-31"),
    ],
)
def test_a_dossier_without_a_piece_is_meant_as_a_whole(text: str, target: str) -> None:
    assert [citation.target for citation in find_citations(text)] == [target]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Aanhangsels handelingen nr. 1058, Vergaderjaar 2000–2001", ["1058"]),
        ("Aanhang-sel Handelingen nr. 1373, vergaderjaar 2000–2001", ["1373"]),
        ("Aanhangel Handelingen nr. 292, vergaderjaar 2000–2001", ["292"]),
        ("Aanhangsel Handelingne nr. 688, vergaderjaar 2000–2001", ["688"]),
        ("Aanhangsel Handelingen, der Tweede Kamer 2000–2001, nr. 766.", ["766"]),
        ("TK 2000–2001, Aanhangsel v/d Handelingen (nr. 533)", ["533"]),
        ("Aanhangsel bij Handelingen 2000–2001, 1307", ["1307"]),
        ("Aanhangsel Handelingen nr. 575. Verga– derjaar 2000–2001", ["575"]),
        ("Aanhangsel Handelingen, vegaderjaar 2000–2001, nr. 2189", ["2189"]),
        ("Aanhangsel Handelingen, zitting 2000–2001, nummer 895.", ["895"]),
        ("Handelingen TK 2000–2001, Aanhangsel: 1201 en 1368", ["1201", "1368"]),
        ("Tweede Kamer 2000–2001, Handelingen, Aanhangsel 1855", ["1855"]),
        ("aanhangsel 161 van de Handelingen, vergaderjaar 2000–2001", ["161"]),
        ("Aanhangsel Handelingen, nr. 1657, antwoord 2, vergaderjaar 2000–2001.", ["1657"]),
        ("Aanhangsel Handelingen, nr. 520, antwoord op vraag 10, 2000–2001.", ["520"]),
        ("Aanhangsel Handelingen, nr. 1438, Tweede Kamer, vergaderjaar 2000–2001.", ["1438"]),
        ("Aanhangsel Handelingen, nrs. 391 en 1407, TK 2000–2001.", ["391", "1407"]),
        ("Aanhangsel Handelingen, nr. 665 en nr. 850, vergaderjaar 2000–2001.", ["665", "850"]),
        ("Aanhangsel Handelingen, nrs. 1893 en 1954, vergaderjaar 2000–2001.", ["1893", "1954"]),
        ("Aanhangsel Handelingen, nr, 2029, vergaderjaar 2000–2001", ["2029"]),
        ("Aanhangsel Handelingen, nr. 618, vergaderjaar, 2000–2001.", ["618"]),
        ("Aanhangsel Handelingen nr. 342 H, vergaderjaar 2000–2001", ["342-h1"]),
        ("Aanhangsel Handelingen, nr. 342 Herdruk, vergaderjaar 2000–2001.", ["342-h1"]),
        ("vergaderjaar 2000–2001, Aanhangsel 372, 19 december 2000", ["372"]),
        ("Kamerstukken II, 2000–2001, AvdH 721.", ["721"]),
        # a misprint in one digit that can mean only one session
        ("Aanhangsel Handelingen, nr. 1606, vergaderjaar 2000–2201.", ["1606"]),
        ("Aanhangsel Handelingen, vergaderjaar 2000–3001, nr. 294.", ["294"]),
    ],
)
def test_an_aanhangsel_is_found_however_it_is_printed(text: str, targets: list[str]) -> None:
    found = [citation.target for citation in find_citations(text)]
    assert found == [f"ah-tk-20002001-{number}" for number in targets]


def test_numbers_and_years_may_alternate() -> None:
    words = "Aanhangsel Handelingen, nr. 600, vergaderjaar 2003–2004 en nr. 159, vergaderjaar "
    found = [citation.target for citation in find_citations(f"{words}2004–2005, nr. 7")]
    assert found == ["ah-tk-20032004-600", "ah-tk-20042005-159"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("vragen met kenmerk 2060711390", ["2060711390"]),
        ("2070801220, 2070801230 en 2070802510", ["2070801220", "2070801230", "2070802510"]),
        ("vraagnr. 2030416792", ["2030416792"]),
        ("telefoon 2061234560", []),  # no session is 06 and 12
        ("zie kv-tk-2024Z14250 en kv-2060719420", ["2024Z14250", "2060719420"]),
    ],
)
def test_a_number_of_a_kamervraag_is_found(text: str, targets: list[str]) -> None:
    assert [citation.target for citation in find_citations(text)] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstuk 29 629, 32 761, nr. 1156",  # two dossiers: which one has the number?
        "Kamerstuk 28 971 en 29 001, nr. 16",
        "Tweede Kamer 2004/05, 28 824 en 28 684, nr. 27",  # of the second, others say
        "Kamerstuk 25 600 (IXB) en 26 833, nr. 28",
        "Kamerstuk 19 637/29 344, nr. 915",
        "Kamerstukken II 1990/91, 21 814, nr. 1–2",  # one piece or two?
        "Kamerstuk 21 814, nr. 1 - 3",
        "Kamerstuk I, 21 187, nr 1 5a",
        "Kamerstukken II, 1998–1999, 26 800 XII, nr. XX",
        "Aanhangsel Handelingen nr. 2 8, Vergaderjaar 1988-1989",  # 28, or 2 and 8?
        "Aanhangsel Handelingen, nrs. 1 2 3 4 5, vergaderjaar 1988-1989",
        "Vergaderjaar 1 9 8 5 - 1 9 8 6 , Aan- hangsel, 1 8 4 7 - 1 8 4 9",  # pages
        "Aanhangsel Handelingen 88-89, 153",  # a year, or two numbers?
        "Aanhangsel van de Handelingen 2, 1999–2000, nr. 617",
        "Aanhangsel Handelingen, vergaderjaar 2007–2007, nr. 478",
        "2005–2006, Aanhangsel 3803, nr. 1786",  # first the page
        "Kamerstuk 34 384, nr. 9 (herdruk)",
        "Kamerstuk 30 300 VI, nr. 159 (Herdruk)",
        "Kamerstuk 27 466, nr. 132b",
        "Kamerstuk 1 en II, 1998/99, nrs. 281 en 1",
        "Kamerstuk 12 500, 3",
        "Kamerstuk 12 500",
        "Kamerstuk 2500, nr. 3",
        "Tweede Kamer, 12 500, nr. 3",
        "Kamerstuk 12 500, nr. 3, vergaderjaar 2000–2001",  # no dossier of that year
        "Kamerstuk 12 500 en 12 501, nr. 3",
        "Kamerstukken 1976–1977, 12 500, nr. 3 (herdruk)",
        "Kamerstuk 21 501",  # a series, not a dossier
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
    ("text", "targets"),
    [
        ("Kamerstuk 27 925, nrs. 3–4, blz. 21", ["3", "4"]),
        ("Kamerstuk 27 925, nrs. 1 + 2", ["1", "2"]),
        ("T.K. 27 925 nrs 3/4. blz. 49", ["3", "4"]),
        ("Kamerstuk 27 925, nummers 4-5", ["4", "5"]),
        ("Kamerstuk 27 925, nrs. 1 – 12", ["1", "12"]),
        ("Kamerstuk 27 925, nrs. 36, 38-40, 42 en 48.", ["36", "38", "40", "42", "48"]),
        ("Kamerstuk 27 925, nrs. 1 t / m 4", ["1", "4"]),
    ],
)
def test_of_a_range_the_two_printed_numbers_are_found(text: str, targets: list[str]) -> None:
    assert [c.target for c in find_citations(text)] == [f"kst-27925-{n}" for n in targets]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Zie Kamerstuk Tweede Kamer 1968-1969, 8765, nr. 4", "kst-8765-4"),
        ("kamerstukken 1971–1972, 11 234, nr. 5, de memorie", "kst-11234-5"),
        ("Tweede Kamer, zitting 1982-1983, 15432, nr. 25", "kst-15432-25"),
        ("TK 1978–1979, 13 456, nr. 6", "kst-13456-6"),
        ("Kamerstuk 14321 nr. 1, vergaderjaar 1976-1977", "kst-14321-1"),
        ("Kamerstuk 16 400, IV, nr. 15", "kst-16400-IV-15"),
        ("Zie kamerstuk 13 579, nr. 156", "kst-13579-156"),
        ("Kamerstukken II 1994/95, 16 234, nr. 22", "kst-16234-22"),  # still open then
    ],
)
def test_a_dossier_of_before_1984_is_found_by_its_word_or_year(text: str, target: str) -> None:
    assert [citation.target for citation in find_citations(text)] == [target]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Kamerstuk 2 0 3 0 0 - V I I I , nr. 1 2 2 ( 3 mei 1988)", ["kst-20300-VIII-122"]),
        ("kamerstuk 19 7 0 0 hoofdstuk X I , nrs. 7 3 en 76", []),  # 73, or 7 and 3?
        (
            "kamerstuk 19 7 0 0 hoofdstuk X I , nrs. 73 en 76",
            ["kst-19700-XI-73", "kst-19700-XI-76"],
        ),
        ("Kamerstuk 1 9 834, nr. 4 9 .", ["kst-19834-49"]),
        ("Kamerstuk 2 0 4 8 6 .", ["dossier/20486"]),
        ("Aanhangsel Handelingen nr. 2 8 1 , vergaderjaar 1988-1989", ["ah-tk-19881989-281"]),
        ("Zie Aanhangsel 1 9 8 8 -1 9 8 9 , nr. 281", ["ah-tk-19881989-281"]),
        ("Aanhangsel Handelingen nr. 281, vergaderjaar 1 988-1989.", ["ah-tk-19881989-281"]),
        ("Aanhangsel Handelingen, Vergaderjaar 1988 1989, nr. 281", ["ah-tk-19881989-281"]),
        ("Aanhangsel van de Handelingen, vergader jaar 88-89, nr. 281", ["ah-tk-19881989-281"]),
        ("Aanhangsel Handelingen 88/89, nr. 281", ["ah-tk-19881989-281"]),
        ("Aanhangsel Handelingen nr. 281, vergaderjaar '88-'89", ["ah-tk-19881989-281"]),
        ("Aanhangsel TK 08-09 nr. 281", ["ah-tk-20082009-281"]),
        ("Aanhangsel Handelmgen nr. 281, Vergaderjaar 1988-1989", ["ah-tk-19881989-281"]),
        ("Aan- hangsel Handelin- gen, 1988-1989, nr. 281", ["ah-tk-19881989-281"]),
        ("Aanhansel Handelingen nr. 281, vergaderjaar 1988-1989", ["ah-tk-19881989-281"]),
        (
            "Aanhangsel Handelingen vergaderjaar 1988-1989, nrs. 281-285 over 1 2 3 zaken",
            ["ah-tk-19881989-281", "ah-tk-19881989-285"],
        ),
    ],
)
def test_a_reference_in_a_damaged_scan_is_found(text: str, targets: list[str]) -> None:
    assert [citation.target for citation in find_citations(text)] == targets


def test_a_letter_spaced_reference_is_quoted_as_it_is_printed() -> None:
    (citation,) = find_citations("In 1 9 8 8 , zie Kamerstuk 2 0 3 0 0 , nr. 1 2 2 , blz. 3")
    assert citation.text == "2 0 3 0 0 , nr. 1 2 2"


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
        "2 0 3 0 0",
        " 1 2 2 ",
        "1 988-1 989",
        "11 234",
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
        assert target_spelled(citation.target) == citation.target
        end = citation.end


@pytest.mark.parametrize("odd", [" , ", ",;", " en ", "1, ", "a-", "19 637, nrs. 1, "])
def test_a_long_row_of_separators_is_read_in_no_time(odd: str) -> None:
    for start in ("19 637, nr. 1", "Aanhangsel Handelingen", "Kamerstuk"):
        find_citations(f"{start}{odd * 2000}")
