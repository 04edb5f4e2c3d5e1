import pytest

from kamervragen.parsing.records import Part
from tests.parsing.publications import (
    REPLY,
    asked_and_answered,
    note,
    problems,
    publication,
    question,
    remark,
)


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("<al><nadruk type='cur'>Wat</nadruk> nu?</al>", "<p><em>Wat</em> nu?</p>"),
        ("<al><nadruk type='vetcur'>a</nadruk></al>", "<p><strong><em>a</em></strong></p>"),
        ("<al><nadruk type='rood'>a</nadruk></al>", "<p>a</p>"),
        ("<al>H<inf>2</inf>O, m<sup>3</sup></al>", "<p>H<sub>2</sub>O, m<sup>3</sup></p>"),
        ("los<al>a</al>b", "<p>los</p><p>a</p><p>b</p>"),
        ("<al-groep><al>a</al><al>b</al></al-groep>", "<p>a</p><p>b</p>"),
        ("<al>a<br/>b</al>", "<p>a</p><p>b</p>"),
        ("<tussenkop>Kop</tussenkop><al>a</al>", "<p><strong>Kop</strong></p><p>a</p>"),
        ("<lijst><li><al>a</al></li></lijst>", "<ul><li>a</li></ul>"),
        (
            "<lijst>x<li>a</li>y<p>b</p></lijst>",
            "<ul><li>x</li><li><p>a</p><p>y</p></li><li>b</li></ul>",
        ),
        ("<lijst><li><li.nr>1°</li.nr><al>a</al></li></lijst>", "<ol><li>1° a</li></ol>"),
        ("<lijst><li><li.nr>1</li.nr></li></lijst>", "<ol><li>1</li></ol>"),
        (
            "<lijst><li><li.nr>1</li.nr><lijst><li><li.nr>–</li.nr>a</li></lijst></li></lijst>",
            "<ol><li>1<ol><li>– a</li></ol></li></ol>",
        ),
        (
            "<al>Zie<lijst type='ndash'><li><al>a</al><al>b</al></li></lijst>slot</al>",
            "<p>Zie</p><ul><li><p>a</p><p>b</p></li></ul><p>slot</p>",
        ),
    ],
)
def test_an_element_becomes_plain_html(content: str, html: str) -> None:
    assert question(content).html == html


def test_a_table_keeps_its_spans_and_all_its_words() -> None:
    body = question(
        "<table>w<title>T</title><tgroup><colspec colname='a'/><colspec colname='b'/><colspec"
        " colname='c'/><thead><row><entry namest='a' nameend='b'>k</entry><entry>l</entry></row>"
        "</thead><tbody>x<row><entry morerows='1'>1</entry><al>2</al>z</row>y<vreemd>v</vreemd>"
        "<row><entry namest='c1' nameend='col3'/><entry colspan='2'/><entry rowspan='x'/></row>"
        "</tbody></tgroup></table>"
    )
    assert body.html == (
        "<p><strong>T</strong></p><table><tr><td>w</td></tr>"
        '<tr><th colspan="2">k</th><th>l</th></tr><tr><td>x</td></tr>'
        '<tr><td rowspan="2">1</td><td><p>2</p><p>z</p></td></tr><tr><td>y</td></tr>'
        '<tr><td>v</td></tr><tr><td colspan="3"></td><td colspan="2"></td><td></td></tr></table>'
    )
    assert body.text == "T\nw\nk\tl\nx\n1\t2 z\ny\nv"


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ('<extref soort="document" doc="kst-1-2">a</extref>', "/kst-1-2"),
        ('<extref doc="dossier/36600-XXIII">a</extref>', "/dossier/36600-XXIII"),
        ('<dossierref dossier="36 600-XXIII">a</dossierref>', "/dossier/36600-XXIII"),
        ('<intref doc="kst-1-2">a</intref>', "/kst-1-2"),
    ],
)
def test_an_official_reference_is_a_link(reference: str, address: str) -> None:
    host = "https://zoek.officielebekendmakingen.nl"
    assert question(f"<al>{reference}</al>").html == f'<p><a href="{host}{address}">a</a></p>'


@pytest.mark.parametrize(
    ("doc", "address"),
    [
        ("http://a.nl/x?b=1&amp;c", "http://a.nl/x?b=1&amp;c"),
        ("www.a.nl", "https://www.a.nl"),
        ("jci1.3:c:BWBR0005537&amp;artikel=4:81", "https://wetten.overheid.nl/jci1.3:c:BWBR0005537&amp;artikel=4:81"),
    ],
)  # fmt: skip
def test_a_web_reference_is_a_link_without_credit(doc: str, address: str) -> None:
    html = question(f'<al><extref soort="URL" doc="{doc}">a</extref></al>').html
    assert html == f'<p><a href="{address}" rel="nofollow noopener">a</a></p>'


@pytest.mark.parametrize(
    "doc", ["javascript:alert(1)", "&quot;onx=1", "dossier/../x", "ftp://a.nl"]
)
def test_an_unsafe_reference_is_only_text(doc: str) -> None:
    record = publication(f'<vraag><nr>1</nr><al><extref doc="{doc}">a</extref></al></vraag>')
    assert record.questions[0].body.html == "<p>a</p>"
    assert problems(record)[0][0] == "unsafe_link"


def test_references_without_target_are_only_text() -> None:
    assert (
        question('<al><extref>a</extref> <dossierref dossier="x y">b</dossierref></al>').text
        == "a b"
    )


def test_a_picture_is_reported_by_its_name() -> None:
    record = publication('<vraag><nr>1</nr><al>a</al><illustratie naam="kaart.png"/></vraag>')
    assert ("illustration", "kaart.png") in problems(record)


def test_notes_of_questions_and_answers_and_remarks_are_kept_apart() -> None:
    body = asked_and_answered(f"a{note()}", f"b{note()}") + remark("Toelichting", f"c{note()}")
    parts = [each.part for each in publication(body, reply=REPLY).footnotes]
    assert parts == [Part.QUESTION, Part.ANSWER, Part.EXPLANATORY_NOTE]


def test_a_note_can_stand_apart_from_its_marks() -> None:
    marks = 'a<nootref refid="n1"/> b<nootref refid="n1"/> c<nootref nr="2"/>'
    notes = (
        '<noot id="n1"><noot.nr>1</noot.nr><noot.al>Een.</noot.al></noot><noot nr="2">Twee.</noot>'
    )
    record = publication(f"<vraag><nr>1</nr><al>{marks}</al></vraag>{notes}")
    assert [each.body.text for each in record.footnotes] == ["Een.", "Twee."]
    assert record.questions[0].footnotes == (1, 2)
    assert record.questions[0].body.text == "a b c"


def test_a_mark_without_note_and_a_note_without_mark_are_kept_and_reported() -> None:
    body = asked_and_answered('a<nootref nr="8"/>', "b") + "<noot>Zoek.</noot>"
    record = publication(body, reply=REPLY)
    notes = [(each.label, each.body.text) for each in record.footnotes]
    assert notes == [("*", "Zoek."), ("8", "")]
    kinds = {kind for kind, _ in problems(record)}
    assert {"mark_without_footnote", "footnote_without_mark", "footnote_without_text"} == kinds


def test_the_same_missing_note_is_one_note() -> None:
    body = '<vraag><nr>1</nr><al>a<nootref nr="8"/> b<nootref nr="8"/></al></vraag>'
    assert len(publication(body).footnotes) == 1
