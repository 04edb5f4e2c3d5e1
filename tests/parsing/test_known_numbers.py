"""Whether what somebody typed is a reference, and to what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.known_numbers import MAX_LENGTH, known_targets


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("2023Z00468", "2023Z00468"),
        (" 2023z 00468 ", "2023Z00468"),
        ("kv-tk-2023Z00468", "2023Z00468"),
        ("KV-TK-2023Z00468", "2023Z00468"),
        ("vraagnummer 2023Z00468", "2023Z00468"),
        ("2060719420", "2060719420"),
        ("kv-2060719420", "2060719420"),
        ("2024D40329", "2024D40329"),
        ("ah-tk-20222023-1663", "ah-tk-20222023-1663"),
        ("ah tk 20222023 1663", "ah-tk-20222023-1663"),
        ("AH-TK-20222023–1663", "ah-tk-20222023-1663"),
        ("Aanhangsel 2022–2023, nr. 1663", "ah-tk-20222023-1663"),
        ("aanhangsel 2022-2023 nr 1663", "ah-tk-20222023-1663"),
        ("AANHANGSEL 2022/23, NR. 1663", "ah-tk-20222023-1663"),
        ("Aanhangsel Handelingen, vergaderjaar 2022-2023, nr. 1663", "ah-tk-20222023-1663"),
        ("Aanhangsel van de Handelingen nr. 1663, vergaderjaar 2022-2023", "ah-tk-20222023-1663"),
        ("Aanhangsel Handelingen I, vergaderjaar 2018–2019, nr. 2", "ah-ek-20182019-2"),
        ("kst-19637-3018", "kst-19637-3018"),
        ("kst 19637 3018", "kst-19637-3018"),
        ("Kamerstuk 19 637, nr. 3018", "kst-19637-3018"),
        ("Kamerstuk 19637, nr. 3018", "kst-19637-3018"),
        ("KAMERSTUK 19637 NR 3018", "kst-19637-3018"),
        ("Kamerstukken II 2022/23, 19 637, nr. 3018.", "kst-19637-3018"),
        ("(Kamerstuk 19 637, nr. 3018)", "kst-19637-3018"),
        ("19 637, nr. 3018", "kst-19637-3018"),
        ("19637-3018", "kst-19637-3018"),
        ("36 410 VIII, nr. 5", "kst-36410-VIII-5"),
        ("36410 viii nr 5", "kst-36410-VIII-5"),
        ("36410 a, nr. 59", "kst-36410-A-59"),
        ("eerste kamer, 36 373, H", "kst-36373-H"),
        ("Kamerstuk 19637", "dossier/19637"),
        ("dossier 19 637", "dossier/19637"),
        ("ECLI:NL:HR:2005:AR5213", "ECLI:NL:HR:2005:AR5213"),
        ("ecli:nl:hr:2005:ar5213", "ECLI:NL:HR:2005:AR5213"),
        ("Stb. 2001, 580", "stb-2001-580"),
        ("Handelingen II 2010/11, nr. 108, item 5", "h-tk-20102011-108-5"),
    ],
)
def test_a_reference_is_known_however_it_is_typed(typed: str, target: str) -> None:
    assert known_targets(typed) == (target,)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "stikstof",
        "stikstof 2023",
        "artikel 5",
        "112",
        "2023",
        "vragen over Kamerstuk 19 637, nr. 3018",
        "Kamerstuk 19 637, nr. 3018 over stikstof",
        "2023Z00468 en asiel",
        "10 000 woningen",
        "1234567890",
        "Kamerstuk 19 637, nr. 3018" + " " + "1" * MAX_LENGTH,
    ],
)
def test_other_words_are_to_be_searched(typed: str) -> None:
    assert known_targets(typed) == ()


def test_a_list_names_them_all() -> None:
    assert known_targets("22 112, nrs. 12 en 13") == ("kst-22112-12", "kst-22112-13")


@given(st.text(max_size=40))
def test_nothing_typed_raises(typed: str) -> None:
    known_targets(typed)
