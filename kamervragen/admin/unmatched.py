"""The work list of names that nobody is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from kamervragen.admin.news import note_edit
from kamervragen.importing.unmatched import KINDS
from kamervragen.models import Addressee, Ministry, Party, Person, Submitter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.admin import AdminSite
    from django.contrib.auth.models import AnonymousUser, User
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from kamervragen.importing.unmatched import Kind

PER_PAGE = 100
SHOWN = 5  # Kamervragen with the name, to see who is meant
# What a name is tied to.
ROWS: Mapping[str, QuerySet[Person] | QuerySet[Party] | QuerySet[Ministry]] = {
    "personen": Person.objects.unmerged(),
    "fracties": Party.objects.all(),
    "ministeries": Ministry.objects.unmerged(),
}
# The field that its autocomplete belongs to.
FIELDS = {
    "personen": Submitter._meta.get_field("person"),
    "fracties": Submitter._meta.get_field("party"),
    "ministeries": Addressee._meta.get_field("ministry"),
}


class TieForm(forms.Form):
    """Whom a printed name means."""

    printed = forms.CharField(widget=forms.HiddenInput)
    known = forms.ModelChoiceField(queryset=Person.objects.none())

    def __init__(self, *args: object, site: AdminSite, kind: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on
        self.fields["known"] = forms.ModelChoiceField(
            label=KINDS[kind].singular.capitalize(),
            queryset=ROWS[kind].all(),
            widget=AutocompleteSelect(FIELDS[kind], site),
        )


def names(site: AdminSite, request: HttpRequest, kind: str) -> HttpResponse:
    """All unknown names of one kind, the most frequent first."""
    names_of = _kind(request, kind)
    page = Paginator(names_of.names(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"title": f"Onbekende namen van {names_of.plural}", "page": page}
    return _page(site, request, "admin/kamervragen/unmatched_names.html", kind, context)


def tie_name(site: AdminSite, request: HttpRequest, kind: str) -> HttpResponse:
    """Say whom a name means."""
    names_of = _kind(request, kind)
    printed = request.POST.get("printed") or request.GET.get("naam", "")
    form = TieForm(request.POST or None, site=site, kind=kind, initial={"printed": printed})
    if request.method == "POST" and form.is_valid() and _tied(request, names_of, form):
        return HttpResponseRedirect(reverse("admin:unmatched_names", args=[kind]))
    context = {
        "title": f"Onbekende {names_of.singular}: “{printed}”",
        "form": form,
        "media": form.media,
        "kamervragen": names_of.kamervragen(printed).newest_first()[:SHOWN],
    }
    return _page(site, request, "admin/kamervragen/tie_name.html", kind, context)


def may_tie(user: User | AnonymousUser, kind: str) -> bool:
    """Whether they may say whom names of this kind mean."""
    model = ROWS[kind].model
    return user.has_perm(f"kamervragen.change_{model._meta.model_name}")


def _kind(request: HttpRequest, kind: str) -> Kind:
    if kind not in KINDS:
        raise Http404
    if not may_tie(request.user, kind):
        raise PermissionDenied
    return KINDS[kind]


def _tied(request: HttpRequest, names_of: Kind, form: TieForm) -> bool:
    printed, known = form.cleaned_data["printed"], form.cleaned_data["known"]
    try:
        matched, left = names_of.tie(printed, known.pk)
    except ValidationError as error:
        form.add_error("known", error)
        return False
    said = f"“{printed}” is {known}: in {matched} Kamervragen gekoppeld."
    note_edit(request, type(known), row=known, what=str(known), done=said)
    messages.success(request, said)
    if left:
        reason = "Misschien ontbreekt een lidmaatschap of heet nog iemand zo."
        messages.warning(request, f"In {left} Kamervragen past dat niet. {reason}")
    return True


def _page(
    site: AdminSite,
    request: HttpRequest,
    template: str,
    kind: str,
    context: Mapping[str, object],
) -> TemplateResponse:
    kinds = {slug: each for slug, each in KINDS.items() if may_tie(request.user, slug)}
    shown = site.each_context(request) | {"kind": kind, "kinds": kinds, **context}
    return TemplateResponse(request, template, shown)
