"""People, parties, ministries, cabinets and the offices in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList

from kamervragen.admin.filters import EndOfOffice, IsMerged
from kamervragen.admin.forms import PersonForm
from kamervragen.admin.history import HistoryAdmin
from kamervragen.admin.labels import LabelledFormSet
from kamervragen.admin.merging import merging
from kamervragen.admin.parts import KnownChoices
from kamervragen.admin.site import site
from kamervragen.importing.merging import merge_ministries, merge_people
from kamervragen.models import (
    Cabinet,
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Party,
    PartyName,
    Person,
    PersonName,
    Recess,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest
    from django_stubs_ext import WithAnnotations


class Counted(TypedDict):
    number_of: int


class NamesInline(admin.TabularInline):  # type: ignore[type-arg] # generic in the stubs alone
    formset = LabelledFormSet
    extra = 0


class PersonNameInline(NamesInline):
    model = PersonName


class PartyNameInline(NamesInline):
    model = PartyName


class MinistryNameInline(NamesInline):
    model = MinistryName


class MembershipInline(KnownChoices, admin.TabularInline):  # type: ignore[type-arg] # as above
    model = Membership
    formset = LabelledFormSet
    autocomplete_fields = ("party",)
    related = ("party", "person")


class OfficeInline(KnownChoices, admin.TabularInline):  # type: ignore[type-arg] # as above
    model = Minister
    formset = LabelledFormSet
    fields = ("title", "ministry", "portfolio", "cabinet", "party", "start", "end")
    autocomplete_fields = ("ministry", "cabinet", "party")
    related = ("person", "ministry", "cabinet", "party")
    show_change_link = True


class PersonChangeList(ChangeList):
    """With the number of Kamervragen, which says who is a spelling and who a person."""

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Person]:
        rows = super().get_queryset(request, exclude_parameters)
        return rows.with_number_of_kamervragen()  # type: ignore[attr-defined, no-any-return] # a PersonQuerySet


class AddressedAdmin(HistoryAdmin):
    """Rows with an address of their own, which never changes."""

    prepopulated_fields = {"slug": ("name",)}

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        return (*self.readonly_fields, *(["slug"] if obj else []))

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> Mapping[str, tuple[str, ...]]:
        return {} if obj else self.prepopulated_fields


class MergeableAdmin(AddressedAdmin):
    """Rows that may turn out to be one; those merged are found here, but nowhere to choose."""

    readonly_fields = ("merged_into", "invented")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        match = request.resolver_match
        if match is not None and match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None)
        found: tuple[QuerySet[Model], bool] = super().get_search_results(
            request, queryset, search_term
        )
        return found


@admin.register(Person, site=site)
class PersonAdmin(MergeableAdmin):
    form = PersonForm
    list_display = ("name", "initials", "slug", "kamervragen", "merged_into")
    list_filter = ("memberships__chamber", IsMerged, "is_example")
    list_select_related = ("merged_into",)
    search_fields = ("name", "family_name", "names__name", "slug")
    search_help_text = "Naam of een andere schrijfwijze ervan"
    fields = (
        "name",
        ("initials", "prefix", "family_name"),
        ("sort_key", "slug"),
        ("merged_into", "invented"),
    )
    inlines = (PersonNameInline, MembershipInline, OfficeInline)
    actions = (merging(merge_people, relations=("submissions", "memberships", "offices")),)

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return PersonChangeList

    @admin.display(description="Kamervragen", ordering="number_of")
    def kamervragen(self, person: WithAnnotations[Person, Counted]) -> int:
        return person.number_of


@admin.register(Party, site=site)
class PartyAdmin(AddressedAdmin):
    list_display = ("name", "full_name", "slug")
    list_filter = ("is_example",)
    search_fields = ("name", "full_name", "names__name")
    fields = ("name", "full_name", "slug", "invented")
    readonly_fields = ("invented",)
    inlines = (PartyNameInline,)


@admin.register(Ministry, site=site)
class MinistryAdmin(MergeableAdmin):
    list_display = ("name", "abbreviation", "slug", "merged_into")
    list_filter = (IsMerged, "is_example")
    list_select_related = ("merged_into",)
    search_fields = ("name", "abbreviation", "names__name")
    search_help_text = "Naam, afkorting of een vroegere naam"
    fields = (("name", "abbreviation"), "slug", ("merged_into", "invented"))
    inlines = (MinistryNameInline,)
    actions = (merging(merge_ministries, relations=("addressees", "respondents", "ministers")),)


@admin.register(Minister, site=site)
class MinisterAdmin(HistoryAdmin):
    list_display = ("person", "office", "cabinet", "party", "start", "end")
    list_filter = ("title", "cabinet", EndOfOffice, "ministry")
    list_select_related = ("person", "ministry", "cabinet", "party")
    search_fields = ("person__name", "person__names__name", "ministry__name", "portfolio")
    autocomplete_fields = ("person", "ministry", "party", "cabinet")
    fields = (
        ("person", "party"),
        ("title", "ministry", "portfolio"),
        "cabinet",
        ("start", "end"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """With what the ministry was called at the time."""
        rows: QuerySet[Model] = super().get_queryset(request)
        return rows.prefetch_related("ministry__names")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        rows = queryset.select_related("person", "ministry")
        found: tuple[QuerySet[Model], bool] = super().get_search_results(request, rows, search_term)
        return found


@admin.register(Recess, site=site)
class RecessAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # as above
    list_display = ("name", "start", "end")
    search_fields = ("name",)


@admin.register(Cabinet, site=site)
class CabinetAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # as above
    list_display = ("name", "start", "end")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
