"""Printed names that nobody is known by, and what becomes of them when an editor says who it is.

The name is noted as another spelling, and the documents that print it are read again: what is
matched now is what the next import would match, by the same rules.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Count

from kamervragen.importing.runs import reparse_publications
from kamervragen.models import (
    Addressee,
    Kamervraag,
    MinistryName,
    PartyName,
    PersonName,
    Publication,
    Respondent,
    Submitter,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import QuerySet

    from kamervragen.models.kamervraag_queries import KamervraagQuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedName:
    """A name as printed, and in how many places."""

    printed: str
    number_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of names: the rows that print them without knowing whom they mean."""

    singular: str
    plural: str
    rows: Callable[[], list[tuple[QuerySet[Submitter | Addressee | Respondent], str]]]
    note: Callable[[str, int], object]  # printed name, primary key of whom it means

    def names(self) -> list[UnmatchedName]:
        """The most frequent first."""
        counted: Counter[str] = Counter()
        for rows, field in self.rows():
            numbers = rows.order_by().values_list(field).annotate(number_of=Count("pk"))
            counted.update(dict(numbers))
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        return [UnmatchedName(printed=name, number_of=number) for name, number in ordered]

    def count(self) -> int:
        return len(self.names())

    def kamervragen(self, printed: str) -> KamervraagQuerySet:
        """Where the name is printed and not matched."""
        found = Kamervraag.objects.none()
        for rows, field in self.rows():
            pks = rows.filter(**{field: printed}).values("kamervraag")
            found = found | Kamervraag.objects.filter(pk__in=pks)
        return found

    def tie(self, printed: str, pk: int) -> tuple[int, int]:
        """Note whom a name means; in how many Kamervragen it was matched, and in how many not."""
        concerned = self.kamervragen(printed).count()
        self.note(printed, pk)
        reparse_publications(
            Publication.objects.filter(kamervragen__in=self.kamervragen(printed)).distinct()
        )
        left = self.kamervragen(printed).count()
        return concerned - left, left


def _note_person(printed: str, person: int) -> None:
    PersonName.objects.get_or_create(person_id=person, name=printed)


def _note_party(printed: str, party: int) -> None:
    name, _ = PartyName.objects.get_or_create(name=printed, defaults={"party_id": party})
    if name.party_id != party:
        raise ValidationError(f"“{printed}” is al een naam van {name.party}.")


def _note_ministry(printed: str, ministry: int) -> None:
    MinistryName.objects.get_or_create(ministry_id=ministry, name=printed)


KINDS: Mapping[str, Kind] = {
    "personen": Kind(
        singular="persoon",
        plural="personen",
        rows=lambda: [(Submitter.objects.filter(person=None).exclude(name=""), "name")],
        note=_note_person,
    ),
    "fracties": Kind(
        singular="fractie",
        plural="fracties",
        rows=lambda: [(Submitter.objects.filter(party=None).exclude(party_name=""), "party_name")],
        note=_note_party,
    ),
    "ministeries": Kind(
        singular="ministerie",
        plural="ministeries",
        rows=lambda: [
            (model._default_manager.filter(ministry=None).exclude(portfolio=""), "portfolio")
            for model in (Addressee, Respondent)
        ],
        note=_note_ministry,
    ),
}
