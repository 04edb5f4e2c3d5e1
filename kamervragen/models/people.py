"""Who asks and who answers: people, parties, ministries and the offices that ministers held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy
from simple_history.models import HistoricalRecords

from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


class Title(models.TextChoices):
    """The rank of an office."""

    MINISTER = "minister", "minister"
    STATE_SECRETARY = "staatssecretaris", "staatssecretaris"
    PRIME_MINISTER = "minister-president", "minister-president"


class Chamber(models.TextChoices):
    """One of the two chambers of the Staten-Generaal."""

    TWEEDE_KAMER = "tk", gettext_lazy("Tweede Kamer")
    EERSTE_KAMER = "ek", gettext_lazy("Eerste Kamer")


def in_force(on: date) -> Q:
    """Rows with a ``start`` and an ``end`` that hold on a day; an empty end is still running."""
    return (Q(start=None) | Q(start__lte=on)) & (Q(end=None) | Q(end__gte=on))


def _having(model: type[models.Model], relation: str) -> Exists:
    """Whether any row of a relation is there, without counting them all."""
    return Exists(
        model._base_manager.filter(**{"pk": OuterRef("pk"), f"{relation}__isnull": False})
    )


class PersonQuerySet(NaturalKeyQuerySet["Person"]):
    """Questions one can ask of people."""

    def unmerged(self) -> PersonQuerySet:
        return self.filter(merged_into=None)

    def real(self) -> PersonQuerySet:
        """Without the invented examples."""
        return self.filter(is_example=False)

    def submitting(self) -> PersonQuerySet:
        return self.unmerged().filter(_having(self.model, "submissions"))

    def called(self, slug: str) -> QuerySet[Person, str]:
        """The slugs of those with this name, or family name, in the form of an address."""
        named = Q(slug=slug) | Q(slug__endswith=f"-{slug}")
        return self.filter(named).order_by("slug").values_list("slug", flat=True)

    def spelt(self) -> QuerySet[Person, tuple[int, str, str, str, str, str | None]]:
        """Key, slug, name; and that with the family name first, as it is, and otherwise spelt."""
        return (
            self.unmerged()
            .order_by()
            .values_list("pk", "slug", "name", "sort_key", "name", "names__name")
        )

    def in_office(self) -> PersonQuerySet:
        return self.unmerged().filter(_having(self.model, "offices"))

    def asked_or_answering(self) -> PersonQuerySet:
        return self.unmerged().filter(
            _having(self.model, "offices__addressees") | _having(self.model, "offices__respondents")
        )

    def with_offices(self) -> PersonQuerySet:
        return self.prefetch_related(
            "offices__ministry__names", "offices__cabinet", "offices__party"
        )

    def with_memberships(self) -> PersonQuerySet:
        return self.prefetch_related("memberships__party")

    def with_number_of_kamervragen(self) -> PersonQuerySet:
        """How many each submitted, alone or with others. Grouping drops the model's own order."""
        counted = self.annotate(number_of=Count("submissions__kamervraag", distinct=True))
        return counted.order_by("sort_key", "slug")


