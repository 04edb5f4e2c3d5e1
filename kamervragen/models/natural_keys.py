"""Natural keys of the parts: a fixture names rows by them, and loads beside whatever is there."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

from django.db import models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

M = TypeVar("M", bound=models.Model)

# What other rows refer to is told by words that hold in every archive. The rest is only looked for
# here and now, where the primary keys of its owners spare queries: there are thousands of them.
NATURAL_KEYS = {
    "Cabinet": ("slug",),
    "Footnote": ("publication__key", "position"),
    "Kamervraag": ("number",),
    "Minister": ("person__slug", "title", "ministry__slug", "portfolio", "start"),
    "Ministry": ("slug",),
    "Party": ("slug",),
    "Person": ("slug",),
    "Publication": ("key",),
    "Question": ("kamervraag__number", "position"),
    "Recess": ("name",),
    "SourceFile": ("name", "sha256", "describes__sha256"),
    "Topic": ("path",),
    "Addressee": ("kamervraag_id", "position"),
    "Answer": ("kamervraag_id", "publication_id", "position"),
    "Citation": ("publication_id", "target", "text"),
    "FollowUp": ("kamervraag_id", "position"),
    "ImportProblem": ("source_file_id", "kind", "place", "detail"),
    "Membership": ("person_id", "party_id", "chamber", "start"),
    "MinistryName": ("ministry_id", "name", "start"),
    "Notice": ("kamervraag_id", "publication_id", "position"),
    "PartyName": ("name",),
    "PersonName": ("person_id", "name"),
    "Reading": ("kamervraag_id", "source_file_id", "part", "position"),
    "Respondent": ("kamervraag_id", "publication_id", "position"),
    "SourceLink": ("publication_id", "url"),
    "Submitter": ("kamervraag_id", "position"),
    "WebLink": ("publication_id", "page"),
}


# The reference facts, of which a fixture has thousands and an archive no more.
READ_AT_ONCE = (
    *("Cabinet", "Membership", "Minister", "Ministry", "MinistryName", "Party", "PartyName"),
    *("Person", "PersonName", "Recess", "Topic"),
)

_known: ContextVar[dict[str, dict[tuple[str, ...], object]]] = ContextVar("known")


@contextmanager
def keys_read_at_once() -> Iterator[None]:
    """Reference facts are found without a query for each, as long as whoever adds some tells of
    them by ``remember``."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def remember(row: models.Model) -> None:
    """That the row is there now."""
    if (known := _known.get({}).get(type(row).__name__)) is not None:
        known[_printed(natural_key_of(row))] = row.pk


class NaturalKeyQuerySet(models.QuerySet[M]):
    """Finds a row by its natural key."""

    def get_by_natural_key(self, *values: object) -> M:
        name = self.model.__name__
        paths = NATURAL_KEYS[name]
        if name not in READ_AT_ONCE or (known := _known.get(None)) is None:
            return self.get(**dict(zip(paths, values, strict=True)))
        if name not in known:
            known[name] = {_printed(key): pk for pk, *key in self.values_list("pk", *paths)}
        if _printed(values) not in known[name]:
            said = f"There is no {name} with {', '.join(paths)}: {', '.join(_printed(values))}."
            raise self.model.DoesNotExist(said)  # type: ignore[attr-defined] # every model has its own
        return self.model(pk=known[name][_printed(values)])


def _printed(key: Iterable[object]) -> tuple[str, ...]:
    """A fixture prints a day that a row has as a date."""
    return tuple(map(str, key))


def natural_key_of(row: models.Model) -> tuple[object, ...]:
    """The values that tell a row from all others of its model."""
    return tuple(_follow(row, path) for path in NATURAL_KEYS[type(row).__name__])


def _follow(row: object, path: str) -> object:
    for name in path.split("__"):
        row = getattr(row, name, None)
    return row
