"""Lists with an address of their own: what is late, what soon will be, and what just happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from datetime import date

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A query string under a name; ``name`` is its address."""

    name: str
    title: str
    sentence: str
    query: str


def saved_filters(today: date) -> dict[str, SavedFilter]:
    """By name, as they are on a day. A week is that day and the six before or after it."""
    lists = (
        SavedFilter(
            name="te-laat",
            title=gettext("Te laat"),
            sentence=gettext("De termijn is voorbij en in dit archief staat geen antwoord."),
            query="termijn=verstreken&soort=schriftelijk&sorteer=langst-te-laat",
        ),
        SavedFilter(
            name="pas-te-laat",
            title=gettext("Deze week te laat geworden"),
            sentence=gettext("De termijn liep in de afgelopen zeven dagen af, zonder antwoord."),
            query="termijn=verstreken"
            f"&uiterlijk_van={today - WEEK}&soort=schriftelijk&sorteer=langst-te-laat",
        ),
        SavedFilter(
            name="bijna-te-laat",
            title=gettext("Binnen een week te beantwoorden"),
            sentence=gettext("De termijn loopt vandaag of in de komende zeven dagen af."),
            query="termijn=bijna-om&soort=schriftelijk&sorteer=langst-te-laat",
        ),
        SavedFilter(
            name="pas-beantwoord",
            title=gettext("Deze week beantwoord"),
            sentence=gettext("Het antwoord kwam vandaag of in de zes dagen daarvoor."),
            query=f"status=beantwoord&beantwoord_van={today - WEEK + timedelta(days=1)}"
            "&soort=schriftelijk&sorteer=nieuwste",
        ),
    )
    return {each.name: each for each in lists}
