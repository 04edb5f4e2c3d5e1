"""What a Kamervraag is tied to, as links: publications, what it follows, corrections, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from kamervragen.models import ImportProblem, Kamervraag

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import Model, QuerySet
    from django.utils.safestring import SafeString


def publication_links(kamervraag: Kamervraag) -> SafeString:
    """Each with its kind, its day, and the addresses that a reader can open."""
    rows = [
        (
            reverse("admin:kamervragen_publication_change", args=[publication.pk]),
            publication,
            publication.get_kind_display(),
            day_in_figures(publication.received_on or publication.submitted_on),
            format_html_join(
                "",
                ' · <a href="{}">{}</a>',
                ((link.url, link.get_kind_display()) for link in publication.links.all()),
            ),
        )
        for publication in kamervraag.publications.all()
    ]
    return format_html_join("", '<div><a href="{}">{}</a> ({}) {} {}</div>', rows)


def follow_up_links(kamervraag: Kamervraag) -> SafeString | None:
    """What its own words say that it follows, and which of it the archive knows."""
    rows = [(told.text, _link_to(told.earlier)) for told in kamervraag.follow_ups.all()]
    return format_html_join("", "<div>“{}”: {}</div>", rows) if rows else None


def _link_to(earlier: Kamervraag | None) -> SafeString:
    if earlier is None:
        return format_html('<span class="quiet">{}</span>', "niet gevonden in het archief")
    address = reverse("admin:kamervragen_kamervraag_change", args=[earlier.pk])
    return format_html('<a href="{}">{}</a>', address, earlier.number)


def work_links(kamervraag: Kamervraag) -> SafeString:
    """To its corrections and its problems, with how many there are and how many wait."""
    corrections = reverse("admin:kamervragen_correction_changelist")
    problems = reverse("admin:kamervragen_importproblem_changelist")
    return format_html(
        '<a href="{}?kamervraag={}">{} verbeteringen</a>, waarvan {} in conflict; '
        '<a href="{}?publication__kamervragen={}">{} problemen</a>, waarvan {} openstaand',
        corrections,
        kamervraag.pk,
        *_counted(kamervraag.corrections.as_typed(), is_in_conflict=True),
        problems,
        kamervraag.pk,
        *_counted(
            ImportProblem.objects.filter(publication__in=kamervraag.publications.all()),
            accepted_because="",
        ),
    )


def _counted(rows: QuerySet[Model], **condition: object) -> tuple[int, int]:
    """All, and those that meet the condition."""
    counts = rows.aggregate(all=Count("pk"), some=Count("pk", filter=Q(**condition)))
    return counts["all"], counts["some"]


def day_in_figures(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
