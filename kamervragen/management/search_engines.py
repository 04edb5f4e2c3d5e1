"""Other search engines, made to do the work of our first page: ours is measured by them.

All hold the same documents in the same terms, analysed already: they split at spaces and no more.
"""

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Protocol

import tantivy

HITS = 25  # on a page
FACETS = ("year", "minister", "ministry", "member", "party", "topic", "status")
WEIGHTS = {"titles": 8.0, "questions": 3.0, "answers": 1.5, "notes": 1.0}
SNIPPET_TERMS = 30
SNIPPET_CHARACTERS = 200
WHOLE_TITLE_CHARACTERS = 10_000
WRITER_BYTES = 128_000_000
MOST_VALUES = 10_000  # of a facet
AT_SPACES = "at_spaces"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """A Kamervraag as search sees it: terms with a space between them, and its facets."""

    pk: int
    titles: str
    questions: str
    answers: str
    notes: str
    facets: Mapping[str, Sequence[str]]
    submitted_on: int  # date.toordinal(), for an order by date

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """In the order of the weights."""
        return self.titles, self.questions, self.answers, self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document found, with its texts marked: the whole title, the best piece of the others."""

    pk: int
    marked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The best hits, and how many there are in all and by each facet."""

    hits: tuple[Hit, ...]
    count: int
    facets: Mapping[str, Mapping[str, int]]


class Engine(Protocol):
    """What can be filled once and then searched."""

    name: str

    def fill(self, documents: Iterable[SearchDocument]) -> None: ...

    def first_page(self, terms: Sequence[str]) -> FirstPage:
        """Of the documents that have every term, in whatever text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A first page, and how long one waits for it."""

    page: FirstPage
    seconds: float


def timed(engine: Engine, terms: Sequence[str]) -> Timed:
    start = time.perf_counter()
    page = engine.first_page(terms)
    return Timed(page=page, seconds=time.perf_counter() - start)


class Fts5:
    """SQLite's full-text search.

    The hits are kept in a temporary table, whose size is the count and which is joined with one
    row for each facet value of a document. SQLite ranks in a second pass; it marks texts only in
    the hits that it gives.
    """

    name = f"SQLite {sqlite3.sqlite_version} FTS5"

    def __init__(self, path: str = ":memory:") -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_FTS5_TABLES)
        weights = ", ".join(str(weight) for weight in WEIGHTS.values())
        self._connection.execute(
            "INSERT INTO texts (texts, rank) VALUES ('rank', ?)", [f"bm25({weights})"]
        )
        self._values: dict[tuple[str, str], int] = {}

    def fill(self, documents: Iterable[SearchDocument]) -> None:
        run = self._connection.execute
        run("BEGIN")
        for document in documents:
            run(_FTS5_INSERT, (document.pk, *document.texts))
            self._connection.executemany(
                "INSERT INTO facets VALUES (?, ?)",
                [(document.pk, value) for value in self._values_of(document)],
            )
        self._connection.executemany(
            "INSERT INTO facet_values VALUES (?, ?, ?)",
            [(pk, *value) for value, pk in self._values.items()],
        )
        run("COMMIT")
        run("INSERT INTO texts (texts) VALUES ('optimize')")
        run("ANALYZE")

    def first_page(self, terms: Sequence[str]) -> FirstPage:
        run = self._connection.execute
        words = " AND ".join(_quoted(term) for term in terms)
        run("DELETE FROM found")
        count = run(
            "INSERT INTO found SELECT rowid FROM texts WHERE texts MATCH ?", [words]
        ).rowcount
        facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for facet, value, number in run(_FTS5_FACETS):
            facets[facet][value] = number
        found = run(_FTS5_HITS, [words, SNIPPET_TERMS, HITS])
        hits = tuple(Hit(pk=pk, marked=tuple(marked)) for pk, *marked in found)
        return FirstPage(hits=hits, count=count, facets=facets)

    def _values_of(self, document: SearchDocument) -> Iterable[int]:
        for facet in FACETS:
            for value in dict.fromkeys(document.facets.get(facet, ())):
                yield self._values.setdefault((facet, value), len(self._values) + 1)


