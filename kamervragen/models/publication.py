"""The official documents: what they are, the bytes they came in, and the notes they print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy
from simple_history.models import HistoricalRecords

from kamervragen.models.natural_keys import NaturalKeyQuerySet, natural_key_of
from kamervragen.models.people import Chamber

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamervragen.models.kamervraag import Kamervraag


class PublicationKind(models.TextChoices):
    """What a publication does with the questions it prints, or is about."""

    QUESTIONS = "questions", gettext_lazy("vragen")
    ANSWER = "answer", gettext_lazy("antwoord")
    FURTHER_ANSWER = "further_answer", gettext_lazy("nader antwoord")
    POSTPONEMENT = "postponement", gettext_lazy("uitstel")
    WITHDRAWAL = "withdrawal", gettext_lazy("intrekking")
    ORAL_NOTICE = "oral_notice", gettext_lazy("aankondiging van mondelinge vragen")
    NOTICE = "notice", gettext_lazy("mededeling")
    CASE = "case", gettext_lazy("registratie Tweede Kamer")


class Part(models.TextChoices):
    """The part of a publication that a text or a footnote stands in."""

    INTRODUCTION = "introduction", gettext_lazy("inleiding")
    QUESTION = "question", gettext_lazy("vraag")
    ANSWER = "answer", gettext_lazy("antwoord")
    NOTICE = "notice", gettext_lazy("mededeling")
    EXPLANATORY_NOTE = "explanatory_note", gettext_lazy("toelichting")


class Publication(models.Model):
    """One official document: questions, an answer, a further answer, a postponement, a reissue."""

    key = models.CharField(
        "sleutel",
        max_length=120,
        unique=True,
        help_text="Het officiële nummer, of wat het document anders van alle andere onderscheidt.",
    )
    identifier = models.CharField("officieel nummer", max_length=80, blank=True)
    kind = models.CharField("soort", max_length=20, choices=PublicationKind)
    chamber = models.CharField("kamer", max_length=2, choices=Chamber)
    session_year = models.CharField("vergaderjaar", max_length=9, blank=True)
    appendix_number = models.CharField("nummer in het Aanhangsel", max_length=20, blank=True)
    numbers = ArrayField(
        models.CharField(max_length=30),
        verbose_name="nummers van de Kamervragen",
        default=list,
        blank=True,
    )
    see_also = ArrayField(
        models.CharField(max_length=80), verbose_name="zie ook", default=list, blank=True
    )
    title = models.TextField("titel", blank=True)
    heading = models.TextField("aanhef van de vragen", blank=True)
    answer_heading = models.TextField("aanhef van het antwoord", blank=True)
    submitted_on = models.DateField("ingezonden", null=True, blank=True)
    received_on = models.DateField("ontvangen", null=True, blank=True)
    published_on = models.DateField("gepubliceerd", null=True, blank=True)
    abstract = models.TextField("samenvatting van de documentatiedienst", blank=True)
    keywords = models.TextField("trefwoorden", blank=True)
    source_corrections = models.TextField("tekstcorrecties van de bron", blank=True)
    registered = models.TextField("in het register van de Tweede Kamer", blank=True)
    version = models.PositiveIntegerField("versie in het register", null=True, blank=True)
    has_text = models.BooleanField("tekst beschikbaar", default=True)
    is_removed = models.BooleanField("door de bron verwijderd", default=False)
    is_example = models.BooleanField("verzonnen voorbeeld", default=False)
    kamervragen: models.ManyToManyField[Kamervraag, models.Model] = models.ManyToManyField(
        "Kamervraag", verbose_name="Kamervragen", related_name="publications"
    )

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Publication"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "officiële publicatie"
        verbose_name_plural = "officiële publicaties"
        ordering = ["received_on", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["identifier"], condition=~Q(identifier=""), name="publication_identifier"
            ),
            models.CheckConstraint(
                condition=Q(session_year="") | Q(session_year__regex=r"^\d{4}-\d{4}$"),
                name="publication_session_year",
            ),
        ]
        indexes = [
            GinIndex(fields=["numbers"], name="publication_numbers"),
            GinIndex(fields=["see_also"], name="publication_see_also"),
            models.Index(fields=["submitted_on"], name="publication_submitted_on"),
        ]

    def __str__(self) -> str:
        if self.kind == PublicationKind.CASE:
            return f"{self.get_kind_display()} {', '.join(self.numbers)}"
        nameless = gettext("%(kind)s zonder nummer") % {"kind": self.get_kind_display()}
        return self.identifier or nameless


class SourceFileQuerySet(NaturalKeyQuerySet["SourceFile"]):
    """Questions one can ask of the bytes that came in."""

    def published(self) -> Self:
        """Those of a publication, and the metadata beside them; not what nobody could read."""
        return self.exclude(publication=None, describes__publication=None)

    def with_sha256(self, sha256: str) -> Self:
        return self.filter(sha256=sha256)

    def refused(self) -> Self:
        """Documents that belong to no publication, because nobody could read them."""
        return self.filter(publication=None, describes=None)

    def unreadable(self) -> Self:
        """Those that today's parser refuses, whether or not an earlier one read them."""
        return self.exclude(refusal="")

    def refused_versions_of(self, publications: Iterable[Publication]) -> Self:
        """Refused documents with the name of one that is read."""
        read = SourceFile.objects.filter(publication__in=publications)
        return self.refused().filter(name__in=read.values("name"))


