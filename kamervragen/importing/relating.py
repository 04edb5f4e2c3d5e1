"""Find which Kamervragen are about the same, and keep what was found.

A Kamervraag is known by its most telling terms: those it is much about and few others are. Each
other scores by those it is about too, as far as both are, by their rarity; somewhat more where it
has the same topics or people, or is of about the same time. How much a Kamervraag is about a term
stands in the index (``stikstof/5``, see `search.vectors`), so that no vector but its own is read.
"""

from collections.abc import Iterator, Sequence

from django.db import connection, transaction
from django.db.models import QuerySet

from kamervragen.models import Kamervraag, SearchEntry
from kamervragen.models.facets import KIND, FacetKind
from kamervragen.search.vectors import HIGHEST_LEVEL

BATCH_SIZE = 50
MOST_FOUND = 8
MOST_WORDS = 6  # that are shown as shared
TELLING_TERMS = 20
LEAST_LEVEL = 2  # with what a text only mentions, it would be related to everything
LEAST_SHARE = 0.12  # of what a Kamervraag that is about all the same would score
CANDIDATES = 100  # the best by their words, of which topics and people are looked at

_COMPARE = """
    INSERT INTO kamervragen_comparison (kamervraag_id, revision)
    SELECT kamervraag_id, (SELECT max(revision) FROM kamervragen_searchentry)
    FROM kamervragen_searchentry WHERE kamervraag_id = %(kamervraag)s
    ON CONFLICT (kamervraag_id) DO UPDATE SET revision = excluded.revision
"""
_FORGET = "DELETE FROM kamervragen_relatedkamervraag WHERE comparison_id = %(kamervraag)s"
_FIND = r"""
    WITH own AS MATERIALIZED (
        SELECT entry.kamervraag_id, entry.levels, entry.facets,
            kamervraag.submitted_on, kamervraag.is_example
        FROM kamervragen_searchentry AS entry
        JOIN kamervragen_kamervraag AS kamervraag ON kamervraag.id = entry.kamervraag_id
        WHERE entry.kamervraag_id = %(kamervraag)s
    ), rarest AS MATERIALIZED (
        SELECT about.term, about.level, known.printed, ln(1 + %(archive)s / known.most) AS rarity
        FROM own
        CROSS JOIN LATERAL (
            SELECT lexeme, cardinality(positions) FROM unnest(own.levels)
            WHERE cardinality(positions) >= %(least_level)s AND lexeme ~ '^[a-z]{2,}$'
        ) AS about (term, level)
        CROSS JOIN LATERAL (
            SELECT max(kamervragen)::float8, sum(kamervragen),
                (array_agg(printed ORDER BY kamervragen DESC, printed))[1]
            FROM kamervragen_archiveword AS word WHERE word.term = about.term
        ) AS known (most, total, printed)
        WHERE known.total > 1 AND known.most <= greatest(%(archive)s / 10, 10)
        ORDER BY about.level * ln(1 + %(archive)s / known.most) DESC, about.term
        LIMIT %(telling_terms)s
    ), telling AS MATERIALIZED (  -- of a compound and its parts the best alone counts in full
        SELECT term, level, printed, rarity * CASE WHEN EXISTS (
            SELECT FROM rarest AS better
            WHERE better.level * better.rarity > own.level * own.rarity
                AND (strpos(better.term, own.term) > 0 OR strpos(own.term, better.term) > 0)
        ) THEN 0.5 ELSE 1 END AS rarity
        FROM rarest AS own
    ), asked AS MATERIALIZED (  -- each level on its own, but what is above its own as that
        SELECT telling.printed, telling.rarity * common.level AS worth, (
            SELECT string_agg(format('%%L', telling.term || '/' || exact.level), ' | ')
            FROM generate_series(
                common.level,
                CASE common.level WHEN telling.level THEN %(highest_level)s ELSE common.level END
            ) AS exact (level)
        )::tsquery AS terms
        FROM telling
        CROSS JOIN LATERAL generate_series(%(least_level)s, telling.level) AS common (level)
    ), candidate AS MATERIALIZED (
        SELECT entry.kamervraag_id, sum(asked.worth) AS worth,
            array_agg(asked.printed ORDER BY asked.worth DESC, asked.printed) AS words
        FROM asked JOIN kamervragen_searchentry AS entry ON entry.words @@ asked.terms
        WHERE entry.kamervraag_id <> %(kamervraag)s
        GROUP BY entry.kamervraag_id
        HAVING sum(asked.worth) >= %(least_share)s * (SELECT sum(rarity * level) FROM telling)
        ORDER BY sum(asked.worth) DESC, entry.kamervraag_id DESC
        LIMIT %(candidates)s
    ), scored AS (
        SELECT candidate.kamervraag_id, candidate.words, shared.topics, shared.members,
            candidate.worth * (
                1 + 0.15 * least(shared.topics, 2)
                + 0.15 * least(shared.members, 1)
                + 0.1 * least(shared.ministers, 1)
                + 0.3 * coalesce(
                    exp(-abs(kamervraag.submitted_on - own.submitted_on) / 500.0), 0
                )
            ) AS score
        FROM own CROSS JOIN candidate
        JOIN kamervragen_kamervraag AS kamervraag
            ON kamervraag.id = candidate.kamervraag_id AND kamervraag.is_example = own.is_example
        JOIN kamervragen_searchentry AS entry ON entry.kamervraag_id = candidate.kamervraag_id
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE code / %(kind)s = %(topic)s) AS topics,
                count(*) FILTER (WHERE code / %(kind)s = %(member)s) AS members,
                count(*) FILTER (WHERE code / %(kind)s = %(minister)s) AS ministers
            FROM unnest(entry.facets) AS code WHERE code = ANY(own.facets)
        ) AS shared
        ORDER BY score DESC, candidate.kamervraag_id DESC
        LIMIT %(most_found)s
    )
    INSERT INTO kamervragen_relatedkamervraag
        (comparison_id, related_id, position, words, has_same_topic, has_same_member)
    SELECT %(kamervraag)s, kamervraag_id,
        row_number() OVER (ORDER BY score DESC, kamervraag_id DESC),
        ARRAY(
            SELECT word FROM unnest(words) WITH ORDINALITY AS own (word, place)
            WHERE NOT EXISTS (
                SELECT FROM unnest(words) AS longer (word)
                WHERE lower(longer.word) <> lower(own.word)
                    AND strpos(lower(longer.word), lower(own.word)) > 0
            )
            ORDER BY place
            LIMIT %(words)s
        ),
        topics > 0, members > 0
    FROM scored
"""
_PARAMETERS = {
    "kind": KIND,
    "topic": FacetKind.TOPIC.value,
    "member": FacetKind.MEMBER.value,
    "minister": FacetKind.MINISTER.value,
    "telling_terms": TELLING_TERMS,
    "least_level": LEAST_LEVEL,
    "highest_level": HIGHEST_LEVEL,
    "least_share": LEAST_SHARE,
    "candidates": CANDIDATES,
    "most_found": MOST_FOUND,
    "words": MOST_WORDS,
}


