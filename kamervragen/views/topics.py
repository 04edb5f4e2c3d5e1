"""What Kamervragen are about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kamervragen.models import Kamervraag, Topic
from kamervragen.pagination import listing
from kamervragen.statistics.summaries import summary_of


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    in_use = Topic.objects.in_use().with_number_of_kamervragen()
    context = {"topics": in_use, "per_main_topic": Topic.objects.per_main_topic()}
    return render(request, "topics/topics.html", context)


@require_safe
def topic(request: HttpRequest, path: str) -> HttpResponse:
    found = get_object_or_404(Topic.objects.with_parts(), path=path)
    about = Kamervraag.objects.about(found).newest_first()
    context = {
        "topic": found,
        "listing": listing(about, request.GET),
        "summary": summary_of("onderwerp", found.path),
    }
    return render(request, "topics/topic.html", context)
