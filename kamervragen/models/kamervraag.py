"""The Kamervraag, its questions and its answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy
from simple_history.models import HistoricalRecords

from kamervragen.models.kamervraag_queries import KamervraagQuerySet
from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of
from kamervragen.models.people import Chamber
from kamervragen.models.publication import Footnote, Part, Publication, PublicationKind, SourceFile
from kamervragen.models.title_words import TitleWords
from kamervragen.models.topics import Topic

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import ManyRelatedManager

# Rules of order of the Tweede Kamer: three weeks from submission; after a postponement the
# practice of the Kamer is three weeks more (SOURCES: deadlines).
ANSWER_TERM = timedelta(weeks=3)
POSTPONED_TERM = timedelta(weeks=6)
# The register of the Tweede Kamer has all answers from the session year 2008–2009 on (SOURCES:
# OData). Of what is older and has no answer here, nobody can tell whether it was ever answered.
REGISTER_BEGAN = date(2008, 9, 16)


class Kind(models.TextChoices):
    """How the questions are put."""

    WRITTEN = "written", gettext_lazy("schriftelijk")
    ORAL = "oral", gettext_lazy("mondeling")


class Status(models.TextChoices):
    """Where a Kamervraag stands, from stored facts alone. New ones come last: see ``STATUSES``."""

    OPEN = "open", gettext_lazy("open")
    POSTPONED = "postponed", gettext_lazy("uitgesteld")
    ANSWERED = "answered", gettext_lazy("beantwoord")
    WITHDRAWN = "withdrawn", gettext_lazy("ingetrokken")
    NOT_APPLICABLE = "not_applicable", gettext_lazy("niet van toepassing")
    CLOSED = "closed", gettext_lazy("afgedaan")
    UNKNOWN = "unknown", gettext_lazy("afloop onbekend")


class DaysBetween(models.Func):
    """Whole days from the second date to the first."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = models.IntegerField()


def _due_after(term: timedelta) -> Cast:
    return Cast(F("submitted_on") + Value(term), models.DateField())


