from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kamervragen.parsing.normalise import comparable
from kamervragen.parsing.records import CitationRecord, WebLinkRecord
from kamervragen.parsing.rich_text import (
    Mark,
    ParagraphBreak,
    Piece,
    RichTextBuilder,
    TextContext,
    rich_text,
    safe_address,
)

KEY = "AH-tk-20302031-1"
NOTE = '<sup><a href="#noot-ah-tk-20302031-1-1" id="nootverwijzing-ah-tk-20302031-1-1">1</a></sup>'


@pytest.mark.parametrize(
    ("pieces", "html", "text"),
    [
        (["een  zin\n hier "], "<p>een zin hier</p>", "een zin hier"),
        (["a", ParagraphBreak(), ParagraphBreak(), "b"], "<p>a</p><p>b</p>", "a\nb"),
        (["<b> & 'c'"], "<p>&lt;b&gt; &amp; 'c'</p>", "<b> & 'c'"),
        (["Ja?", Mark(1, "1"), " En"], f"<p>Ja?{NOTE} En</p>", "Ja? En"),
        (["Ja? ", Mark(1, "1"), " En"], f"<p>Ja?{NOTE} En</p>", "Ja? En"),
        (["Ja? ", Mark(1, "1"), "En"], f"<p>Ja?{NOTE} En</p>", "Ja? En"),
        (["dit", Mark(1, "1"), "dat"], f"<p>dit{NOTE} dat</p>", "dit dat"),
        (["dit ", Mark(1, "1"), ", dat"], f"<p>dit{NOTE}, dat</p>", "dit, dat"),
        (["dit", Mark(1, "1"), "; dat"], f"<p>dit{NOTE}; dat</p>", "dit; dat"),
        (["dit", Mark(1, "1"), "(dat)"], f"<p>dit{NOTE} (dat)</p>", "dit (dat)"),
        ([Mark(1, "1"), " dat"], f"<p>{NOTE} dat</p>", "dat"),
        (["officie¨le"], "<p>officiële</p>", "officiële"),
        (["", "  "], "", ""),
    ],
)
def test_pieces_become_html_and_plain_text(pieces: list[Piece], html: str, text: str) -> None:
    result = rich_text(pieces, TextContext(KEY))
    assert (result.html, result.text) == (html, text)


def test_two_marks_in_a_row_do_not_read_as_one_number() -> None:
    html = rich_text(["Ja", Mark(1, "1"), Mark(2, "2")], TextContext(KEY)).html
    assert ">1</a></sup> <sup><a" in html


def test_a_second_mark_of_the_same_note_has_its_own_address() -> None:
    html = rich_text(["a", Mark(1, "1"), " b", Mark(1, "1")], TextContext(KEY)).html
    assert 'id="nootverwijzing-ah-tk-20302031-1-1"' in html
    assert 'id="nootverwijzing-ah-tk-20302031-1-1-2"' in html


def test_a_reference_is_a_link_and_a_citation() -> None:
    context = TextContext(KEY)
    html = rich_text(["Kamerstuk 19 637, nr. 3018."], context).html
    address = "https://zoek.officielebekendmakingen.nl/kst-19637-3018"
    assert html == f'<p>Kamerstuk <a href="{address}">19 637, nr. 3018</a>.</p>'
    rich_text(["Kamerstuk 19 637, nr. 3018."], context)
    assert context.citations == [CitationRecord(text="19 637, nr. 3018", target="kst-19637-3018")]


def test_a_court_of_another_country_is_cited_without_a_link() -> None:
    context = TextContext(KEY)
    assert rich_text(["ECLI:EU:C:2005:1"], context).html == "<p>ECLI:EU:C:2005:1</p>"
    assert context.citations[0].target == "ECLI:EU:C:2005:1"


@pytest.mark.parametrize(
    ("words", "address", "shown"),
    [
        ("Zie https://a.nl/x.", "https://a.nl/x", "https://a.nl/x"),
        ("(http://a.nl/x_(y))", "http://a.nl/x_(y)", "http://a.nl/x_(y)"),
        ("(nos.nl/artikel/1).", "https://nos.nl/artikel/1", "nos.nl/artikel/1"),
        ("www.elsevier.nl, 9 maart", "https://www.elsevier.nl", "www.elsevier.nl"),
        ("https://a.nl/?a=1&b=2", "https://a.nl/?a=1&amp;b=2", "https://a.nl/?a=1&amp;b=2"),
        ("https://a.nl/nr.5/32 802, nr. 4", "https://a.nl/nr.5/32", "https://a.nl/nr.5/32"),
    ],
)
def test_a_web_address_is_a_link_that_shows_what_is_printed(
    words: str, address: str, shown: str
) -> None:
    html = rich_text([words], TextContext(KEY)).html
    assert f'<a href="{address}" rel="nofollow noopener">{shown}</a>' in html


