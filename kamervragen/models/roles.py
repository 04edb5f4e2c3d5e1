"""Who asked, who was asked, and who answered: three different facts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from kamervragen.models.kamervraag import Kamervraag
from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of
from kamervragen.models.people import Minister, Ministry, Party, Person, Title
from kamervragen.models.publication import Publication


class Submitter(models.Model):
    """A member who asks, with the party at that moment, as printed and as matched."""

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="submitters"
    )
    position = models.PositiveIntegerField("volgorde")
    name = models.CharField("gedrukte naam", max_length=300)
    party_name = models.CharField("gedrukte fractie", max_length=120, blank=True)
    person = models.ForeignKey(
        Person,
        verbose_name="persoon",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions",
    )
    party = models.ForeignKey(
        Party,
        verbose_name="fractie",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="submissions",
    )

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Submitter"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "indiener"
        verbose_name_plural = "indieners"
        ordering = ["kamervraag", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "position"],
                name="submitter_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.party_name})" if self.party_name else self.name


class Addressee(models.Model):
    """To whom a Kamervraag was put; may be someone who never answers.

    Documents print an office; the register of the Kamer names a person, often without the office.
    """

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="addressees"
    )
    position = models.PositiveIntegerField("volgorde")
    name = models.CharField("gegeven naam", max_length=300, blank=True)
    printed = models.CharField("gedrukt ambt", max_length=400, blank=True)
    title = models.CharField("ambt", max_length=20, choices=Title, blank=True)
    portfolio = models.CharField("portefeuille", max_length=300, blank=True)
    ministry = models.ForeignKey(
        Ministry,
        verbose_name="ministerie",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="addressees",
    )
    minister = models.ForeignKey(
        Minister,
        verbose_name="bewindspersoon",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="addressees",
    )

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Addressee"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "geadresseerde"
        verbose_name_plural = "geadresseerden"
        ordering = ["kamervraag", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "position"],
                name="addressee_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.printed or self.name


class RespondentQuerySet(NaturalKeyQuerySet["Respondent"]):
    """Questions one can ask of respondents."""

    def answering(self) -> RespondentQuerySet:
        """Without those who only announced a postponement."""
        return self.filter(publication__kind__in=["answer", "further_answer"])


class Respondent(models.Model):
    """Who answered or announced: a signatory, or an office spoken for ("mede namens")."""

    class Role(models.TextChoices):
        """In what quality."""

        SIGNATORY = "signatory", "ondertekenaar"
        ON_BEHALF_OF = "on_behalf_of", "mede namens"

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="respondents"
    )
    publication = models.ForeignKey(
        Publication, verbose_name="in", on_delete=models.PROTECT, related_name="respondents"
    )
    position = models.PositiveIntegerField("volgorde")
    name = models.CharField("gedrukte naam", max_length=300, blank=True)
    role = models.CharField("rol", max_length=20, choices=Role)
    printed = models.CharField("gedrukt ambt", max_length=400, blank=True)
    title = models.CharField("ambt", max_length=20, choices=Title, blank=True)
    portfolio = models.CharField("portefeuille", max_length=300, blank=True)
    ministry = models.ForeignKey(
        Ministry,
        verbose_name="ministerie",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="respondents",
    )
    minister = models.ForeignKey(
        Minister,
        verbose_name="bewindspersoon",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="respondents",
    )

    history = HistoricalRecords()
    objects = RespondentQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "beantwoorder"
        verbose_name_plural = "beantwoorders"
        ordering = ["kamervraag", "publication__received_on", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "publication", "position"],
                name="respondent_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~Q(name="", printed=""), name="respondent_has_name_or_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.printed})" if self.name else self.printed
