"""Publication rows, and the relatives of a publication: all that is about the same Kamervraag."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from kamervragen.importing.archive import kept_files, read_kept
from kamervragen.importing.identity import base_identifier
from kamervragen.importing.parts import Copies, ParsedFile, best_first
from kamervragen.models import Publication, SourceFile
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
    "has_text",
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


def store_publications(parsed: Sequence[ParsedFile], *, is_example: bool) -> list[Publication]:
    """Rows for the publications of these files; an older version of the same file is retired."""
    keys = {file.record.key for file in parsed}
    Publication.objects.bulk_create(
        (_new(file.record, is_example=is_example) for file in parsed), ignore_conflicts=True
    )
    publications = {row.key: row for row in Publication.objects.filter(key__in=keys)}
    places = {file.source_file: publications[file.record.key].pk for file in parsed}
    _attach(places)
    _retire_older_versions(places.values(), {file.name for file in parsed})
    return list(publications.values())


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
        "has_text": record.has_text,
    }


def read_family(parsed: Sequence[ParsedFile]) -> Family:
    """The files with all their relatives: siblings by number, by "zie ook" and by reissue."""
    files = {file.source_file: file for file in parsed}
    seen: dict[str, Publication] = {}
    housemates = _housemates(file.record.key for file in parsed)
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
) -> Iterable[Publication]:
    unnumbered = [record for record in records if not record.numbers]
    keys = {record.key for record in records} | set(housemates)
    keys |= {identifier for record in unnumbered for identifier in record.see_also}
    bases = {base_identifier(key) for key in keys}
    keys |= bases | {base + suffix for base in bases for suffix in REISSUES}
    return Publication.objects.filter(
        Q(key__in=keys)
        | Q(numbers__overlap=[n for record in records for n in record.numbers])
        | Q(numbers=[], see_also__overlap=[r.identifier for r in records if r.identifier])
    )


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
    changed = []
    for publication in publications:
        columns = _columns(family.copies[publication.key].record)
        if any(getattr(publication, field) != value for field, value in columns.items()):
            for field, value in columns.items():
                setattr(publication, field, value)
            changed.append(publication)
    Publication.objects.bulk_update(changed, FIELDS)
    return {publication.pk for publication in changed}
