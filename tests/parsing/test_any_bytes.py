"""Whatever comes in, a record or a clear refusal comes out."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from kamervragen.parsing.problems import MAX_DETAIL, ProblemKind
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import (
    Document,
    PublicationRecord,
    RichText,
    UnreadablePublication,
)
from tests.parsing.golden import DOCUMENTS

_SEEDS = sorted(path.read_bytes() for path in DOCUMENTS.glob("*.xml"))
_ELEMENTS = [
    "vraag",
    "antwoord",
    "nr",
    "nummer",
    "al",
    "al-groep",
    "lijst",
    "li",
    "li.nr",
    "table",
    "tgroup",
    "row",
    "entry",
    "noot",
    "noot.nr",
    "noot.al",
    "noot.lijst",
    "nootref",
    "extref",
    "nadruk",
    "kop",
    "titel",
    "illustratie",
    "kamervraagopmerking",
    "kamervraagbijlage",
    "kamervraagomschrijving",
    "omschr",
    "reactie",
    "vragen",
    "datum",
    "toelicht",
    "metadata",
    "meta",
    "x",
    "sup",
    "br",
    "kamervraagnummer",
]
_ATTRIBUTES = [
    "type",
    "nr",
    "refid",
    "id",
    "doc",
    "soort",
    "namest",
    "nameend",
    "morerows",
    "colspan",
    "isodatum",
    "name",
    "content",
    "inhoud",
    "naam",
    "dossier",
]
_WORDS = [
    "Vraag 1",
    "Antwoord 2 en 3",
    "Mededeling",
    "Toelichting",
    "Kamerstuk 19 637, nr. 3018",
    "1",
    "n1",
    "c2",
    "2009-02-31",
    "antwoord",
    "javascript:alert(1)",
    "DC.identifier",
    "ah-tk-20302031-1",
    "ID-2030Z00001-d1",
    "¨",
    "<>&",
    " ",
    "9" * 30,
    "(ingezonden 4 november 2030)",
    "Vragen van de leden A (B) aan de Minister van C over D",
    "²",
]

_words = st.sampled_from(_WORDS) | st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    ),
    max_size=8,
)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@st.composite
def _element(draw: st.DrawFn, children: st.SearchStrategy[str]) -> str:
    name = draw(st.sampled_from(_ELEMENTS))
    given_attributes = draw(st.dictionaries(st.sampled_from(_ATTRIBUTES), _words, max_size=3))
    attributes = "".join(f' {key}="{_escape(value)}"' for key, value in given_attributes.items())
    return f"<{name}{attributes}>{''.join(draw(st.lists(children, max_size=4)))}</{name}>"


_tree = st.recursive(_words.map(_escape), _element, max_leaves=25)


def _check(content: bytes, metadata: bytes | None = None) -> None:
    document = Document(name="map/ah-tk-20302031-5.xml", content=content, metadata=metadata)
    record = _record_or_reason(document)
    if isinstance(record, str):
        assert re.fullmatch(r"\S.{8,}", record)
    else:
        _check_record(record)


def _record_or_reason(document: Document) -> PublicationRecord | str:
    try:
        return parse(document)
    except UnreadablePublication as refusal:
        return str(refusal)


def _check_record(record: PublicationRecord) -> None:
    assert record.key
    positions = {question.position for question in record.questions}
    notes = {note.position for note in record.footnotes}
    assert notes == set(range(1, len(record.footnotes) + 1))
    for answer in record.answers:
        assert positions.issuperset(answer.questions)
        assert notes.issuperset(answer.footnotes)
    for problem in record.problems:
        assert problem.kind in set(ProblemKind)
        assert len(problem.detail) <= MAX_DETAIL
    for body in _bodies(record):
        _check_html(body)


def _bodies(record: PublicationRecord) -> Iterator[RichText]:
    yield from (question.body for question in record.questions)
    yield from (answer.body for answer in record.answers)
    yield from (note.body for note in record.footnotes)
    yield from (notice.body for notice in record.notices)
    yield from (record.introduction, record.explanatory_note)


class _Tags(HTMLParser):
    allowed = frozenset(
        ["p", "ul", "ol", "li", "table", "tr", "th", "td", "em", "strong", "sub", "sup", "a"]
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.allowed
        assert tag != "a" or "a" not in self.open
        for name, value in attrs:
            assert name in ("href", "id", "rel", "colspan", "rowspan")
            assert name != "href" or re.match(r"https?://|#noot-", value or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _check_html(body: RichText) -> None:
    tags = _Tags()
    tags.feed(body.html)
    tags.close()
    assert not tags.open
    assert bool(body.text) <= bool(body.html)


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    _check(content)
    _check(_SEEDS[0], metadata=content)


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(_SEEDS))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 60)))
    _check(content[:start] + data.draw(st.binary(max_size=6)) + content[end:])


@given(st.data())
def test_a_document_with_other_words_is_read(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(_SEEDS)).decode()
    words = re.findall(r">([^<>]+)<", content)
    old = data.draw(st.sampled_from(words))
    _check(content.replace(f">{old}<", f">{_escape(data.draw(_words))}<").encode())


@settings(max_examples=200)
@given(
    st.sampled_from(["officiele-publicatie", "vraagdoc", "metadata"]), st.lists(_tree, max_size=6)
)
def test_any_tree_of_known_elements_is_read_or_refused(root: str, parts: list[str]) -> None:
    _check(f"<{root}>{''.join(parts)}</{root}>".encode())


_COLUMNS = [
    *(
        "Nummer",
        "DocumentNummer",
        "Soort",
        "Onderwerp",
        "Titel",
        "GestartOp",
        "Datum",
        "Vergaderjaar",
    ),
    *("Aanhangselnummer", "ExterneIdentifier", "Versienummer", "Id", "HuidigeDocumentVersie_Id"),
    *("Relatie", "ActorNaam", "ActorFractie", "Functie", "Afgedaan", "Verwijderd"),
    *("Zaak", "ZaakActor", "DocumentActor", "DocumentVersie"),
]
_values = (
    st.sampled_from(
        [
            *("2030Z00001", "2030D00001", "Schriftelijke vragen", "Mededeling", "2029-2030"),
            *("Antwoord schriftelijke vragen", "2030-07-08T00:00:00+02:00", "ah-tk-20292030-5"),
            *(
                "Indiener",
                "Gericht aan",
                "Eerste ondertekenaar",
                "minister van X",
                "A. Bee, C. Dee",
            ),
            *("292900005", "Anna Voorbeeld (A.)", "0001-01-01T00:00:00Z"),
        ]
    )
    | st.text(max_size=8)
    | st.none()
    | st.booleans()
    | st.integers()
)
_rows = st.recursive(
    st.dictionaries(st.sampled_from(_COLUMNS), _values),
    lambda rows: st.dictionaries(st.sampled_from(_COLUMNS), _values | rows | st.lists(rows)),
    max_leaves=8,
)


@settings(max_examples=300)
@given(_rows)
def test_any_row_of_the_register_is_read_or_refused(row: dict[str, object]) -> None:
    _check(json.dumps(row).encode())


def test_a_very_deep_document_is_read_or_refused() -> None:
    for name in ("nadruk", "lijst", "x", "noot", "vragen"):
        nested = f"<{name}>" * 240 + "diep" + f"</{name}>" * 240
        _check(f"<kamervragen><vraag><al>{nested}</al></vraag>{nested}</kamervragen>".encode())
