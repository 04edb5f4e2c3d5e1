"""Measure the search on this archive, beside SQLite FTS5 and Tantivy over the same documents."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.test import RequestFactory
from tqdm import tqdm

from kamervragen.deadlines.days import today
from kamervragen.filters import FACETS, KamervraagFilter
from kamervragen.importing.indexing import texts_of
from kamervragen.management.exact_ranking import rank_every_hit
from kamervragen.management.search_engines import Engine, Fts5, SearchDocument, Tantivy, timed
from kamervragen.management.search_queries import MeasuredQuery, measured_queries
from kamervragen.models import Kamervraag, SearchEntry
from kamervragen.models.facets import KIND, FacetKind
from kamervragen.results import kept
from kamervragen.results.facets import facets_of
from kamervragen.results.hits import Hits
from kamervragen.results.page import results_page
from kamervragen.search.analysis import words
from kamervragen.search.vectors import Scope
from kamervragen.views.kamervragen import kamervragen

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator, Sequence

BATCH = 1_000
TOP = 20
COMBINATIONS = 200
BANDS = ((0.2, "very common"), (0.05, "frequent"), (0.005, "medium"), (0.0, "rare"))
COUNTED = {
    "year": FacetKind.YEAR,
    "minister": FacetKind.MINISTER,
    "ministry": FacetKind.MINISTRY,
    "member": FacetKind.MEMBER,
    "party": FacetKind.PARTY,
    "topic": FacetKind.TOPIC,
    "status": FacetKind.STATUS,
}


class Command(BaseCommand):
    """``bench_search``: every figure of docs/performance.md about the search."""

    help = "Measure the search, beside other search engines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=3, help="of which the median counts")
        parser.add_argument("--alone", action="store_true", help="without the other engines")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, rounds: int, alone: bool, seed: int, verbosity: int, **_: object) -> None:
        self.archive = SearchEntry.objects.count()
        if not self.archive:
            raise CommandError("There is nothing to search; fill the archive first.")
        chance = Random(seed)  # noqa: S311 # no secret
        queries = measured_queries(chance)
        self.stdout.write(f"{self.archive} Kamervragen, {len(queries)} queries, {rounds} rounds.")
        engines = [] if alone else self._filled(hidden=verbosity == 0)
        self._measure_time(queries, engines, rounds)
        self._measure_first_time(queries, measured_queries(Random(seed + 1)))  # noqa: S311 # no secret
        self._measure_agreement(queries)
        self._compare_counts(queries, chance)

    def _filled(self, *, hidden: bool) -> list[Engine]:
        engines: list[Engine] = [Fts5(), Tantivy()]
        # Reading and analysing takes longer than filling, so it is done once for both.
        read = list(tqdm(documents(), total=self.archive, disable=hidden or None))
        for engine in engines:
            start = perf_counter()
            engine.fill(read)
            self.stdout.write(f"{engine.name} filled in {perf_counter() - start:.0f} s.")
        return engines

    def _measure_time(
        self, queries: Sequence[MeasuredQuery], engines: Sequence[Engine], rounds: int
    ) -> None:
        """Each query by each engine in turn, so that all meet the same machine."""
        seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
        hits: dict[str, int] = {}
        for turn in range(rounds + 1):  # the first is not counted: it warms what is kept
            for query in queries:
                takes = dict(_times(query, engines))
                hits[query.typed] = hits_of(query.typed).count()
                for name, taken in takes.items() if turn else ():
                    seconds[name, query.typed].append(taken)
        medians = {key: 1000 * median(values) for key, values in seconds.items()}
        for name, what in (("ours", "First page"), ("page", "The same as HTML")):
            self._show(what, [value for (engine, _), value in medians.items() if engine == name])
        self._show_bands(queries, engines, medians, hits)

    def _measure_first_time(
        self, queries: Sequence[MeasuredQuery], others: Sequence[MeasuredQuery]
    ) -> None:
        """Of queries that nobody asked before, after others were asked and after none was."""
        kept.forget()
        for query in (each for each in others if each not in queries):
            _page(query)
        new = [_page(query) for query in queries]
        none_before = []
        for query in queries:
            kept.forget()
            none_before.append(_page(query))
        for what, seconds in (("after others", new), ("after none", none_before)):
            self._show(f"First page of a new query, {what}", [1000 * taken for taken in seconds])

    def _show(self, what: str, milliseconds: Sequence[float]) -> None:
        self.stdout.write(
            f"{what}: p50 {median(milliseconds):.1f} ms,"
            f" p95 {quantiles(milliseconds, n=20)[-1]:.1f} ms, at most {max(milliseconds):.1f} ms."
        )

    def _show_bands(
        self,
        queries: Sequence[MeasuredQuery],
        engines: Sequence[Engine],
        medians: dict[tuple[str, str], float],
        hits: dict[str, int],
    ) -> None:
        """By how much of the archive a query finds: medians, and ours as a share of theirs."""
        bands: dict[str, list[str]] = defaultdict(list)
        for query in queries:
            share = hits[query.typed] / self.archive
            if query.terms:
                bands[next(name for least, name in BANDS if share >= least)].append(query.typed)
        for _, band in BANDS:
            if not (typed := bands[band]):
                continue
            ours = median(medians["ours", each] for each in typed)
            line = f"{band} ({len(typed)} queries): {ours:.1f} ms"
            for engine in engines:
                theirs = median(medians[engine.name, each] for each in typed)
                worst = max(medians["ours", each] / medians[engine.name, each] for each in typed)
                line += f"; {engine.name} {theirs:.1f} ms, {ours / theirs:.2f} times that"
                line += f" (at worst {worst:.1f})"
            self.stdout.write(f"{line}.")

    def _measure_agreement(self, queries: Sequence[MeasuredQuery]) -> None:
        """How much of the first twenty is what ranking every hit would have put there."""
        shares = []
        for query in queries:
            hits = hits_of(query.typed)
            if not hits.asked.search.groups or not hits.count():
                continue
            wanted = rank_every_hit(hits.asked.search, hits.pks.tolist(), archive=self.archive)[
                :TOP
            ]
            shown = [row.pk for row in hits.rows(0, TOP)]
            shares.append(len(set(wanted) & set(shown)) / len(wanted))
        self.stdout.write(
            f"Agreement with ranking every hit: {sum(shares) / len(shares):.1%} of the first {TOP}"
            f" over {len(shares)} queries, at worst {min(shares):.0%}."
        )

    def _compare_counts(self, queries: Sequence[MeasuredQuery], chance: Random) -> None:
        """Of random combinations of words and filters, each count beside the list behind it."""
        everything = {facet.name: facet for facet in facets_of(Hits(asked("")))}
        compared = wrong = 0
        for _ in range(COMBINATIONS):
            query = QueryDict(mutable=True)
            if chance.randrange(4):
                query["q"] = chance.choice(queries).typed
            for name in chance.sample(FACETS, chance.randrange(3)):
                values = [value.value for value in everything[name].values]
                query.setlist(name, chance.sample(values, min(len(values), chance.randrange(1, 3))))
            for facet in facets_of(Hits(asked(query.urlencode()))):
                value = chance.choice(facet.values)
                behind = query.copy()
                behind.setlist(facet.name, [value.value])
                compared += 1
                wrong += value.count != asked(behind.urlencode()).found().count()
        self.stdout.write(
            f"Counts: {compared} in {COMBINATIONS} random combinations compared with the lists"
            f" behind them, {wrong} differ."
        )


def asked(query: str) -> KamervraagFilter:
    return KamervraagFilter(QueryDict(query), Kamervraag.objects.all(), today=today())


def hits_of(typed: str) -> Hits:
    return Hits(asked(urlencode({"q": typed})))


def _page(query: MeasuredQuery) -> float:
    """Seconds for the first page."""
    address = urlencode({"q": query.typed})
    start = perf_counter()
    results_page(asked(address), QueryDict(address))
    return perf_counter() - start


def _times(query: MeasuredQuery, engines: Sequence[Engine]) -> Iterator[tuple[str, float]]:
    """Seconds for the first page: ours, ours as HTML, and by the other engines."""
    yield "ours", _page(query)
    address = urlencode({"q": query.typed})
    request = RequestFactory().get(f"/kamervragen/?{address}")
    start = perf_counter()
    kamervragen(request)
    yield "page", perf_counter() - start
    for engine in engines if query.terms else ():
        yield engine.name, timed(engine, query.terms).seconds


def documents() -> Iterator[SearchDocument]:
    """What is searched here, for other engines: the same terms, and the parts of compounds."""
    pks = list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        facets = dict(SearchEntry.objects.filter(pk__in=batch).values_list("pk", "facets"))
        for pk, texts in texts_of(batch).items():
            terms: dict[Scope, list[str]] = defaultdict(list)
            for text in texts:
                for word in words(text.text):
                    terms[text.scope] += [each for each in (word.term, *word.parts) if each]
            yield SearchDocument(
                pk=pk,
                titles=" ".join(terms[Scope.TITLE]),
                questions=" ".join(terms[Scope.QUESTION]),
                answers=" ".join(terms[Scope.ANSWER]),
                notes=" ".join(terms[Scope.NOTE]),
                facets=_by_name(facets[pk]),
                submitted_on=0,
            )


def _by_name(codes: Sequence[int]) -> dict[str, list[str]]:
    return {
        name: [str(code) for code in codes if code // KIND == kind]
        for name, kind in COUNTED.items()
    }
