"""Which Kamervragen are about the same: a cache, filled apart from imports and pages."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kamervragen.models.kamervraag import Kamervraag


class Comparison(models.Model):
    """That a Kamervraag was compared with all others, and how new the newest was then.

    The revision is the highest that a search entry had. A Kamervraag whose own is higher was
    written since; it keeps what was found until it is compared again.
    """

    kamervraag = models.OneToOneField(
        Kamervraag, on_delete=models.CASCADE, primary_key=True, related_name="comparison"
    )
    revision = models.BigIntegerField()

    def __str__(self) -> str:
        return f"vergelijking van {self.kamervraag_id}"


class RelatedKamervraag(models.Model):
    """A Kamervraag that a comparison found to be about the same, and by what; the best first."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="found")
    position = models.PositiveSmallIntegerField()
    related = models.ForeignKey(Kamervraag, on_delete=models.CASCADE, related_name="found_by")
    words = ArrayField(models.TextField())  # that both are about, as printed
    has_same_topic = models.BooleanField()
    has_same_member = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comparison", "position"], name="related_position"),
            models.UniqueConstraint(fields=["comparison", "related"], name="related_once"),
            models.CheckConstraint(
                condition=~Q(related=F("comparison")), name="related_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparison_id}, {self.position}: {self.related_id}"
