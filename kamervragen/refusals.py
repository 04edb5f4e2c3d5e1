"""What a visitor is told, in sentences, where an address or a filter leads nowhere."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext


class NotUnderstood(BadRequest):
    """Something in the query string does not exist; each argument is a sentence that names it."""


class NotInArchive(Http404):
    """There is nothing at this address; the argument is a sentence that says what is missing."""


def unknown_filter(name: str) -> str:
    """The sentence about a name in the query string that a page does not know."""
    return gettext("Het filter “%(name)s” bestaat hier niet.") % {"name": name[:80]}
