"""Filters of the lists in the admin, each a question of the query language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from kamervragen.models import (
    Correction,
    ImportProblem,
    Kamervraag,
    Minister,
    Ministry,
    Publication,
    Respondent,
    Status,
    Submitter,
)
from kamervragen.models.ledger import Gap, ListedDocument

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

YES, NO = "ja", "nee"
WITHOUT_QUESTIONS, WITHOUT_ANSWER = "zonder-vragen", "zonder-antwoord"
LONG_OVERDUE, LONG = "lang-verstreken", timedelta(days=365)
MISSING = "ontbreekt"


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


class MissingText(admin.SimpleListFilter):
    title = "tekst"
    parameter_name = "tekst"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [
            (WITHOUT_QUESTIONS, "zonder vragen"),
            (WITHOUT_ANSWER, "beantwoord, zonder antwoord"),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Kamervraag]
    ) -> QuerySet[Kamervraag]:
        if self.value() == WITHOUT_QUESTIONS:
            return queryset.filter(pk__in=Kamervraag.objects.without_questions())
        if self.value() == WITHOUT_ANSWER:
            return queryset.filter(pk__in=Kamervraag.objects.answered_without_text())
        return queryset


class LongOverdue(admin.SimpleListFilter):
    title = "termijn"
    parameter_name = "termijn"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(LONG_OVERDUE, "meer dan een jaar verstreken")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Kamervraag]
    ) -> QuerySet[Kamervraag]:
        if self.value() != LONG_OVERDUE:
            return queryset
        return queryset.filter(pk__in=Kamervraag.objects.overdue(on=localdate() - LONG))


class EndOfOffice(admin.SimpleListFilter):
    title = "einddatum"
    parameter_name = "einde"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(MISSING, "ontbreekt, en het kabinet is weg")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Minister]) -> QuerySet[Minister]:
        if self.value() != MISSING:
            return queryset
        return queryset.filter(pk__in=Minister.objects.outliving_their_cabinet())


class GapFilter(admin.SimpleListFilter):
    """By the reason why the archive lacks the text of what a service lists."""

    title = "reden dat het ontbreekt"
    parameter_name = "reden"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        return [(gap.value, str(gap.label)) for gap in Gap]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ListedDocument]
    ) -> QuerySet[ListedDocument]:
        reason = self.value()
        if not reason:
            return queryset
        missing = ListedDocument.objects.missing().filter(gap=reason)
        return queryset.filter(pk__in=missing.values("pk"))


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
