"""What imports did: their figures, and the problems they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from kamervragen.admin.news import outcome
from kamervragen.admin.publications import ReadOnlyAdmin
from kamervragen.admin.site import site
from kamervragen.models import ImportRun
from kamervragen.models.imports import problem_sentence

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


@admin.register(ImportRun, site=site)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = (
        "started_at",
        "state",
        "command",
        "documents",
        "created",
        "updated",
        "unchanged",
        "refused_documents",
        "problems_found",
    )
    list_filter = ("command",)
    list_per_page = 50
    date_hierarchy = "started_at"
    fields = (
        "command",
        "started_at",
        "state",
        "documents",
        "created",
        "updated",
        "unchanged",
        "refused_documents",
        "problems_by_kind",
    )
    readonly_fields = ("state", "refused_documents", "problems_by_kind")

    @admin.display(description="stand")
    def state(self, run: ImportRun) -> str:
        return outcome(run)

    @admin.display(description="geweigerd", ordering="refused")
    def refused_documents(self, run: ImportRun) -> SafeString | str:
        return _problems_link(run, str(run.refused), "unreadable") if run.refused else "0"

    @admin.display(description="problemen")
    def problems_found(self, run: ImportRun) -> SafeString | str:
        number_of = sum(run.problems.values())
        return _problems_link(run, str(number_of)) if number_of else "0"

    @admin.display(description="problemen per soort")
    def problems_by_kind(self, run: ImportRun) -> SafeString | str:
        if not run.problems:
            return "geen"
        kinds = sorted(run.problems.items(), key=lambda kind: -kind[1])
        rows = ((n, _problems_link(run, problem_sentence(kind), kind)) for kind, n in kinds)
        return format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b> {}</li>", rows))


def _problems_link(run: ImportRun, words: str, kind: str = "") -> SafeString:
    address = reverse(
        "admin:kamervragen_importproblem_changelist",
        query={"import": run.pk} | ({"soort": kind} if kind else {}),
    )
    return format_html('<a href="{}">{}</a>', address, words)
