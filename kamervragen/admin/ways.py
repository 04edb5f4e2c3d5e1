"""The ways to all lists, grouped by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# By the names of the models; what is not named here comes last.
NOUNS: Mapping[str, tuple[str, ...]] = {
    "Kamervragen": ("Kamervraag", "Correction"),
    "Wie vraagt": ("Person", "Party"),
    "Wie antwoordt": ("Minister", "Ministry", "Cabinet"),
    "Waarover, en wanneer niet": ("Topic", "Recess"),
    "Documenten": ("Publication", "SourceFile", "ListedDocument"),
    "Inlezen": ("ImportProblem", "ImportRun"),
    "Wie mag wat": ("User", "Group"),
}
OTHERS = "Overige"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A list of rows, and where to add one, if the user may."""

    name: str
    address: str
    add_address: str


def ways_by_noun(apps: Iterable[Mapping[str, object]]) -> dict[str, list[Way]]:
    """What Django lists by app, by noun; only what the user may see is in it."""
    known = {model["object_name"]: model for app in apps for model in app["models"]}  # type: ignore[attr-defined] # Django's own dicts
    grouped = {
        noun: [_way(known.pop(name)) for name in names if name in known]
        for noun, names in NOUNS.items()
    }
    grouped[OTHERS] = [_way(model) for model in known.values()]
    return {noun: found for noun, found in grouped.items() if found}


def _way(model: Mapping[str, object]) -> Way:
    return Way(
        name=str(model["name"]),
        address=str(model["admin_url"]),
        add_address=str(model["add_url"] or ""),
    )
