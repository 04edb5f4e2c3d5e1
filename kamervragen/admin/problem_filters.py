"""Filters of the list of problems: what is wrong, who looked at it, which import met it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef

from kamervragen.models import ImportProblem, ImportRun
from kamervragen.models.imports import problem_sentence

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

OPEN, ACCEPTED = "open", "aanvaard"
LATEST = 20  # imports to choose from; an older one is reached from its own page


class KindFilter(admin.SimpleListFilter):
    """By what is wrong, in words and with how often."""

    title = "wat er is"
    parameter_name = "soort"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        problems = ImportProblem.objects.all()
        if request.GET.get(StateFilter.parameter_name) == OPEN:
            problems = problems.unresolved()
        kinds = problems.order_by().values("kind").annotate(number_of=Count("pk"))
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
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(OPEN, "open"), (ACCEPTED, "aanvaard")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ImportProblem]
    ) -> QuerySet[ImportProblem]:
        if self.value() == OPEN:
            return queryset.filter(accepted_because="")
        return queryset.exclude(accepted_because="") if self.value() == ACCEPTED else queryset


class RunFilter(admin.SimpleListFilter):
    """By the import that found it."""

    title = "gevonden door"
    parameter_name = "import"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        runs = ImportRun.objects.filter(Exists(ImportProblem.objects.filter(run=OuterRef("pk"))))
        rows = [(str(run.pk), str(run)) for run in runs[:LATEST]]
        chosen = self.used_parameters.get(self.parameter_name)
        return rows if chosen in {None, *dict(rows)} else [*rows, (str(chosen), f"import {chosen}")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ImportProblem]
    ) -> QuerySet[ImportProblem]:
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(run=int(value)) if value.isdecimal() else queryset.none()
