"""What editors changed beside what the sources say, and the conflicts between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from kamervragen.admin.publications import ReadOnlyAdmin
from kamervragen.admin.site import site
from kamervragen.differences.marks import marked_difference
from kamervragen.differences.words import word_difference
from kamervragen.importing.corrections import accept_source, keep_correction, withdraw_correction
from kamervragen.importing.tables import TABLES
from kamervragen.models import Correction, Kamervraag, Minister, Ministry, Party, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern
    from django.utils.safestring import SafeString

SHORT = 80  # of a text, in the list
MODELS: Mapping[str, type[Model]] = {
    "kamervraag": Kamervraag,
    **{part: table.model for part, table in TABLES.items()},
}
# Values that are primary keys, and what they are keys of.
NAMED: Mapping[str, QuerySet[Model]] = {
    "person_id": Person.objects.all(),
    "party_id": Party.objects.all(),
    "ministry_id": Ministry.objects.all(),
    "minister_id": Minister.objects.select_related("person", "ministry"),
}
# How to settle a correction: what is done, and what is said then.
SETTLING = {
    "keep": (keep_correction, "De verbetering blijft."),
    "accept": (accept_source, "De bron is overgenomen."),
    "withdraw": (withdraw_correction, "De verbetering is ingetrokken; de bron spreekt weer."),
}


def name_values(corrections: Iterable[Correction]) -> None:
    """Give each correction the names behind its keys, in a query for each kind."""
    for field, rows in NAMED.items():
        concerned = [correction for correction in corrections if correction.field == field]
        names = rows.in_bulk({pk for c in concerned for pk in _values(c) if isinstance(pk, int)})
        for correction in concerned:
            for attribute in ("source_value", "value", "new_source_value"):
                pk = getattr(correction, attribute)
                setattr(correction, attribute, str(names[pk]) if pk in names else pk)


def _values(correction: Correction) -> tuple[object, object, object]:
    """Of the source then and now, and ours."""
    return correction.source_value, correction.new_source_value, correction.value


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
        return [(part, str(model._meta.verbose_name)) for part, model in MODELS.items()]

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
    fields = ("what", "of_kamervraag", "editor", "made_at", "is_in_conflict", "comparison")
    readonly_fields = fields

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return NamingChangeList

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
        model = MODELS[correction.part]
        words = [str(model._meta.verbose_name), correction.key]
        if correction.field:
            name = correction.field.removesuffix("_id")
            words.append(f"– {label_for_field(name, model)}")
        return " ".join(word for word in words if word)

    @admin.display(description="Kamervraag", ordering="kamervraag")
    def of_kamervraag(self, correction: Correction) -> SafeString:
        address = reverse("admin:kamervragen_kamervraag_change", args=[correction.kamervraag_id])
        return format_html('<a href="{}">{}</a>', address, correction.kamervraag.number)

    @admin.display(description="bron")
    def source(self, correction: Correction) -> SafeString:
        """What it says, and what it said where that is something else."""
        if correction.is_in_conflict:
            return _changed(correction.source_value, correction.new_source_value)
        return format_html("{}", Truncator(_in_words(correction.source_value)).chars(SHORT))

    @admin.display(description="verbeterd")
    def ours(self, correction: Correction) -> SafeString:
        """What we made of what the source says now."""
        return _changed(_source_now(correction), correction.value)

    @admin.display(description="vergelijking")
    def comparison(self, correction: Correction) -> SafeString:
        name_values([correction])
        then, now, ours = _values(correction)
        rows = [
            ("Wat de verbetering wijzigt", _changed(_source_now(correction), ours)),
            ("Verbeterd", _plain(ours)),
            ("Bron toen", _plain(then)),
        ]
        if correction.is_in_conflict:
            rows[:0] = [("Wat de bron wijzigde", _changed(then, now))]
            rows.append(("Bron nu", _plain(now)))
        shown = format_html_join("", "<tr><th>{}</th><td>{}</td></tr>", rows)
        return format_html('<table class="comparison">{}</table>', shown)


def _source_now(correction: Correction) -> object:
    is_newer = correction.is_in_conflict
    return correction.new_source_value if is_newer else correction.source_value


def _changed(old: object, new: object) -> SafeString:
    pieces = word_difference(_in_words(old), _in_words(new))
    return format_html('<span class="differences">{}</span>', marked_difference(pieces))


def _plain(value: object) -> SafeString:
    return format_html("{}", _in_words(value))


def _settle(request: HttpRequest, how: str, corrections: QuerySet[Correction]) -> None:
    settle, said = SETTLING[how]
    chosen = list(corrections.select_related("kamervraag"))
    for correction in chosen:
        settle(correction)
    if chosen:
        messages.success(request, f"{said} ({len(chosen)})")
    else:
        messages.warning(request, "Geen van de gekozen verbeteringen is in conflict.")


def _in_words(value: object) -> str:
    """A field's value, or the words of a whole row."""
    if isinstance(value, dict):
        return str(value.get("text") or value.get("printed") or value.get("name") or value)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "–" if value in (None, "") else str(value)
