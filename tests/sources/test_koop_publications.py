import pytest

from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetcher
from kamervragen.sources.koop.listing import Koop
from kamervragen.sources.koop.publications import (
    FetchedPublication,
    KnownFiles,
    Outcome,
    fetch_publication,
)
from tests.sources.fake_services import FakeServices, start_fake_services

IDENTIFIER = "ah-tk-20222023-1663"
XML = f"{IDENTIFIER}.xml"


def fetched(
    fetcher: Fetcher, services: FakeServices, known: KnownFiles | None = None
) -> FetchedPublication:
    listed = Koop(fetcher, services.koop_sru).with_identifier(IDENTIFIER)
    assert listed
    return fetch_publication(fetcher, listed.addresses, known or KnownFiles())


def test_both_files_come_as_they_are(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        publication = fetched(fetcher, services)
        assert publication.outcome is Outcome.COMPLETE
        assert publication.xml
        assert publication.metadata
        assert publication.xml.content == services.documents[IDENTIFIER].xml
        assert publication.metadata.content == services.documents[IDENTIFIER].metadata
        assert publication.xml.address.endswith(".xml")
        assert publication.xml.validators.etag


def test_what_has_not_changed_has_no_content(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        first = fetched(fetcher, services)
        assert first.xml
        assert first.metadata
        services.documents[IDENTIFIER].metadata += b"\n"
        known = KnownFiles(xml=first.xml.validators, metadata=first.metadata.validators)
        second = fetched(fetcher, services, known)
        assert second.outcome is Outcome.COMPLETE
        assert second.xml
        assert second.xml.is_unchanged
        assert second.metadata
        assert second.metadata.content == services.documents[IDENTIFIER].metadata


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("fout404", Outcome.FALSE_404),
        ("stub", Outcome.PDF_ONLY),
        ("404", Outcome.GONE),
        ("410", Outcome.GONE),
    ],
)
def test_a_text_that_is_not_there_is_told_and_its_metadata_kept(
    fetcher: Fetcher, fault: str, outcome: Outcome
) -> None:
    with start_fake_services() as services:
        services.fail(XML, fault)
        publication = fetched(fetcher, services)
        assert (publication.outcome, publication.xml) == (outcome, None)
        assert publication.metadata
        assert len(services.paths(XML)) == 1
        assert services.paths("fout404.html") == []


def test_a_publication_without_xml_is_pdf_only(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.documents[IDENTIFIER].xml = None
        publication = fetched(fetcher, services)
        assert (publication.outcome, publication.xml) == (Outcome.PDF_ONLY, None)


@pytest.mark.parametrize("fault", ["fout404", "404"])
def test_a_text_without_metadata_is_complete(fetcher: Fetcher, fault: str) -> None:
    with start_fake_services() as services:
        services.fail("metadata.xml", fault)
        publication = fetched(fetcher, services)
        assert (publication.outcome, publication.metadata) == (Outcome.COMPLETE, None)


def test_an_error_page_in_disguise_is_asked_again(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail(XML, "html", "html")
        publication = fetched(fetcher, services)
        assert publication.xml
        assert publication.xml.content == services.documents[IDENTIFIER].xml


@pytest.mark.parametrize(
    "content", [b"", b" <HTML>", b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"]
)
def test_an_error_page_that_stays_is_never_content(fetcher: Fetcher, content: bytes) -> None:
    with start_fake_services() as services:
        services.documents[IDENTIFIER].xml = content
        with pytest.raises(FetchFailed, match="een foutpagina in plaats van XML") as failure:
            fetched(fetcher, services)
        assert failure.value.is_temporary


def test_a_refusal_is_told(fetcher: Fetcher) -> None:
    with start_fake_services() as services:
        services.fail(XML, "403")
        with pytest.raises(FetchFailed, match="status 403") as failure:
            fetched(fetcher, services)
        assert (failure.value.is_temporary, failure.value.status) == (False, 403)


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (b"<onbekend/>", Outcome.PDF_ONLY),
        (b"<onbekend>" + b"tekst " * 200 + b"</onbekend>", Outcome.COMPLETE),
        (b"<officiele-publicatie>" + b"tekst " * 200, Outcome.COMPLETE),
        (b"<vraagdoc/>", Outcome.COMPLETE),
        (b"<metadata>" + b"<meta/>" * 200 + b"</metadata>", Outcome.PDF_ONLY),
    ],
    ids=["small", "unknown", "malformed", "short", "metadata"],
)
def test_only_what_holds_no_text_is_left_out(
    fetcher: Fetcher, content: bytes, outcome: Outcome
) -> None:
    """What is unknown or malformed is for the parser to refuse, so that it is kept and listed."""
    with start_fake_services() as services:
        services.documents[IDENTIFIER].xml = content
        assert fetched(fetcher, services).outcome is outcome
