"""Natural keys of the parts: a fixture names rows by them, and loads beside whatever is there."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)

# What other rows refer to is told by words that hold in every archive. The rest is only looked for
# here and now, where the primary keys of its owners spare queries: there are thousands of them.
NATURAL_KEYS = {
    "Footnote": ("publication__key", "position"),
    "Minister": ("person__slug", "title", "ministry__slug", "portfolio", "start"),
    "Question": ("kamervraag__number", "position"),
    "SourceFile": ("name", "sha256", "describes__sha256"),
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


class NaturalKeyQuerySet(models.QuerySet[M]):
    """Finds a row by its natural key."""

    def get_by_natural_key(self, *values: object) -> M:
        paths = NATURAL_KEYS[self.model.__name__]
        return self.get(**dict(zip(paths, values, strict=True)))


def natural_key_of(row: models.Model) -> tuple[object, ...]:
    """The values that tell a row from all others of its model."""
    return tuple(_follow(row, path) for path in NATURAL_KEYS[type(row).__name__])


def _follow(row: object, path: str) -> object:
    for name in path.split("__"):
        row = getattr(row, name, None)
    return row
