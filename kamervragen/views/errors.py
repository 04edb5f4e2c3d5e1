"""What is said when something is wrong, and the ways on from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.shortcuts import render

from kamervragen.destinations import destination
from kamervragen.filters import LONGEST_QUERY
from kamervragen.languages import in_every_language
from kamervragen.parsing.known_numbers import known_targets
from kamervragen.refusals import NotInArchive, NotUnderstood

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# Parts of our own addresses, which say nothing of what somebody looks for.
OURS = frozenset(
    (
        *("kamervragen", "bewindspersonen", "ministeries", "kamerleden", "fracties"),
        *("onderwerpen", "statistiek", "verwijzingen", "artikelen", "bronbestanden", "sitemap"),
        *("verwant", "versies", "citeren", "vorige", "volgende", "over", "beheer"),
    )
)
_EXTENSION = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentences = exception.args if isinstance(exception, NotUnderstood) else ()
    context = {"sentences": sentences, "words": request.GET.get("q", "")[:LONGEST_QUERY]}
    return render(request, "400.html", context, status=400)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    dutch, *_ = in_every_language(request.path)
    words = words_of(dutch.address)
    context = {
        "sentence": str(exception) if isinstance(exception, NotInArchive) else "",
        "words": words,
        "destination": destination(words),
    }
    return render(request, "404.html", context, status=404)


def words_of(path: str) -> str:
    """What somebody may look for who came to an address: a number as it is, else words."""
    parts = [_EXTENSION.sub("", part) for part in unquote(path).split("/")]
    words = [
        part if known_targets(part) else re.sub(r"[\W_]+", " ", part).strip()
        for part in parts
        if part.lower() not in OURS
    ]
    return " ".join(filter(None, words))[:LONGEST_QUERY]
