"""The engines that ours is compared with all do the same work."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from kamervragen.management.search_engines import (
    FACETS,
    HITS,
    Engine,
    FirstPage,
    Fts5,
    SearchDocument,
    Tantivy,
    timed,
)


def document(
    pk: int,
    *,
    titles: str = "",
    questions: str = "",
    answers: str = "",
    notes: str = "",
    member: Sequence[str] = ("anna-voorbeeld",),
    year: str = "2025",
) -> SearchDocument:
    return SearchDocument(
        pk=pk,
        titles=titles,
        questions=questions,
        answers=answers,
        notes=notes,
        facets={"member": member, "year": [year]},
        submitted_on=date(2025, 1, 8).toordinal(),
    )


DOCUMENTS = (
    document(1, titles="water bij ned", questions="dijk hoog", answers="dijk laag"),
    document(2, titles="ander zak", answers="water en nog iet anders"),
    document(3, notes="water co2-heff", member=["anna-voorbeeld", "bert-proef"], year="2024"),
    document(4, titles="niet", questions="geld"),
)


@pytest.fixture(params=[Fts5, Tantivy])
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param()
    made.fill(DOCUMENTS)
    return made


def pks(page: FirstPage) -> list[int]:
    return [hit.pk for hit in page.hits]


@pytest.mark.parametrize("make", [Fts5, Tantivy])
def test_texts_weigh_in_the_order_title_questions_answers_notes(make: Callable[[], Engine]) -> None:
    engine, others = make(), [document(pk, questions="geld") for pk in range(5, 25)]
    same = "een twee drie"
    engine.fill([
        document(1, titles=same, questions=same, answers=same, notes="een twee water"),
        document(2, titles=same, questions=same, answers="een twee water", notes=same),
        document(3, titles=same, questions="een twee water", answers=same, notes=same),
        document(4, titles="een twee water", questions=same, answers=same, notes=same),
        *others,
    ])  # fmt: skip
    assert pks(engine.first_page(["water"])) == [4, 3, 2, 1]


def test_every_term_must_be_there_in_whatever_text(engine: Engine) -> None:
    page = engine.first_page(["water", "dijk"])
    assert (pks(page), page.count) == ([1], 1)
    assert engine.first_page(["water", "geld"]).count == 0


def test_facets_are_counted_over_all_hits(engine: Engine) -> None:
    page = engine.first_page(["water"])
    assert page.count == 3
    assert set(page.facets) == set(FACETS)
    assert page.facets["member"] == {"anna-voorbeeld": 3, "bert-proef": 1}
    assert page.facets["year"] == {"2025": 2, "2024": 1}
    assert page.facets["topic"] == {}


def test_terms_are_marked_in_the_title_and_the_other_texts(engine: Engine) -> None:
    marked = {hit.pk: hit.marked for hit in engine.first_page(["water"]).hits}
    assert marked[1][0] == "<b>water</b> bij ned"
    assert marked[2][2] == "<b>water</b> en nog iet anders"


def test_a_term_is_never_split(engine: Engine) -> None:
    assert pks(engine.first_page(["co2-heff"])) == [3]
    assert engine.first_page(["heff"]).count == 0
    assert engine.first_page(['"']).count == 0


def test_a_page_has_no_more_hits_than_fit_but_counts_all() -> None:
    for engine in (Fts5(), Tantivy()):
        engine.fill(document(pk, questions="veel gevraagd") for pk in range(1, 101))
        page = engine.first_page(["veel", "gevraagd"])
        assert (len(page.hits), page.count) == (HITS, 100)
        assert page.facets["year"] == {"2025": 100}


def test_searching_is_timed(engine: Engine) -> None:
    measured = timed(engine, ["water"])
    assert measured.page == engine.first_page(["water"])
    assert measured.seconds > 0