class Kamervraag(models.Model):
    """The set of numbered questions put at once, composed from its publications.

    Identity is the official number where there is one, else the Aanhangsel it is printed in.
    """

    number = models.CharField("nummer", max_length=80, unique=True)
    kind = models.CharField("soort", max_length=10, choices=Kind, default=Kind.WRITTEN)
    chamber = models.CharField("kamer", max_length=2, choices=Chamber)
    session_year = models.CharField("vergaderjaar", max_length=9, blank=True)
    title = models.TextField("titel", blank=True)
    submitted_on = models.DateField("ingezonden", null=True, blank=True)
    answered_on = models.DateField("beantwoord", null=True, blank=True)
    is_answered = models.BooleanField("is beantwoord", default=False)
    is_postponed = models.BooleanField(
        "is uitgesteld", default=False, help_text="Gemeld voordat het antwoord er was."
    )
    is_withdrawn = models.BooleanField("is ingetrokken", default=False)
    is_closed = models.BooleanField(
        "is afgedaan",
        default=False,
        help_text="Volgens de Tweede Kamer; het antwoord hoeft niet in dit archief te staan.",
    )
    introduction = models.TextField("inleiding", blank=True)
    introduction_html = models.TextField("inleiding met opmaak", blank=True)
    explanatory_note = models.TextField("toelichting", blank=True)
    explanatory_note_html = models.TextField("toelichting met opmaak", blank=True)
    topics = models.ManyToManyField(
        Topic, verbose_name="onderwerpen", blank=True, related_name="kamervragen"
    )
    is_example = models.BooleanField("verzonnen voorbeeld", default=False)
    publications: ManyRelatedManager[Publication, models.Model]  # the other end of its relation

    status = models.GeneratedField(
        verbose_name="stand",
        expression=Case(
            When(kind=Kind.ORAL, then=Value(Status.NOT_APPLICABLE)),
            When(is_withdrawn=True, then=Value(Status.WITHDRAWN)),
            When(is_answered=True, then=Value(Status.ANSWERED)),
            When(is_closed=True, then=Value(Status.CLOSED)),
            When(
                Q(submitted_on=None) | Q(submitted_on__lt=REGISTER_BEGAN),
                then=Value(Status.UNKNOWN),
            ),
            When(is_postponed=True, then=Value(Status.POSTPONED)),
            default=Value(Status.OPEN),
        ),
        output_field=models.CharField(max_length=20, choices=Status),
        db_persist=True,
    )
    due_on = models.GeneratedField(
        verbose_name="uiterste datum",
        expression=Case(
            When(kind=Kind.ORAL, then=None),
            When(is_postponed=True, then=_due_after(POSTPONED_TERM)),
            default=_due_after(ANSWER_TERM),
        ),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
    response_days = models.GeneratedField(
        verbose_name="dagen tot het antwoord",
        # An answer before its question is a printing error: no figure rather than a false one.
        expression=Case(
            When(
                answered_on__gte=F("submitted_on"),
                then=DaysBetween(F("answered_on"), F("submitted_on")),
            ),
            default=None,
        ),
        output_field=models.IntegerField(null=True),
        db_persist=True,
    )

    history = HistoricalRecords()
    objects = KamervraagQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "Kamervraag"
        verbose_name_plural = "Kamervragen"
        ordering = [
            F("submitted_on").desc(nulls_last=True),
            "-number",
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="kamervraag_has_number"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(is_answered=True),
                name="kamervraag_answer_date_of_answered",
            ),
            models.CheckConstraint(
                condition=Q(session_year="") | Q(session_year__regex=r"^\d{4}-\d{4}$"),
                name="kamervraag_session_year",
            ),
        ]
        indexes = [
            models.Index(
                F("submitted_on").desc(nulls_last=True), F("number").desc(), name="newest_first"
            ),
            models.Index(fields=["answered_on"], name="kamervraag_answered_on"),
            models.Index(fields=["status", "due_on"], name="kamervraag_status_due"),
            GinIndex(TitleWords("title"), name="kamervraag_title_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("kamervraag", args=[self.number])


class Question(models.Model):
    """One printed question of a Kamervraag, as its leading publication prints it."""

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="questions"
    )
    publication = models.ForeignKey(
        Publication, verbose_name="gedrukt in", on_delete=models.PROTECT, related_name="questions"
    )
    position = models.PositiveIntegerField("volgorde")
    label = models.CharField(
        "gedrukt nummer", max_length=120, blank=True, help_text="Zoals gedrukt: “2 en 3”."
    )
    numbers = ArrayField(
        models.PositiveIntegerField(),
        verbose_name="nummers",
        default=list,
        blank=True,
        help_text="Wat het gedrukte nummer betekent.",
    )
    anchor = models.CharField("anker", max_length=40)
    heading = models.TextField(
        "tussenkop", blank=True, help_text="Gedrukt waar in één document nieuwe vragen beginnen."
    )
    text = models.TextField("tekst", blank=True)
    html = models.TextField("tekst met opmaak", blank=True)
    footnotes = models.ManyToManyField(
        Footnote, verbose_name="voetnoten", blank=True, related_name="questions"
    )

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Question"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["kamervraag", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "position"],
                name="question_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["kamervraag", "anchor"],
                name="question_anchor",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="question_from_one"),
        ]

    def __str__(self) -> str:
        return f"vraag {self.label or self.position}"

    def get_absolute_url(self) -> str:
        return f"{self.kamervraag.get_absolute_url()}#{self.anchor}"

    @property
    def number(self) -> int | None:
        """The (first) number, or nothing where none is printed."""
        return self.numbers[0] if self.numbers else None


