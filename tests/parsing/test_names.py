import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.names import clean_party, read_submitters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("het lid Dibi (GroenLinks)", [("Dibi", "GroenLinks")]),
        (
            "de leden Van den Hil (VVD) en Bikker (ChristenUnie)",
            [("Van den Hil", "VVD"), ("Bikker", "ChristenUnie")],
        ),
        ("de leden Piri en Kröger (beiden PvdA)", [("Piri", "PvdA"), ("Kröger", "PvdA")]),
        (
            "de leden Sneller, Bamenga, Rooderkerk (allen D66) en Gabriëls (GroenLinks-PvdA)",
            [
                ("Sneller", "D66"),
                ("Bamenga", "D66"),
                ("Rooderkerk", "D66"),
                ("Gabriëls", "GroenLinks-PvdA"),
            ],
        ),
        (
            "de leden Kuik, Slob en Voordewind (beiden ChristenUnie)",
            [("Kuik", ""), ("Slob", "ChristenUnie"), ("Voordewind", "ChristenUnie")],
        ),
        ("het lid Omtzigt (Lid Omtzigt)", [("Omtzigt", "Lid Omtzigt")]),
        ("het lid Krol (Groep (Krol)/van Kooten)", [("Krol", "Groep (Krol)/van Kooten")]),
        ("de heren Feij en mevrouw Smit (beiden V.V.D.)", [("Feij", "V.V.D."), ("Smit", "V.V.D.")]),
        ("lid het Vermeend (PvdA)", [("Vermeend", "PvdA")]),
        ("het lid Eversdijk (CDA) op 16 mei 2000 medegedeeld", [("Eversdijk", "CDA")]),
        ("de leden Wolters en De Bruijn", [("Wolters", ""), ("De Bruijn", "")]),
        ("de leden Blok (VVD) en de Haan", [("Blok", "VVD"), ("de Haan", "")]),
        ("", []),
    ],
)
def test_members_have_the_party_in_the_brackets_behind_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(one.name, one.party) for one in read_submitters(text)] == expected


@pytest.mark.parametrize(
    ("printed", "party"),
    [
        ("(CDA", "CDA"),
        ("CDA,", "CDA"),
        ("beiden (CDA", "CDA"),
        ("D66}", "D66"),
        ("beiden CDA", "CDA"),
        ("beidenVVD", "VVD"),
        ("allen van de PvdA", "PvdA"),
        ("P.v.d.A.", "P.v.d.A."),
        ("Unie 55+", "Unie 55+"),
        ("", ""),
    ],
)
def test_a_party_is_printed_without_the_words_around_it(printed: str, party: str) -> None:
    assert clean_party(printed) == party


@given(st.text())
def test_no_list_of_names_is_too_strange_to_read(text: str) -> None:
    for member in read_submitters(text):
        assert member.name
