"""What editors changed beside what the sources say, and the conflicts between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from kamervragen.admin.correction_words import (
    MODELS,
    in_words,
    name_of,
    name_values,
    source_in_words,
)
from kamervragen.admin.news import note_edit
from kamervragen.admin.publications import ReadOnlyAdmin
from kamervragen.admin.site import site
from kamervragen.importing.corrections import accept_source, keep_correction, withdraw_correction
from kamervragen.models import Correction, Kamervraag

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern
    from django.utils.safestring import SafeString

# How to settle a correction: what is done, and what is said then.
SETTLING = {
    "keep": (keep_correction, "De verbetering blijft."),
    "accept": (accept_source, "De bron is overgenomen."),
    "withdraw": (withdraw_correction, "De verbetering is ingetrokken; de bron spreekt weer."),
}


class NamingChangeList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        name_values(self.result_list)


class PartFilter(admin.SimpleListFilter):
    """By the kind of row that was changed."""

    title = "onderdeel"
    parameter_name = "onderdeel"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        made = Correction.objects.order_by("part").values_list("part", flat=True).distinct()
        return [(part, str(MODELS[part]._meta.verbose_name)) for part in made]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Correction]
    ) -> QuerySet[Correction]:
        return queryset.filter(part=self.value()) if self.value() else queryset


@admin.register(Correction, site=site)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = (
        "what",
        "of_kamervraag",
        "source",
        "ours",
        "editor",
    )
    list_filter = (
        "is_in_conflict",
        PartFilter,
        ("editor", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("kamervraag", "editor")
    search_fields = ("kamervraag__number", "kamervraag__title", "key")
    date_hierarchy = "made_at"
    change_form_template = "admin/kamervragen/correction.html"
    actions = ("keep", "accept", "withdraw")
    fields = ("what", "of_kamervraag", "made_by", "made_at", "is_in_conflict", "comparison")
    readonly_fields = fields

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return NamingChangeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Each text once; settling it settles its plain text."""
        rows: QuerySet[Correction] = super().get_queryset(request)
        return rows.as_typed()  # type: ignore[attr-defined, no-any-return] # a CorrectionQuerySet

    def kamervraag_of(self, row: Model) -> Kamervraag | None:
        return row.kamervraag if isinstance(row, Correction) else None

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "kamervraag" or super().lookup_allowed(lookup, value, request)

    # Settling

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("kamervragen.change_correction")

    @admin.action(permissions=["settle"], description="Houd de verbetering (bij een conflict)")
    def keep(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        _settle(request, "keep", queryset.filter(is_in_conflict=True))

    @admin.action(permissions=["settle"], description="Neem de bron over (bij een conflict)")
    def accept(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        _settle(request, "accept", queryset.filter(is_in_conflict=True))

    @admin.action(permissions=["settle"], description="Trek de verbetering in")
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        _settle(request, "withdraw", queryset)

    def get_urls(self) -> list[URLPattern]:
        view = require_POST(self.admin_site.admin_view(self.settle_view))
        address = path("<int:pk>/settle/", view, name="kamervragen_correction_settle")
        return [address, *super().get_urls()]

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One correction, from its own page."""
        correction = get_object_or_404(Correction, pk=pk)
        how = next((name for name in SETTLING if name in request.POST), None)
        if how is None or not self.has_settle_permission(request):
            raise PermissionDenied
        if how == "withdraw" or correction.is_in_conflict:
            _settle(request, how, Correction.objects.filter(pk=pk))
        return HttpResponseRedirect(reverse("admin:kamervragen_correction_changelist"))

    # What is shown

    @admin.display(description="wat", ordering="part")
    def what(self, correction: Correction) -> str:
        return name_of(correction)

    @admin.display(description="Kamervraag", ordering="kamervraag")
    def of_kamervraag(self, correction: Correction) -> SafeString:
        address = reverse("admin:kamervragen_kamervraag_change", args=[correction.kamervraag_id])
        return format_html('<a href="{}">{}</a>', address, correction.kamervraag.number)

    @admin.display(description="redacteur")
    def made_by(self, correction: Correction) -> str:
        """By name alone: an editor may not look into accounts."""
        return str(correction.editor or "")

    @admin.display(description="bron")
    def source(self, correction: Correction) -> SafeString:
        return source_in_words(correction)

    @admin.display(description="verbeterd")
    def ours(self, correction: Correction) -> SafeString:
        return in_words(correction).change

    @admin.display(description="vergelijking")
    def comparison(self, correction: Correction) -> SafeString:
        name_values([correction])
        words = in_words(correction)
        rows: list[tuple[str, str]] = [
            ("Wat de verbetering wijzigt", words.change),
            ("Verbeterd", words.ours),
            ("Bron toen", words.then),
        ]
        if correction.is_in_conflict:
            rows[:0] = [("Wat de bron wijzigde", words.change_of_source)]
            rows.append(("Bron nu", words.now))
        shown = format_html_join("", "<tr><th>{}</th><td>{}</td></tr>", rows)
        return format_html('<table class="comparison">{}</table>', shown)


def _settle(request: HttpRequest, how: str, corrections: QuerySet[Correction]) -> None:
    settle, said = SETTLING[how]
    chosen = list(corrections.select_related("kamervraag"))
    for correction in chosen:
        settle(correction)
        note_edit(
            request,
            Kamervraag,
            row=correction.kamervraag,
            what=str(correction.kamervraag),
            done=f"{said} ({name_of(correction)})",
        )
    if chosen:
        messages.success(request, f"{said} ({len(chosen)})")
    else:
        messages.warning(request, "Geen van de gekozen verbeteringen is in conflict.")
