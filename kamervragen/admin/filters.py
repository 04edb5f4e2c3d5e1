"""Filters of the lists in the admin, each a question of the query language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q

from kamervragen.models import (
    Correction,
    ImportProblem,
    ImportRun,
    Kamervraag,
    Ministry,
    Publication,
    Respondent,
    Status,
    Submitter,
)
from kamervragen.models.imports import problem_sentence

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

YES, NO = "ja", "nee"
OPEN, ACCEPTED = "open", "aanvaard"
LATEST = 20  # imports to choose from; an older one is reached from its own page


def found(kamervragen: QuerySet[Kamervraag], typed: str) -> QuerySet[Kamervraag]:
    """By any number it is known by, else by each word in its number, title or names."""
    words = Q()
    for word in typed.split():
        names = Submitter.objects.filter(name__icontains=word).values("kamervraag")
        signed = Respondent.objects.filter(name__icontains=word).values("kamervraag")
        words &= (
            Q(number__istartswith=word)
            | Q(title__icontains=word)
            | Q(pk__in=names)
            | Q(pk__in=signed)
        )
    return kamervragen.filter(Q(pk__in=Kamervraag.objects.known_as(typed).values("pk")) | words)


class StatusFilter(admin.SimpleListFilter):
    title = "stand"
    parameter_name = "stand"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(status.value, str(status.label)) for status in Status]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        return queryset.filter(status=self.value()) if self.value() else queryset


class YesOrNo(admin.SimpleListFilter):
    """A filter that is met or not."""

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(YES, YES), (NO, NO)]

    def condition(self) -> Exists:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if self.value() == YES:
            return queryset.filter(self.condition())
        return queryset.filter(~self.condition()) if self.value() == NO else queryset


class HasCorrections(YesOrNo):
    title = "verbeterd"
    parameter_name = "verbeterd"

    def condition(self) -> Exists:
        return Exists(Correction.objects.filter(kamervraag=OuterRef("pk")))


class HasConflicts(YesOrNo):
    title = "bron sindsdien gewijzigd"
    parameter_name = "conflict"

    def condition(self) -> Exists:
        return Exists(Correction.objects.in_conflict().filter(kamervraag=OuterRef("pk")))


class HasProblems(YesOrNo):
    title = "openstaand probleem"
    parameter_name = "probleem"

    def condition(self) -> Exists:
        unresolved = ImportProblem.objects.unresolved().filter(publication=OuterRef("publication"))
        links = Publication.kamervragen.through._default_manager.filter(kamervraag=OuterRef("pk"))
        return Exists(links.filter(Exists(unresolved)))


class ToMinistry(admin.SimpleListFilter):
    title = "ministerie"
    parameter_name = "ministerie"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return list(Ministry.objects.asked_or_answering().values_list("slug", "name"))

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Kamervraag]
    ) -> QuerySet[Kamervraag]:
        if not self.value():
            return queryset
        chosen = Ministry.objects.filter(slug=self.value())
        return queryset.filter(pk__in=Kamervraag.objects.to_or_from(*chosen).values("pk"))


class IsMerged(admin.SimpleListFilter):
    title = "samengevoegd"
    parameter_name = "samengevoegd"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(YES, YES), (NO, NO)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        is_none = {YES: False, NO: True}.get(self.value() or "")
        return queryset if is_none is None else queryset.filter(merged_into__isnull=is_none)


class KindFilter(admin.SimpleListFilter):
    """By what is wrong, in words and with how often."""

    title = "wat er is"
    parameter_name = "soort"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
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
