"""Natural keys of the parts: a fixture names rows by them, and loads beside whatever is there."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)

NATURAL_KEYS = {
    "Answer": ("kamervraag__number", "publication__key", "position"),
    "Addressee": ("kamervraag__number", "position"),
    "Citation": ("publication__key", "target", "text"),
    "Footnote": ("publication__key", "position"),
    "ImportProblem": ("source_file__name", "source_file__sha256", "kind", "place", "detail"),
    "Membership": ("person__slug", "party__slug", "chamber", "start"),
    "Minister": ("person__slug", "title", "ministry__slug", "portfolio", "start"),
    "MinistryName": ("ministry__slug", "name", "start"),
    "Notice": ("kamervraag__number", "publication__key", "position"),
    "PartyName": ("name",),
    "PersonName": ("person__slug", "name"),
    "Question": ("kamervraag__number", "position"),
    "Reading": ("kamervraag__number", "source_file__sha256", "part", "position"),
    "Respondent": ("kamervraag__number", "publication__key", "position"),
    "SourceFile": ("name", "sha256", "describes__sha256"),
    "SourceLink": ("publication__key", "url"),
    "Submitter": ("kamervraag__number", "position"),
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
