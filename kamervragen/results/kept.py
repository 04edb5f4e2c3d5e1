"""What the index told, kept in each process until a search entry is written or removed.

A common term takes the index 5 to 20 ms, as long as all the rest of a page, and comes again in
other searches.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from cachetools import LRUCache

from kamervragen.results.by_index import found_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamervragen.results.facet_table import Numbers

    Key: TypeAlias = tuple[int, str]  # the newest revision, and what was asked

ROOM = 64_000_000  # bytes: what eight hundred different searches ask for in an archive of 90,000


def _size(numbers: Numbers) -> int:
    return numbers.nbytes + 300  # bytes around it


_kept: LRUCache[Key, Numbers] = LRUCache(ROOM, _size)
_lock = Lock()


def found(wanted: Sequence[str], revision: int) -> list[Numbers]:
    """The primary keys that each of these finds; each is in the notation of ``tsquery``.

    ``revision`` is the newest of the search entries: what was told at another is not used again.
    """
    with _lock:
        known = {each: _kept[revision, each] for each in wanted if (revision, each) in _kept}
    if missing := [each for each in dict.fromkeys(wanted) if each not in known]:
        told = dict(zip(missing, found_by(missing), strict=True))
        with _lock:
            _kept.update({(revision, each): numbers for each, numbers in told.items()})
        known |= told
    return [known[each] for each in wanted]


def forget() -> None:
    """Everything, as a process that has just begun."""
    with _lock:
        _kept.clear()
