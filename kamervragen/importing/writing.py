"""Compositions laid over the stored rows: what is equal is left alone."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.db import models

from kamervragen.importing.composition import Composition
from kamervragen.importing.copying import update_rows
from kamervragen.importing.parts import Row, Rows
from kamervragen.importing.tables import KAMERVRAAG_FIELDS, TABLES, write_relation, write_rows
from kamervragen.models import Answer, Kamervraag, Publication, Question, Reading

KeysByPart = dict[str, dict[int, dict[str, int]]]  # part → owner → key → pk

NOTES_OF: Mapping[str, type[models.Model]] = {
    "question": Question.footnotes.through,
    "answer": Answer.footnotes.through,
}


def write_compositions(
    compositions: Mapping[int, Composition],
    publications: Mapping[str, int],
    topics: Mapping[str, int],
) -> None:
    """Make the stored rows equal to the compositions.

    ``publications`` and ``topics`` give primary keys by publication key and topic path.
    """
    links = Publication.kamervragen.through._default_manager.filter(kamervraag__in=compositions)
    known = set(links.values_list("kamervraag", flat=True))
    _write_kamervragen(compositions)
    _write_topics(compositions, topics, known)
    _write_publication_links(compositions, publications, known)
    keys = _write_parts(compositions, publications, new=set(compositions) - known)
    _write_ties(compositions, keys, known)
    _write_readings(compositions, known)


def kamervraag_row(composition: Composition) -> Row:
    """The columns of the Kamervraag itself."""
    row = composition.parts["kamervraag"][""]
    return {field: row[field] for field in KAMERVRAAG_FIELDS}


def _write_kamervragen(compositions: Mapping[int, Composition]) -> None:
    rows = Kamervraag.objects.filter(pk__in=compositions).values("pk", *KAMERVRAAG_FIELDS)
    stored = {row.pop("pk"): row for row in rows}
    wanted = {pk: kamervraag_row(composition) for pk, composition in compositions.items()}
    changed = [(pk, list(row.values())) for pk, row in wanted.items() if row != stored[pk]]
    update_rows(Kamervraag, KAMERVRAAG_FIELDS, changed)


def _write_topics(
    compositions: Mapping[int, Composition], topics: Mapping[str, int], known: Collection[int]
) -> None:
    wanted = [
        (pk, topics[path])
        for pk, composition in compositions.items()
        for path in _keys(composition.parts["kamervraag"][""]["topics"])
    ]
    through = Kamervraag.topics.through
    write_relation(through, "kamervraag_id", "topic_id", wanted, old=known)


def _keys(value: object) -> Iterator[str]:
    """The members of a relation's value."""
    return (str(item) for item in value) if isinstance(value, tuple) else iter(())


def _write_publication_links(
    compositions: Mapping[int, Composition], publications: Mapping[str, int], known: Collection[int]
) -> None:
    wanted = [
        (pk, publications[key])
        for pk, composition in compositions.items()
        for key in composition.publications
    ]
    through = Publication.kamervragen.through
    write_relation(through, "kamervraag_id", "publication_id", wanted, old=known)


def _write_parts(
    compositions: Mapping[int, Composition],
    publications: Mapping[str, int],
    *,
    new: Collection[int],
) -> KeysByPart:
    keys: KeysByPart = {}
    for part, table in TABLES.items():
        if table.owner == "publication_id":
            wanted = _by_publication(part, compositions.values(), publications)
            keys[part] = write_rows(table, wanted, publications)
        else:
            wanted = {pk: composition.parts[part] for pk, composition in compositions.items()}
            keys[part] = write_rows(table, wanted, publications, new_owners=new)
    return keys


def _by_publication(
    part: str, compositions: Iterable[Composition], publications: Mapping[str, int]
) -> dict[int, Rows]:
    """Notes and links by publication: once, although two Kamervragen may share one."""
    wanted: dict[int, Rows] = {}
    for composition in compositions:
        for key in composition.publications:
            wanted.setdefault(publications[key], {})
        for key, row in composition.parts[part].items():
            wanted[publications[str(row["publication"])]][key] = row
    return wanted


def _write_ties(
    compositions: Mapping[int, Composition], keys: KeysByPart, known: Collection[int]
) -> None:
    notes = {key: pk for rows in keys["footnote"].values() for key, pk in rows.items()}
    for part, notes_of in NOTES_OF.items():
        wanted = _ties(part, "footnotes", compositions, keys, lambda _: notes)
        write_relation(notes_of, f"{part}_id", "footnote_id", wanted, old=_old(keys[part], known))
    answered = _ties("answer", "questions", compositions, keys, keys["question"].__getitem__)
    through = Answer.questions.through
    write_relation(through, "answer_id", "question_id", answered, old=_old(keys["answer"], known))


def _ties(
    part: str,
    relation: str,
    compositions: Mapping[int, Composition],
    keys: KeysByPart,
    targets_of: Callable[[int], Mapping[str, int]],
) -> list[tuple[int, int]]:
    """Pairs of primary keys; an editor may have removed the row at the other end."""
    return [
        (keys[part][owner][key], targets[target])
        for owner, composition in compositions.items()
        for targets in [targets_of(owner)]
        for key, row in composition.parts[part].items()
        for target in _keys(row[relation])
        if target in targets
    ]


def _old(rows: Mapping[int, Mapping[str, int]], known: Collection[int]) -> list[int]:
    return [pk for owner in known for pk in rows.get(owner, {}).values()]


def _write_readings(compositions: Mapping[int, Composition], known: Collection[int]) -> None:
    """Readings carry nothing an editor could change: the old ones are compared as a whole."""
    wanted = {
        (pk, r.source_file, r.part, r.position, r.label, r.body.text, r.body.html)
        for pk, composition in compositions.items()
        for r in composition.readings
    }
    columns = ("kamervraag_id", "source_file_id", "part", "position", "label", "text", "html")
    old = Reading.objects.filter(kamervraag__in=known)
    stored = {row[1:]: row[0] for row in old.values_list("pk", *columns)}
    Reading.objects.filter(pk__in=[stored[key] for key in stored.keys() - wanted]).delete()
    Reading.objects.bulk_create(
        Reading(**dict(zip(columns, row, strict=True))) for row in sorted(wanted - stored.keys())
    )
