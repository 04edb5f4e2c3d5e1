"""The pictures that go with links to our pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kamervragen.models import Kamervraag
from kamervragen.pictures.card import Card, drawn
from kamervragen.refusals import NotInArchive
from kamervragen.templatetags.archive import (
    addressees,
    standing_in_words,
    standing_marks,
    submitters,
)
from kamervragen.templatetags.heads import plain_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase
    from django_stubs_ext import WithAnnotations

    from kamervragen.models.page_rows import ListRows
    from kamervragen.pictures.card import Ink

HOURS = 6  # an open Kamervraag tells its days
INKS: dict[str, Ink] = {"is-late": "late", "is-answered": "answer"}  # the first that holds


@require_safe
@cache_control(public=True, max_age=HOURS * 60 * 60)
def card(request: HttpRequest, number: str) -> HttpResponseBase:
    found = Kamervraag.objects.numbered(number).for_list().first()
    if found is None:
        words = gettext("Er is geen Kamervraag met het nummer “%(number)s” in dit archief.")
        raise NotInArchive(words % {"number": number[:80]})
    return _picture(request, card_of(found))  # type: ignore[arg-type] # a dict of annotations is not typed


@require_safe
@cache_control(public=True, max_age=HOURS * 60 * 60)
def card_of_site(request: HttpRequest) -> HttpResponseBase:
    title = gettext("Wat de Kamer vroeg, en wat de regering antwoordde")
    people = gettext("Schriftelijke vragen van Kamerleden, elk met haar eigen antwoord")
    return _picture(request, Card(title=title, people=people))


def card_of(kamervraag: WithAnnotations[Kamervraag, ListRows]) -> Card:
    """What the card of a Kamervraag from ``for_list`` says."""
    marks = standing_marks(kamervraag)
    invented = f"{gettext('verzonnen voorbeeld')}, " if kamervraag.is_example else ""
    asking, asked = submitters(kamervraag.submitter_rows), addressees(kamervraag.addressee_rows)
    return Card(
        title=kamervraag.title or kamervraag.number,
        number=kamervraag.number,
        people=f" {gettext('aan')} ".join(filter(None, map(plain_text, (asking, asked)))),
        standing=capfirst(f"{invented}{standing_in_words(kamervraag)}"),
        standing_ink=next((ink for mark, ink in INKS.items() if mark in marks), "ink"),
    )


def _picture(request: HttpRequest, card: Card) -> HttpResponseBase:
    """Drawn only for those who do not have it yet."""
    etag = f'"{card.version}"'
    known = get_conditional_response(request, etag=etag)
    response = known or HttpResponse(drawn(card), content_type="image/png")
    response["ETag"] = etag
    return response
