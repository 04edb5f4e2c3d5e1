# ruff: noqa: RUF001 - the signs that printers use are what these tests are about

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.importing.names import (
    fold,
    party_keys,
    portfolio_keys,
    read_name,
    within_one_edit,
)


@pytest.mark.parametrize(
    ("printed", "key", "initials"),
    [
        ("Van Dijk", "vandijk", ""),
        ("J.J. van Dijk", "vandijk", "JJ"),
        ("J. J. van Dijk", "vandijk", "JJ"),
        ("Dijk, J.J. van", "vandijk", "JJ"),
        ("Dijk van", "vandijk", ""),
        ("Jasper van Dijk (J.J.)", "jaspervandijk", "JJ"),
        ("Sterk W.R.C.", "sterk", "WRC"),
        ("Terpstra EG", "terpstra", "EG"),
        ("Th.A.M. Meijer", "meijer", "TAM"),
        ("Van 't Riet", "vantriet", ""),
        ("van ’t Riet", "vantriet", ""),
        ("Çörüz", "coruz", ""),
        ("Yıldırım", "yildirim", ""),
        ("Gualthe´rie van Weezel", "gualtherievanweezel", ""),
        ("Maij– Weggen", "maijweggen", ""),
        ("D e e s", "dees", ""),
        ("D e Korte", "dekorte", ""),
        ("Tjon A Ten", "tjonaten", ""),
        ("het lid Kant", "kant", ""),
        ("mevr. drs. Kant", "kant", ""),
    ],
)
def test_a_name_is_its_letters_with_the_initials_apart(
    printed: str, key: str, initials: str
) -> None:
    name = read_name(printed)
    assert (name.key, name.initials) == (key, initials)


def test_a_double_name_has_a_first_half_and_a_name_without_prefix() -> None:
    name = read_name("De Pater-van der Meer")
    assert (name.short, name.bare) == ("depater", "patervandermeer")


@given(st.text())
def test_any_text_gives_keys_of_letters_and_digits(text: str) -> None:
    name = read_name(text)
    keys = [name.key, name.short, name.bare, *party_keys(text), *portfolio_keys(text)]
    assert all(fold(key) == key for key in keys)


@pytest.mark.parametrize(
    "printed", ["Groep Wilders", "GroepWilders", "Groep-Wilders", "groep-Wilders", "Wilders"]
)
def test_a_group_is_also_known_by_its_name_alone(printed: str) -> None:
    assert party_keys(printed)[-1] == "wilders"


@pytest.mark.parametrize("printed", ["P.v.d.A.", "PvdA-fractie", "(PvdA", "beiden PvdA", "PVDA,"])
def test_dots_brackets_and_capitals_do_not_change_a_party(printed: str) -> None:
    assert party_keys(printed)[-1] == "pvda"


@pytest.mark.parametrize(
    "printed",
    [
        "minister van Verkeer en Waterstaat",
        "Staatssecretaris van Verkeer & Waterstaat",
        "Verkeer, en Waterstaat a.i.",
        "Verkeer en Water– staat",
        "VERKEER EN WATERSTAAT (V&W)",
        "ministerie van Verkeer en Waterstaat",
    ],
)
def test_a_portfolio_is_its_words_without_the_office(printed: str) -> None:
    assert portfolio_keys(printed)[0] == "verkeerwaterstaat"


def test_a_portfolio_with_a_task_is_looked_for_whole_and_in_parts() -> None:
    assert portfolio_keys("Volksgezondheid, Welzijn en Sport – Jeugd, Preventie en Sport") == (
        "volksgezondheidwelzijnsportjeugdpreventiesport",
        "volksgezondheidwelzijnsport",
        "jeugdpreventiesport",
    )


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("worrell", "worrel", True),
        ("schimmel", "schimmei", True),
        ("zijlstra", "zijistra", True),
        ("kamp", "kamp", True),
        ("kamp", "kok", False),
        ("bakker", "dekker", False),
        ("dees", "deest", True),
    ],
)
def test_one_letter_more_less_or_other_is_one_edit(one: str, other: str, *, is_near: bool) -> None:
    assert within_one_edit(one, other) is is_near
    assert within_one_edit(other, one) is is_near


@pytest.mark.parametrize(
    ("printed", "registered", "may_be"),
    [
        ("Van Dijk", "Jasper van Dijk (J.J.)", True),
        ("Dijk", "Jimmy Dijk (J.P.)", True),
        ("De Pater", "Marleen de Pater-van der Meer (M.)", True),
        ("Koser Kaya", "Fatma Koşer Kaya (F.)", True),
        ("Van Dijck", "Jasper van Dijk (J.J.)", False),
        ("", "Jasper van Dijk (J.J.)", False),
    ],
)
def test_a_surname_may_stand_behind_a_first_name(
    printed: str, registered: str, *, may_be: bool
) -> None:
    assert read_name(printed).may_be(read_name(registered)) == may_be
    assert read_name(registered).may_be(read_name(printed)) == may_be
