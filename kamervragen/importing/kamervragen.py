"""Kamervragen written from what their publications say, and from what editors changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamervragen.importing.archive import kept_files, read_kept
from kamervragen.importing.composition import Composition, ParsedFile, compose
from kamervragen.importing.identity import disputed_numbers, kamervraag_numbers
from kamervragen.importing.overlay import corrected
from kamervragen.importing.people import Directory
from kamervragen.importing.publications import (
    Family,
    read_family,
    store_publications,
    update_publications,
)
from kamervragen.importing.topics import ensure_topics
from kamervragen.importing.writing import kamervraag_row, write_compositions
from kamervragen.models import Correction, ImportProblem, ImportRun, Kamervraag, Publication
from kamervragen.parsing.records import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What writing a batch changed: primary keys of publications, new problems by kind."""

    publications: set[int]
    problems: Counter[str]


def write_files(
    parsed: Sequence[ParsedFile],
    directory: Directory,
    run: ImportRun | None,
    *,
    is_example: bool = False,
) -> Outcome:
    """Write the publications of these files and every Kamervraag they are about."""
    rows = store_publications(parsed, is_example=is_example)
    family = read_family(parsed)
    changed = update_publications(family, rows)
    composed = _compositions(family, {row.key for row in rows}, directory)
    compositions = corrected(_by_row(family, composed))
    topics = ensure_topics(t for copies in family.copies.values() for t in copies.record.topics)
    write_compositions(compositions, family.pks, topics)
    problems = _write_problems(family, compositions.values(), run)
    return Outcome(publications=changed, problems=problems)


def compose_kamervraag(kamervraag: Kamervraag) -> Composition:
    """What the sources alone say of a Kamervraag, without corrections."""
    parsed, _ = read_kept(kept_files(publications=_publications_of(kamervraag)))
    family = read_family(parsed)
    keys = _members(family)[kamervraag.number]
    return _compose(family, kamervraag.number, keys, Directory.load())


def rewrite_kamervraag(kamervraag: Kamervraag) -> None:
    """Write a Kamervraag anew from its sources and its corrections."""
    parsed, _ = read_kept(kept_files(publications=_publications_of(kamervraag)))
    write_files(parsed, Directory.load(), None)


def _publications_of(kamervraag: Kamervraag) -> list[int]:
    return list(Publication.objects.filter(kamervragen=kamervraag).values_list("pk", flat=True))


def _compositions(
    family: Family, keys: Collection[str], directory: Directory
) -> dict[str, Composition]:
    """The Kamervragen that these publications are about, by number."""
    return {
        number: _compose(family, number, group, directory)
        for number, group in sorted(_members(family).items())
        if not set(keys).isdisjoint(group)
    }


def _compose(
    family: Family, number: str, keys: Collection[str], directory: Directory
) -> Composition:
    return compose(
        number,
        [family.copies[key] for key in keys],
        directory,
        is_example=not family.examples.isdisjoint(keys),
    )


def _members(family: Family) -> dict[str, list[str]]:
    """Publication keys by Kamervraag number."""
    members: dict[str, list[str]] = defaultdict(list)
    for key, numbers in kamervraag_numbers(family.records).items():
        for number in numbers:
            members[number].append(key)
    return members


def _by_row(family: Family, compositions: Mapping[str, Composition]) -> dict[int, Composition]:
    """The compositions by primary key: known by number, else by a publication, else new.

    A Kamervraag keeps its row when its number becomes known; one that lost all its publications
    to another leaves its corrections there and goes.
    """
    pks = dict(Kamervraag.objects.filter(number__in=compositions).values_list("number", "pk"))
    linked = _linked(family)
    for number, composition in compositions.items():
        former = [pk for key in composition.publications for pk in linked[key]]
        free = [pk for pk in former if pk not in pks.values()]
        if number not in pks and free:
            Kamervraag.objects.filter(pk=free[0]).update(number=number)
            pks[number] = free[0]
    new = [c for number, c in compositions.items() if number not in pks]
    made = Kamervraag.objects.bulk_create(Kamervraag(**kamervraag_row(c)) for c in new)
    pks |= {row.number: row.pk for row in made}
    _remove_empty(linked, compositions, pks)
    return {pks[number]: composition for number, composition in compositions.items()}


def _linked(family: Family) -> dict[str, list[int]]:
    links = Publication.kamervragen.through._default_manager.filter(
        publication__in=family.pks.values()
    )
    found: dict[str, list[int]] = defaultdict(list)
    for key, pk in links.order_by("kamervraag").values_list("publication__key", "kamervraag"):
        found[key].append(pk)
    return found


def _remove_empty(
    linked: Mapping[str, list[int]],
    compositions: Mapping[str, Composition],
    pks: Mapping[str, int],
) -> None:
    heirs = {
        old: pks[number]
        for number, composition in compositions.items()
        for key in composition.publications
        for old in linked[key]
        if old not in pks.values()
    }
    for old, heir in heirs.items():
        kept = Correction.objects.filter(kamervraag=heir).values_list("part", "key", "field")
        for correction in Correction.objects.filter(kamervraag=old):
            if (correction.part, correction.key, correction.field) not in set(kept):
                Correction.objects.filter(pk=correction.pk).update(kamervraag=heir)
    Kamervraag.objects.filter(pk__in=heirs).delete()


def _write_problems(
    family: Family, compositions: Iterable[Composition], run: ImportRun | None
) -> Counter[str]:
    """The problems of all files concerned, once each; those that someone accepted stay accepted."""
    wanted = dict.fromkeys(_problems(family, compositions))
    places = {f.source_file: family.pks[c.key] for c in family.copies.values() for f in c.files}
    stored = {
        row[1:]: row[0]
        for row in ImportProblem.objects.filter(source_file__in=places).values_list(
            "pk", "source_file", "kind", "place", "detail"
        )
    }
    ImportProblem.objects.filter(pk__in=[stored[k] for k in stored.keys() - wanted.keys()]).delete()
    new = [key for key in wanted if key not in stored]
    ImportProblem.objects.bulk_create(
        ImportProblem(
            run=run,
            source_file_id=source_file,
            publication_id=places[source_file],
            kind=kind,
            place=place,
            detail=detail,
        )
        for source_file, kind, place, detail in new
    )
    return Counter(kind for _, kind, _, _ in new)


ProblemKey = tuple[int, str, str, str]  # source file, kind, place, detail


def _problems(family: Family, compositions: Iterable[Composition]) -> Iterator[ProblemKey]:
    for copies in family.copies.values():
        for file in copies.files:
            for problem in file.record.problems:
                yield _problem_key(file.source_file, problem)
    for composition in compositions:
        for source_file, problem in composition.problems:
            yield _problem_key(source_file, problem)
    for key, numbers in disputed_numbers(family.records).items():
        detail = ", ".join(numbers)
        problem = Problem(kind="number_of_another_kamervraag", place="", detail=detail)
        yield _problem_key(family.copies[key].files[0].source_file, problem)


def _problem_key(source_file: int, problem: Problem) -> ProblemKey:
    return source_file, problem.kind, problem.place[:200], problem.detail
