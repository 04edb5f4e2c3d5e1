"""What imports did, what they could not read, and what editors changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_noop

from kamervragen.models.kamervraag import Kamervraag
from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of
from kamervragen.models.publication import Publication, SourceFile
from kamervragen.parsing.problems import DESCRIPTIONS

# Beside the parser's kinds of problems those that the importer meets.
_SENTENCES = {kind.value: sentence for kind, sentence in DESCRIPTIONS.items()} | {
    "unreadable": gettext_noop("Het document is niet te lezen; de bytes zijn bewaard."),
    "unmatched_person": gettext_noop("De indiener is niet bekend."),
    "unmatched_party": gettext_noop("De fractie is niet bekend."),
    "unmatched_ministry": gettext_noop("Het ministerie is niet bekend."),
    "unmatched_minister": gettext_noop(
        "De bewindspersoon is niet bekend, of had meer dan één ambt."
    ),
    "number_of_another_kamervraag": gettext_noop("Het nummer is van een andere Kamervraag."),
    "differs_from_register": gettext_noop(
        "De publicatie en het register van de Tweede Kamer verschillen."
    ),
    "case_of_several": gettext_noop("Deze registratie kan bij meer dan één Kamervraag horen."),
}

# The HTML that an editor types, and the plain text that is made of it.
TEXT_OF = {
    "html": "text",
    "introduction_html": "introduction",
    "explanatory_note_html": "explanatory_note",
}

# A batch takes seconds; one whose documents have to be fetched politely some minutes.
SILENCE = timedelta(minutes=15)


def problem_sentence(kind: str) -> str:
    """What a reader or an editor is told of a kind of problem."""
    sentence = _SENTENCES.get(kind)
    return gettext(sentence) if sentence else kind.replace("_", " ")


class RunState(models.TextChoices):
    """How an import stands; one that is silent for long was killed."""

    FINISHED = "finished", "klaar"
    RUNNING = "running", "loopt"
    KILLED = "killed", "afgebroken"


class ImportRun(models.Model):
    """One run of an import command and its figures, as far as it came."""

    command = models.CharField("opdracht", max_length=40)
    started_at = models.DateTimeField("begonnen")
    active_at = models.DateTimeField("laatst bezig", null=True, blank=True)
    finished_at = models.DateTimeField("klaar", null=True, blank=True)
    documents = models.PositiveIntegerField("documenten", default=0)
    created = models.PositiveIntegerField("nieuw", default=0)
    updated = models.PositiveIntegerField("gewijzigd", default=0)
    unchanged = models.PositiveIntegerField("ongewijzigd", default=0)
    refused = models.PositiveIntegerField("geweigerd", default=0)
    problems = models.JSONField("problemen per soort", default=dict)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.command} {localtime(self.started_at):%Y-%m-%d %H:%M}"

    def state(self, *, at: datetime) -> RunState:
        if self.finished_at is not None:
            return RunState.FINISHED
        is_silent = at - (self.active_at or self.started_at) > SILENCE
        return RunState.KILLED if is_silent else RunState.RUNNING

    @property
    def duration(self) -> timedelta:
        """Until it finished, or until it was last heard of."""
        return (self.finished_at or self.active_at or self.started_at) - self.started_at


class ImportProblemQuerySet(NaturalKeyQuerySet["ImportProblem"]):
    """Questions one can ask of problems."""

    def unresolved(self) -> ImportProblemQuerySet:
        return self.filter(accepted_because="")


class ImportProblem(models.Model):
    """Something odd in a source file: what, where, and the words concerned."""

    run = models.ForeignKey(
        ImportRun,
        verbose_name="import",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="found_problems",
    )
    source_file = models.ForeignKey(
        SourceFile,
        verbose_name="bronbestand",
        on_delete=models.CASCADE,
        related_name="problems",
    )
    publication = models.ForeignKey(
        Publication,
        verbose_name="publicatie",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="problems",
    )
    kind = models.CharField("soort", max_length=60, db_index=True)
    place = models.CharField("plaats", max_length=200, blank=True)
    detail = models.TextField("bijzonderheden", blank=True)
    accepted_because = models.TextField(
        "aanvaard, omdat", blank=True, help_text="Leeg zolang iemand er nog naar moet kijken."
    )

    objects = ImportProblemQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "probleem"
        verbose_name_plural = "problemen"
        ordering = ["kind", "source_file", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_file", "kind", "place", "detail"], name="import_problem_once"
            ),
        ]

    def __str__(self) -> str:
        return problem_sentence(self.kind)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Questions one can ask of corrections."""

    def in_conflict(self) -> CorrectionQuerySet:
        return self.filter(is_in_conflict=True)

    def as_typed(self) -> CorrectionQuerySet:
        """Without the plain texts that follow from the HTML that was typed."""
        same = {name: OuterRef(name) for name in ("kamervraag", "part", "key")}
        follows = Q()
        for html, text in TEXT_OF.items():
            follows |= Q(Exists(Correction.objects.filter(field=html, **same)), field=text)
        return self.exclude(follows)

    def with_its_text(self, correction: Correction) -> CorrectionQuerySet:
        """A correction, and that of the plain text or of the HTML beside it."""
        pair = {field for pair in TEXT_OF.items() if correction.field in pair for field in pair}
        return self.filter(
            kamervraag=correction.kamervraag_id,
            part=correction.part,
            key=correction.key,
            field__in=pair or [correction.field],
        )


class Correction(models.Model):
    """What an editor changed in one field, beside what the source said at that moment.

    ``part`` names the kind of row (``question``), ``key`` the row within its Kamervraag, ``field``
    the changed field; an empty field is the row as a whole: added, or with a null value removed.
    """

    kamervraag = models.ForeignKey(
        Kamervraag, verbose_name="Kamervraag", on_delete=models.CASCADE, related_name="corrections"
    )
    part = models.CharField("onderdeel", max_length=20)
    key = models.CharField("welke", max_length=200, blank=True)
    field = models.CharField("veld", max_length=40, blank=True)
    source_value = models.JSONField("bron", null=True, blank=True)
    value = models.JSONField("verbeterd", null=True, blank=True)
    new_source_value = models.JSONField("bron nu", null=True, blank=True)
    is_in_conflict = models.BooleanField("bron is sindsdien gewijzigd", default=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="redacteur",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    made_at = models.DateTimeField("gemaakt", auto_now_add=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "verbetering"
        verbose_name_plural = "verbeteringen"
        ordering = ["kamervraag", "part", "key", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["kamervraag", "part", "key", "field"], name="correction_once"
            ),
            models.CheckConstraint(
                condition=Q(is_in_conflict=True) | Q(new_source_value=None),
                name="correction_conflict_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.key} {self.field}".strip()
