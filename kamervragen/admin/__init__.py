"""The admin for editors, at /beheer/."""

from kamervragen.admin import (
    accounts,
    corrections,
    kamervraag,
    ledger,
    people,
    problems,
    publications,
    runs,
    topics,
)

__all__ = [
    "accounts",
    "corrections",
    "kamervraag",
    "ledger",
    "people",
    "problems",
    "publications",
    "runs",
    "topics",
]
