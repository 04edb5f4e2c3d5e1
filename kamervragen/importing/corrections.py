"""What editors change, recorded beside what the sources say.

An editor simply edits rows; ``record_corrections`` notices what changed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from kamervragen.importing.indexing import index_kamervragen
from kamervragen.importing.kamervragen import compose_kamervraag, rewrite_kamervraag
from kamervragen.importing.locking import lock_importing
from kamervragen.importing.overlay import Json, as_json
from kamervragen.importing.parts import Row, Rows
from kamervragen.importing.tables import KAMERVRAAG_FIELDS, TABLES, as_value, stored_rows
from kamervragen.models import Answer, Correction, Kamervraag, Publication, Question


@contextmanager
def record_corrections(kamervraag: Kamervraag, *, editor: User | None) -> Iterator[None]:
    """Run an editor's save of a Kamervraag and all its parts, and keep what it changed.

    One transaction; what an editor puts back to what the sources say is a correction no longer.
    Search finds what was changed at once.
    """
    with transaction.atomic():
        lock_importing()  # before any row, or an import and an editor wait for each other
        before = snapshot(kamervraag)
        yield
        after = snapshot(kamervraag)
        if after == before:
            return
        index_kamervragen(_sharing_publications(kamervraag))
        source = compose_kamervraag(kamervraag).parts
        for part, rows in after.items():
            for key in sorted(before[part].keys() | rows.keys()):
                if before[part].get(key) != rows.get(key):
                    row = _CorrectedRow(kamervraag, part, key, editor)
                    row.record(source[part].get(key), before[part].get(key), rows.get(key))


def _sharing_publications(kamervraag: Kamervraag) -> set[int]:
    """Itself, and those that show the same notes because a publication is about both."""
    shared = Kamervraag.objects.filter(publications__kamervragen=kamervraag)
    return {kamervraag.pk, *shared.order_by().values_list("pk", flat=True)}


class _CorrectedRow:
    """One row that an editor changed, added or removed."""

    def __init__(self, kamervraag: Kamervraag, part: str, key: str, editor: User | None) -> None:
        self.kamervraag = kamervraag
        self.corrections = kamervraag.corrections.filter(part=part, key=key)
        self.part, self.key = part, key
        self.editor = editor

    def record(self, source: Row | None, before: Row | None, after: Row | None) -> None:
        """Compare the row as the source has it, as it was, and as it is now."""
        if source is None or after is None:
            self.corrections.exclude(field="").delete()
            self._settle("", as_json(source), as_json(after))
            return
        self.corrections.filter(field="").delete()
        for field, value in after.items():
            if before is None or before[field] != value:
                self._settle(field, as_json(source[field]), as_json(value))

    def _settle(self, field: str, source: Json, value: Json) -> None:
        if value == source:
            self.corrections.filter(field=field).delete()
            return
        self.corrections.update_or_create(
            kamervraag=self.kamervraag,
            part=self.part,
            key=self.key,
            field=field,
            defaults={
                "source_value": source,
                "value": value,
                "new_source_value": None,
                "is_in_conflict": False,
                "editor": self.editor,
            },
        )


def snapshot(kamervraag: Kamervraag) -> dict[str, Rows]:
    """The stored rows of a Kamervraag in the form of a composition."""
    publications = list(
        Publication.objects.filter(kamervragen=kamervraag).values_list("pk", flat=True)
    )
    parts: dict[str, Rows] = {"kamervraag": {"": _kamervraag_row(kamervraag)}}
    for part, table in TABLES.items():
        owners = publications if table.owner == "publication_id" else [kamervraag.pk]
        found = stored_rows(table, owners)
        parts[part] = {key: old.row for rows in found.values() for key, old in rows.items()}
    _add_relations(kamervraag, parts)
    return parts


def _kamervraag_row(kamervraag: Kamervraag) -> Row:
    values = Kamervraag.objects.filter(pk=kamervraag.pk).values(*KAMERVRAAG_FIELDS).get()
    paths = kamervraag.topics.values_list("path", flat=True)
    return {**{k: as_value(v) for k, v in values.items()}, "topics": tuple(sorted(paths))}


def _add_relations(kamervraag: Kamervraag, parts: Mapping[str, Rows]) -> None:
    questions = Question.objects.filter(kamervraag=kamervraag).prefetch_related(
        "footnotes__publication"
    )
    for question in questions:
        parts["question"][str(question.position)]["footnotes"] = _note_keys(question)
    answers = Answer.objects.filter(kamervraag=kamervraag).select_related("publication")
    for answer in answers.prefetch_related("questions", "footnotes__publication"):
        row = parts["answer"][f"{answer.publication.key}:{answer.position}"]
        positions = sorted(question.position for question in answer.questions.all())
        row["questions"] = tuple(str(position) for position in positions)
        row["footnotes"] = _note_keys(answer)


def _note_keys(owner: Question | Answer) -> tuple[str, ...]:
    notes = sorted(owner.footnotes.all(), key=lambda note: note.position)
    return tuple(f"{note.publication.key}:{note.position}" for note in notes)


def withdraw_correction(correction: Correction) -> None:
    """Forget a correction and let the source speak again; a text in both its forms."""
    kamervraag = correction.kamervraag
    with transaction.atomic():
        lock_importing()
        Correction.objects.with_its_text(correction).delete()
        rewrite_kamervraag(kamervraag)


def accept_source(correction: Correction) -> None:
    """Settle a conflict: the source was put right, our correction is no longer needed."""
    withdraw_correction(correction)


def keep_correction(correction: Correction) -> None:
    """Settle a conflict: ours stands, now against what the source says today."""
    Correction.objects.with_its_text(correction).in_conflict().update(
        source_value=F("new_source_value"), new_source_value=None, is_in_conflict=False
    )