class Person(models.Model):
    """A human being, once; a person merged into another stays, so that old addresses still lead."""

    slug = models.SlugField("adresnaam", max_length=120, unique=True)
    name = models.CharField("naam", max_length=200)
    family_name = models.CharField("achternaam", max_length=120, db_index=True)
    prefix = models.CharField("tussenvoegsel", max_length=40, blank=True)
    initials = models.CharField("voorletters", max_length=40, blank=True)
    sort_key = models.CharField(
        "sorteersleutel",
        max_length=200,
        db_index=True,
        help_text="Achternaam eerst, kleine letters zonder accenten.",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name="samengevoegd met",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )
    is_example = models.BooleanField("verzonnen voorbeeld", default=False)

    history = HistoricalRecords()
    objects = PersonQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ["sort_key", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="person_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("member", args=[self.slug])


class PersonName(models.Model):
    """Another spelling of a person's name, as some source prints it."""

    person = models.ForeignKey(
        Person, verbose_name="persoon", on_delete=models.CASCADE, related_name="names"
    )
    name = models.CharField("naam", max_length=200)

    objects = NaturalKeyQuerySet["PersonName"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "andere schrijfwijze"
        verbose_name_plural = "andere schrijfwijzen"
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="person_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PartyQuerySet(NaturalKeyQuerySet["Party"]):
    """Questions one can ask of parties."""

    def real(self) -> PartyQuerySet:
        """Without the invented examples."""
        return self.filter(is_example=False)

    def submitting(self) -> PartyQuerySet:
        return self.filter(_having(self.model, "submissions"))

    def called(self, name: str) -> QuerySet[Party, str]:
        """The slugs of those with this name, as printed anywhere."""
        named = Q(slug=name.lower()) | Q(name__iexact=name) | Q(names__name__iexact=name)
        return self.filter(named).distinct().order_by("slug").values_list("slug", flat=True)

    def spelt(self) -> QuerySet[Party, tuple[int, str, str, str, str, str | None]]:
        """Key, slug, name; and that as it is, in full, and otherwise spelt."""
        return self.order_by().values_list("pk", "slug", "name", "name", "full_name", "names__name")

    def with_number_of_kamervragen(self) -> PartyQuerySet:
        """How many the members of each submitted, alone or with others."""
        counted = self.annotate(number_of=Count("submissions__kamervraag", distinct=True))
        return counted.order_by("slug")


class Party(models.Model):
    """A parliamentary party, under the name the official record prints."""

    slug = models.SlugField("adresnaam", max_length=80, unique=True)
    name = models.CharField("naam", max_length=120, unique=True)
    full_name = models.CharField("volledige naam", max_length=200, blank=True)
    is_example = models.BooleanField("verzonnen voorbeeld", default=False)

    history = HistoricalRecords()
    objects = PartyQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "fractie"
        verbose_name_plural = "fracties"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("party", args=[self.slug])


class PartyName(models.Model):
    """Another printed name of a party ("CU", "Chisten Unie", "SP-fractie")."""

    party = models.ForeignKey(
        Party, verbose_name="fractie", on_delete=models.CASCADE, related_name="names"
    )
    name = models.CharField("naam", max_length=120, unique=True)

    objects = NaturalKeyQuerySet["PartyName"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "andere naam"
        verbose_name_plural = "andere namen"

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's seat in a chamber for a party during a period."""

    person = models.ForeignKey(
        Person, verbose_name="persoon", on_delete=models.CASCADE, related_name="memberships"
    )
    party = models.ForeignKey(
        Party, verbose_name="fractie", on_delete=models.PROTECT, related_name="memberships"
    )
    chamber = models.CharField("kamer", max_length=2, choices=Chamber)
    start = models.DateField("begin", null=True, blank=True)
    end = models.DateField("einde", null=True, blank=True)

    objects = NaturalKeyQuerySet["Membership"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(start=None) | Q(end__gte=F("start")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "party", "chamber", "start"],
                name="membership_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.party})"


class MinistryQuerySet(NaturalKeyQuerySet["Ministry"]):
    """Questions one can ask of ministries."""

    def unmerged(self) -> MinistryQuerySet:
        return self.filter(merged_into=None)

    def real(self) -> MinistryQuerySet:
        """Without the invented examples."""
        return self.filter(is_example=False)

    def asked_or_answering(self) -> MinistryQuerySet:
        return self.unmerged().filter(
            _having(self.model, "addressees") | _having(self.model, "respondents")
        )

    def called(self, name: str) -> QuerySet[Ministry, str]:
        """The slugs of those with this abbreviation, or these words in a name."""
        named = Q(abbreviation__iexact=name) | Q(slug=name.lower())
        named |= Q(name__icontains=name) | Q(names__name__icontains=name)
        return self.filter(named).distinct().order_by("slug").values_list("slug", flat=True)

    def spelt(self) -> QuerySet[Ministry, tuple[int, str, str, str, str, str | None]]:
        """Key, slug, name; and that as it is, abbreviated, and as it or a portfolio was called."""
        found = self.unmerged().order_by()
        return found.values_list("pk", "slug", "name", "name", "abbreviation", "names__name")

    def with_names(self) -> MinistryQuerySet:
        """Those of known days; the others are abbreviations and printed forms to match by."""
        dated = MinistryName.objects.exclude(start=None, end=None)
        oldest_first = dated.order_by(F("start").asc(nulls_first=True))
        return self.prefetch_related(Prefetch("names", queryset=oldest_first))

    def with_ministers(self) -> MinistryQuerySet:
        return self.prefetch_related("ministers__person", "ministers__ministry__names")


class Ministry(models.Model):
    """A ministry, which outlives its ministers and its names; ``name`` is the latest."""

    slug = models.SlugField("adresnaam", max_length=120, unique=True)
    name = models.CharField("naam", max_length=200)
    abbreviation = models.CharField("afkorting", max_length=20, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name="samengevoegd met",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )
    is_example = models.BooleanField("verzonnen voorbeeld", default=False)

    history = HistoricalRecords()
    objects = MinistryQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "ministerie"
        verbose_name_plural = "ministeries"
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="ministry_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ministry", args=[self.slug])

    def name_on(self, day: date | None) -> str:
        """What the ministry was called on a day; the latest name where that is not known."""
        names = [name for name in self.names.all() if not name.is_portfolio]
        return next((name.name for name in names if name.was_in_use(day)), self.name)


class MinistryName(models.Model):
    """A name a ministry went by, or a minister's portfolio in it ("voor Rechtsbescherming")."""

    ministry = models.ForeignKey(
        Ministry, verbose_name="ministerie", on_delete=models.CASCADE, related_name="names"
    )
    name = models.CharField("naam", max_length=200)
    is_portfolio = models.BooleanField("portefeuille zonder ministerie", default=False)
    start = models.DateField("begin", null=True, blank=True)
    end = models.DateField("einde", null=True, blank=True)

    objects = NaturalKeyQuerySet["MinistryName"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "naam van een ministerie"
        verbose_name_plural = "namen van ministeries"
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(
                fields=["ministry", "name", "start"],
                name="ministry_name_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def was_in_use(self, day: date | None) -> bool:
        """Whether this name is known to hold on a day; one without days never is."""
        if day is None or (self.start is None and self.end is None):
            return False
        return (self.start or day) <= day <= (self.end or day)


class Cabinet(models.Model):
    """A cabinet ("Rutte IV") with its days in office."""

    slug = models.SlugField("adresnaam", max_length=80, unique=True)
    name = models.CharField("naam", max_length=80, unique=True)
    start = models.DateField("begin")
    end = models.DateField("einde", null=True, blank=True)

    objects = NaturalKeyQuerySet["Cabinet"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "kabinet"
        verbose_name_plural = "kabinetten"
        ordering = ["-start"]

    def __str__(self) -> str:
        return self.name


class MinisterQuerySet(NaturalKeyQuerySet["Minister"]):
    """Questions one can ask of offices held."""

    def on(self, day: date) -> MinisterQuerySet:
        return self.filter(in_force(day))

    def outliving_their_cabinet(self) -> MinisterQuerySet:
        """Still in office by our facts, of a cabinet that is not."""
        return self.filter(end=None, cabinet__end__isnull=False)


class Minister(models.Model):
    """A person in an office during a period; state secretaries too."""

    person = models.ForeignKey(
        Person, verbose_name="persoon", on_delete=models.PROTECT, related_name="offices"
    )
    title = models.CharField("ambt", max_length=20, choices=Title)
    ministry = models.ForeignKey(
        Ministry, verbose_name="ministerie", on_delete=models.PROTECT, related_name="ministers"
    )
    portfolio = models.CharField(
        "portefeuille",
        max_length=200,
        blank=True,
        help_text="Zoals de titel haar noemt, bijvoorbeeld Rechtsbescherming.",
    )
    party = models.ForeignKey(
        Party, verbose_name="partij", on_delete=models.PROTECT, null=True, blank=True
    )
    cabinet = models.ForeignKey(
        Cabinet, verbose_name="kabinet", on_delete=models.PROTECT, null=True, blank=True
    )
    start = models.DateField("begin", null=True, blank=True)
    end = models.DateField("einde", null=True, blank=True)

    history = HistoricalRecords()
    objects = MinisterQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "bewindspersoon"
        verbose_name_plural = "bewindspersonen"
        ordering = ["-start", "person__sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(start=None) | Q(end__gte=F("start")),
                name="minister_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "title", "ministry", "portfolio", "start"],
                name="minister_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"

    def get_absolute_url(self) -> str:
        return reverse("minister", args=[self.person.slug])

    @property
    def office(self) -> str:
        """The office in words, as the Kamer writes it: "minister voor Rechtsbescherming"."""
        title = str(self.get_title_display())
        ministry = self.ministry.name_on(self.start)
        if self.title == Title.PRIME_MINISTER:
            return title
        if self.title == Title.STATE_SECRETARY and self.portfolio:
            return f"{title} van {ministry} – {self.portfolio}"
        return f"{title} voor {self.portfolio}" if self.portfolio else f"{title} van {ministry}"