@transaction.atomic
def relate(pks: Sequence[int]) -> None:
    """Compare these with all others, and keep what is found in place of what was found before.

    Whoever compares the same ones at the same time waits for the first to be done; in one order,
    so that no two wait for each other. Imports are not held back.
    """
    archive = Kamervraag.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # see `results.hits.primary_keys`
        for pk in sorted(pks):
            parameters = {**_PARAMETERS, "kamervraag": pk, "archive": archive}
            cursor.execute(_COMPARE, parameters)
            if cursor.rowcount:
                cursor.execute(_FORGET, parameters)
                cursor.execute(_FIND, parameters)


def relate_if_stale(kamervragen: QuerySet[Kamervraag]) -> None:
    """Compare those of these that never were, or were written since."""
    stale = SearchEntry.objects.not_compared().filter(kamervraag__in=kamervragen)
    if pks := list(stale.values_list("pk", flat=True)):
        relate(pks)


def relate_stale() -> Iterator[int]:
    """Those never compared or written since; then those they are related to, which may be so too.

    In batches, of which the sizes are given; what was killed is run again.
    """
    yield from _in_batches(SearchEntry.objects.not_compared())
    yield from _in_batches(SearchEntry.objects.related_to_newer())


def relate_all() -> Iterator[int]:
    """All anew, as after a change in how they are compared."""
    yield from _in_batches(SearchEntry.objects.all())


def _in_batches(entries: QuerySet[SearchEntry]) -> Iterator[int]:
    pks = list(entries.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH_SIZE):
        batch = pks[start : start + BATCH_SIZE]
        relate(batch)
        yield len(batch)
