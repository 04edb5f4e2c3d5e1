"""Where a typed number leads."""

import pytest
from pytest_django import DjangoAssertNumQueries

from kamervragen.destinations import destination
from kamervragen.models import PublicationKind
from tests.factories import make_citation, make_kamervraag, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def _archive() -> None:
    known = make_kamervraag(number="2023Z00468")
    answer = make_publication(known, identifier="ah-tk-20222023-1663", kind=PublicationKind.ANSWER)
    make_citation(answer, text="die", target="kst-19637-3018")
    make_kamervraag(number="2060719420")


@pytest.mark.usefixtures("_archive")
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("2023z 00468", "/kamervragen/2023Z00468/"),
        ("kv-tk-2023Z00468", "/kamervragen/2023Z00468/"),
        ("ah-tk-20222023-1663", "/kamervragen/2023Z00468/"),
        ("Aanhangsel 2022–2023, nr. 1663", "/kamervragen/2023Z00468/"),
        ("2060719420", "/kamervragen/2060719420/"),
        ("Kamerstuk 19 637, nr. 3018", "/verwijzingen/kst-19637-3018/"),
        ("kamerstuk 19637", "/verwijzingen/kst-19637/"),
        ("Kamerstuk 19 637, nr. 1", None),
        ("2023Z99999", None),
        ("22 112, nrs. 12 en 13", None),
        ("stikstof", None),
    ],
)
def test_a_number_leads_to_the_kamervraag_or_to_all_that_cite_it(
    typed: str, address: str | None
) -> None:
    assert destination(typed) == address


def test_a_joint_answer_leads_to_all_its_kamervragen() -> None:
    answer = make_publication(make_kamervraag(), identifier="ah-tk-20242025-5")
    answer.kamervragen.add(make_kamervraag())
    assert destination("Aanhangsel 2024-2025, nr. 5") == "/kamervragen/ah-tk-20242025-5/"


@pytest.mark.parametrize(
    ("typed", "queries"), [("stikstof in 2023", 0), ("2023Z00468", 1), ("kst-19637-3018", 2)]
)
@pytest.mark.usefixtures("_archive")
def test_words_cost_no_query_and_a_number_one_or_two(
    typed: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(queries):
        destination(typed)