class Answer(models.Model):
    """One printed answer; it answers the questions that its label names."""

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="answers"
    )
    publication = models.ForeignKey(
        Publication, verbose_name="gedrukt in", on_delete=models.PROTECT, related_name="answers"
    )
    position = models.PositiveIntegerField("volgorde in de publicatie")
    label = models.CharField("gedrukt nummer", max_length=120, blank=True)
    numbers = ArrayField(
        models.PositiveIntegerField(), verbose_name="nummers", default=list, blank=True
    )
    questions = models.ManyToManyField(
        Question, verbose_name="beantwoordt", blank=True, related_name="answers"
    )
    text = models.TextField("tekst", blank=True)
    html = models.TextField("tekst met opmaak", blank=True)
    footnotes = models.ManyToManyField(
        Footnote, verbose_name="voetnoten", blank=True, related_name="answers"
    )

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Answer"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        ordering = [
            "kamervraag",
            "publication__received_on",
            "publication__key",
            "position",
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "publication", "position"],
                name="answer_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="answer_from_one"),
        ]

    def __str__(self) -> str:
        return f"antwoord {self.label or self.position}"


class Notice(models.Model):
    """What a minister reports instead of an answer."""

    class Kind(models.TextChoices):
        """What is reported."""

        POSTPONEMENT = PublicationKind.POSTPONEMENT.value, gettext_lazy("uitstel")
        WITHDRAWAL = PublicationKind.WITHDRAWAL.value, gettext_lazy("intrekking")

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="notices"
    )
    publication = models.ForeignKey(
        Publication, verbose_name="gedrukt in", on_delete=models.PROTECT, related_name="notices"
    )
    position = models.PositiveIntegerField("volgorde in de publicatie")
    kind = models.CharField("soort", max_length=20, choices=Kind)
    dated = models.DateField("ontvangen", null=True, blank=True)
    text = models.TextField("tekst", blank=True)
    html = models.TextField("tekst met opmaak", blank=True)

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Notice"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "mededeling"
        verbose_name_plural = "mededelingen"
        ordering = ["kamervraag", "dated", "publication", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "publication", "position"],
                name="notice_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.dated or ''}".strip()


class Reading(models.Model):
    """A part as another source file prints it, where the words differ from those we show."""

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="readings"
    )
    source_file = models.ForeignKey(
        SourceFile, verbose_name="bronbestand", on_delete=models.CASCADE, related_name="readings"
    )
    part = models.CharField(
        "deel", max_length=20, choices=[*Part.choices, ("footnote", gettext_lazy("voetnoot"))]
    )
    position = models.PositiveIntegerField("volgorde in de bron")
    label = models.CharField("gedrukt nummer", max_length=120, blank=True)
    text = models.TextField("tekst")
    html = models.TextField("tekst met opmaak")

    objects = NaturalKeyQuerySet["Reading"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "afwijkende lezing"
        verbose_name_plural = "afwijkende lezingen"
        ordering = ["kamervraag", "source_file", "part", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "source_file", "part", "position"], name="reading_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.label} in {self.source_file}"


class FollowUp(models.Model):
    """What a Kamervraag says it follows: a number, or who asked on which day.

    Which Kamervraag that is depends on what the archive holds: importing settles it anew each time.
    """

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="follow_ups"
    )
    position = models.PositiveIntegerField("volgorde")
    text = models.TextField("woorden")
    target = models.CharField("volgt op", max_length=120, blank=True)
    names = ArrayField(
        models.CharField(max_length=120), verbose_name="indieners", default=list, blank=True
    )
    submitted_on = models.DateField("ingezonden", null=True, blank=True)
    earlier = models.ForeignKey(
        Kamervraag,
        verbose_name="eerdere Kamervraag",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="later_follow_ups",
        help_text="Leeg als niet zeker is welke het is, of als zij niet in het archief is.",
    )

    objects = NaturalKeyQuerySet["FollowUp"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "vervolg"
        verbose_name_plural = "vervolgen"
        ordering = ["kamervraag", "position"]
        constraints = [
            models.UniqueConstraint(fields=["kamervraag", "position"], name="follow_up_position"),
            models.CheckConstraint(
                condition=Q(earlier=None) | ~Q(earlier=F("kamervraag")),
                name="follow_up_of_another",
            ),
        ]

    def __str__(self) -> str:
        return self.text
