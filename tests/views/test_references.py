"""What refers to what, on the page of a Kamervraag and on pages of its own."""

from datetime import date
from itertools import pairwise

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kamervragen.models import Kamervraag, PublicationKind
from tests.factories import (
    make_citation,
    make_follow_up,
    make_kamervraag,
    make_publication,
    make_question,
    make_web_link,
)

pytestmark = pytest.mark.django_db

OFFICIAL = "https://zoek.officielebekendmakingen.nl"
ARTICLE = "nu.nl/politiek/1/titel.html"


def page_of(client: Client, kamervraag: Kamervraag) -> str:
    response = client.get(kamervraag.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def make_citing(target: str, **facts: object) -> Kamervraag:
    kamervraag = make_kamervraag(**facts)  # type: ignore[arg-type]  # as the factory takes them
    make_citation(make_publication(kamervraag), text="woorden", target=target)
    return kamervraag


def make_referring(page: str, **facts: object) -> Kamervraag:
    kamervraag = make_kamervraag(**facts)  # type: ignore[arg-type]  # as the factory takes them
    make_web_link(make_publication(kamervraag), page=page)
    return kamervraag


# On the page of a Kamervraag


def test_what_we_have_is_linked_to_our_page_and_the_rest_to_its_official_address(
    client: Client,
) -> None:
    other = make_kamervraag(number="2024Z00001")
    make_publication(other, identifier="ah-tk-20232024-9", kind=PublicationKind.ANSWER)
    kamervraag = make_citing("ah-tk-20232024-9")
    make_citation(kamervraag.publications.get(), text="die", target="kst-19637-3018")
    make_citation(kamervraag.publications.get(), text="die", target="2024Z00001")
    page = page_of(client, kamervraag)
    assert '<a href="/kamervragen/2024Z00001/" >Kamervraag 2024Z00001</a>' in page
    assert '<a href="/kamervragen/2024Z00001/" lang="nl" >Aanhangsel 2023–2024, nr. 9</a>' in page
    assert f'<a href="{OFFICIAL}/kst-19637-3018" lang="nl" >Kamerstuk 19 637, nr. 3018</a>' in page
    assert "zoek.officielebekendmakingen.nl </span>" in page


def test_links_in_the_text_lead_to_our_own_page_too(client: Client) -> None:
    other = make_kamervraag(number="2024Z00001")
    make_publication(other, identifier="ah-tk-20232024-9-h1", kind=PublicationKind.ANSWER)
    kamervraag = make_citing("ah-tk-20232024-9")
    make_question(
        kamervraag,
        html=f'<p>Zie <a href="{OFFICIAL}/ah-tk-20232024-9">nr. 9</a> en '
        f'<a href="{OFFICIAL}/kst-1-1">nr. 1</a>, '
        '<a href="https://nu.nl/?a=1&amp;b=2" rel="nofollow noopener">nu</a>.</p>',
    )
    page = page_of(client, kamervraag)
    assert 'Zie <a href="/kamervragen/2024Z00001/">nr. 9</a>' in page
    assert f'<a href="{OFFICIAL}/kst-1-1">nr. 1</a>' in page
    assert '<a href="https://nu.nl/?a=1&amp;b=2" rel="nofollow noopener">nu</a>' in page


def test_those_that_cite_it_by_number_or_publication_are_listed(client: Client) -> None:
    kamervraag = make_kamervraag(number="2024Z00001")
    make_publication(kamervraag, identifier="ah-tk-20232024-9-h1", kind=PublicationKind.ANSWER)
    for n, target in enumerate(("2024Z00001", "ah-tk-20232024-9", "ah-tk-20232024-9-h1"), 1):
        make_citing(target, number=f"2025Z0000{n}", title=f"Aanhaler {n}")
    page = page_of(client, kamervraag)
    assert "Wordt aangehaald door" in page
    for n in (1, 2, 3):
        assert f'<a href="/kamervragen/2025Z0000{n}/" lang="nl">Aanhaler {n}</a>' in page


def test_nothing_cites_itself(client: Client) -> None:
    kamervraag = make_citing("ah-tk-20232024-9", number="2024Z00001")
    make_publication(kamervraag, identifier="ah-tk-20232024-9", kind=PublicationKind.POSTPONEMENT)
    page = page_of(client, kamervraag)
    assert "Wordt aangehaald door" not in page
    assert "Verwijst naar" not in page


def test_how_many_others_cite_the_same_is_told(client: Client) -> None:
    kamervraag = make_citing("kst-19637-3018")
    assert "ook aangehaald" not in page_of(client, kamervraag)
    make_citing("kst-19637-3018")
    assert (
        '<a href="/verwijzingen/kst-19637-3018/">ook aangehaald in 1 andere Kamervraag</a>'
        in page_of(client, kamervraag)
    )


def test_an_article_is_shown_with_the_other_questions_it_provoked(client: Client) -> None:
    kamervraag = make_referring(ARTICLE)
    page = page_of(client, kamervraag)
    assert f'<a href="https://www.{ARTICLE}" rel="nofollow noopener">{ARTICLE}</a>' in page
    assert "ook aangehaald" not in page
    make_referring(ARTICLE)
    make_referring(ARTICLE)
    assert f'<a href="/artikelen/{ARTICLE}/">ook aangehaald in 2 andere Kamervragen</a>' in page_of(
        client, kamervraag
    )


def test_follow_ups_are_a_chain_in_order_of_time(client: Client) -> None:
    rows = [
        make_kamervraag(number=f"2025Z0000{n}", title=f"Deel {n}", submitted_on=date(2025, 1, n))
        for n in (1, 2, 3, 4)
    ]
    for earlier, later in pairwise(rows):
        make_follow_up(later, earlier)
    for kamervraag in rows:
        page = page_of(client, kamervraag)
        places = [
            page.index(f">Deel {n}</", page.index("Reeks van vervolgvragen")) for n in (1, 2, 3, 4)
        ]
        assert places == sorted(places)
        assert f'<span aria-current="page" lang="nl">{kamervraag.title}</span>' in page


def test_a_circle_of_follow_ups_ends(client: Client) -> None:
    one, two = make_kamervraag(), make_kamervraag()
    make_follow_up(one, two)
    make_follow_up(two, one)
    assert "Reeks van vervolgvragen" in page_of(client, one)


# Everything that cites a publication


def test_all_kamervragen_that_cite_a_kamerstuk_are_listed(client: Client) -> None:
    make_citing("kst-19637-3018", title="De aanhaler")
    make_citing("kst-19637-3019", title="De ander")
    response = client.get("/verwijzingen/kst-19637-3018/")
    assertContains(response, '<h1 lang="nl">Kamerstuk 19 637, nr. 3018</h1>')
    assertContains(response, f'<a href="{OFFICIAL}/kst-19637-3018">')
    assertContains(response, "De aanhaler")
    assertNotContains(response, "De ander")
    assertContains(response, 'href="/verwijzingen/kst-19637/"')


def test_a_dossier_lists_those_citing_any_piece_of_it(client: Client) -> None:
    for n, target in enumerate(("kst-19637-3018", "dossier/19637", "kst-19637-A", "kst-19638-1")):
        make_citing(target, title=f"Aanhaler {n}")
    response = client.get("/verwijzingen/kst-19637/")
    for n in (0, 1, 2):
        assertContains(response, f"Aanhaler {n}")
    assertNotContains(response, "Aanhaler 3")
    assertContains(response, f"{OFFICIAL}/dossier/19637")


def test_a_kamervraag_is_cited_by_its_answers_too(client: Client) -> None:
    known = make_kamervraag(number="2024Z00001", title="De aangehaalde")
    make_publication(known, identifier="ah-tk-20232024-9", kind=PublicationKind.ANSWER)
    make_citing("ah-tk-20232024-9", title="De aanhaler")
    for target in ("2024Z00001", "ah-tk-20232024-9"):
        response = client.get(f"/verwijzingen/{target}/")
        assertContains(response, "De aanhaler")
        assertContains(response, '<a href="/kamervragen/2024Z00001/" lang="nl">De aangehaalde</a>')


@pytest.mark.parametrize(
    ("spelling", "address"),
    [
        ("KST-19637-3018", "kst-19637-3018"),
        ("dossier/19637", "kst-19637"),
        ("kv-tk-2024z00001", "2024Z00001"),
        ("2024z 00001", "2024Z00001"),
    ],
)
def test_other_spellings_lead_to_the_one_address(
    client: Client, spelling: str, address: str
) -> None:
    response = client.get(f"/verwijzingen/{spelling}/")
    assertRedirects(
        response, f"/verwijzingen/{address}/", status_code=301, fetch_redirect_response=False
    )


@pytest.mark.parametrize("target", ["kst-19637-1", "iets", "2024Z00001"])
def test_what_nobody_cites_is_not_found_and_named(client: Client, target: str) -> None:
    response = client.get(f"/verwijzingen/{target}/")
    assertContains(response, "Geen Kamervraag in dit archief verwijst naar", status_code=404)


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_of_citing_kamervragen_costs_three_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_citing("kst-19637-3018")
    # what we have by that name, how many cite it, the rows
    with django_assert_num_queries(3):
        client.get("/verwijzingen/kst-19637-3018/")


# Everything that an article provoked


def test_an_article_has_a_page_with_all_that_refer_to_it(client: Client) -> None:
    make_referring(ARTICLE, title="De aanhaler")
    make_referring("nu.nl/politiek/2", title="De ander")
    response = client.get(f"/artikelen/{ARTICLE}/")
    assertContains(response, "De aanhaler")
    assertNotContains(response, "De ander")
    assertContains(response, f'<a href="https://www.{ARTICLE}" rel="nofollow noopener">')
    assertContains(response, 'href="/artikelen/nu.nl/"')


def test_an_article_with_a_query_has_its_address(client: Client) -> None:
    kamervraag = make_referring("at5.nl/nieuws.asp?a=1&b=2", title="De eerste")
    make_referring("at5.nl/nieuws.asp?a=1&b=2", title="De tweede")
    assert "/artikelen/at5.nl/nieuws.asp%3Fa=1&amp;b=2/" in page_of(client, kamervraag)
    assertContains(client.get("/artikelen/at5.nl/nieuws.asp%3Fa=1&b=2/"), "De tweede")


def test_a_site_has_a_page_with_all_that_refer_to_it(client: Client) -> None:
    for n, page in enumerate(("nu.nl", "nu.nl/a", "nu.nl?b=1", "nu.nl.example/a")):
        make_referring(page, title=f"Aanhaler {n}")
    response = client.get("/artikelen/nu.nl/")
    for n in (0, 1, 2):
        assertContains(response, f"Aanhaler {n}")
    assertNotContains(response, "Aanhaler 3")


@pytest.mark.parametrize("spelling", [f"www.{ARTICLE}", ARTICLE.replace("nu", "NU")])
def test_another_spelling_of_an_article_leads_to_the_one_address(
    client: Client, spelling: str
) -> None:
    make_referring(ARTICLE)
    assertRedirects(
        client.get(f"/artikelen/{spelling}/"), f"/artikelen/{ARTICLE}/", status_code=301
    )


@pytest.mark.parametrize("page", ["nu.nl/onbekend", "geen adres", "[x"])
def test_an_article_that_nobody_refers_to_is_not_found(client: Client, page: str) -> None:
    response = client.get(f"/artikelen/{page}/")
    assertContains(response, "Geen Kamervraag in dit archief verwijst naar", status_code=404)