class SourceFile(models.Model):
    """The bytes of a publication as received; a later version of the same name succeeds it."""

    publication = models.ForeignKey(
        Publication,
        verbose_name="publicatie",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="source_files",
        help_text="Leeg zolang het document onleesbaar is.",
    )
    describes = models.ForeignKey(
        "self",
        verbose_name="beschrijft",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="metadata_files",
        help_text="Het document waar dit metadatabestand bij hoort.",
    )
    name = models.CharField("naam", max_length=300)
    media_type = models.CharField("mediatype", max_length=80)
    sha256 = models.CharField("sha256", max_length=64)
    size = models.PositiveIntegerField("bytes")
    content = models.BinaryField("inhoud")
    address = models.URLField("adres", max_length=500, blank=True)
    fetched_at = models.DateTimeField("ontvangen op")
    is_current = models.BooleanField("laatste versie", default=True)
    refusal = models.TextField("reden van weigering", blank=True)

    objects = SourceFileQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "bronbestand"
        verbose_name_plural = "bronbestanden"
        ordering = ["name", "fetched_at"]
        indexes = [models.Index(fields=["sha256"], name="source_file_by_sha256")]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "sha256", "describes"],
                name="source_file_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="source_file_sha256"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:8]})"


class SourceLink(models.Model):
    """An address that a reader can open."""

    class Kind(models.TextChoices):
        """What one finds at the address."""

        HTML = "html", gettext_lazy("webpagina")
        PDF = "pdf", "PDF"
        XML = "xml", "XML"
        METADATA = "metadata", "metadata"
        TWEEDE_KAMER = "tweedekamer", "tweedekamer.nl"

    publication = models.ForeignKey(
        Publication, verbose_name="publicatie", on_delete=models.CASCADE, related_name="links"
    )
    kind = models.CharField("soort", max_length=20, choices=Kind)
    url = models.URLField("adres", max_length=500)

    objects = NaturalKeyQuerySet["SourceLink"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ["publication", "kind", "url"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "url"], name="source_link_once"),
        ]

    def __str__(self) -> str:
        return self.url


class Footnote(models.Model):
    """A note of one publication; an empty text means that the source prints only the mark."""

    publication = models.ForeignKey(
        Publication, verbose_name="publicatie", on_delete=models.CASCADE, related_name="footnotes"
    )
    position = models.PositiveIntegerField("volgorde")
    part = models.CharField("deel", max_length=20, choices=Part)
    label = models.CharField("merk", max_length=40, blank=True)
    text = models.TextField("tekst", blank=True)
    html = models.TextField("tekst met opmaak", blank=True)

    history = HistoricalRecords()
    objects = NaturalKeyQuerySet["Footnote"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "voetnoot"
        verbose_name_plural = "voetnoten"
        ordering = ["publication", "position"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "position"], name="footnote_position"),
            models.CheckConstraint(condition=Q(position__gte=1), name="footnote_from_one"),
        ]

    def __str__(self) -> str:
        return f"noot {self.label}"

    @property
    def anchor(self) -> str:
        """The note's place on the page; the parser writes the same one in the marks."""
        return f"noot-{self.publication.key.lower()}-{self.position}"


class Citation(models.Model):
    """A reference found in a publication's text: the words, and the identifier they mean."""

    publication = models.ForeignKey(
        Publication, verbose_name="publicatie", on_delete=models.CASCADE, related_name="citations"
    )
    text = models.TextField("woorden")
    target = models.CharField("verwijst naar", max_length=120, db_index=True)

    objects = NaturalKeyQuerySet["Citation"].as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        ordering = ["publication", "id"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "target", "text"], name="citation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text} → {self.target}"


class WebLinkQuerySet(NaturalKeyQuerySet["WebLink"]):
    """Questions one can ask of web links."""

    def to(self, page: str) -> Self:
        return self.filter(page=page)


class WebLink(models.Model):
    """A page of the web that a publication refers to, most often an article in the news."""

    publication = models.ForeignKey(
        Publication, verbose_name="publicatie", on_delete=models.CASCADE, related_name="web_links"
    )
    page = models.CharField(
        "pagina",
        max_length=500,
        db_index=True,
        help_text="Zonder alles wat niet bepaalt welke pagina het is: nu.nl/politiek/1.html.",
    )
    address = models.TextField("adres zoals gedrukt")

    objects = WebLinkQuerySet.as_manager()
    natural_key = natural_key_of

    class Meta:
        verbose_name = "weblink"
        verbose_name_plural = "weblinks"
        ordering = ["publication", "id"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "page"], name="web_link_once"),
        ]

    def __str__(self) -> str:
        return self.page
