"""Publication rows, and the relatives of a publication: all that is about the same Kamervraag."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from kamervragen.importing.archive import kept_files, read_kept
from kamervragen.importing.copying import update_rows
from kamervragen.importing.identity import base_identifier
from kamervragen.importing.old_numbers import is_early_case, old_numbers
from kamervragen.importing.parts import Copies, ParsedFile, best_first
from kamervragen.models import Publication, PublicationKind, SourceFile
from kamervragen.parsing.records import PublicationRecord

FIELDS = (
    "identifier",
    "kind",
    "chamber",
    "session_year",
    "appendix_number",
    "numbers",
    "see_also",
    "title",
    "heading",
    "answer_heading",
    "submitted_on",
    "received_on",
    "published_on",
    "abstract",
    "keywords",
    "source_corrections",
    "registered",
    "version",
    "has_text",
    "is_removed",
)
REISSUES = ("-h1", "-h2", "-n1")  # suffixes met in official identifiers


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Publications with all that may be about the same Kamervragen, read from their bytes."""

    copies: Mapping[str, Copies]  # by publication key
    pks: Mapping[str, int]
    examples: frozenset[str]  # keys of invented publications

    @property
    def records(self) -> dict[str, PublicationRecord]:
        return {key: copies.record for key, copies in self.copies.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPublications:
    """Rows to compose anew, and by key those that are left without files: the key that has them."""

    rows: list[Publication]
    emptied: Mapping[str, str]


def store_publications(parsed: Sequence[ParsedFile], *, is_example: bool) -> StoredPublications:
    """Rows for the publications of these files; an older version of the same file is retired."""
    keys = {file.record.key for file in parsed}
    Publication.objects.bulk_create(
        (_new(file.record, is_example=is_example) for file in parsed), ignore_conflicts=True
    )
    publications = {row.key: row for row in Publication.objects.filter(key__in=keys)}
    places = {file.source_file: publications[file.record.key].pk for file in parsed}
    _attach(places)
    moved = _bring_older_versions({file.name for file in parsed})
    _retire_older_versions(places.values(), {file.name for file in parsed})
    left = Publication.objects.filter(key__in=moved.keys() - keys)
    held = list(left.filter(source_files__is_current=True).distinct())
    emptied = moved.keys() - keys - {row.key for row in held}
    return StoredPublications(
        rows=[*publications.values(), *held], emptied={key: moved[key] for key in emptied}
    )


def _attach(places: Mapping[int, int]) -> None:
    """Tell each source file its publication; ``bulk_update`` takes twenty times as long."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE kamervragen_sourcefile AS file
            SET publication_id = place.publication, refusal = ''
            FROM unnest(%s::bigint[], %s::bigint[]) AS place (file, publication)
            WHERE file.id = place.file
              AND (file.publication_id IS DISTINCT FROM place.publication OR file.refusal <> '')
            """,
            [list(places.keys()), list(places.values())],
        )


def _bring_older_versions(names: Collection[str]) -> dict[str, str]:
    """Move older versions of rows of the register to where the last one is; old key → new key.

    Such a row keeps its name when its publication gets another key: an identifier, another Zaak.
    """
    files = SourceFile.objects.filter(
        name__in=[name for name in names if name.endswith(".json")], describes=None
    ).exclude(publication=None)
    versions: dict[str, list[SourceFile]] = defaultdict(list)
    for file in files.order_by("fetched_at", "pk").select_related("publication").defer("content"):
        versions[file.name].append(file)
    moved: dict[str, str] = {}
    for *older, last in versions.values():
        for file in older:
            if file.publication != last.publication and file.publication and last.publication:
                moved[file.publication.key] = last.publication.key
                SourceFile.objects.filter(pk=file.pk).update(publication=last.publication)
    return moved


def _retire_older_versions(publications: Collection[int], names: Collection[str]) -> None:
    """Of the current files with one name in one publication, only the last received stays so."""
    newest: dict[tuple[int | None, str], int] = {}
    older: list[int] = []
    rows = SourceFile.objects.filter(
        publication__in=publications, name__in=names, is_current=True, describes=None
    )
    for pk, publication, name in rows.order_by("fetched_at", "pk").values_list(
        "pk", "publication", "name"
    ):
        if (publication, name) in newest:
            older.append(newest[publication, name])
        newest[publication, name] = pk
    if older:
        SourceFile.objects.filter(pk__in=older).update(is_current=False)


def _new(record: PublicationRecord, *, is_example: bool) -> Publication:
    return Publication(key=record.key, is_example=is_example, **_columns(record))


