import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.labels import read_numbers, strip_word


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("1", (1,)),
        ("3.", (3,)),
        ("Vraag 1", (1,)),
        ("Antwoord 2 en 3", (2, 3)),
        ("Antwoord op vraag 2", (2,)),
        ("Antwoord op de vragen 1 t/m 3", (1, 2, 3)),
        ("Vraag 5, 6", (5, 6)),
        ("1, 2, 3, 4", (1, 2, 3, 4)),
        ("1, 2, en 3", (1, 2, 3)),
        ("2, 3 en 5 t/m 7", (2, 3, 5, 6, 7)),
        ("2/3", (2, 3)),
        ("4 t/m6", (4, 5, 6)),
        ("4t/m 6", (4, 5, 6)),
        ("4 t/ m 6", (4, 5, 6)),
        ("2en 3", (2, 3)),
        ("2,3en4", (2, 3, 4)),
        ("9 11", (9, 11)),
        ("en 10", (10,)),
        (" enen 4", (4,)),
        ("2 3 4 2 4 1", (2, 3, 4, 1)),
        ("3 tot en met 5", (3, 4, 5)),
        ("1-4", (1, 2, 3, 4)),
        ("1 – 4", (1, 2, 3, 4)),
        ("1 en 4", (1, 4)),
    ],
)
def test_every_printed_shape_gives_its_numbers(label: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(label) == numbers


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Antwoord",
        "1994",
        "2979803250",
        "0",
        "7 t/m 3",
        "3 t/m 3",
        "t/m 4",
        "4 t/m",
        "2a",
        "2 t/m – 3",
        "1 t/m 250",
        "2 tot 4",
        "vraag twee",
        "²",
    ],
)
def test_an_absurd_label_gives_no_numbers(label: str) -> None:
    assert read_numbers(label) == ()


def test_the_word_before_a_label_is_taken_off() -> None:
    assert strip_word("Vraag  2\nen 3") == "2 en 3"
    assert strip_word("Antwoord") == ""


@given(st.text(alphabet="0123456789 ,./-–tmenvragVAo", max_size=40) | st.text(max_size=20))
def test_no_label_raises_and_numbers_are_sane(label: str) -> None:
    numbers = read_numbers(label)
    assert len(set(numbers)) == len(numbers)
    assert all(0 < number <= 300 for number in numbers)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=9, unique=True))
def test_numbers_that_are_printed_again_are_read_the_same(numbers: list[int]) -> None:
    printed = [str(number) for number in numbers]
    label = " en ".join([", ".join(printed[:-1]), printed[-1]]) if printed[1:] else printed[0]
    assert read_numbers(label) == tuple(numbers)
