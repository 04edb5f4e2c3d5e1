"""The kinds of filters there are: what a value may look like, and what question it becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from django.core.validators import RegexValidator
from django.forms import IntegerField, TypedMultipleChoiceField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django_filters import (
    CharFilter,
    ChoiceFilter,
    DateFilter,
    Filter,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
)

from kamervragen.models.kamervraag_queries import KamervraagQuerySet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model, QuerySet
    from django_stubs_ext import StrOrPromise

# A filter as django-filter calls it: rows, the name of a field, the cleaned value.
Method: TypeAlias = Callable[..., KamervraagQuerySet]

FIRST_YEAR, LAST_YEAR = 1900, 2100
UNKNOWN_YEAR = "onbekend"
MOST_DAYS = 99_999


def _asking(method: Callable[..., KamervraagQuerySet]) -> Method:
    """A question of the query language as django-filter calls it."""
    return lambda rows, _name, value: method(rows, value)


def _asking_any(method: Callable[..., KamervraagQuerySet]) -> Method:
    """The same, for any of several rows; django-filter asks it for no rows at all too."""
    return lambda rows, _name, values: method(rows, *values) if values else rows


def _asking_any_of(method: Callable[..., KamervraagQuerySet]) -> Method:
    """The same for a question that takes them together."""
    return lambda rows, _name, values: method(rows, values) if values else rows


class DayFilter(DateFilter):
    """An ISO day."""

    def __init__(self, label: StrOrPromise, method: Callable[..., KamervraagQuerySet]) -> None:
        super().__init__(
            label=label,
            method=_asking(method),
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": gettext_lazy("is geen dag; schrijf een dag als 2023-01-18")},
        )


class YearsField(TypedMultipleChoiceField):
    """Any years of four digits, and what has none."""

    def valid_value(self, value: str) -> bool:
        if value == UNKNOWN_YEAR:
            return True
        is_number = value.isascii() and value.isdigit()
        return is_number and FIRST_YEAR <= int(value[:9]) < LAST_YEAR


class YearFilter(Filter):
    """Years of submission; more than one means: any of these."""

    field_class = YearsField

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Jaar"),
            method=_asking_any_of(KamervraagQuerySet.in_years),
            coerce=lambda value: None if value == UNKNOWN_YEAR else int(value),
            error_messages={
                "invalid_choice": gettext_lazy("is geen jaar; schrijf een jaar als 2023")
            },
        )


class SlugFilter(ModelMultipleChoiceFilter):
    """Rows by the name in their address; more than one means: any of these."""

    def __init__(
        self,
        label: StrOrPromise,
        method: Callable[..., KamervraagQuerySet],
        rows: QuerySet[Model],
        *,
        slug: str = "slug",
    ) -> None:
        super().__init__(
            label=label,
            method=_asking_any(method),
            queryset=rows,
            to_field_name=slug,
            error_messages={"invalid_choice": gettext_lazy("is niet bekend")},
        )


class DaysFilter(Filter):
    """A number of days."""

    field_class = IntegerField

    def __init__(self, label: StrOrPromise, method: Callable[..., KamervraagQuerySet]) -> None:
        sentence = gettext_lazy("is geen aantal dagen; schrijf een getal als 21")
        super().__init__(
            label=label,
            method=_asking(method),
            min_value=0,
            max_value=MOST_DAYS,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
        )


class WebPageFilter(CharFilter):
    """A site or a page of the web, named as in the addresses of their pages."""

    def __init__(self, label: StrOrPromise, method: Callable[..., KamervraagQuerySet]) -> None:
        super().__init__(
            label=label,
            method=_asking(method),
            validators=[
                RegexValidator(
                    r"^[^/?\s]+\.[^/?\s]+([/?]\S*)?$",
                    gettext_lazy("is geen adres van een site; schrijf nu.nl"),
                )
            ],
        )


class AnyOfFilter(MultipleChoiceFilter):
    """Words that are listed; more than one means: any of these."""

    def __init__(self, label: StrOrPromise, method: str, words: Mapping[str, StrOrPromise]) -> None:
        super().__init__(
            label=label,
            method=method,
            choices=list(words.items()),
            error_messages={"invalid_choice": _one_of(words)},
        )


class OneOfFilter(ChoiceFilter):
    """One of the words that are listed."""

    def __init__(self, label: StrOrPromise, method: str, words: Mapping[str, StrOrPromise]) -> None:
        super().__init__(
            label=label,
            method=method,
            choices=list(words.items()),
            error_messages={"invalid_choice": _one_of(words)},
        )


def _one_of(words: Mapping[str, StrOrPromise]) -> StrOrPromise:
    return format_lazy(gettext_lazy("bestaat niet; kies uit {words}"), words=", ".join(words))
