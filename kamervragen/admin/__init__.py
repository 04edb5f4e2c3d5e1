"""The admin for editors, at /beheer/."""

from kamervragen.admin import (
    accounts,
    corrections,
    imports,
    kamervraag,
    people,
    publications,
    topics,
)

__all__ = [
    "accounts",
    "corrections",
    "imports",
    "kamervraag",
    "people",
    "publications",
    "topics",
]
