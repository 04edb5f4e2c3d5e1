from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.dates import is_plausible, read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-01-18", date(2023, 1, 18)),
        ("1994-12-9", date(1994, 12, 9)),
        ("2022-12-14T00:00", date(2022, 12, 14)),
        ("18 januari 2023", date(2023, 1, 18)),
        ("13maart 1999", date(1999, 3, 13)),
        ("13 maart1999", date(1999, 3, 13)),
        (" 1 Mei 2012).", date(2012, 5, 1)),
        ("12 mrt. 2001", date(2001, 3, 12)),
        ("3 sept. 2001", date(2001, 9, 3)),
        ("5 oct 2001", date(2001, 10, 5)),
        ("01-02-2003", date(2003, 2, 1)),
        ("1/2/2003", date(2003, 2, 1)),
        ("2 maart 1999), zie ook Aanhangsel Handelingen nr. 687", date(1999, 3, 2)),
        ("13 februan 1990", date(1990, 2, 13)),
        ("29 februari 2024", date(2024, 2, 29)),
    ],
)
def test_a_printed_day_is_read(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2009-02-31",
        "31 februari 2009",
        "20090",
        "99-99-9999",
        "T S a p r i l 1990",
        "11 jum 1990",
        "11 juhi 1990",
        "3 maanden 2001",
        "0 mei 2001",
        "maart 1999",
        "1 mei 19999",
    ],
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert read_date(text) is None


def test_a_day_before_the_archive_begins_is_not_plausible() -> None:
    assert is_plausible(date(1984, 9, 18))
    assert not is_plausible(date(1951, 9, 4))  # KVR1943
    assert not is_plausible(date(1008, 8, 10))  # KVR26114


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    read_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_iso_day_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
