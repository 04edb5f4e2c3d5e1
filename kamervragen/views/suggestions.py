"""What search boxes ask: suggestions while typing, and what a browser must know to search here."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kamervragen.filters import CUT, LONGEST_QUERY
from kamervragen.refusals import NotUnderstood
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
    sentences = [f"Het filter “{name[:CUT]}” bestaat hier niet." for name in unknown]
    sentences += [
        f"Het filter “{name}” kan maar één waarde hebben."
        for name in ("q", FORM)
        if len(query.getlist(name)) > 1
    ]
    typed = query.get("q", "")
    if len(typed) > LONGEST_QUERY:
        sentences.append(f"Bij het filter “q”: “{typed[:CUT]}” is te lang.")
    if "\0" in typed:
        sentences.append("Bij het filter “q” staat een teken dat niet kan.")
    if (form := query.get(FORM, OPENSEARCH)) != OPENSEARCH:
        sentences.append(f"Bij “{FORM}”: “{form[:CUT]}” bestaat niet; kies {OPENSEARCH}.")
    return sentences