_FTS5_TABLES = """
CREATE VIRTUAL TABLE texts USING fts5 (
    titles, questions, answers, notes,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '-_./&'"
);
CREATE TABLE facet_values (pk INTEGER PRIMARY KEY, facet TEXT, value TEXT);
CREATE TABLE facets (document INTEGER, value INTEGER, PRIMARY KEY (document, value)) WITHOUT ROWID;
CREATE TEMPORARY TABLE found (document INTEGER PRIMARY KEY);
"""
_FTS5_FACETS = """
SELECT facet, facet_values.value, number
FROM (
    SELECT facets.value AS value, count(*) AS number
    FROM found CROSS JOIN facets USING (document) GROUP BY facets.value
) AS counted JOIN facet_values ON facet_values.pk = counted.value
"""
_FTS5_INSERT = "INSERT INTO texts (rowid, titles, questions, answers, notes) VALUES (?, ?, ?, ?, ?)"
_FTS5_HITS = """
SELECT rowid, highlight(texts, 0, '<b>', '</b>'),
    snippet(texts, 1, '<b>', '</b>', '…', ?2),
    snippet(texts, 2, '<b>', '</b>', '…', ?2),
    snippet(texts, 3, '<b>', '</b>', '…', ?2)
FROM texts WHERE texts MATCH ?1 ORDER BY rank LIMIT ?3
"""


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


class Tantivy:
    """Tantivy, the engine in Rust after Lucene, in memory or in a folder.

    One pass ranks and counts, another counts the facets: aggregations over columns of values.
    """

    name = f"Tantivy {version('tantivy')}"

    def __init__(self, path: str | None = None) -> None:
        self._schema = _tantivy_schema()
        self._index = tantivy.Index(self._schema, path)
        at_spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(AT_SPACES, at_spaces)
        self._searcher = self._index.searcher()

    def fill(self, documents: Iterable[SearchDocument]) -> None:
        writer = self._index.writer(WRITER_BYTES, num_threads=1)
        for document in documents:
            writer.add_document(_tantivy_document(document))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def first_page(self, terms: Sequence[str]) -> FirstPage:
        query = self._query(terms)
        found = self._searcher.search(query, HITS, count=True)
        return FirstPage(
            hits=self._marked(query, [address for _, address in found.hits]),
            count=int(found.count),  # type: ignore[attr-defined] # its stubs forget it
            facets=self._facets(query),
        )

    def _query(self, terms: Sequence[str]) -> tantivy.Query:
        """Each term in one text or more, which all add to the score."""
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Must,
                    tantivy.Query.boolean_query(
                        [
                            (tantivy.Occur.Should, self._in_text(*text, term))
                            for text in WEIGHTS.items()
                        ]
                    ),
                )
                for term in terms
            ]
        )

    def _in_text(self, text: str, weight: float, term: str) -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, text, term), weight)

    def _facets(self, query: tantivy.Query) -> dict[str, dict[str, int]]:
        wanted = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in FACETS}
        counted = self._searcher.aggregate(query, wanted)
        return {
            facet: {bucket["key"]: int(bucket["doc_count"]) for bucket in counted[facet]["buckets"]}
            for facet in FACETS
        }

    def _marked(
        self, query: tantivy.Query, addresses: Iterable[tantivy.DocAddress]
    ) -> tuple[Hit, ...]:
        generators = [
            tantivy.SnippetGenerator.create(self._searcher, query, self._schema, text)
            for text in WEIGHTS
        ]
        title, *others = generators
        title.set_max_num_chars(WHOLE_TITLE_CHARACTERS)
        for generator in others:
            generator.set_max_num_chars(SNIPPET_CHARACTERS)
        documents = [self._searcher.doc(address) for address in addresses]
        return tuple(
            Hit(
                pk=int(document["pk"][0]),
                marked=tuple(
                    generator.snippet_from_doc(document).to_html() for generator in generators
                ),
            )
            for document in documents
        )


def _tantivy_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("pk", stored=True)
    for text in WEIGHTS:
        builder.add_text_field(text, stored=True, tokenizer_name=AT_SPACES)
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _tantivy_document(document: SearchDocument) -> tantivy.Document:
    made = tantivy.Document()
    made.add_integer("pk", document.pk)
    for text, terms in zip(WEIGHTS, document.texts, strict=True):
        made.add_text(text, terms)
    for facet in FACETS:
        for value in dict.fromkeys(document.facets.get(facet, ())):
            made.add_text(facet, value)
    return made
