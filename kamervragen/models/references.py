"""What refers to what: who cites a publication, a dossier, an article, another Kamervraag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    CharField,
    Count,
    F,
    Func,
    JSONField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Concat, JSONObject

from kamervragen.models.publication import Citation, Publication, WebLink
from kamervragen.parsing.targets import dossier_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model, QuerySet
    from django.db.models.expressions import Combinable

    from kamervragen.models.kamervraag import Kamervraag

SHOWN = {"number": "number", "title": "title", "submitted_on": "submitted_on"}
REISSUE = "-[hn][0-9]$"
MAX_STEPS = 10  # of a chain of follow-ups; the longest one known has five
CHAIN = """
    ARRAY(
        WITH RECURSIVE earlier (id, steps) AS (
            SELECT kamervragen_kamervraag.id, 0
            UNION
            SELECT follow_up.earlier_id, earlier.steps + 1
            FROM earlier JOIN kamervragen_followup AS follow_up
                ON follow_up.kamervraag_id = earlier.id
            WHERE follow_up.earlier_id IS NOT NULL AND earlier.steps < %s
        ), later (id, steps) AS (
            SELECT kamervragen_kamervraag.id, 0
            UNION
            SELECT follow_up.kamervraag_id, later.steps + 1
            FROM later JOIN kamervragen_followup AS follow_up
                ON follow_up.earlier_id = later.id
            WHERE later.steps < %s
        )
        SELECT jsonb_build_object(
            'number', link.number, 'title', link.title, 'submitted_on', link.submitted_on
        )
        FROM kamervragen_kamervraag AS link
        WHERE link.id IN (SELECT id FROM earlier UNION SELECT id FROM later)
        ORDER BY link.submitted_on NULLS FIRST, link.number
    )
"""


def cites(target: str) -> Q:
    """A condition on Kamervragen: they cite this target; of a dossier, any piece of it."""
    path = "publications__citations__target"
    prefix = dossier_of(target)
    if not prefix:
        return Q(**{path: target})
    whole = f"dossier/{prefix.removeprefix('kst-')}"
    return (
        Q(**{f"{path}__in": [prefix, whole]})
        | Q(**{f"{path}__startswith": f"{prefix}-"})
        | Q(**{f"{path}__startswith": f"{whole}-"})
    )


def cites_any(targets: Collection[str]) -> Q:
    """A condition on Kamervragen: they cite one of these targets."""
    return Q(publications__citations__target__in=targets)


def names_of(kamervraag: Kamervraag) -> set[str]:
    """What a Kamervraag can be cited by: its number, its publications, what they reissue."""
    keys = set(kamervraag.publications.values_list("key", flat=True))
    return {kamervraag.number, *keys, *(re.sub(REISSUE, "", key) for key in keys)}


def refers_to(page: str) -> Q:
    """A condition on Kamervragen: they refer to this page of the web or to one below it."""
    path = "publications__web_links__page"
    return (
        Q(**{path: page})
        | Q(**{f"{path}__startswith": f"{page}/"})
        | Q(**{f"{path}__startswith": f"{page}?"})
    )


def in_archive(name: str) -> Coalesce:
    """The number of the Kamervraag that an identifier leads to; null where we have none."""
    numbers = Publication.objects.order_by().values("kamervragen__number")
    reissue = Concat(OuterRef(name), Value("-h1"), output_field=CharField())
    return Coalesce(
        Subquery(numbers.filter(kamervragen__number=OuterRef(name))[:1]),
        Subquery(numbers.filter(key=OuterRef(name))[:1]),
        Subquery(numbers.filter(key=reissue)[:1]),
    )


def kamervragen_citing(target: str) -> Subquery:
    """How many Kamervragen cite the target that a path leads to."""
    return _number_of(Citation.objects.filter(target=OuterRef(target)))


def kamervragen_referring_to(page: str) -> Subquery:
    """How many Kamervragen refer to the page of the web that a path leads to."""
    return _number_of(WebLink.objects.filter(page=OuterRef(page)))


def _number_of(rows: QuerySet[Citation] | QuerySet[WebLink]) -> Subquery:
    grouped = rows.order_by().annotate(all=Value(1)).values("all")
    counted = grouped.annotate(number_of=Count("publication__kamervragen", distinct=True))
    return Subquery(counted.values("number_of"))


class _IsIn(Func):
    """Whether a value is in an array, in a form that an index can answer."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def cited_by(model: type[Model]) -> ArraySubquery:
    """The other Kamervragen that cite one by its number or any publication of it, as dicts."""
    links = Publication.kamervragen.through._default_manager
    own = Publication.objects.order_by().filter(kamervragen=OuterRef(OuterRef(OuterRef("pk"))))
    names = Func(
        Func(
            ArraySubquery(own.values("key")),
            # what is cited as "nr. 1021" may be here as its reissue alone
            ArraySubquery(own.values(original=_without_reissue("key"))),
            function="array_cat",
        ),
        OuterRef(OuterRef("number")),
        function="array_append",
    )
    citing = links.filter(_IsIn(F("publication__citations__target"), names))
    rows = model._base_manager.filter(pk__in=citing.values("kamervraag")).exclude(pk=OuterRef("pk"))
    return ArraySubquery(
        rows.order_by(F("submitted_on").asc(nulls_first=True), "number").values(
            row=JSONObject(**SHOWN)
        )
    )


def _without_reissue(name: str) -> Combinable:
    return Func(
        F(name), Value(REISSUE), Value(""), function="regexp_replace", output_field=CharField()
    )


def chain() -> RawSQL:
    """All Kamervragen that one follows, directly or not, itself, and all that follow it."""
    return RawSQL(CHAIN, [MAX_STEPS, MAX_STEPS], output_field=ArrayField(JSONField()))  # noqa: S611 # constant; the ORM has no recursive queries
