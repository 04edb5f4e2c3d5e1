"""What this is, and what is said when something is wrong."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kamervragen.refusals import NotInArchive, NotUnderstood


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain")


@require_safe
@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond\n", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentences = exception.args if isinstance(exception, NotUnderstood) else ()
    return render(request, "400.html", {"sentences": sentences}, status=400)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentence = str(exception) if isinstance(exception, NotInArchive) else ""
    return render(request, "404.html", {"sentence": sentence}, status=404)
