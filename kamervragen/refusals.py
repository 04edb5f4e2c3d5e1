"""What a visitor is told, in Dutch sentences, where an address or a filter leads nowhere."""

from django.core.exceptions import BadRequest
from django.http import Http404


class NotUnderstood(BadRequest):
    """Something in the query string does not exist; each argument is a sentence that names it."""


class NotInArchive(Http404):
    """There is nothing at this address; the argument is a sentence that says what is missing."""
