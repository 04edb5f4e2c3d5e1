"""The languages of the pages. The address alone decides, never a cookie or a browser's wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInLanguage:
    """A page as it is in one language; ``name`` is what that language calls itself."""

    code: str
    name: str
    address: str  # with its query string, without host
    is_shown: bool


def language_of(path: str) -> str:
    """The language of a page: that of the first word of its path, else Dutch."""
    first = path.split("/", 2)[1]
    others = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    return first if first in others else settings.LANGUAGE_CODE


def in_every_language(path: str) -> list[PageInLanguage]:
    """A page, named by its path and query string, and its translations: Dutch first."""
    shown = language_of(path)
    without = path if shown == settings.LANGUAGE_CODE else path.removeprefix(f"/{shown}")
    return [
        PageInLanguage(
            code=code,
            name=name,
            address=without if code == settings.LANGUAGE_CODE else f"/{code}{without}",
            is_shown=code == shown,
        )
        for code, name in settings.LANGUAGES
    ]


def language_of_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware. Django's own has a cache keep a copy for each browser's wishes (``Vary``)."""

    def respond(request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return respond