@pytest.mark.parametrize(
    "words", ["x@nos.nl/y", "http://localhost/x", "en/of", "a.b/c", "www.", "www.nvk/pedianet"]
)
def test_what_is_not_clearly_an_address_is_no_link(words: str) -> None:
    assert "<a" not in rich_text([words], TextContext(KEY)).html


@pytest.mark.parametrize(
    "printed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.nl",
        "//x.nl",
        "ftp://x.nl",
        "",
        'https://x.nl/"onclick',
        "www.x.nl/a b",
    ],
)
def test_only_http_is_a_safe_address(printed: str) -> None:
    assert safe_address(printed) == ""


def test_styles_close_before_a_mark_and_hold_no_outer_space() -> None:
    builder = RichTextBuilder(TextContext(KEY))
    builder.add_text("De")
    builder.open_style("strong")
    builder.add_text(" eerste ")
    builder.add_mark(Mark(1, "1"))
    builder.add_text("stap")
    builder.close_inline()
    builder.add_text(" nu")
    builder.open_style("em")
    builder.close_inline()
    result = builder.finish()
    assert result.html == f"<p>De <strong>eerste</strong>{NOTE} <strong>stap</strong> nu</p>"
    assert result.text == "De eerste stap nu"


def test_a_link_goes_on_in_the_next_paragraph() -> None:
    builder = RichTextBuilder(TextContext(KEY))
    builder.open_link("https://zoek.officielebekendmakingen.nl/kst-1")
    builder.add_text("een")
    builder.end_paragraph()
    builder.add_text("www.twee.nl")
    builder.close_inline()
    link = '<a href="https://zoek.officielebekendmakingen.nl/kst-1">'
    assert builder.finish().html == f"<p>{link}een</a></p><p>{link}www.twee.nl</a></p>"


def test_a_table_has_a_line_for_each_row_and_tabs_between_cells() -> None:
    builder = RichTextBuilder(TextContext(KEY))
    builder.open_block("table")
    for cells in (["Jaar", "", "Aantal"], ["2028", "3", "4"]):
        builder.open_block("tr")
        for cell in cells:
            builder.open_block("td")
            builder.add_text(cell)
            builder.end_paragraph()
            builder.close_block()
        builder.close_block()
    builder.close_block()
    builder.add_text("Slot")
    assert builder.finish().text == "Jaar\t\tAantal\n2028\t3\t4\nSlot"


class _Tags(HTMLParser):
    """Checks that tags are few and properly nested."""

    allowed = frozenset(
        ["p", "ul", "ol", "li", "table", "tr", "th", "td", "em", "strong", "sub", "sup", "a"]
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.allowed
        assert all(name in ("href", "id", "rel", "colspan", "rowspan") for name, _ in attrs)
        assert tag != "a" or "a" not in self.open
        self.open.append(tag)
        if tag == "p":
            self.text += "\n"  # no word runs on from one into the next

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "sup" not in self.open:
            assert self.open or not data.strip()
            self.text += data


_PIECES = st.lists(
    st.text(max_size=12)
    | st.sampled_from([" Kamerstuk 19 637, nr. 3018 ", "<script>", "www.x.nl/a", "&amp;", " "])
    | st.builds(Mark, st.integers(1, 3), st.sampled_from(["1", "*", "<"]))
    | st.just(ParagraphBreak())
)


@given(_PIECES)
@example(["Â", ParagraphBreak(), "¡"])
def test_any_pieces_give_well_formed_html_with_the_same_words(pieces: list[Piece]) -> None:
    result = rich_text(pieces, TextContext(KEY))
    tags = _Tags()
    tags.feed(result.html)
    tags.close()
    assert not tags.open
    source = "".join(piece for piece in pieces if isinstance(piece, str))
    assert comparable(result.text) == "".join(
        comparable(piece) for piece in pieces if isinstance(piece, str)
    ) or comparable(result.text) == comparable(source)
    assert comparable(tags.text) == comparable(result.text)


def test_an_official_address_is_a_reference_and_another_a_page_of_the_web() -> None:
    context = TextContext(KEY)
    official = "https://zoek.officielebekendmakingen.nl/kst-29398-15.html"
    words = f"Zie {official}, https://www.nu.nl/1.html?utm_source=x en www.nu.nl/1.html."
    rich_text([words], context)
    assert context.citations == [CitationRecord(text=official, target="kst-29398-15")]
    assert context.web_links == [
        WebLinkRecord(page="nu.nl/1.html", address="https://www.nu.nl/1.html?utm_source=x")
    ]
