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
from kamervragen.admin.site import site

__all__ = [
    "accounts",
    "corrections",
    "imports",
    "kamervraag",
    "people",
    "publications",
    "site",
    "topics",
]
