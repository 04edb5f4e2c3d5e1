"""Kamervragen written from what their publications say, and from what editors changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamervragen.importing.archive import kept_files, read_kept
from kamervragen.importing.composition import Composition, compose
from kamervragen.importing.follow_ups import days_of, settle_follow_ups
from kamervragen.importing.identity import disputed_numbers, kamervraag_numbers
from kamervragen.importing.indexing import index_kamervragen
from kamervragen.importing.old_numbers import ambiguous_cases
from kamervragen.importing.overlay import corrected
from kamervragen.importing.parts import Copies, ParsedFile
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
    stored = store_publications(parsed, is_example=is_example)
    keys = {row.key for row in stored.rows}
    family = read_family(parsed, {*keys, *stored.emptied})
    changed = update_publications(family, stored.rows)
    links = _links(family, stored.emptied)
    members = _members(family)
    composed = _compositions(family, members, keys, links, directory)
    days_before = days_of([link.pk for link in links.values()])
    gone = {number: link for number, link in links.items() if number not in members}
    compositions = corrected(_by_row(composed, gone))
    topics = ensure_topics(t for copies in family.copies.values() for t in copies.record.topics)
    write_compositions(compositions, family.pks, topics)
    Publication.objects.filter(key__in=stored.emptied).delete()
    index_kamervragen(compositions)
    names = [*family.pks, *(composition.number for composition in compositions.values())]
    settle_follow_ups(compositions, names, days_before | days_of(compositions))
    whole = _whole(composed, members)
    problems = _write_problems(family, whole, compositions.values(), run)
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


@dataclass(frozen=True, slots=True)
class Link:
    """A stored Kamervraag and the keys of its publications."""

    pk: int
    publications: set[str]


def _links(family: Family, emptied: Mapping[str, str]) -> dict[str, Link]:
    """The stored Kamervragen of these publications, by number; emptied ones by what has theirs."""
    through = Publication.kamervragen.through._default_manager
    rows = through.filter(publication__in=family.pks.values()).order_by("kamervraag")
    found: dict[str, Link] = {}
    for pk, number, key in rows.values_list("kamervraag", "kamervraag__number", "publication__key"):
        found.setdefault(number, Link(pk, set())).publications.add(emptied.get(key, key))
    return found


def _compositions(
    family: Family,
    members: Mapping[str, list[str]],
    keys: Collection[str],
    links: Mapping[str, Link],
    directory: Directory,
) -> dict[str, Composition]:
    """By number the Kamervragen that these publications are about, and those they left.

    With those that share a publication with them: its problems are told of all at once.
    """
    concerned = [
        group
        for number, group in members.items()
        if not set(keys).isdisjoint(group)
        or number not in links
        or links[number].publications != set(group)
    ]
    printed = {key for group in concerned for key in group}
    return {
        number: _compose(family, number, group, directory)
        for number, group in sorted(members.items())
        if not printed.isdisjoint(group)
    }


def _whole(composed: Mapping[str, Composition], members: Mapping[str, Iterable[str]]) -> set[str]:
    """The keys of the publications of which every Kamervraag is composed."""
    others = {key for number in members.keys() - composed.keys() for key in members[number]}
    return {key for composition in composed.values() for key in composition.publications} - others


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


def _by_row(
    compositions: Mapping[str, Composition], gone: Mapping[str, Link]
) -> dict[int, Composition]:
    """The compositions by primary key: known by number, else by a publication, else new.

    A Kamervraag keeps its row when its number becomes known; one that lost all its publications
    to another leaves its corrections there and goes.
    """
    pks = dict(Kamervraag.objects.filter(number__in=compositions).values_list("number", "pk"))
    heirs = _heirs(compositions, gone)
    for old, number in heirs.items():
        if number not in pks:
            Kamervraag.objects.filter(pk=old).update(number=number)
            pks[number] = old
    new = [c for number, c in compositions.items() if number not in pks]
    made = Kamervraag.objects.bulk_create(Kamervraag(**kamervraag_row(c)) for c in new)
    pks |= {row.number: row.pk for row in made}
    for old, number in heirs.items():
        if pks[number] != old:
            _bequeath(old, pks[number])
    return {pks[number]: composition for number, composition in compositions.items()}


def _heirs(compositions: Mapping[str, Composition], gone: Mapping[str, Link]) -> dict[int, str]:
    """For each Kamervraag without publications the number that took the first of them over."""
    taken = {key: n for n, c in reversed(list(compositions.items())) for key in c.publications}
    return {link.pk: taken[min(link.publications)] for link in gone.values()}


def _bequeath(old: int, heir: int) -> None:
    """Leave the corrections that the heir does not have, and go."""
    kept = set(Correction.objects.filter(kamervraag=heir).values_list("part", "key", "field"))
    for correction in Correction.objects.filter(kamervraag=old):
        if (correction.part, correction.key, correction.field) not in kept:
            Correction.objects.filter(pk=correction.pk).update(kamervraag=heir)
    Kamervraag.objects.filter(pk=old).delete()


def _write_problems(
    family: Family,
    publications: Collection[str],
    compositions: Iterable[Composition],
    run: ImportRun | None,
) -> Counter[str]:
    """The problems of these publications, once each; those that someone accepted stay accepted."""
    copies = [family.copies[key] for key in sorted(publications)]
    places = {file.source_file: family.pks[c.key] for c in copies for file in c.files}
    problems = _problems(family, copies, compositions)
    wanted = dict.fromkeys(problem for problem in problems if problem[0] in places)
    pks = [family.pks[key] for key in publications]
    found = ImportProblem.objects.filter(source_file__publication__in=pks)  # older versions too
    stored = {
        row[1:]: row[0] for row in found.values_list("pk", "source_file", "kind", "place", "detail")
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


def _problems(
    family: Family, copies: Iterable[Copies], compositions: Iterable[Composition]
) -> Iterator[ProblemKey]:
    for each in copies:
        for file in each.files:
            for problem in file.record.problems:
                yield _problem_key(file.source_file, problem)
    for composition in compositions:
        for source_file, problem in composition.problems:
            yield _problem_key(source_file, problem)
    for kind, found in (
        ("number_of_another_kamervraag", disputed_numbers(family.records)),
        ("case_of_several", ambiguous_cases(family.records)),
    ):
        for key, numbers in found.items():
            problem = Problem(kind=kind, place="", detail=", ".join(numbers))
            yield _problem_key(family.copies[key].files[0].source_file, problem)


def _problem_key(source_file: int, problem: Problem) -> ProblemKey:
    return source_file, problem.kind, problem.place[:200], problem.detail
