"""What imports did, and what they could not read: a work list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from kamervragen.admin.publications import ReadOnlyAdmin, tell
from kamervragen.admin.site import site
from kamervragen.importing.runs import reparse_files
from kamervragen.models import ImportProblem, ImportRun, SourceFile
from kamervragen.models.imports import problem_sentence

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

# What the parsers report, and what importing adds to it.
OPEN, ACCEPTED = "open", "aanvaard"
SHOWN = 20  # of the problems to accept, on the page that asks for the reason


@admin.register(ImportRun, site=site)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = (
        "started_at",
        "finished_at",
        "command",
        "documents",
        "created",
        "updated",
        "unchanged",
        "refused",
        "number_of_problems",
    )
    list_filter = ("command",)
    date_hierarchy = "started_at"
    exclude = ("problems",)
    readonly_fields = ("problems_by_kind",)

    @admin.display(description="problemen")
    def number_of_problems(self, run: ImportRun) -> int:
        return sum(run.problems.values())

    @admin.display(description="problemen per soort")
    def problems_by_kind(self, run: ImportRun) -> SafeString:
        rows = ((problem_sentence(kind), number) for kind, number in sorted(run.problems.items()))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", rows))


class KindFilter(admin.SimpleListFilter):
    """By what is wrong, in words and with how often."""

    title = "wat er is"
    parameter_name = "soort"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        kinds = ImportProblem.objects.order_by().values("kind").annotate(number_of=Count("pk"))
        rows = kinds.order_by("-number_of").values_list("kind", "number_of")
        return [(kind, f"{problem_sentence(kind)} ({number})") for kind, number in rows]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ImportProblem]
    ) -> QuerySet[ImportProblem]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    """Whether anyone still has to look."""

    title = "stand"
    parameter_name = "stand"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(OPEN, "open"), (ACCEPTED, "aanvaard")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ImportProblem]
    ) -> QuerySet[ImportProblem]:
        if self.value() == OPEN:
            return queryset.filter(accepted_because="")
        return queryset.exclude(accepted_because="") if self.value() == ACCEPTED else queryset


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
        number_of = queryset.update(accepted_because=form.cleaned_data["reason"])
        messages.success(request, f"{number_of} problemen aanvaard.")
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
    messages.success(request, f"{queryset.update(accepted_because='')} problemen heropend.")


@admin.action(description="Lees opnieuw", permissions=["change"])
def read_again(
    _: admin.ModelAdmin[ImportProblem], request: HttpRequest, queryset: QuerySet[ImportProblem]
) -> None:
    tell(request, reparse_files(SourceFile.objects.filter(problems__in=queryset).distinct()))


@admin.register(ImportProblem, site=site)
class ImportProblemAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # generic in the stubs alone
    list_display = ("sentence", "passage", "document", "seen_in", "accepted_because")
    list_filter = (StateFilter, KindFilter)
    list_select_related = ("publication", "source_file")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("detail", "place", "publication__identifier", "source_file__name")
    fields = ("sentence", "detail", "place", "document", "seen_in", "run", "accepted_because")
    readonly_fields = ("sentence", "detail", "place", "document", "seen_in", "run")
    actions = (accept, reopen, read_again)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportProblem]:
        rows = super().get_queryset(request).defer("source_file__content")
        return rows.prefetch_related("publication__kamervragen")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "publication__kamervragen" or super().lookup_allowed(
            lookup, value, request
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportProblem | None = None) -> bool:
        return False

    @admin.display(description="wat er is", ordering="kind")
    def sentence(self, problem: ImportProblem) -> str:
        return problem_sentence(problem.kind)

    @admin.display(description="passage")
    def passage(self, problem: ImportProblem) -> str:
        return ": ".join(part for part in (problem.place, problem.detail) if part)

    @admin.display(description="document")
    def document(self, problem: ImportProblem) -> SafeString:
        source = reverse("admin:kamervragen_sourcefile_change", args=[problem.source_file_id])
        return format_html(
            '<a href="{}">{}</a>', source, problem.publication or problem.source_file.name
        )

    @admin.display(description="Kamervraag")
    def seen_in(self, problem: ImportProblem) -> SafeString:
        kamervragen = problem.publication.kamervragen.all() if problem.publication else []
        rows = (
            (
                reverse("admin:kamervragen_kamervraag_change", args=[kamervraag.pk]),
                kamervraag.number,
                kamervraag.get_absolute_url(),
            )
            for kamervraag in kamervragen
        )
        return format_html_join(", ", '<a href="{}">{}</a> (<a href="{}">op de site</a>)', rows)
