"""The files of one publication, and whether they are what they should be."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import UNKNOWN, Fetched, Fetcher, Validators
from kamervragen.sources.koop.xml import root_name

XML = "xml"
METADATA = "metadata"
# Where the service redirects to, with status 200, when it has no such file.
ERROR_PAGES = ("fout404", "errors/404.htm")
# Below this size an XML file holds only metadata: the text is in the PDF.
STUB_BYTES = 700
STUB_ROOTS = {"metadata", "metadata_gegevens"}
DOCUMENT_ROOTS = {"officiele-publicatie", "vraagdoc", "kamerwrk"}


class Outcome(StrEnum):
    """What became of fetching the text of a publication."""

    COMPLETE = "complete"  # the text is there, or unchanged
    PDF_ONLY = "pdf_only"  # there is a publication, but its text is not given as XML
    FALSE_404 = "false_404"  # listed, but its address leads to an error page
    GONE = "gone"  # listed, but its file is no more (404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPublication:
    """The files as received; a file is None when it is not there, or not what it should be.

    A file that has not changed (``is_unchanged``) has no content. ``xml`` is there only when the
    outcome is ``COMPLETE``; ``metadata`` may be there with any outcome.
    """

    outcome: Outcome
    xml: Fetched | None
    metadata: Fetched | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFiles:
    """What is known of the versions that the archive has, so that only others are sent."""

    xml: Validators = UNKNOWN
    metadata: Validators = UNKNOWN


NOTHING_KNOWN = KnownFiles()


def fetch_publication(
    fetcher: Fetcher, addresses: Mapping[str, str], known: KnownFiles = NOTHING_KNOWN
) -> FetchedPublication:
    """Metadata and XML from the addresses that the list gave; ``FetchFailed`` when that fails."""
    metadata = _fetch(fetcher, addresses.get(METADATA), known.metadata)
    xml = _fetch(fetcher, addresses.get(XML), known.xml)
    outcome = _outcome(xml)
    return FetchedPublication(
        outcome=outcome,
        xml=xml if outcome is Outcome.COMPLETE else None,
        metadata=None if metadata is None or _is_missing(metadata) else metadata,
    )


def _fetch(fetcher: Fetcher, address: str | None, validators: Validators) -> Fetched | None:
    if not address:
        return None
    return fetcher.get(address, _checked, validators=validators, stop_at=_is_error_page)


def _checked(fetched: Fetched) -> Fetched:
    """The answer, unless it is an error in disguise that may pass."""
    if fetched.is_unchanged or _is_missing(fetched):
        return fetched
    if fetched.status != 200:
        reason = f"{fetched.address} antwoordt met status {fetched.status}."
        raise FetchFailed(reason, is_temporary=False, status=fetched.status)
    if not fetched.content.strip() or _is_html(fetched.content):
        reason = f"{fetched.address} geeft een foutpagina in plaats van XML."
        raise FetchFailed(reason, is_temporary=True)
    return fetched


def _outcome(xml: Fetched | None) -> Outcome:
    if xml is None:
        return Outcome.PDF_ONLY
    if _is_error_page(xml.address):
        return Outcome.FALSE_404
    if xml.is_gone:
        return Outcome.GONE
    return Outcome.PDF_ONLY if not xml.is_unchanged and _is_stub(xml.content) else Outcome.COMPLETE


def _is_missing(fetched: Fetched) -> bool:
    return fetched.is_gone or _is_error_page(fetched.address)


def _is_error_page(address: str) -> bool:
    return any(page in address.lower() for page in ERROR_PAGES)


def _is_html(content: bytes) -> bool:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower()
    return start.startswith((b"<!doctype html", b"<html")) or root_name(content) == "html"


def _is_stub(content: bytes) -> bool:
    """What is large and has another root is given on: the parser says that it cannot read it."""
    root = root_name(content)
    return root in STUB_ROOTS or (len(content) < STUB_BYTES and root not in DOCUMENT_ROOTS)
