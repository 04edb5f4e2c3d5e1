# ruff: noqa: RUF001 - spoilt characters are what this module is about

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.normalise import comparable, normalise_text, repair


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        ("officie¨le", "officiële"),
        ("geı¨nformeerd", "geïnformeerd"),
        ("Belgie¨,", "België,"),
        ("FinanciÃ«n", "Financiën"),
        ("studiesÂ»", "studies»"),
        ("loverboyâ€™s", "loverboy’s"),
        ("Ã–sterreich", "Österreich"),
        ("e´e´n", "één"),
        ("vo´o´r", "vóór"),
        ("prive´-", "privé-"),
        ("we`l", "wèl"),
        ("a` 3 euro", "à 3 euro"),
        ("enqueˆte", "enquête"),
        ("Curac¸ao", "Curaçao"),
        ("e\u0308", "ë"),
    ],
)
def test_spoilt_characters_are_put_right(spoilt: str, meant: str) -> None:
    assert repair(spoilt) == meant


@pytest.mark.parametrize(
    "text", ["zo´n", "foto´s", "financi?n", "SÃO", "27Âseptember", "ÂB.", "Ã\u0081"]
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert repair(text) == text


def test_white_space_is_collapsed_for_showing_and_dropped_for_comparing() -> None:
    assert normalise_text(" a\u00a0 b\n c ") == "a b c"
    assert comparable(" a\u00a0 b\n c ") == "abc"


@given(st.text(alphabet="eaioc¨´`ˆ¸ÃÂ«» \u0308n", max_size=30) | st.text(max_size=30))
def test_any_text_is_repaired_into_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", repair(text))
