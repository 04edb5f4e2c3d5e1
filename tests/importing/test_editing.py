import pytest

from kamervragen.importing.editing import clean_html, noted, plain_text
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document
from tests.importing.documents import kvr_document


@pytest.mark.parametrize(
    ("typed", "html", "text"),
    [
        ("", "", ""),
        ("  \n ", "", ""),
        ("<p></p>", "", ""),
        ("Ja & nee", "<p>Ja &amp; nee</p>", "Ja & nee"),
        ("Eén.\r\n\r\nTwee,\r\ndrie.", "<p>Eén.</p><p>Twee,\ndrie.</p>", "Eén.\nTwee, drie."),
        ("<p>a<b>b</b> <em>c</em></p>", "<p>ab <em>c</em></p>", "ab c"),
        ("<ul><li>een</li><li>twee</li></ul>", "<ul><li>een</li><li>twee</li></ul>", "een\ntwee"),
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>", "a"),
        ('<p onclick="x">a</p>', "<p>a</p>", "a"),
        ('<a href="javascript:x">a</a>', "<p><a>a</a></p>", "a"),
        (
            '<p><a href="https://example.org/" rel="nofollow noopener" target="x">a</a></p>',
            '<p><a href="https://example.org/" rel="nofollow noopener">a</a></p>',
            "a",
        ),
    ],
)
def test_what_an_editor_types_is_cleaned_and_made_plain(typed: str, html: str, text: str) -> None:
    assert clean_html(typed) == html
    assert plain_text(html) == text
    assert clean_html(html) == html


def test_marks_of_notes_are_no_words() -> None:
    mark = '<sup><a href="#noot-x-{0}" id="nootverwijzing-x-{0}">{0}</a></sup>'
    html = f"<p>Woord{mark.format(1)} {mark.format(2)}, nog{mark.format(3)} een.</p>"
    assert plain_text(html) == "Woord, nog een."
    assert noted(html) == {"noot-x-1", "noot-x-2", "noot-x-3"}


def test_a_text_of_a_mark_alone_is_kept() -> None:
    html = '<p><sup><a href="#noot-x-1">1</a></sup></p>'
    assert clean_html(html) == html


def test_rows_are_lines_and_cells_are_tabbed() -> None:
    rows = "<tr><th>Jaar</th><th></th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr>"
    html = f"<p>Zie:</p><table>{rows}</table>"
    assert plain_text(html) == "Zie:\nJaar\n1 2\t3"


def test_texts_of_the_parser_stay_as_they_are() -> None:
    received = kvr_document(questions=(("1", "Klopt <dit> & dat? Zie www.example.org/x."),))
    document = Document(name=received.name, content=received.content, metadata=None)
    body = parse(document).questions[0].body
    assert clean_html(body.html) == body.html
    assert plain_text(body.html) == body.text
