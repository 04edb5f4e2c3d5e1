"""Two people, or two ministries, that turn out to be one.

The merged row stays and points to the one that is kept, so that its address leads there and a
source that prints its name still finds it. Merging again changes nothing.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from kamervragen.importing.indexing import index_facets
from kamervragen.importing.locking import lock_importing
from kamervragen.models import (
    Addressee,
    Correction,
    Kamervraag,
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Person,
    PersonName,
    Respondent,
    Submitter,
)

M = TypeVar("M", Person, Ministry)

KEYS = {  # what tells a row from the others of its owner
    Membership: ("party", "chamber", "start"),
    Minister: ("person", "title", "ministry", "portfolio", "start"),
    MinistryName: ("name", "start"),
    PersonName: ("name",),
}


@transaction.atomic
def merge_people(kept: Person, others: Iterable[Person]) -> int:
    """Give one person all that the others have; says how many were merged."""
    lock_importing()
    merged = _to_merge(kept, others)
    for other in merged:
        Submitter.objects.filter(person=other).update(person=kept)
        _repoint_corrections("person_id", other.pk, kept.pk)
        for office in other.offices.all():
            _move_office(office, "person", kept)
        for seat in other.memberships.all():
            _move(seat, "person", kept)
        for alias in other.names.all():
            _move(alias, "person", kept)
        if other.name != kept.name:
            PersonName.objects.get_or_create(person=kept, name=other.name)
        Person.objects.filter(merged_into=other).update(merged_into=kept)
        _retire(other, kept)
    index_facets(Kamervraag.objects.by(kept) | Kamervraag.objects.to_or_from_minister(kept))
    return len(merged)


@transaction.atomic
def merge_ministries(kept: Ministry, others: Iterable[Ministry]) -> int:
    """Give one ministry all that the others have; says how many were merged."""
    lock_importing()
    merged = _to_merge(kept, others)
    for other in merged:
        Addressee.objects.filter(ministry=other).update(ministry=kept)
        Respondent.objects.filter(ministry=other).update(ministry=kept)
        _repoint_corrections("ministry_id", other.pk, kept.pk)
        for office in other.ministers.all():
            _move_office(office, "ministry", kept)
        for name in other.names.all():
            _move(name, "ministry", kept)
        if not kept.names.filter(name=other.name).exists() and other.name != kept.name:
            MinistryName.objects.create(ministry=kept, name=other.name)
        Ministry.objects.filter(merged_into=other).update(merged_into=kept)
        _retire(other, kept)
    index_facets(Kamervraag.objects.to_or_from(kept))
    return len(merged)


def _to_merge(kept: M, others: Iterable[M]) -> list[M]:
    """Those that are still to be merged; refuses what can only be a mistake."""
    wanted = [other for other in others if kept.pk not in (other.pk, other.merged_into_id)]
    if kept.merged_into_id is not None:
        raise ValidationError(f"{kept} is zelf al samengevoegd met {kept.merged_into}.")
    for other in wanted:
        if other.is_example != kept.is_example:
            raise ValidationError(f"{other} of {kept} is verzonnen, de ander niet.")
        if other.merged_into_id is not None:
            raise ValidationError(f"{other} is al samengevoegd met {other.merged_into}.")
    return wanted


def _move(row: models.Model, field: str, owner: Person | Ministry) -> None:
    """Give a row another owner, or drop it where that one has the same already."""
    if _same(row, field, owner) is None:
        setattr(row, field, owner)
        row.save()
    else:
        row.delete()


def _move_office(office: Minister, field: str, owner: Person | Ministry) -> None:
    """An office that the owner has already gives its questions and answers to that one."""
    same = _same(office, field, owner)
    if isinstance(same, Minister):
        Addressee.objects.filter(minister=office).update(minister=same)
        Respondent.objects.filter(minister=office).update(minister=same)
        _repoint_corrections("minister_id", office.pk, same.pk)
    _move(office, field, owner)


def _same(row: models.Model, field: str, owner: Person | Ministry) -> models.Model | None:
    """The row of the owner that says the same."""
    values = {key: getattr(row, key) for key in KEYS[type(row)]} | {field: owner}
    return type(row)._default_manager.filter(**values).first()


def _retire(other: Person | Ministry, kept: Person | Ministry) -> None:
    setattr(other, "merged_into", kept)  # noqa: B010 - a person into a person, see _to_merge
    other.save()


def _repoint_corrections(field: str, old: int, new: int) -> None:
    """What editors chose, and what the sources said, now names the row that is left."""
    for correction in Correction.objects.filter(
        Q(field=field) | Q(field=""), part__in=["submitter", "addressee", "respondent"]
    ):
        for name in ("source_value", "value", "new_source_value"):
            value = getattr(correction, name)
            if correction.field and value == old:
                setattr(correction, name, new)
            elif isinstance(value, dict) and value.get(field) == old:
                value[field] = new
        correction.save()
