"""What search boxes ask: suggestions while typing, and what a browser must know to search here."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kamervragen.filters import CUT, LONGEST_QUERY
from kamervragen.refusals import NotUnderstood, unknown_filter
from kamervragen.results.suggestions import Suggestion
from kamervragen.results.suggestions import suggestions as suggestions_for

FORM = "vorm"
OPENSEARCH = "opensearch"  # what browsers expect: OpenSearch Suggestions 1.0
MINUTES = 5


@require_safe
@cache_control(public=True, max_age=MINUTES * 60)
def suggestions(request: HttpRequest) -> HttpResponse:
    if sentences := _not_understood(request.GET):
        raise NotUnderstood(*sentences)
    typed = request.GET.get("q", "").strip()
    found = suggestions_for(typed)
    if FORM in request.GET:
        return _for_browser(request, typed, found)
    return JsonResponse([asdict(each) for each in found], safe=False)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    addresses = {
        "list": reverse("kamervragen"),
        "suggestions": reverse("suggestions"),
        "opensearch": reverse("opensearch"),
        "icon": static("icon.svg"),
    }
    context = {name: request.build_absolute_uri(each) for name, each in addresses.items()}
    content_type = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", context, content_type=content_type)


def _for_browser(request: HttpRequest, typed: str, found: list[Suggestion]) -> HttpResponse:
    addresses = [request.build_absolute_uri(each.address) for each in found]
    suggested = [typed, [each.text for each in found], [], addresses]
    return JsonResponse(suggested, safe=False, content_type="application/x-suggestions+json")


def _not_understood(query: QueryDict) -> list[str]:
    unknown = [name for name in query if name not in ("q", FORM)]
    sentences = [unknown_filter(name) for name in unknown]
    sentences += [
        gettext("Het filter “%(name)s” kan maar één waarde hebben.") % {"name": name}
        for name in ("q", FORM)
        if len(query.getlist(name)) > 1
    ]
    typed = query.get("q", "")
    if len(typed) > LONGEST_QUERY:
        words = gettext("Bij het filter “%(name)s”: “%(value)s” %(fault)s.")
        fault = gettext("is te lang")
        sentences.append(words % {"name": "q", "value": typed[:CUT], "fault": fault})
    if "\0" in typed:
        words = gettext("Bij het filter “%(name)s” staat een teken dat niet kan.")
        sentences.append(words % {"name": "q"})
    if (form := query.get(FORM, OPENSEARCH)) != OPENSEARCH:
        words = gettext("Bij “%(name)s”: “%(value)s” bestaat niet; kies %(known)s.")
        sentences.append(words % {"name": FORM, "value": form[:CUT], "known": OPENSEARCH})
    return sentences
