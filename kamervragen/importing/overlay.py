"""Editors' corrections laid over what the sources say, at every import.

A correction survives field by field. Where the source later says something else in the same field,
ours stays on the page, theirs is kept beside it, and the correction is in conflict until an editor
settles it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import DateField, Q

from kamervragen.importing.composition import Composition
from kamervragen.importing.parts import Row, Rows, Value
from kamervragen.importing.tables import TABLES
from kamervragen.models import Correction, Kamervraag

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def as_json(value: Value | Row | None) -> Json:
    """A value as a JSONField gives it back."""
    decoded: Json = json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    return decoded


def _from_json(part: str, field: str, value: Json) -> Value:
    if isinstance(value, list):
        return tuple(value)  # type: ignore[return-value]  # arrays hold numbers, keys or paths
    if field in {"publication", "topics"}:
        return value  # type: ignore[return-value]  # a key
    model = Kamervraag if part == "kamervraag" else TABLES[part].model
    column = model._meta.get_field(field)
    return column.to_python(value) if isinstance(column, DateField) else value  # type: ignore[return-value]  # what was a value before


def corrected(compositions: Mapping[int, Composition]) -> dict[int, Composition]:
    """The compositions with the editors' corrections laid over them; conflicts are recorded."""
    corrections: dict[int, list[Correction]] = defaultdict(list)
    # Notes belong to a publication, which several Kamervragen may share.
    for correction in Correction.objects.filter(
        Q(kamervraag__in=compositions) | Q(part__in=["footnote", "link"])
    ):
        corrections[correction.kamervraag_id].append(correction)
    shared = [c for owner in corrections.values() for c in owner if c.part in {"footnote", "link"}]
    return {
        pk: _apply(composition, _applicable(pk, composition, corrections, shared))
        for pk, composition in compositions.items()
    }


def _applicable(
    pk: int,
    composition: Composition,
    corrections: Mapping[int, list[Correction]],
    shared: Iterable[Correction],
) -> list[Correction]:
    own = [c for c in corrections.get(pk, []) if c.part not in {"footnote", "link"}]
    notes = [
        c for c in shared if any(c.key.startswith(f"{key}:") for key in composition.publications)
    ]
    return own + notes


def _apply(composition: Composition, corrections: list[Correction]) -> Composition:
    if not corrections:
        return composition
    parts = {
        part: {key: dict(row) for key, row in rows.items()}
        for part, rows in composition.parts.items()
    }
    for correction in corrections:
        _note_conflict(correction, composition.parts[correction.part])
        _lay_over(correction, parts[correction.part])
    return replace(composition, parts=parts)


def _note_conflict(correction: Correction, source: Rows) -> None:
    """Record, or clear, that the source has changed under the correction."""
    now = _source_now(correction, source)
    is_in_conflict = now not in (correction.source_value, correction.value)
    new_value = now if is_in_conflict else None
    if (correction.is_in_conflict, correction.new_source_value) != (is_in_conflict, new_value):
        Correction.objects.filter(pk=correction.pk).update(
            is_in_conflict=is_in_conflict, new_source_value=new_value
        )


def _source_now(correction: Correction, source: Rows) -> Json:
    row = source.get(correction.key)
    if row is None or not correction.field:
        return as_json(row)
    return as_json(row[correction.field])


def _lay_over(correction: Correction, rows: Rows) -> None:
    if correction.field:
        if correction.key in rows:
            value = _from_json(correction.part, correction.field, correction.value)
            rows[correction.key][correction.field] = value
    elif correction.value is None:
        rows.pop(correction.key, None)
    else:
        rows[correction.key] = {
            field: _from_json(correction.part, field, value)
            for field, value in correction.value.items()
        }
