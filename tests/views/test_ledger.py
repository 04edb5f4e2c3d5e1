"""What the archive has of what the services list, for everyone to see."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from kamervragen.models import PublicationKind
from tests.factories import (
    make_kamervraag,
    make_listed_document,
    make_publication,
    make_source_file,
)

pytestmark = pytest.mark.django_db


def make_held(identifier: str) -> None:
    publication = make_publication(make_kamervraag(), identifier=identifier)
    file = make_source_file(publication, name=f"{identifier}.xml")
    make_listed_document(identifier, fetching="fetched", source_file=file)


def test_a_year_counts_what_is_listed_and_what_is_here(client: Client) -> None:
    make_held("ah-tk-20242025-1")
    make_listed_document("ah-tk-20242025-2")
    response = client.get("/over/volledigheid/")
    assertContains(response, '<a href="/over/volledigheid/2025/">2025</a>', html=True)
    assertContains(response, "van 2")


def test_a_missing_document_is_a_gap_with_its_number_and_reason(client: Client) -> None:
    make_held("ah-tk-20242025-1")
    make_listed_document("ah-tk-20242025-2", fetching="pdf_only")
    make_listed_document("ah-tk-20242025-3", fetching="false_404", dated=date(2025, 2, 1))
    response = client.get("/over/volledigheid/2025/")
    assertContains(response, '<a href="https://zoek.example/ah-tk-20242025-2.html">')
    assertContains(response, "alleen als PDF")
    assertContains(response, "de dienst geeft een foutpagina in plaats van het document")
    assertContains(response, "Ontbreekt januari 2025")
    assertContains(response, "Ontbreekt februari 2025")
    assertNotContains(response, "ah-tk-20242025-1<")


def test_what_has_no_date_has_a_page_too(client: Client) -> None:
    make_listed_document("kv-tk-2025Z1", kind=PublicationKind.QUESTIONS, dated=None)
    assertContains(client.get("/over/volledigheid/"), "zonder datum")
    assertContains(client.get("/over/volledigheid/zonder-datum/"), "kv-tk-2025Z1")


def test_before_the_lists_were_read_nothing_is_claimed(client: Client) -> None:
    response = client.get("/over/volledigheid/")
    assertContains(response, "niet te zeggen wat in dit archief ontbreekt")


@pytest.mark.parametrize(
    "address", ["/over/volledigheid/1999/", "/over/volledigheid/zonder-datum/"]
)
def test_a_year_without_documents_is_not_there(client: Client, address: str) -> None:
    assertContains(client.get(address), "noemen geen documenten", status_code=404)


@pytest.mark.parametrize("size", [1, 30])
def test_it_takes_as_many_queries_for_many_documents(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(size):
        make_listed_document(f"ah-tk-20242025-{place}")
    with django_assert_num_queries(7):  # the counts, and of three lists when they were read
        client.get("/over/volledigheid/")
    with django_assert_num_queries(2):  # the counts, and what is missing
        client.get("/over/volledigheid/2025/")
