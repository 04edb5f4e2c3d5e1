"""What this is, and what programs ask of a site."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

DAY = 24 * 60 * 60  # seconds


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", {"contact": settings.CONTACT})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"sitemap": request.build_absolute_uri(reverse("sitemaps"))}
    return render(request, "robots.txt", context, content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=DAY)
def favicon(_request: HttpRequest) -> HttpResponse:
    """Asked for at this address by programs that read no head of a page."""
    return redirect(static("icons/favicon.ico"))


@require_safe
@cache_control(public=True, max_age=DAY)
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a telephone needs to keep the site among its programs."""
    described = {
        "name": "Kamervragen",
        "short_name": "Kamervragen",
        "description": "Schriftelijke vragen van Kamerleden en de antwoorden van de regering.",
        "lang": "nl",
        "start_url": reverse("home"),
        "display": "minimal-ui",
        "background_color": "#fbf9f4",
        "theme_color": "#fbf9f4",
        "icons": [
            {
                "src": static(f"icons/icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in (192, 512)
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond\n", content_type="text/plain")
