"""What the official services list, against which the archive is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypedDict

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils.translation import gettext_lazy

from kamervragen.models.publication import PublicationKind, SourceFile

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django_stubs_ext import WithAnnotations


class Service(models.TextChoices):
    """A service that lists official documents."""

    KOOP = "koop", "officielebekendmakingen.nl"
    TWEEDE_KAMER = "tweede_kamer", gettext_lazy("Tweede Kamer")


class ServiceList(models.TextChoices):
    """One of the lists of a service, which is gone through as a whole."""

    PUBLICATIONS = "publications", gettext_lazy("officiële publicaties")
    CASES = "cases", gettext_lazy("zaken")
    DOCUMENTS = "documents", gettext_lazy("documenten bij zaken")


SERVICE_OF = {
    ServiceList.PUBLICATIONS: Service.KOOP,
    ServiceList.CASES: Service.TWEEDE_KAMER,
    ServiceList.DOCUMENTS: Service.TWEEDE_KAMER,
}


class Fetching(models.TextChoices):
    """What came of fetching a listed document."""

    WAITING = "waiting", gettext_lazy("nog niet opgehaald")
    FETCHED = "fetched", gettext_lazy("opgehaald")
    PDF_ONLY = "pdf_only", gettext_lazy("alleen als PDF")
    FALSE_404 = (
        "false_404",
        gettext_lazy("de dienst geeft een foutpagina in plaats van het document"),
    )
    GONE = "gone", gettext_lazy("staat op de lijst, maar is er niet (404)")
    FAILED = "failed", gettext_lazy("ophalen mislukt; wordt opnieuw geprobeerd")


class Gap(models.TextChoices):
    """Why the text of a listed document is not in the archive."""

    WAITING = Fetching.WAITING.value, Fetching.WAITING.label
    PDF_ONLY = Fetching.PDF_ONLY.value, Fetching.PDF_ONLY.label
    FALSE_404 = Fetching.FALSE_404.value, Fetching.FALSE_404.label
    GONE = Fetching.GONE.value, Fetching.GONE.label
    FAILED = Fetching.FAILED.value, Fetching.FAILED.label
    NO_TEXT = "no_text", gettext_lazy("gelezen, maar er staat geen tekst in")
    REFUSED = "refused", gettext_lazy("bewaard, maar niet te lezen")
    UNREAD = "unread", gettext_lazy("bewaard, nog niet gelezen")
    LOST = "lost", gettext_lazy("was opgehaald, maar staat niet in het archief")


class GapOfDocument(TypedDict):
    """What ``with_gap`` adds."""

    gap: str


class ListedDocumentQuerySet(models.QuerySet["ListedDocument"]):
    """Questions one can ask of what is listed."""

    def named(self, service_list: str, identifier: str) -> Self:
        return self.filter(service_list=service_list, identifier=identifier)

    def listed(self) -> Self:
        """Without what the service has removed since."""
        return self.filter(removed_at=None)

    def to_fetch(self) -> Self:
        """Publications whose files are yet to be fetched, or again; a row comes with its list."""
        is_due = Q(fetching__in=[Fetching.WAITING, Fetching.FAILED])
        is_lost = Q(fetching=Fetching.FETCHED, source_file=None)
        return self.listed().filter(is_due | is_lost, service_list=ServiceList.PUBLICATIONS)

    def unread(self) -> Self:
        """Those whose files are kept, and were not read as they are now."""
        return self.exclude(source_file=None).filter(is_read=False)

    def not_listed_since(self, moment: datetime) -> Self:
        return self.listed().filter(listed_at__lt=moment)

    def with_gap(self) -> QuerySet[WithAnnotations[ListedDocument, GapOfDocument]]:
        """Each with the reason why its text is not in the archive; empty where it is."""
        is_read = Q(source_file__publication__isnull=False)
        is_row = ~Q(service_list=ServiceList.PUBLICATIONS)
        is_fetched = Q(fetching=Fetching.FETCHED)
        return self.annotate(  # type: ignore[return-value] # the same, with its type named
            gap=Case(
                When(
                    is_read & (is_row | Q(source_file__publication__has_text=True)), then=Value("")
                ),
                When(is_fetched & is_read, then=Value(Gap.NO_TEXT)),
                When(is_fetched & Q(source_file=None), then=Value(Gap.LOST)),
                When(is_fetched & ~Q(source_file__refusal=""), then=Value(Gap.REFUSED)),
                When(is_fetched, then=Value(Gap.UNREAD)),
                default=F("fetching"),
                output_field=models.CharField(),
            )
        )

    def missing(self) -> QuerySet[WithAnnotations[ListedDocument, GapOfDocument]]:
        """Those whose text is not in the archive, each with the reason."""
        return self.listed().with_gap().exclude(gap="")

    def gaps_by_reason(self) -> dict[str, int]:
        """How many are missing, by `Gap`."""
        counted = self.missing().order_by().values_list("gap").annotate(number_of=Count("pk"))
        return dict(counted)


class ListedDocument(models.Model):
    """A document that a service lists, and what came of fetching it.

    ``modified`` is what the service says of its last change; ``fetched_modified`` what it said when
    the document was last fetched.
    """

    service_list = models.CharField("lijst", max_length=20, choices=ServiceList)
    identifier = models.CharField("nummer", max_length=120)
    kind = models.CharField("soort", max_length=20, choices=PublicationKind, blank=True)
    dated = models.DateField("datum", null=True, blank=True)
    title = models.TextField("titel", blank=True)
    modified = models.CharField("gewijzigd volgens de dienst", max_length=40)
    addresses = models.JSONField("adressen", default=dict)
    listed_at = models.DateTimeField("laatst op de lijst")
    removed_at = models.DateTimeField("niet meer op de lijst", null=True, blank=True)
    fetching = models.CharField(
        "ophalen", max_length=20, choices=Fetching, default=Fetching.WAITING
    )
    reason = models.TextField("bijzonderheden", blank=True)
    fetched_modified = models.CharField("opgehaald als gewijzigd", max_length=40, blank=True)
    validators = models.JSONField("kenmerken van de antwoorden", default=dict)
    source_file = models.ForeignKey(
        SourceFile,
        verbose_name="bronbestand",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="listings",
    )
    is_read = models.BooleanField("gelezen", default=False)

    objects = ListedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document volgens een dienst"
        verbose_name_plural = "documenten volgens de diensten"
        ordering = ["service_list", "identifier"]
        constraints = [
            models.UniqueConstraint(
                fields=["service_list", "identifier"], name="listed_document_once"
            ),
        ]
        indexes = [
            models.Index(fields=["identifier"], name="listed_document_identifier"),
            models.Index(
                fields=["service_list"],
                condition=Q(fetching__in=[Fetching.WAITING, Fetching.FAILED]) | Q(is_read=False),
                name="listed_document_to_do",
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


class ListingQuerySet(models.QuerySet["Listing"]):
    """Questions one can ask of passes over a list."""

    def finished(self) -> Self:
        return self.exclude(finished_at=None)

    def unfinished(self) -> Self:
        return self.filter(finished_at=None)

    def up_to_now(self) -> Self:
        return self.filter(until=None)


class Listing(models.Model):
    """One pass over a list of a service; an unfinished one goes on from its cursor."""

    service_list = models.CharField("lijst", max_length=20, choices=ServiceList)
    since = models.DateField("gewijzigd sinds", null=True, blank=True)  # empty is all
    until = models.DateField("gewijzigd tot en met", null=True, blank=True)
    cursor = models.JSONField("gebleven bij", null=True, blank=True)
    documents = models.PositiveIntegerField("documenten", default=0)
    latest = models.DateField(
        "laatste wijziging",
        null=True,
        blank=True,
        help_text="De jongste dag van wijziging op de lijst, op de klok van de dienst.",
    )
    started_at = models.DateTimeField("begonnen")
    finished_at = models.DateTimeField("klaar", null=True, blank=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = "doorgenomen lijst"
        verbose_name_plural = "doorgenomen lijsten"
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.get_service_list_display()} {self.started_at:%Y-%m-%d %H:%M}"
