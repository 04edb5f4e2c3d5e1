"""Two texts: what was kept, removed and added."""

from hypothesis import given
from hypothesis import strategies as st

from kamervragen.differences.words import Change, Piece, line_difference, word_difference

KEPT, REMOVED, ADDED = Change.KEPT, Change.REMOVED, Change.ADDED
texts = st.text(alphabet="ab é,.\n") | st.text()


def read(pieces: tuple[Piece, ...], without: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change != without)


@given(texts, texts)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    for pieces in (word_difference(old, new), line_difference(old, new)):
        assert read(pieces, without=ADDED) == old
        assert read(pieces, without=REMOVED) == new


@given(texts)
def test_nothing_changed_between_a_text_and_itself(text: str) -> None:
    assert word_difference(text, text) == ((Piece(KEPT, text),) if text else ())


def test_a_changed_word_stands_between_those_that_were_kept() -> None:
    assert word_difference("De brug is open.", "De brug blijft open.") == (
        Piece(KEPT, "De brug "),
        Piece(REMOVED, "is"),
        Piece(ADDED, "blijft"),
        Piece(KEPT, " open."),
    )


def test_changed_words_in_a_row_are_read_as_one_change() -> None:
    assert word_difference("Nee, nooit meer.", "Ja, altijd weer.") == (
        Piece(REMOVED, "Nee, nooit meer"),
        Piece(ADDED, "Ja, altijd weer"),
        Piece(KEPT, "."),
    )


def test_a_word_that_happens_to_stand_in_both_makes_no_difference_readable() -> None:
    pieces = word_difference(
        "Ik spreek hem geregeld en heb grote zorgen.", "Zoals bekend heb ik dat voornemen."
    )
    assert [piece.change for piece in pieces] == [REMOVED, ADDED, KEPT]


def test_of_a_list_whole_lines_change() -> None:
    assert line_difference("18 januari 2023", "19 januari 2023") == (
        Piece(REMOVED, "18 januari 2023"),
        Piece(ADDED, "19 januari 2023"),
    )
    assert line_difference("Natuur\nZorg", "Natuur\nWater\nZorg") == (
        Piece(KEPT, "Natuur\n"),
        Piece(ADDED, "Water\n"),
        Piece(KEPT, "Zorg"),
    )
