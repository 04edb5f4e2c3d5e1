"""How to cite a Kamervraag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from kamervragen.citation_formats import FORMATS, apa, cited_work, legal
from kamervragen.models import Kamervraag
from kamervragen.refusals import NotInArchive, NotUnderstood

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from kamervragen.citation_formats import CitedWork, Format

FORMAT = "formaat"


@require_safe
def cite(request: HttpRequest, number: str) -> HttpResponse:
    """All formats on one page, or one of them to be kept."""
    asked = _asked(request.GET)
    found = Kamervraag.objects.numbered(number).for_citing().first()
    if found is None:
        words = gettext("Er is geen Kamervraag met het nummer “%(number)s” in dit archief.")
        raise NotInArchive(words % {"number": number[:80]})
    if found.is_example:
        raise NotInArchive(gettext("Dit is een verzonnen voorbeeld: er valt niets te citeren."))
    with override(settings.LANGUAGE_CODE):  # the same work, in whatever language it is cited
        work = cited_work(found, request.build_absolute_uri(found.get_absolute_url()))
    if asked:
        return _to_keep(work, asked)
    context = {
        "kamervraag": found,
        "styles": [(gettext("Juridisch"), legal(work)), ("APA", apa(work))],
        "formats": [(each, each.write(work)) for each in FORMATS.values()],
    }
    return render(request, "kamervragen/cite.html", context)


def _asked(query: QueryDict) -> Format | None:
    if unknown := query.keys() - {FORMAT}:
        words = gettext("“%(name)s” bestaat hier niet.")
        raise NotUnderstood(*(words % {"name": name[:80]} for name in unknown))
    if FORMAT not in query:
        return None
    if (name := query[FORMAT]) not in FORMATS:
        choice = ", ".join(FORMATS)
        words = gettext("Het formaat “%(name)s” bestaat niet; kies uit %(choice)s.")
        raise NotUnderstood(words % {"name": name[:80], "choice": choice})
    return FORMATS[name]


def _to_keep(work: CitedWork, chosen: Format) -> HttpResponse:
    name = f"kamervraag-{work.number}.{chosen.extension}"
    return HttpResponse(
        chosen.write(work),
        content_type=f"{chosen.media_type}; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        },
    )
