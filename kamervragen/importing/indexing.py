"""What search stores, made from the rows: whenever a Kamervraag is written, and anew for all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext

from django.db import connection, transaction
from django.db.models import QuerySet

from kamervragen.importing.filling import filling_the_index
from kamervragen.importing.locking import lock_importing
from kamervragen.models import (
    Answer,
    ArchiveWord,
    Footnote,
    Kamervraag,
    Notice,
    Question,
    SearchEntry,
    Submitter,
)
from kamervragen.models.facets import FACETS_OF_KAMERVRAGEN
from kamervragen.search.analysis import analysed, folded
from kamervragen.search.vectors import Scope, SearchText, SearchVectors, search_vectors

BATCH_SIZE = 500
# One for a whole statement, and never used again: what is rolled back or removed leaves a gap.
_REVISION = "(SELECT nextval('kamervragen_searchentry_revision'))"


@transaction.atomic
def index_kamervragen(pks: Iterable[int]) -> None:
    """Make what search stores of these equal to their rows; what is equal is left alone."""
    wanted = sorted(set(pks))
    if not wanted:
        return
    lock_importing()
    vectors = _vectors_of(wanted)
    known = set(SearchEntry.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO kamervragen_searchentry (kamervraag_id, words, levels, facets, revision)
            SELECT entry.id, entry.words::tsvector, entry.levels::tsvector, facets.codes,
                {_REVISION}
            FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS entry (id, words, levels)
            CROSS JOIN LATERAL ({FACETS_OF_KAMERVRAGEN}) AS facets (codes)
            ON CONFLICT (kamervraag_id) DO UPDATE
            SET words = excluded.words, levels = excluded.levels,
                facets = excluded.facets, revision = excluded.revision
            WHERE (kamervragen_searchentry.words, kamervragen_searchentry.facets)
                IS DISTINCT FROM (excluded.words, excluded.facets)
            """,  # noqa: S608 # our own words
            [
                list(vectors),
                [vector.words for vector in vectors.values()],
                [vector.levels for vector in vectors.values()],
            ],
        )
    real = Kamervraag.objects.real().listed(vectors.keys() - known).values_list("pk", flat=True)
    _learn_words(vectors[pk] for pk in real)


@transaction.atomic
def index_facets(kamervragen: QuerySet[Kamervraag]) -> None:
    """Only what they are listed under, after people or ministries were merged."""
    lock_importing()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            UPDATE kamervragen_searchentry AS stored
            SET facets = made.codes,
                revision = {_REVISION}
            FROM unnest(%s::bigint[]) AS entry (id)
            CROSS JOIN LATERAL ({FACETS_OF_KAMERVRAGEN}) AS made (codes)
            WHERE stored.kamervraag_id = entry.id AND stored.facets <> made.codes
            """,  # noqa: S608 # our own words
            [list(kamervragen.order_by().values_list("pk", flat=True))],
        )


def index_missing() -> int:
    """Those that came by another door than an import, such as a fixture; says how many."""
    missing = Kamervraag.objects.not_indexed().order_by("pk")
    return sum(_index_in_batches(list(missing.values_list("pk", flat=True))))


@transaction.atomic
def empty_index() -> None:
    """Begin anew, as after a change in the analysis."""
    lock_importing()
    ArchiveWord.objects.all().delete()
    SearchEntry.objects.all().delete()


def rebuild_index() -> Iterator[int]:
    """All of it anew, in batches of which the sizes are given; what was killed is run again."""
    empty_index()
    pks = Kamervraag.objects.order_by("pk").values_list("pk", flat=True)
    yield from _index_in_batches(list(pks))


def _index_in_batches(pks: Sequence[int]) -> Iterator[int]:
    with filling_the_index() if len(pks) > BATCH_SIZE else nullcontext():
        for start in range(0, len(pks), BATCH_SIZE):
            batch = pks[start : start + BATCH_SIZE]
            index_kamervragen(batch)
            yield len(batch)


def _vectors_of(pks: Collection[int]) -> dict[int, SearchVectors]:
    names: dict[int, list[str]] = defaultdict(list)
    submitters = Submitter.objects.filter(kamervraag__in=pks).order_by("kamervraag", "position")
    for pk, *printed in submitters.values_list(
        "kamervraag", "name", "party_name", "person__name", "party__name"
    ):
        names[pk].extend(filter(None, printed))
    return {pk: search_vectors(texts, names[pk]) for pk, texts in texts_of(pks).items()}


def texts_of(pks: Collection[int]) -> dict[int, list[SearchText]]:
    """In the order in which one reads, so that the same rows always make the same vector."""
    texts: dict[int, list[SearchText]] = {pk: [] for pk in pks}
    rows = Kamervraag.objects.filter(pk__in=pks).order_by("pk")
    for pk, title, introduction, note in rows.values_list(
        "pk", "title", "introduction", "explanatory_note"
    ):
        texts[pk].append(SearchText(Scope.TITLE, title))
        texts[pk].append(SearchText(Scope.QUESTION, introduction))
        texts[pk].append(SearchText(Scope.QUESTION, note))
    parts = (
        (Scope.QUESTION, Question.objects.order_by("position"), "kamervraag"),
        (Scope.ANSWER, Answer.objects.order_by("publication__key", "position"), "kamervraag"),
        (Scope.ANSWER, Notice.objects.order_by("publication__key", "position"), "kamervraag"),
        (
            Scope.NOTE,
            Footnote.objects.order_by("publication__key", "position"),
            "publication__kamervragen",
        ),
    )
    for scope, queryset, owner in parts:
        for pk, text in queryset.filter(**{f"{owner}__in": pks}).values_list(owner, "text"):
            texts[pk].append(SearchText(scope, text))
    return texts


def _learn_words(vectors: Iterable[SearchVectors]) -> None:
    """Count each word once for a new Kamervraag; how it is printed the first time stays."""
    counts: dict[str, int] = defaultdict(int)
    printed: dict[str, str] = {}
    for vector in vectors:
        for form, word in {folded(word): word for word in sorted(vector.printed)}.items():
            counts[form] += 1
            printed.setdefault(form, word)
    if not counts:
        return
    forms = sorted(counts)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO kamervragen_archiveword AS word (folded, printed, term, kamervragen)
            SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])
            ON CONFLICT (folded) DO UPDATE
            SET kamervragen = word.kamervragen + excluded.kamervragen
            """,
            [
                forms,
                [printed[form] for form in forms],
                [analysed(form)[0] for form in forms],
                [counts[form] for form in forms],
            ],
        )
