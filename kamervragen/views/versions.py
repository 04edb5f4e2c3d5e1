"""The versions of the documents of a Kamervraag, what changed between them, and their bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kamervragen.differences.versions import compared, histories, successions
from kamervragen.models import Kamervraag, SourceFile
from kamervragen.models.page_rows import source_file_rows
from kamervragen.refusals import NotInArchive, NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, QueryDict

    from kamervragen.differences.versions import Comparison, History, Version

FROM, TO = "van", "naar"
_SHA256 = re.compile(r"[0-9a-f]{8,64}")


@require_safe
def versions(request: HttpRequest, number: str) -> HttpResponse:
    found = Kamervraag.objects.numbered(number).with_source_files().first()
    if found is None:
        words = gettext("Er is geen Kamervraag met het nummer “%(number)s” in dit archief.")
        raise NotInArchive(words % {"number": number[:80]})
    publications = found.publications.all()
    refused = source_file_rows(SourceFile.objects.refused_versions_of(publications))
    files = [history for each in publications for history in histories(each, refused)]
    context = {
        "kamervraag": found,
        "histories": files,
        "comparison": comparison(request.GET, files),
    }
    return render(request, "kamervragen/versions.html", context)


def comparison(query: QueryDict, files: Sequence[History]) -> Comparison | None:
    """Of the versions that are asked for, else of the last two; nothing where nothing changed."""
    if unknown := query.keys() - {FROM, TO}:
        words = gettext("“%(name)s” bestaat hier niet.")
        raise NotUnderstood(*(words % {"name": name[:80]} for name in unknown))
    if query:
        return compared(*_asked(files, _sha256(query, FROM), _sha256(query, TO)))
    changes = successions(files)
    return compared(changes[-1].history, changes[-1].old, changes[-1].new) if changes else None


def _sha256(query: QueryDict, name: str) -> str:
    values = query.getlist(name)
    if len(values) != 1:
        words = gettext("Noem twee versies: één keer “%(old)s” en één keer “%(new)s”.")
        raise NotUnderstood(words % {"old": FROM, "new": TO})
    if not _SHA256.fullmatch(values[0]):
        words = gettext(
            "“%(sha256)s” is geen versie: dat is het begin van een sha256, "
            "acht tot vierenzestig tekens van 0 tot en met f."
        )
        raise NotUnderstood(words % {"sha256": values[0][:80]})
    return values[0]


def _asked(files: Sequence[History], old: str, new: str) -> tuple[History, Version, Version]:
    for history in files:
        before, after = history.version(old), history.version(new)
        if before and after:
            return history, before, after
    for sha256 in (old, new):
        if not any(history.version(sha256) for history in files):
            words = gettext("Deze Kamervraag heeft geen document met de versie “%(sha256)s”.")
            raise NotInArchive(words % {"sha256": sha256})
    raise NotUnderstood(gettext("Deze twee versies zijn niet van hetzelfde document."))


@require_safe
def source_file(request: HttpRequest, sha256: str) -> HttpResponse:
    """The bytes as they were received; to be saved, never shown as a page of ours."""
    file = SourceFile.objects.published().with_sha256(sha256).first()
    if file is None:
        words = gettext("Er is geen bronbestand met de sha256 “%(sha256)s” in dit archief.")
        raise NotInArchive(words % {"sha256": sha256[:80]})
    name = file.name.replace("/", "-")  # metadata are named after the folder of their document
    return HttpResponse(
        bytes(file.content),
        content_type=file.media_type,
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
