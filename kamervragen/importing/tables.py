"""The rows of a Kamervraag as plain values, and how they are laid over what is stored.

Each table has a key that survives re-imports, so that a row keeps its primary key for ever: same
input, same rows, same keys.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import models

from kamervragen.importing.copying import copy_rows, update_rows
from kamervragen.importing.parts import Row, Rows, Value
from kamervragen.models import (
    Addressee,
    Answer,
    Citation,
    FollowUp,
    Footnote,
    Notice,
    Question,
    Respondent,
    SourceLink,
    Submitter,
    WebLink,
)

OFFICE = ("printed", "title", "portfolio", "ministry_id", "minister_id")


def _by_position(row: Row) -> str:
    return str(row["position"])


def _by_publication_and_position(row: Row) -> str:
    return f"{row['publication']}:{row['position']}"


def _by_publication_and_url(row: Row) -> str:
    return f"{row['publication']}:{row['url']}"


def _by_publication_and_words(row: Row) -> str:
    return f"{row['publication']}:{row['target']}:{row['text']}"


def _by_publication_and_page(row: Row) -> str:
    return f"{row['publication']}:{row['page']}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A model whose rows belong to a Kamervraag or to a publication."""

    model: type[models.Model]
    owner: str  # "kamervraag_id" or "publication_id"
    fields: tuple[str, ...]  # stored as they are
    key_of: Callable[[Row], str]
    relations: tuple[str, ...] = ()  # many to many; values are keys of other rows

    @property
    def has_publication(self) -> bool:
        """Whether a row names the publication it is printed in."""
        return any(field.name == "publication" for field in self.model._meta.fields)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns beside the owner."""
        belongs_to_kamervraag = self.owner == "kamervraag_id"
        extra = ("publication_id",) if belongs_to_kamervraag and self.has_publication else ()
        return (*self.fields, *extra)


TABLES: Mapping[str, Table] = {
    "footnote": Table(
        model=Footnote,
        owner="publication_id",
        fields=("position", "part", "label", "text", "html"),
        key_of=_by_publication_and_position,
    ),
    "link": Table(
        model=SourceLink,
        owner="publication_id",
        fields=("kind", "url"),
        key_of=_by_publication_and_url,
    ),
    "citation": Table(
        model=Citation,
        owner="publication_id",
        fields=("text", "target"),
        key_of=_by_publication_and_words,
    ),
    "web_link": Table(
        model=WebLink,
        owner="publication_id",
        fields=("page", "address"),
        key_of=_by_publication_and_page,
    ),
    "question": Table(
        model=Question,
        owner="kamervraag_id",
        fields=("position", "label", "numbers", "anchor", "heading", "text", "html"),
        key_of=_by_position,
        relations=("footnotes",),
    ),
    "answer": Table(
        model=Answer,
        owner="kamervraag_id",
        fields=("position", "label", "numbers", "text", "html"),
        key_of=_by_publication_and_position,
        relations=("questions", "footnotes"),
    ),
    "notice": Table(
        model=Notice,
        owner="kamervraag_id",
        fields=("position", "kind", "dated", "text", "html"),
        key_of=_by_publication_and_position,
    ),
    "submitter": Table(
        model=Submitter,
        owner="kamervraag_id",
        fields=("position", "name", "party_name", "party_id", "person_id"),
        key_of=_by_position,
    ),
    "addressee": Table(
        model=Addressee,
        owner="kamervraag_id",
        fields=("position", "name", *OFFICE),
        key_of=_by_position,
    ),
    "respondent": Table(
        model=Respondent,
        owner="kamervraag_id",
        fields=("position", "name", "role", *OFFICE),
        key_of=_by_publication_and_position,
    ),
    "follow_up": Table(
        model=FollowUp,
        owner="kamervraag_id",
        fields=("position", "text", "target", "names", "submitted_on"),
        key_of=_by_position,
    ),
}
KAMERVRAAG_FIELDS = (
    "number",
    "kind",
    "chamber",
    "session_year",
    "title",
    "submitted_on",
    "answered_on",
    "is_answered",
    "is_postponed",
    "is_withdrawn",
    "is_closed",
    "introduction",
    "introduction_html",
    "explanatory_note",
    "explanatory_note_html",
    "is_example",
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it is in the database."""

    pk: int
    row: Row


