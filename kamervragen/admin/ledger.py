"""What the official services list, and why the archive lacks the text of some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from kamervragen.admin.filters import GapFilter
from kamervragen.admin.publications import ReadOnlyAdmin
from kamervragen.admin.site import site
from kamervragen.models.ledger import Gap, ListedDocument

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.safestring import SafeString
    from django_stubs_ext import WithAnnotations

    from kamervragen.models.ledger import GapOfDocument


@admin.register(ListedDocument, site=site)
class ListedDocumentAdmin(ReadOnlyAdmin):
    list_display = ("identifier", "title", "kind", "dated", "service_list", "why", "at_the_source")
    list_filter = (
        GapFilter,
        "service_list",
        "kind",
        ("removed_at", admin.EmptyFieldListFilter),
    )
    search_fields = ("identifier", "title")
    date_hierarchy = "dated"
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "identifier",
        "title",
        ("service_list", "kind", "dated"),
        ("why", "reason"),
        "at_the_source",
        ("modified", "fetched_modified"),
        ("listed_at", "removed_at"),
        "kept",
    )
    readonly_fields = ("why", "at_the_source", "kept")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ListedDocument]:
        rows: QuerySet[ListedDocument] = super().get_queryset(request)
        return rows.with_gap()  # type: ignore[attr-defined, no-any-return] # a ListedDocumentQuerySet

    @admin.display(description="waarom het ontbreekt")
    def why(self, document: WithAnnotations[ListedDocument, GapOfDocument]) -> str:
        return str(Gap(document.gap).label) if document.gap else ""

    @admin.display(description="bij de dienst")
    def at_the_source(self, document: ListedDocument) -> SafeString | str:
        address = document.addresses.get("html") or document.addresses.get("pdf")
        return format_html('<a href="{}">officiële tekst</a>', address) if address else ""

    @admin.display(description="bronbestand")
    def kept(self, document: ListedDocument) -> SafeString | str:
        if document.source_file_id is None:
            return "–"
        address = reverse("admin:kamervragen_sourcefile_change", args=[document.source_file_id])
        return format_html('<a href="{}">wat er van bewaard is</a>', address)
