"""The work list of problems: what imports could not read, and the passages concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from kamervragen.admin.news import note_edit
from kamervragen.admin.problem_filters import KindFilter, RunFilter, StateFilter
from kamervragen.admin.publications import try_to_read
from kamervragen.admin.site import site
from kamervragen.models import ImportProblem, SourceFile
from kamervragen.models.imports import problem_sentence
from kamervragen.parsing.surroundings import NTH, Surroundings, surroundings

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

SHOWN = 20  # of the problems to accept, on the page that asks for the reason


class AcceptForm(forms.Form):
    reason = forms.CharField(
        label="Aanvaard, omdat",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )


@admin.action(description="Aanvaard, omdat …", permissions=["change"])
def accept(
    model_admin: admin.ModelAdmin[ImportProblem],
    request: HttpRequest,
    queryset: QuerySet[ImportProblem],
) -> HttpResponse | None:
    """Ask for the reason first."""
    form = AcceptForm(request.POST if "reason" in request.POST else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        number_of = queryset.update(accepted_because=reason)
        note_edit(request, ImportProblem, what=_many(number_of), done=f"Aanvaard, omdat: {reason}")
        messages.success(request, f"{_many(number_of)} aanvaard.")
        return None
    context = model_admin.admin_site.each_context(request) | {
        "title": "Problemen aanvaarden",
        "opts": model_admin.opts,
        "problems": [(problem, problem_sentence(problem.kind)) for problem in queryset[:SHOWN]],
        "form": form,
        "checkbox": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
        "number_of": queryset.count(),
    }
    return TemplateResponse(request, "admin/kamervragen/accept_problems.html", context)


@admin.action(description="Heropen", permissions=["change"])
def reopen(
    _: admin.ModelAdmin[ImportProblem], request: HttpRequest, queryset: QuerySet[ImportProblem]
) -> None:
    number_of = queryset.update(accepted_because="")
    note_edit(request, ImportProblem, what=_many(number_of), done="Heropend.")
    messages.success(request, f"{_many(number_of)} heropend.")


def _many(number_of: int) -> str:
    return f"{number_of} problemen" if number_of != 1 else "1 probleem"


@admin.action(description="Probeer opnieuw", permissions=["change"])
def try_again(
    _: admin.ModelAdmin[ImportProblem], request: HttpRequest, queryset: QuerySet[ImportProblem]
) -> None:
    """Read the documents with today's parser, and say what became of the problems."""
    chosen = list(queryset.values_list("pk", flat=True))
    if try_to_read(request, SourceFile.objects.filter(problems__in=chosen)):
        left = ImportProblem.objects.filter(pk__in=chosen).count()
        gone = f"Verdwenen problemen: {len(chosen) - left}; gebleven: {left}."
        messages.info(request, gone)


class PassageChangeList(ChangeList):
    """Problems with the bytes they were found in, in one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        files = {problem.source_file_id for problem in self.result_list}
        contents = dict(SourceFile.objects.filter(pk__in=files).values_list("pk", "content"))
        for problem in self.result_list:
            problem.source_file.content = contents[problem.source_file_id]


@admin.register(ImportProblem, site=site)
class ImportProblemAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # generic in the stubs alone
    list_display = ("sentence", "passage", "document", "seen_in")
    list_filter = (StateFilter, KindFilter, RunFilter)
    list_select_related = ("publication", "source_file")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("detail", "place", "publication__identifier", "source_file__name")
    fields = ("sentence", "passage", "document", "seen_in", "run", "accepted_because")
    readonly_fields = ("sentence", "passage", "document", "seen_in", "run")
    actions = (accept, reopen, try_again)

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return PassageChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportProblem]:
        rows = super().get_queryset(request).defer("source_file__content")
        return rows.prefetch_related("publication__kamervragen")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        own = {"publication__kamervragen", "source_file"}
        return lookup in own or super().lookup_allowed(lookup, value, request)

    def view_on_site(self, problem: ImportProblem) -> str | None:
        """Where a reader sees what it came to."""
        shown_in = problem.publication and problem.publication.kamervragen.first()
        return shown_in.get_absolute_url() if shown_in else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportProblem | None = None) -> bool:
        return False

    @admin.display(description="wat er is", ordering="kind")
    def sentence(self, problem: ImportProblem) -> str:
        return problem_sentence(problem.kind)

    @admin.display(description="passage")
    def passage(self, problem: ImportProblem) -> SafeString:
        """Where, what the parser noted of it, and the words of the document around that."""
        content = bytes(problem.source_file.content)
        found = surroundings(content, problem.place, problem.detail)
        detail = "" if found and found.words else problem.detail
        reason = problem.accepted_because and f"Aanvaard, omdat: {problem.accepted_because}"
        return format_html(
            '<span class="noted">{}</span>{}<span class="noted">{}</span>',
            ": ".join(filter(None, (place_in_words(problem.place), detail))),
            _quoted(found) if found else "",
            reason,
        )

    @admin.display(description="document", ordering="source_file__name")
    def document(self, problem: ImportProblem) -> SafeString:
        return format_html(
            '<a href="{}">{}</a> <a class="all" href="{}">alle van dit document</a>',
            reverse("admin:kamervragen_sourcefile_change", args=[problem.source_file_id]),
            problem.publication or problem.source_file.name,
            reverse(
                "admin:kamervragen_importproblem_changelist",
                query={"source_file": problem.source_file_id},
            ),
        )

    @admin.display(description="Kamervraag")
    def seen_in(self, problem: ImportProblem) -> SafeString:
        publication = problem.publication
        rows = (
            (
                reverse("admin:kamervragen_kamervraag_change", args=[kamervraag.pk]),
                kamervraag.number,
                kamervraag.get_absolute_url(),
            )
            for kamervraag in (publication.kamervragen.all() if publication else ())
        )
        return format_html_join(", ", '<a href="{}">{}</a> (<a href="{}">op de site</a>)', rows)


def place_in_words(place: str) -> str:
    """ "vraag[3]" counts the elements of a document: "3e vraag"."""
    return NTH.sub(r"\g<position>e \g<name>", place)


def _quoted(found: Surroundings) -> SafeString:
    marked = format_html("<mark>{}</mark>", found.words) if found.words else ""
    return format_html('<q class="passage">{}{}{}</q>', found.before, marked, found.after)
