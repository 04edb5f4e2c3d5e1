import pytest

from kamervragen.parsing.metadata import (
    Metadata,
    official_identifier,
    official_numbers,
    printed_session_year,
    read_metadata,
    source_links,
)
from kamervragen.parsing.problems import ProblemList
from kamervragen.parsing.records import Chamber, TopicRecord, TopicScheme
from kamervragen.parsing.xml import read_xml


def _metadata(inner: str) -> Metadata:
    return read_metadata(None, read_xml(f"<metadata>{inner}</metadata>".encode()), ProblemList())


@pytest.mark.parametrize(
    "identifier",
    [
        "ah-tk-20222023-1663",
        "kv-tk-2023Z00468",
        "kv-2060719420",
        "kv-2009z16839",
        "ah-ek-20182019-2",
        "kv-ek-209100007",
        "ah-tk-19941995-1021-h1",
        "kv-tk-2015Z15377a",
        "ah-tk-20092010-AH2134",
        "ah-815604",
        "kv-200011382H",
        "kv-2007-01-11",
    ],
)
def test_every_known_shape_of_identifier_is_official(identifier: str) -> None:
    assert official_identifier(f" {identifier} ") == identifier


@pytest.mark.parametrize(
    "text", ["", "KVR1000", "kst-19637-3018", "ah-tk-../x", "kv-tk-", "metadata"]
)
def test_another_name_is_no_identifier(text: str) -> None:
    assert official_identifier(text) == ""


def test_numbers_are_read_from_any_list_and_zero_means_none() -> None:
    assert official_numbers("2023z00468, 2060719420;2009D25439 218190001") == (
        "2023Z00468",
        "2060719420",
        "2009D25439",
        "218190001",
    )
    assert official_numbers("0 1 A X 00") == ()


def test_a_session_year_has_four_and_four_digits() -> None:
    assert printed_session_year("Vergaderjaar 2022–2023") == "2022-2023"
    assert printed_session_year("20222023") == "2022-2023"
    assert printed_session_year("1999/00") == "1999-2000"
    assert printed_session_year("2022-2029") == ""


def test_names_differ_in_capitals_and_elements_may_nest() -> None:
    metadata = _metadata(
        '<metadata name="OVERHEIDop.vraagNummer" content="2030Z00001">'
        '<metadata name="OVERHEIDOP.VRAAGNUMMER">2030Z00002</metadata></metadata>'
        '<meta name="leeg" content=""/>'
    )
    assert metadata.numbers == ("2030Z00001", "2030Z00002")
    assert metadata.all("leeg") == ()


def test_a_topic_is_split_at_the_bar_only() -> None:
    metadata = _metadata(
        '<meta name="OVERHEID.category" content="Orde | Politie, brandweer"/>'
        '<meta name="OVERHEID.category" content="Orde | Politie, brandweer"/>'
        '<meta name="OVERHEID.category" content="Nieuw thema"/>'
    )
    scheme = TopicScheme.POLICY_AGENDA
    assert metadata.topics == (
        TopicRecord(scheme=scheme, parent="Orde", name="Politie, brandweer"),
        TopicRecord(scheme=scheme, parent="Nieuw thema"),
    )


def test_the_address_of_the_record_names_the_publication() -> None:
    address = "https://zoek.officielebekendmakingen.nl/ah-tk-20302031-1/metadata.xml"
    metadata = _metadata(f'<meta name="OVERHEIDop.externMetadataRecord" content="{address}"/>')
    assert metadata.identifier == "ah-tk-20302031-1"


def test_the_creator_says_which_kamer() -> None:
    senate = '<meta name="DC.creator" content="Eerste Kamer der Staten-Generaal"/>'
    assert _metadata(senate).chamber is Chamber.EERSTE_KAMER
    assert _metadata("").chamber is None


def test_unreadable_metadata_are_a_problem_and_no_refusal() -> None:
    problems = ProblemList()
    root = read_xml(b'<x><metadata><meta name="DC.title" content="T"/></metadata></x>')
    assert read_metadata(b"<kapot", root, problems).first("DC.title") == "T"
    assert [problem.kind for problem in problems] == ["metadata_unreadable"]


def test_only_a_z_number_has_a_page_of_the_tweede_kamer() -> None:
    kinds = [link.kind for link in source_links("ah-tk-1-1", ("2060719420", "2030Z00001"))]
    assert kinds == ["html", "pdf", "xml", "tweedekamer"]
    assert source_links("", ("2060719420",)) == ()
