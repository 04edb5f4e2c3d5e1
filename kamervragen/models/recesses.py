"""When the Tweede Kamer does not meet: shown beside the terms, which run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Greatest, JSONObject

from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of

if TYPE_CHECKING:
    from datetime import date
    from typing import Self


class RecessQuerySet(NaturalKeyQuerySet["Recess"]):
    """Questions one can ask of recesses."""

    def between(self, first: date | OuterRef, last: date | Greatest) -> Self:
        """Those of which at least a day falls in a period."""
        return self.filter(start__lte=last, end__gte=first)


class Recess(models.Model):
    """A recess ("Zomerreces 2023") with its first and last day, as the Kamer announces it."""

    name = models.CharField("naam", max_length=80, unique=True)
    start = models.DateField("eerste dag")
    end = models.DateField("laatste dag")

    objects = RecessQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "reces"
        verbose_name_plural = "recessen"
        ordering = ["-start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=F("start")), name="recess_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name


def recesses() -> ArraySubquery:
    """Those from the submission of a Kamervraag until it was answered or due, as dicts."""
    last = Greatest(OuterRef("answered_on"), OuterRef("due_on"))
    rows = Recess.objects.between(OuterRef("submitted_on"), last).order_by("start")
    return ArraySubquery(rows.values(row=JSONObject(name="name", start="start", end="end")))
