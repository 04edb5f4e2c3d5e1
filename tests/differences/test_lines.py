"""Two files, line by line."""

from kamervragen.differences.lines import (
    MOST,
    differ_in_space_alone,
    file_difference,
    is_text,
)
from kamervragen.differences.words import Change


def test_a_file_on_one_line_is_compared_tag_by_tag() -> None:
    old = b"<a><b>een</b><c>twee</c></a>"
    new = b"<a>\n  <b>een</b>\n  <c>drie</c>\n</a>"
    found = [(line.change, line.text) for line in file_difference(old, new).lines]
    assert found == [
        (Change.KEPT, "<a>"),
        (Change.KEPT, "<b>een</b>"),
        (Change.REMOVED, "<c>twee</c>"),
        (Change.ADDED, "<c>drie</c>"),
        (Change.KEPT, "</a>"),
    ]


def test_long_paragraphs_take_several_lines() -> None:
    old, new = b"woord " * 200 + b"oud", b"woord " * 200 + b"nieuw"
    assert all(len(line.text) <= 200 for line in file_difference(old, new).lines)


def test_where_nearly_all_differs_not_all_is_shown() -> None:
    old = b"".join(b"<a>%d</a>" % n for n in range(2 * MOST))
    found = file_difference(old, old.replace(b"a>", b"b>"))
    assert found.is_cut
    assert len(found.lines) == MOST


def test_broken_letters_do_not_stop_it() -> None:
    assert file_difference(b"\xff", b"\xfe").lines == ()
    assert file_difference(b"\xff een", b"\xff twee").lines


def test_white_space_is_told_apart() -> None:
    assert differ_in_space_alone(b"<a><b/></a>", b"<a>\n <b/>\r\n</a>")
    assert not differ_in_space_alone(b"<a>een</a>", b"<a>twee</a>")
    assert is_text(b"<a/>")
    assert not is_text(b"PK\x03\x04\x00")