def stored_rows(table: Table, owners: Collection[int]) -> dict[int, dict[str, Stored]]:
    """The stored rows by owner and key, without their relations."""
    names = {"publication_key": models.F("publication__key")} if table.has_publication else {}
    found: dict[int, dict[str, Stored]] = defaultdict(dict)
    query = table.model._default_manager.filter(**{f"{table.owner}__in": owners})
    for values in query.values("pk", table.owner, *table.fields, **names):
        row = {field: as_value(values[field]) for field in table.fields}
        if table.has_publication:
            row["publication"] = values["publication_key"]
        found[values[table.owner]][table.key_of(row)] = Stored(values["pk"], row)
    return found


def as_value(value: Value | list[int]) -> Value:
    """Arrays as tuples, the way compositions hold them."""
    return tuple(value) if isinstance(value, list) else value


def write_rows(
    table: Table,
    wanted: Mapping[int, Rows],
    publications: Mapping[str, int],
    *,
    new_owners: Collection[int] = (),
) -> dict[int, dict[str, int]]:
    """Make the stored rows equal to the wanted ones; gives primary keys by owner and key."""
    old_owners = [owner for owner in wanted if owner not in new_owners]
    stored = stored_rows(table, old_owners) if old_owners else {}
    _delete(table, wanted, stored)
    _update(table, wanted, stored, publications)
    created = _create(table, wanted, stored, publications)
    return {
        owner: {key: stored[owner][key].pk for key in rows if key in stored.get(owner, {})}
        | created.get(owner, {})
        for owner, rows in wanted.items()
    }


def _delete(
    table: Table, wanted: Mapping[int, Rows], stored: Mapping[int, dict[str, Stored]]
) -> None:
    gone = [
        old.pk
        for owner, rows in stored.items()
        for key, old in rows.items()
        if key not in wanted[owner]
    ]
    if gone:
        table.model._default_manager.filter(pk__in=gone).delete()


def _columns(table: Table, row: Row, publications: Mapping[str, int]) -> dict[str, object]:
    columns: dict[str, object] = {
        field: list(value) if isinstance(value := row[field], tuple) else value
        for field in table.fields
    }
    if "publication_id" in table.columns:
        columns["publication_id"] = publications[str(row["publication"])]
    return columns


def _update(
    table: Table,
    wanted: Mapping[int, Rows],
    stored: Mapping[int, dict[str, Stored]],
    publications: Mapping[str, int],
) -> None:
    changed = [
        (old.pk, list(_columns(table, row, publications).values()))
        for owner, rows in wanted.items()
        for key, row in rows.items()
        if (old := stored.get(owner, {}).get(key)) and not _is_stored(old, row)
    ]
    update_rows(table.model, table.columns, changed)


def _is_stored(old: Stored, row: Row) -> bool:
    return all(row[field] == value for field, value in old.row.items())


def _create(
    table: Table,
    wanted: Mapping[int, Rows],
    stored: Mapping[int, dict[str, Stored]],
    publications: Mapping[str, int],
) -> dict[int, dict[str, int]]:
    places = [
        (owner, key, row)
        for owner, rows in wanted.items()
        for key, row in rows.items()
        if key not in stored.get(owner, {})
    ]
    pks = copy_rows(
        table.model,
        (table.owner, *table.columns),
        ((owner, *_columns(table, row, publications).values()) for owner, _, row in places),
    )
    created: dict[int, dict[str, int]] = defaultdict(dict)
    for (owner, key, _), pk in zip(places, pks, strict=True):
        created[owner][key] = pk
    return created


def write_relation(
    through: type[models.Model],
    source: str,
    target: str,
    wanted: Iterable[tuple[int, int]],
    *,
    old: Collection[int],
) -> None:
    """Make the pairs of a relation equal to the wanted ones; only ``old`` sources can have pairs.

    ``source`` and ``target`` name the two columns: "answer_id", "question_id".
    """
    pairs = set(wanted)
    if old:
        rows = through._default_manager.filter(**{f"{source}__in": old})
        existing = set(rows.values_list(source, target))
        for one, other in existing - pairs:
            rows.filter(**{source: one, target: other}).delete()
        pairs -= existing
    copy_rows(through, (source, target), sorted(pairs))
