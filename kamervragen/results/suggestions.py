"""What somebody may be typing in the search box: names, topics and titles, with their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy

from kamervragen.models import Kamervraag
from kamervragen.results.known_names import KINDS, known_names, words_of

if TYPE_CHECKING:
    from kamervragen.results.known_names import KnownName

MOST = 10
MOST_OF_A_KIND = 4
MOST_TITLES = 4
SHORTEST_NAME = 2  # letters
SHORTEST_TITLE = 3
NAMES = {
    "bewindspersoon": gettext_lazy("bewindspersoon"),
    "ministerie": gettext_lazy("ministerie"),
    "kamerlid": gettext_lazy("kamerlid"),
    "fractie": gettext_lazy("fractie"),
    "onderwerp": gettext_lazy("onderwerp"),
    "kamervraag": gettext_lazy("kamervraag"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What may be meant: a filter of the list, or a Kamervraag by its title."""

    kind: str
    name: str  # of the kind, in words
    text: str
    address: str


def suggestions(typed: str) -> list[Suggestion]:
    """At most ten: of each kind the likeliest names, then the newest titles."""
    titles = _titles(typed)
    return [*_names(typed, MOST - len(titles)), *titles]


def _names(typed: str, most: int) -> list[Suggestion]:
    """Where not all fit, the likeliest of each kind come before the next of any."""
    words = words_of(typed)
    if sum(map(len, words)) < SHORTEST_NAME:
        return []
    found = known_names().begun_by(words)
    per_kind = [[name for name in found if name.kind == kind][:MOST_OF_A_KIND] for kind in KINDS]
    in_turn = [name for name in chain(*zip_longest(*per_kind)) if name]
    kinds = list(KINDS)
    chosen = sorted(in_turn[:most], key=lambda name: kinds.index(name.kind))
    return [_filter(name) for name in chosen]


def _filter(name: KnownName) -> Suggestion:
    query = urlencode({name.kind: name.value}, safe="/")
    address = f"{reverse('kamervragen')}?{query}"
    return _suggestion(name.kind, name.text, address)


def _titles(typed: str) -> list[Suggestion]:
    if len(typed) < SHORTEST_TITLE:
        return []
    found = Kamervraag.objects.titled(typed).newest_of_all_found_first()
    newest = found.values_list("number", "title")[:MOST_TITLES]
    return [
        _suggestion("kamervraag", title, reverse("kamervraag", args=[number]))
        for number, title in newest
    ]


def _suggestion(kind: str, text: str, address: str) -> Suggestion:
    return Suggestion(kind=kind, name=str(NAMES[kind]), text=text, address=address)
