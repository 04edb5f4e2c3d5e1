"""What a page shows of related rows: gathered as lists of dicts in the query of the row itself.

A Kamervraag has a dozen relations; a query for each would be most of what a page costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, JSONField, OuterRef, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from kamervragen.models.ledger import ListedDocument, ServiceList
from kamervragen.models.publication import Publication
from kamervragen.models.recesses import recesses
from kamervragen.models.references import (
    chain,
    cited_by,
    in_archive,
    kamervragen_citing,
    kamervragen_referring_to,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model, QuerySet
    from django.db.models.expressions import Combinable

    from kamervragen.models.publication import SourceFile

# Not needed in a list, and long.
LONG_TEXTS = (
    "introduction",
    "introduction_html",
    "explanatory_note",
    "explanatory_note_html",
)
RESPONDENTS = {
    "printed": "printed",
    "ministry": "ministry__name",
    "ministry_slug": "ministry__slug",
    "person": "minister__person__name",
    "person_slug": "minister__person__slug",
    "name": "name",
    "role": "role",
    "kind": "publication__kind",
    "publication": "publication__key",
}
TOPICS = {"name": "name", "path": "path", "parent": "parent__name", "parent_path": "parent__path"}
TIES = {"answer": "pk", "question": "questions__pk"}
READINGS = {
    "part": "part",
    "label": "label",
    "text": "text",
    "file": "source_file__name",
    "publication": "source_file__publication__identifier",
}
LINKS = {"kind": "kind", "url": "url"}
SOURCE_FILES = {
    "pk": "pk",
    "name": "name",
    "media_type": "media_type",
    "size": "size",
    "sha256": "sha256",
    "address": "address",
    "fetched_at": "fetched_at",
    "is_current": "is_current",
    "refusal": "refusal",
}
# Written out: what every row of a list and every page needs takes the ORM longer to put together
# than the database to answer.
SUBMITTERS = """
    ARRAY(
        SELECT jsonb_build_object(
            'name', submitter.name, 'party_name', party_name,
            'person', person.name, 'person_slug', person.slug,
            'party', party.name, 'party_slug', party.slug
        )
        FROM kamervragen_submitter AS submitter
        LEFT JOIN kamervragen_person AS person ON person.id = person_id
        LEFT JOIN kamervragen_party AS party ON party.id = party_id
        WHERE submitter.kamervraag_id = kamervragen_kamervraag.id
        ORDER BY submitter.position
    )
"""
# Of each addressee the office is looked up by itself (``OFFSET 0``): joined, the planner reads the
# table of all of them, for every row.
ADDRESSEES = """
    ARRAY(
        SELECT jsonb_build_object(
            'name', addressee.name, 'printed', printed,
            'ministry', ministry.name, 'ministry_slug', ministry.slug,
            'person', person.name, 'person_slug', person.slug
        )
        FROM kamervragen_addressee AS addressee
        LEFT JOIN kamervragen_ministry AS ministry ON ministry.id = addressee.ministry_id
        LEFT JOIN LATERAL (
            SELECT person_id FROM kamervragen_minister WHERE id = addressee.minister_id OFFSET 0
        ) AS minister ON true
        LEFT JOIN kamervragen_person AS person ON person.id = minister.person_id
        WHERE addressee.kamervraag_id = kamervragen_kamervraag.id
        ORDER BY addressee.position
    )
"""
RELATED = """
    ARRAY(
        SELECT jsonb_build_object(
            'number', other.number, 'title', other.title, 'submitted_on', other.submitted_on,
            'words', found.words, 'has_same_topic', found.has_same_topic,
            'has_same_member', found.has_same_member,
            'submitters', ARRAY(
                SELECT concat(submitter.name, ' (' || nullif(submitter.party_name, '') || ')')
                FROM kamervragen_submitter AS submitter
                WHERE submitter.kamervraag_id = other.id
                ORDER BY submitter.position
            )
        )
        FROM kamervragen_relatedkamervraag AS found
        JOIN kamervragen_kamervraag AS other ON other.id = found.related_id
        WHERE found.comparison_id = kamervragen_kamervraag.id
        ORDER BY found.position
    )
