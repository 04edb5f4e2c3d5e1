"""What a Kamervraag is about: pairs from official lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy
from simple_history.models import HistoricalRecords

from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


class TopicScheme(models.TextChoices):
    """The official list a topic stands in."""

    POLICY_AGENDA = "beleidsagenda", gettext_lazy("Taxonomie Beleidsagenda")
    PARLANDO = "parlando", gettext_lazy("Rubrieken van Parlando")


class TopicQuerySet(NaturalKeyQuerySet["Topic"]):
    """Questions one can ask of topics."""

    def top_level(self) -> TopicQuerySet:
        return self.filter(parent=None)

    def in_use(self) -> TopicQuerySet:
        """Those of Kamervragen, and the main topics above them."""
        used = self.model._base_manager.filter(
            Q(pk=OuterRef("pk")) | Q(parent=OuterRef("pk")), kamervragen__isnull=False
        )
        return self.filter(Exists(used)).select_related("parent")

    def called(self, name: str) -> QuerySet[Topic, str]:
        """The paths of those with these words in their name; of a main topic only that."""
        named = self.filter(name__icontains=name)
        mains = named.filter(parent=None)
        parts = named.exclude(parent__in=mains.values("pk"))
        return (mains | parts).order_by("path").values_list("path", flat=True)

    def spelt(self) -> QuerySet[Topic, tuple[int, str, str, str, str, str | None]]:
        """Key, path, name with that of its main topic; its own name, which is the only spelling."""
        part = Concat("parent__name", Value(" | "), "name")
        shown = Case(When(parent=None, then="name"), default=part)
        return self.order_by().values_list("pk", "path", shown, "name", "name", "name")

    def with_parts(self) -> TopicQuerySet:
        return self.select_related("parent").prefetch_related("children")

    def with_number_of_kamervragen(self) -> TopicQuerySet:
        """How many on each alone, without its parts, which follow their main topic."""
        main = Coalesce("parent__path", "path")
        counted = self.annotate(number_of=Count("kamervragen"))
        return counted.order_by(main, F("parent").asc(nulls_first=True), "path")

    def per_main_topic(self) -> dict[int, int]:
        """How many Kamervragen are on each main topic or a part of it, by its primary key."""
        tops = self.order_by().annotate(top=Coalesce("parent", "pk")).values("top")
        counted = tops.annotate(number_of=Count("kamervragen", distinct=True))
        return dict(counted.values_list("top", "number_of"))


class Topic(models.Model):
    """A main topic, or with a parent one of its parts; names repeat, paths do not."""

    scheme = models.CharField("lijst", max_length=20, choices=TopicScheme)
    parent = models.ForeignKey(
        "self",
        verbose_name="hoofdonderwerp",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    name = models.CharField("naam", max_length=200)
    path = models.CharField("adrespad", max_length=200, unique=True)

    history = HistoricalRecords()
    objects = TopicQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "parent", "name"], name="topic_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(path=""), name="topic_has_path"),
        ]

    def __str__(self) -> str:
        return f"{self.parent.name} | {self.name}" if self.parent else self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.path])

    @property
    def main(self) -> Topic:
        """The main topic it is, or is part of."""
        return self.parent or self
