import pytest

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, SourceFormat, UnreadablePublication
from tests.parsing.golden import read


def _parse(content: str, name: str = "document.xml") -> None:
    parse(Document(name=name, content=content.encode()))


@pytest.mark.parametrize(
    ("name", "source_format"),
    [
        ("koop_answer", SourceFormat.KOOP),
        ("vraagdoc_answer", SourceFormat.VRAAGDOC),
        ("koop_stub", SourceFormat.METADATA),
    ],
)
def test_a_document_is_recognised_by_its_content(name: str, source_format: SourceFormat) -> None:
    assert read(name).source_format is source_format


def test_an_unknown_root_is_refused_by_its_name() -> None:
    with pytest.raises(UnreadablePublication, match=r"geen bekend soort document \(<html>\)"):
        _parse("<html/>")


@pytest.mark.parametrize("root", ["officiele-publicatie", "vraagdoc", "metadata_gegevens"])
def test_a_document_that_says_nothing_is_refused(root: str) -> None:
    with pytest.raises(UnreadablePublication, match="geen Kamervraag"):
        _parse(f"<{root}/>")


@pytest.mark.parametrize(
    "content",
    [
        "<kamervragen><vraag><nr>Vraag 1</nr><al>Waarom?</al></vraag></kamervragen>",
        '<metadata><meta name="DC.type" content="Kamervragen"/></metadata>',
    ],
)
def test_a_document_without_identifier_and_number_is_refused(content: str) -> None:
    with pytest.raises(UnreadablePublication, match="geen identificatie en geen vraagnummer"):
        _parse(content)


def test_another_publication_is_refused() -> None:
    text = "<staatscourant><al>Besluit</al></staatscourant>"
    with pytest.raises(UnreadablePublication, match="geen Kamervraag"):
        _parse(f"<officiele-publicatie>{text}</officiele-publicatie>", "stcrt-2030-1.xml")


def test_a_file_that_holds_only_metadata_is_a_stub() -> None:
    meta = '<metadata><meta name="DC.identifier" content="ah-tk-20302031-9"/></metadata>'
    record = parse(
        Document(
            name="ah-tk-20302031-9.xml",
            content=f"<officiele-publicatie>{meta}</officiele-publicatie>".encode(),
        )
    )
    assert not record.has_text
    assert record.source_format is SourceFormat.METADATA
    assert [problem.kind for problem in record.problems] == ["kind_uncertain", "metadata_only"]