"""
IS_COMPARED = """
    EXISTS (
        SELECT FROM kamervragen_comparison AS comparison
        WHERE comparison.kamervraag_id = kamervragen_kamervraag.id
    )
"""
# The one put just before or after it: of one day in order of number, as in lists.
NEIGHBOUR = """
    (
        SELECT jsonb_build_object('number', other.number, 'title', other.title)
        FROM kamervragen_kamervraag AS other
        WHERE (other.submitted_on, other.number)
            {sign} (kamervragen_kamervraag.submitted_on, kamervragen_kamervraag.number)
        ORDER BY {order}
        LIMIT 1
    )
"""
EARLIER = NEIGHBOUR.format(sign="<", order="other.submitted_on DESC NULLS LAST, other.number DESC")
LATER = NEIGHBOUR.format(sign=">", order="other.submitted_on ASC NULLS FIRST, other.number ASC")
# An answer, or all there is, stands in a PDF alone. What a reissue prints is there.
LACKS_TEXT = """
    EXISTS (
        SELECT FROM kamervragen_publication_kamervragen AS through
        JOIN kamervragen_publication AS publication ON publication.id = through.publication_id
        WHERE through.kamervraag_id = kamervragen_kamervraag.id AND NOT publication.has_text
        AND NOT EXISTS (
            SELECT FROM kamervragen_question AS question
            WHERE question.kamervraag_id = kamervragen_kamervraag.id
            AND publication.kind NOT IN ('answer', 'further_answer')
        )
        AND NOT EXISTS (
            SELECT FROM kamervragen_answer AS answer
            JOIN kamervragen_publication AS shown ON shown.id = answer.publication_id
            WHERE answer.kamervraag_id = kamervragen_kamervraag.id
            AND starts_with(shown.key, publication.key || '-')
        )
    )
