"""What the head of a page says to search engines and to whoever shows a link to it."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html, strip_tags
from django.utils.http import RFC3986_SUBDELIMS
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template import Context
    from django.utils.safestring import SafeString

    from kamervragen.exports import JsonObject

AS_REVERSED = f"{RFC3986_SUBDELIMS}/~:@"  # what Django leaves as it is in our addresses
NOT_HTML = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})

register = template.Library()


@register.simple_block_tag
def plain_text(content: str, most: int | None = None) -> str:
    """What a piece of a template says, on one line and without tags, to be said more than once.

    Cut after so many letters; the result is escaped anew wherever it is printed.
    """
    line = " ".join(unescape(strip_tags(content)).split())
    return line if most is None else Truncator(line).chars(most)


@register.filter
def linked_data(said: JsonObject) -> SafeString:
    """Facts for machines, as a block of data that no browser runs.

    Nothing in it can end the element or begin another one, as in Django's ``json_script``.
    """
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
    escaped = mark_safe(written.translate(NOT_HTML))  # noqa: S308 # no mark of HTML is left in it
    return format_html('<script type="application/ld+json">{}</script>', escaped)


@register.simple_tag(takes_context=True)
def page_address(context: Context, query: str = "") -> str:
    """The one address of this page in full, with as much of a query string as belongs to it."""
    request: HttpRequest = context["request"]
    path = quote(request.path, safe=AS_REVERSED)  # of an article it may hold a question mark
    return request.build_absolute_uri(f"{path}?{query}" if query else path)


@register.simple_tag(takes_context=True)
def in_full(context: Context, address: str) -> str:
    """An address on this site, with the name of the site."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(address)
