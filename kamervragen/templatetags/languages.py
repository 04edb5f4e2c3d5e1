"""What templates need to say where a page is in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from kamervragen.languages import in_every_language

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template import RequestContext

    from kamervragen.languages import PageInLanguage

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context: RequestContext) -> list[PageInLanguage]:
    """The page that is shown, query string and all, as it is in every language."""
    return in_every_language(context["request"].get_full_path())


@register.simple_tag(takes_context=True)
def translations(context: RequestContext, address: str) -> list[PageInLanguage]:
    """The page with this address, given in full, as it is in every language."""
    site = context["request"].build_absolute_uri("/")
    return in_every_language(f"/{address.removeprefix(site)}")


@register.filter
def with_host(address: str, request: HttpRequest) -> str:
    """An address in full, as links between languages must be."""
    return request.build_absolute_uri(address)