"""
CITATIONS = {"text": "text", "target": "target"}
WEB_LINKS = {"page": "page", "address": "address"}
PROBLEMS = {"kind": "kind", "place": "place", "detail": "detail"}


class Tie(TypedDict):
    """That an answer answers a question; an answer that belongs to none has a tie to nothing."""

    answer: int
    question: int | None


class CitationRow(TypedDict):
    """A reference, the Kamervraag it leads to, and how many Kamervragen have it."""

    text: str
    target: str
    number: str | None
    citing: int


class WebLinkRow(TypedDict):
    """A page of the web, and how many Kamervragen refer to it."""

    page: str
    address: str
    citing: int


class Mention(TypedDict):
    """Another Kamervraag, as a line in a list."""

    number: str
    title: str
    submitted_on: str | None


class RecessRow(TypedDict):
    """When the Kamer did not meet."""

    name: str
    start: str  # ISO days
    end: str


class SourceFileRow(TypedDict):
    """The bytes of a document or of the metadata beside it, without the bytes."""

    pk: int
    name: str
    media_type: str
    size: int
    sha256: str
    address: str
    fetched_at: str  # ISO 8601
    is_current: bool
    refusal: str


# A related row, by the names of what is gathered of it.
Row: TypeAlias = "Mapping[str, str | None]"


class ListRows(TypedDict):
    """What ``for_list`` adds to a Kamervraag, as far as more than a template reads it."""

    submitter_rows: list[Row]
    addressee_rows: list[Row]


class Details(ListRows):
    """What ``for_detail`` adds to a Kamervraag, as far as more than a template reads it."""

    respondent_rows: list[Row]
    topic_rows: list[Row]
    ties: list[Tie]
    citation_rows: list[CitationRow]
    web_link_rows: list[WebLinkRow]
    cited_by_rows: list[Mention]
    chain: list[Mention]
    recess_rows: list[RecessRow]


def list_rows() -> dict[str, RawSQL]:
    """For a row of a list of Kamervragen."""
    return {
        "lacks_text": RawSQL(LACKS_TEXT, [], output_field=BooleanField()),  # noqa: S611 # constant
        "submitter_rows": _written_out(SUBMITTERS),
        "addressee_rows": _written_out(ADDRESSEES),
    }


def related_rows() -> dict[str, RawSQL]:
    """What a comparison with all others found, if there was one."""
    return {
        "related_rows": _written_out(RELATED),
        "is_compared": RawSQL(IS_COMPARED, [], output_field=BooleanField()),  # noqa: S611 # constant
    }


def detail_rows(model: type[Model]) -> dict[str, Combinable]:
    """For the page of a Kamervraag."""
    return {
        **list_rows(),
        **related_rows(),
        "respondent_rows": _gathered(model, "respondents", "pk", RESPONDENTS),
        "topic_rows": _gathered(model, "topics", "path", TOPICS),
        "ties": _gathered(model, "answers", "pk", TIES),
        "reading_rows": _gathered(model, "readings", "pk", READINGS),
        "citation_rows": _gathered(
            model,
            "publications__citations",
            "pk",
            CITATIONS
            | {
                "number": in_archive("publications__citations__target"),
                "citing": kamervragen_citing("publications__citations__target"),
            },
        ),
        "web_link_rows": _gathered(
            model,
            "publications__web_links",
            "pk",
            WEB_LINKS | {"citing": kamervragen_referring_to("publications__web_links__page")},
        ),
        "cited_by_rows": cited_by(model),
        "chain": chain(),
        "recess_rows": recesses(),
        "earlier_row": RawSQL(EARLIER, [], output_field=JSONField()),  # noqa: S611 # constant
        "later_row": RawSQL(LATER, [], output_field=JSONField()),  # noqa: S611 # constant
    }


def publications_with_rows() -> QuerySet[Publication]:
    entry = ListedDocument.objects.filter(
        service_list=ServiceList.PUBLICATIONS, identifier=OuterRef("identifier")
    )
    return Publication.objects.annotate(
        removed_at=Subquery(entry.values("removed_at")),
        link_rows=_gathered(Publication, "links", "kind", LINKS, then="url"),
        source_file_rows=_gathered(Publication, "source_files", "pk", SOURCE_FILES),
        metadata_file_rows=_gathered(
            Publication, "source_files__metadata_files", "pk", SOURCE_FILES
        ),
        problem_rows=_gathered(Publication, "problems", "pk", PROBLEMS),
    )


def _written_out(rows: str) -> RawSQL:
    return RawSQL(rows, [], output_field=ArrayField(JSONField()))  # noqa: S611 # a constant


def source_file_rows(files: QuerySet[SourceFile]) -> list[SourceFileRow]:
    """The same of source files that belong to no publication."""
    return list(files.order_by("pk").values_list(JSONObject(**SOURCE_FILES), flat=True))


def _gathered(
    model: type[Model],
    relation: str,
    order: str,
    fields: Mapping[str, str | Combinable],
    *,
    then: str = "pk",
) -> ArraySubquery:
    """Related rows as a list of dicts, in the query of the row itself."""
    rows = model._base_manager.filter(**{"pk": OuterRef("pk"), f"{relation}__isnull": False})
    shown = JSONObject(
        **{
            name: f"{relation}__{path}" if isinstance(path, str) else path
            for name, path in fields.items()
        }
    )
    ordered = rows.order_by(f"{relation}__{order}", f"{relation}__{then}")
    return ArraySubquery(ordered.values(row=shown))


def named(
    kind: str,
    rows: QuerySet[Model],
    *,
    slug: str = "slug",
    order: str = "slug",
) -> QuerySet[Model, tuple[str, str, str, str]]:
    """Kind, order, slug and name of rows to choose from; alike, so that lists can be united."""
    return rows.order_by().values_list(Value(kind), F(order), F(slug), F("name"))