def _columns(record: PublicationRecord) -> dict[str, object]:
    return {
        "identifier": record.identifier,
        "kind": record.kind.value,
        "chamber": record.chamber.value,
        "session_year": record.session_year,
        "appendix_number": record.appendix_number,
        "numbers": list(record.numbers),
        "see_also": list(record.see_also),
        "title": record.title,
        "heading": record.heading,
        "answer_heading": record.answer_heading,
        "submitted_on": record.submitted_on,
        "received_on": record.received_on,
        "published_on": record.published_on,
        "abstract": record.abstract,
        "keywords": record.keywords,
        "source_corrections": record.corrections,
        "registered": record.registered,
        "version": record.version,
        "has_text": record.has_text,
        "is_removed": record.is_removed,
    }


def read_family(parsed: Sequence[ParsedFile], keys: Iterable[str] = ()) -> Family:
    """The files with all relatives: by number, "zie ook", reissue, old number and questions.

    ``keys`` names further publications of which the relatives are wanted.
    """
    files = {file.source_file: file for file in parsed}
    seen: dict[str, Publication] = {}
    housemates = _housemates([*keys, *(file.record.key for file in parsed)])
    while new := [p for p in _relatives(_records(files.values()), housemates) if p.key not in seen]:
        seen |= {publication.key: publication for publication in new}
        kept = kept_files(publications=[publication.pk for publication in new])
        others, _ = read_kept(file for file in kept if file.pk not in files)
        files |= {file.source_file: file for file in others}
    return _family(files.values(), seen)


def _records(files: Iterable[ParsedFile]) -> list[PublicationRecord]:
    return [file.record for file in files]


def _housemates(keys: Iterable[str]) -> set[str]:
    """Publications that were thought to be about the same Kamervraag until now."""
    links = Publication.kamervragen.through._default_manager
    homes = links.filter(publication__key__in=list(keys)).values("kamervraag")
    return set(links.filter(kamervraag__in=homes).values_list("publication__key", flat=True))


def _relatives(
    records: Collection[PublicationRecord], housemates: Collection[str]
) -> list[Publication]:
    return [
        *_siblings(records, housemates),
        *_otherwise_numbered(records),
        *_of_the_same_day(records),
    ]


def _siblings(
    records: Collection[PublicationRecord], housemates: Collection[str]
) -> Iterable[Publication]:
    unnumbered = [record for record in records if not record.numbers]
    keys = {record.key for record in records} | set(housemates)
    keys |= {identifier for record in unnumbered for identifier in record.see_also}
    bases = {base_identifier(key) for key in keys}
    keys |= bases | {base + suffix for base in bases for suffix in REISSUES}
    conditions = (
        Q(key__in=keys),
        Q(numbers__overlap=[n for record in records for n in record.numbers]),
        Q(numbers=[], see_also__overlap=[r.identifier for r in records if r.identifier]),
    )
    # a union, for an "or" of them would read the whole table
    found = (Publication.objects.filter(each).order_by().values("pk") for each in conditions)
    return Publication.objects.filter(pk__in=next(found).union(*found))


def _otherwise_numbered(records: Iterable[PublicationRecord]) -> Iterator[Publication]:
    """What may be the same early set under another number: all of that day, to tell them apart."""
    if printed := {r.submitted_on for r in records if r.submitted_on and old_numbers(r.numbers)}:
        yield from Publication.objects.filter(kind=PublicationKind.CASE, submitted_on__in=printed)
    if registered := {r.submitted_on for r in records if is_early_case(r)}:
        on_these_days = Publication.objects.filter(submitted_on__in=registered)
        yield from (row for row in on_these_days if old_numbers(row.numbers))


def _of_the_same_day(records: Iterable[PublicationRecord]) -> Iterator[Publication]:
    """What may print the same questions, where one of the two has no number."""
    dated = [record for record in records if record.submitted_on and record.questions]
    if days := {record.submitted_on for record in dated if not record.numbers}:
        yield from Publication.objects.filter(submitted_on__in=days)
    if days := {record.submitted_on for record in dated if record.numbers}:
        yield from Publication.objects.filter(submitted_on__in=days, numbers=[])


def _family(files: Iterable[ParsedFile], publications: Mapping[str, Publication]) -> Family:
    by_key: dict[str, list[ParsedFile]] = defaultdict(list)
    for file in files:
        by_key[file.record.key].append(file)
    return Family(
        copies={key: Copies(key=key, files=best_first(copies)) for key, copies in by_key.items()},
        pks={key: publication.pk for key, publication in publications.items()},
        examples=frozenset(key for key, row in publications.items() if row.is_example),
    )


def update_publications(family: Family, publications: Iterable[Publication]) -> set[int]:
    """Let each row say what the best copy of its publication says; primary keys of the changed."""
    changed = {}
    for publication in publications:
        columns = _columns(family.copies[publication.key].record)
        if any(getattr(publication, field) != value for field, value in columns.items()):
            changed[publication.pk] = [columns[field] for field in FIELDS]
    update_rows(Publication, FIELDS, changed.items())
    return set(changed)
