import pytest

from kamervragen.parsing.records import UnreadablePublication
from kamervragen.parsing.xml import all_text, local_name, read_xml


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n",
        b"geen xml",
        b"<a>",
        b"<a>\x00</a>",
        b"<a>&onbekend;</a>",
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>',
        b'<!DOCTYPE a SYSTEM "a.dtd"><a>&x;</a>',
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_what_cannot_be_read_safely_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadablePublication, match=r"^Het bestand .{8,}"):
        read_xml(content)


def test_a_doctype_that_only_names_a_dtd_is_harmless() -> None:
    assert read_xml(b'<!DOCTYPE a SYSTEM "http://voorbeeld.nl/a.dtd"><a>tekst</a>').text == "tekst"


def test_names_come_without_namespace_and_text_on_one_line() -> None:
    root = read_xml(b'<a xmlns="urn:x"><!-- c -->een <?pi x?><b>\n twee</b> drie</a>')
    assert local_name(root) == "a"
    assert all_text(root) == "een twee drie"
