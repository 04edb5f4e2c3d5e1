"""Those who ask and those who answer: members, parties, ministers, ministries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kamervragen.models import Kamervraag, Ministry, Party, Person
from kamervragen.pagination import listing
from kamervragen.statistics.summaries import summary_of


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    people = Person.objects.submitting().with_number_of_kamervragen()
    return render(request, "people/members.html", {"people": people})


@require_safe
def member(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Person.objects.with_memberships().with_offices(), slug=slug)
    if person.merged_into:
        return redirect("member", person.merged_into.slug, permanent=True)
    asked = Kamervraag.objects.by(person).newest_first()
    context = {
        "person": person,
        "listing": listing(asked, request.GET),
        "summary": summary_of("kamerlid", person.slug),
    }
    return render(request, "people/member.html", context)


@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    found = Party.objects.submitting().with_number_of_kamervragen()
    return render(request, "people/parties.html", {"parties": found})


@require_safe
def party(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Party, slug=slug)
    asked = Kamervraag.objects.by_party(found).newest_first()
    context = {
        "party": found,
        "listing": listing(asked, request.GET),
        "summary": summary_of("fractie", found.slug),
    }
    return render(request, "people/party.html", context)


@require_safe
def ministers(request: HttpRequest) -> HttpResponse:
    people = Person.objects.in_office().with_offices()
    return render(request, "people/ministers.html", {"people": people})


@require_safe
def minister(request: HttpRequest, slug: str) -> HttpResponse:
    people = Person.objects.with_offices().with_memberships()
    person = get_object_or_404(people, slug=slug)
    if person.merged_into:
        return redirect("minister", person.merged_into.slug, permanent=True)
    concerned = Kamervraag.objects.to_or_from_minister(person).newest_first()
    context = {
        "person": person,
        "listing": listing(concerned, request.GET),
        "summary": summary_of("bewindspersoon", person.slug),
    }
    return render(request, "people/minister.html", context)


@require_safe
def ministries(request: HttpRequest) -> HttpResponse:
    found = Ministry.objects.unmerged().with_names()
    return render(request, "people/ministries.html", {"ministries": found})


@require_safe
def ministry(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Ministry.objects.with_names().with_ministers(), slug=slug)
    if found.merged_into:
        return redirect(found.merged_into, permanent=True)
    concerned = Kamervraag.objects.to_or_from(found).newest_first()
    context = {
        "ministry": found,
        "listing": listing(concerned, request.GET),
        "summary": summary_of("ministerie", found.slug),
    }
    return render(request, "people/ministry.html", context)
