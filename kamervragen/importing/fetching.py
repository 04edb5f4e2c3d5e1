"""Fetching what is listed: bytes are kept before anything is read, and nothing is fetched twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from kamervragen.importing.archive import keep
from kamervragen.models.ledger import Fetching, ListedDocument
from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.files import ReceivedFile
from kamervragen.sources.http import Validators
from kamervragen.sources.koop.publications import KnownFiles, Outcome, fetch_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamervragen.models import SourceFile
    from kamervragen.models.ledger import ListedDocumentQuerySet
    from kamervragen.sources.http import Fetched, Fetcher
    from kamervragen.sources.koop.publications import FetchedPublication

OUTCOMES = {
    Outcome.COMPLETE: Fetching.FETCHED,
    Outcome.PDF_ONLY: Fetching.PDF_ONLY,
    Outcome.FALSE_404: Fetching.FALSE_404,
    Outcome.GONE: Fetching.GONE,
}
FILES = ("xml", "metadata")


def fetch_all(fetcher: Fetcher, waiting: ListedDocumentQuerySet) -> Iterator[ListedDocument]:
    """Fetch each of these once, oldest first; gives each as it is settled, or not."""
    pks = list(waiting.order_by("dated", "identifier").values_list("pk", flat=True))
    for pk in pks:
        document = ListedDocument.objects.select_related("source_file").get(pk=pk)
        yield fetch(fetcher, document)


def fetch(fetcher: Fetcher, document: ListedDocument) -> ListedDocument:
    """Fetch a publication and keep what came, in one transaction."""
    try:
        fetched = fetch_publication(fetcher, document.addresses, _known(document))
    except FetchFailed as failure:
        document.fetching, document.reason = Fetching.FAILED, str(failure)
        document.save(update_fields=["fetching", "reason"])
        return document
    with transaction.atomic():
        _settle(document, fetched)
    return document


def _known(document: ListedDocument) -> KnownFiles:
    """What tells the versions that are kept: nothing where none is, so that one is sent."""
    if document.source_file is None:
        return KnownFiles()
    told = {name: Validators(**document.validators.get(name, {})) for name in FILES}
    return KnownFiles(xml=told["xml"], metadata=told["metadata"])


def _settle(document: ListedDocument, fetched: FetchedPublication) -> None:
    received = _received(document, fetched)
    if received:
        (kept,) = keep([received], at=timezone.now())
        document.is_read = (
            document.is_read and not kept.is_new and kept.pk == document.source_file_id
        )
        document.source_file_id = kept.pk
    document.fetching = OUTCOMES[fetched.outcome]
    document.reason = ""
    document.fetched_modified = document.modified
    document.validators |= _validators(fetched)
    document.save()


def _received(document: ListedDocument, fetched: FetchedPublication) -> ReceivedFile | None:
    """The document with its metadata, as if both had been sent; a stub where there is no text.

    Of what has not changed the kept bytes count.
    """
    metadata = _content(fetched.metadata, _kept_metadata(document))
    if fetched.outcome is Outcome.COMPLETE:
        xml = _content(fetched.xml, document.source_file)
        if xml is None:
            return None
        return ReceivedFile(
            name=f"{document.identifier}.xml",
            content=xml,
            metadata=metadata,
            address=document.addresses.get("xml", ""),
            metadata_address=document.addresses.get("metadata", ""),
        )
    if metadata is None or _has_text(document):
        return None  # a version with text stays the one to read
    return ReceivedFile(
        name=f"{document.identifier}/metadata.xml",
        content=metadata,
        address=document.addresses.get("metadata", ""),
    )


def _content(fetched: Fetched | None, kept: SourceFile | None) -> bytes | None:
    if fetched is None:
        return None
    if not fetched.is_unchanged:
        return fetched.content
    return bytes(kept.content) if kept else None


def _kept_metadata(document: ListedDocument) -> SourceFile | None:
    """The metadata file beside the kept document, or the stub that it is itself."""
    if document.source_file is None or not _has_text(document):
        return document.source_file
    return document.source_file.metadata_files.filter(is_current=True).first()


def _has_text(document: ListedDocument) -> bool:
    return document.source_file is not None and document.source_file.name.endswith(
        f"{document.identifier}.xml"
    )


def _validators(fetched: FetchedPublication) -> dict[str, dict[str, str]]:
    """What came with the files that were sent anew."""
    files = {"xml": fetched.xml, "metadata": fetched.metadata}
    return {
        name: {"etag": file.validators.etag, "last_modified": file.validators.last_modified}
        for name, file in files.items()
        if file is not None and not file.is_unchanged
    }
