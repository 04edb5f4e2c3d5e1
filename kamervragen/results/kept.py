"""What the index told, kept in each process until a search entry is written or removed.

A common term takes the index 5 to 20 ms, as long as all the rest of a page, and comes again in
other searches.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from kamervragen.results.by_index import found_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamervragen.results.facet_table import Numbers

ROOM = 64_000_000  # bytes: what a thousand searches ask for in an archive of 90,000
_AROUND = 300  # bytes of an answer, beside four for each Kamervraag that it tells of

Key: TypeAlias = "tuple[int, str]"  # the newest revision, and what was asked

_kept: OrderedDict[Key, Numbers] = OrderedDict()  # those that were asked for last come last
_used = 0
_lock = Lock()


def found(wanted: Sequence[str], revision: int) -> list[Numbers]:
    """The primary keys that each of these finds; each is in the notation of ``tsquery``.

    ``revision`` is the newest of the search entries: what was told at another is not used again.
    """
    known = {
        each: numbers for each in wanted if (numbers := _recalled((revision, each))) is not None
    }
    missing = [each for each in dict.fromkeys(wanted) if each not in known]
    for each, numbers in zip(missing, found_by(missing) if missing else [], strict=True):
        known[each] = numbers
        _keep((revision, each), numbers)
    return [known[each] for each in wanted]


def _recalled(key: Key) -> Numbers | None:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _keep(key: Key, numbers: Numbers) -> None:
    global _used  # noqa: PLW0603 # of this process
    with _lock:
        if key in _kept:  # somebody else asked for it at the same time
            return
        numbers.setflags(write=False)  # it is everybody's now
        _kept[key] = numbers
        _used += numbers.nbytes + _AROUND
        while _used > ROOM:
            _, oldest = _kept.popitem(last=False)
            _used -= oldest.nbytes + _AROUND


def forget() -> None:
    """Everything, as a process that has just begun."""
    global _used  # noqa: PLW0603 # of this process
    with _lock:
        _kept.clear()
        _used = 0
