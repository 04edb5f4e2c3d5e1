"""A Kamervraag as others cite it."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from kamervragen.citation_formats import (
    Author,
    CitedWork,
    apa,
    bibtex,
    cited_work,
    csl_json,
    legal,
    ris,
)
from kamervragen.models import Chamber, Kamervraag, PublicationKind
from tests.factories import make_kamervraag, make_person, make_publication, make_submitter

DIJK = Author(name="Jan van Dijk", family="Dijk", given="Jan", prefix="van", initials="J.P.")
ZEE = Author(name="Eva Zee", family="Zee", given="Eva")
PRINTED = Author(name="De Proef & Zonen")
WORK = CitedWork(
    number="2025Z00001",
    title="De stand van de voorbeelden",
    authors=(DIJK, ZEE),
    chamber=Chamber.TWEEDE_KAMER,
    session_year="2024-2025",
    submitted_on=date(2025, 1, 8),
    appendices=(("2024-2025", "1663"),),
    address="https://voorbeeld.example/kamervragen/2025Z00001/",
)
BARE = replace(WORK, authors=(), session_year="", submitted_on=None, appendices=())


@pytest.mark.parametrize(
    ("work", "cited"),
    [
        (WORK, "Aanhangsel Handelingen II 2024/25, nr. 1663."),
        (
            replace(WORK, appendices=(("2024-2025", "1"), ("2024-2025", "2"))),
            "Aanhangsel Handelingen II 2024/25, nrs. 1 en 2.",
        ),
        (
            replace(WORK, appendices=(("2024-2025", "9"), ("2025-2026", "1"))),
            "Aanhangsel Handelingen II 2024/25, nr. 9; Aanhangsel Handelingen II 2025/26, nr. 1.",
        ),
        (
            replace(WORK, chamber=Chamber.EERSTE_KAMER, appendices=(("1999-2000", "3"),)),
            "Aanhangsel Handelingen I 1999/2000, nr. 3.",
        ),
        (
            replace(WORK, appendices=()),
            "Vragen gesteld door de leden der Kamer, Tweede Kamer, "
            "vergaderjaar 2024–2025, 2025Z00001.",
        ),
        (BARE, "Vragen gesteld door de leden der Kamer, Tweede Kamer, 2025Z00001."),
    ],
)
def test_lawyers_cite_the_aanhangsel_or_else_the_questions(work: CitedWork, cited: str) -> None:
    assert legal(work) == cited


@pytest.mark.parametrize(
    ("work", "cited"),
    [
        (
            WORK,
            "Van Dijk, J.P. & Zee, E. (2025, 8 januari). De stand van de voorbeelden "
            "[Kamervraag 2025Z00001]. Tweede Kamer der Staten-Generaal. "
            "https://voorbeeld.example/kamervragen/2025Z00001/",
        ),
        (
            BARE,
            "Tweede Kamer der Staten-Generaal. (z.d.). De stand van de voorbeelden "
            "[Kamervraag 2025Z00001]. https://voorbeeld.example/kamervragen/2025Z00001/",
        ),
        (
            replace(WORK, authors=(DIJK, ZEE, PRINTED), title="Waarom?"),
            "Van Dijk, J.P., Zee, E. & De Proef & Zonen. (2025, 8 januari). Waarom? "
            "[Kamervraag 2025Z00001]. Tweede Kamer der Staten-Generaal. "
            "https://voorbeeld.example/kamervragen/2025Z00001/",
        ),
    ],
)
def test_scholars_cite_who_when_what_and_where(work: CitedWork, cited: str) -> None:
    assert apa(work) == cited


def test_bibtex_has_an_entry_with_a_key() -> None:
    assert bibtex(WORK) == (
        "@misc{kamervraag-2025Z00001,\n"
        "  author = {van Dijk, Jan and Zee, Eva},\n"
        "  title = {{De stand van de voorbeelden}},\n"
        "  howpublished = {Kamervraag 2025Z00001, Tweede Kamer der Staten-Generaal},\n"
        "  year = {2025},\n"
        "  date = {2025-01-08},\n"
        "  note = {Aanhangsel Handelingen II 2024/25, nr. 1663},\n"
        "  langid = {dutch},\n"
        "  url = {https://voorbeeld.example/kamervragen/2025Z00001/}\n"
        "}\n"
    )


def test_tex_reads_no_command_in_a_title_and_takes_no_printed_name_apart() -> None:
    entry = bibtex(replace(WORK, title=r"50% & meer_of {minder} \dan ~^ €5 #1", authors=(PRINTED,)))
    assert (
        r"  title = {{50\% \& meer\_of \textbraceleft{}minder\textbraceright{} "
        r"\textbackslash{}dan \textasciitilde{}\textasciicircum{} €5 \#1}}," in entry
    )
    assert r"  author = {{De Proef \& Zonen}}," in entry


@given(st.text(max_size=80), st.text(min_size=1, max_size=40))
def test_braces_in_bibtex_are_always_in_pairs(title: str, number: str) -> None:
    entry = bibtex(replace(WORK, title=title, number=number, authors=(Author(name=title),)))
    depth = 0
    for brace in re.findall(r"[{}]", entry):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert re.match(r"@misc\{kamervraag-[A-Za-z0-9-]+,\n", entry)


def test_ris_has_a_line_for_each_fact() -> None:
    assert ris(WORK).split("\r\n") == [
        "TY  - GOVDOC",
        "AU  - van Dijk, Jan",
        "AU  - Zee, Eva",
        "TI  - De stand van de voorbeelden",
        "M1  - 2025Z00001",
        "M3  - Kamervraag",
        "PB  - Tweede Kamer der Staten-Generaal",
        "PY  - 2025",
        "DA  - 2025/01/08/",
        "N1  - Aanhangsel Handelingen II 2024/25, nr. 1663",
        "LA  - nl",
        "UR  - https://voorbeeld.example/kamervragen/2025Z00001/",
        "ER  - ",
        "",
    ]


@given(st.text(max_size=80))
def test_no_title_makes_a_line_of_its_own_in_ris(title: str) -> None:
    for line in ris(replace(WORK, title=title)).removesuffix("\r\n").split("\r\n"):
        assert re.match(r"[A-Z][A-Z0-9]  - ", line)
        assert len(line.splitlines()) == 1


def test_csl_json_is_a_list_of_one() -> None:
    assert json.loads(csl_json(replace(WORK, authors=(DIJK, PRINTED)))) == [
        {
            "id": "2025Z00001",
            "type": "document",
            "genre": "Kamervraag",
            "number": "2025Z00001",
            "title": "De stand van de voorbeelden",
            "author": [
                {"family": "Dijk", "given": "Jan", "non-dropping-particle": "van"},
                {"literal": "De Proef & Zonen"},
            ],
            "issued": {"date-parts": [[2025, 1, 8]]},
            "publisher": "Tweede Kamer der Staten-Generaal",
            "note": "Aanhangsel Handelingen II 2024/25, nr. 1663",
            "language": "nl-NL",
            "URL": "https://voorbeeld.example/kamervragen/2025Z00001/",
        }
    ]


def test_what_is_not_known_is_left_out_of_every_format() -> None:
    assert "author" not in bibtex(BARE)
    assert "year" not in bibtex(BARE)
    assert "AU" not in ris(BARE)
    assert "DA" not in ris(BARE)
    assert json.loads(csl_json(BARE))[0].keys().isdisjoint({"author", "issued", "note"})


@pytest.mark.django_db
def test_names_are_those_of_people_or_else_as_printed() -> None:
    kamervraag = make_kamervraag(number="2025Z00001")
    person = make_person(name="Jan van Dijk")
    person.prefix = "van"
    person.initials = "J.P."
    person.save()
    make_submitter(kamervraag, person=person)
    make_submitter(kamervraag, name="De Proef & Zonen")
    found = Kamervraag.objects.for_citing().get()
    assert cited_work(found, WORK.address).authors == (DIJK, PRINTED)


@pytest.mark.django_db
def test_a_name_that_does_not_end_in_the_family_name_stays_whole() -> None:
    kamervraag = make_kamervraag()
    person = make_person(name="Jan van Dijk")
    person.family_name = "Dyck"
    person.save()
    make_submitter(kamervraag, person=person)
    (author,) = cited_work(Kamervraag.objects.for_citing().get(), WORK.address).authors
    assert author == Author(name="Jan van Dijk")


@pytest.mark.django_db
def test_only_answers_are_cited_as_printed_in_the_aanhangsel() -> None:
    kamervraag = make_kamervraag(title="")
    for kind, number in (
        (PublicationKind.POSTPONEMENT, "1"),
        (PublicationKind.ANSWER, "2"),
        (PublicationKind.FURTHER_ANSWER, ""),
    ):
        publication = make_publication(kamervraag, kind=kind)
        publication.session_year, publication.appendix_number = "2024-2025", number
        publication.save()
    work = cited_work(Kamervraag.objects.for_citing().get(), WORK.address)
    assert work.appendices == (("2024-2025", "2"),)
    assert work.title == f"Kamervraag {kamervraag.number}"


@pytest.mark.django_db
def test_the_page_shows_all_formats_in_four_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kamervraag = make_kamervraag(number="2025Z00001", title="Kaas & <wijn>")
    make_submitter(kamervraag, person=make_person())
    make_publication(kamervraag)
    with django_assert_num_queries(4):
        response = client.get("/kamervragen/2025Z00001/citeren/")
    assertContains(response, "Voorbeeld, A. (2025, 8 januari). Kaas &amp; &lt;wijn&gt; [")
    for words in ("@misc{", "TY  - GOVDOC", "&quot;type&quot;: &quot;document&quot;"):
        assertContains(response, words)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "media_type", "extension"),
    [
        ("bibtex", "application/x-bibtex", "bib"),
        ("ris", "application/x-research-info-systems", "ris"),
        ("csl-json", "application/vnd.citationstyles.csl+json", "json"),
    ],
)
def test_each_format_can_be_kept_as_a_file(
    client: Client, name: str, media_type: str, extension: str
) -> None:
    make_kamervraag(number="2025Z00001")
    response = client.get(f"/kamervragen/2025Z00001/citeren/?formaat={name}")
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"].endswith(f'filename="kamervraag-2025Z00001.{extension}"')


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["formaat=word", "formaat=", "vorm=ris"])
def test_an_unknown_format_is_refused(client: Client, query: str) -> None:
    make_kamervraag(number="2025Z00001")
    response = client.get(f"/kamervragen/2025Z00001/citeren/?{query}")
    assertContains(response, "bestaat", status_code=400)


@pytest.mark.django_db
def test_what_was_never_asked_cannot_be_cited(client: Client) -> None:
    make_kamervraag(number="2025Z00001", is_example=True)
    assertContains(client.get("/kamervragen/2025Z00001/citeren/"), "verzonnen", status_code=404)
    assert client.get("/kamervragen/2025Z00002/citeren/").status_code == 404
