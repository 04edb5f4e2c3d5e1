"""The page of a Kamervraag."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag, Kind, Part, PublicationKind, Recess, Respondent
from tests.factories import (
    make_addressee,
    make_answer,
    make_citation,
    make_follow_up,
    make_footnote,
    make_kamervraag,
    make_link,
    make_minister,
    make_ministry,
    make_notice,
    make_party,
    make_person,
    make_problem,
    make_publication,
    make_question,
    make_reading,
    make_related,
    make_respondent,
    make_source_file,
    make_submitter,
    make_topic,
    make_web_link,
    mark,
)
from tests.importing.documents import kvr_document, questions_document
from tests.importing.register_rows import register_document, zaak

pytestmark = pytest.mark.django_db


def page_of(client: Client, kamervraag: Kamervraag) -> str:
    response = client.get(kamervraag.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_it_shows_who_asked_whom_about_what(client: Client) -> None:
    main = make_topic(name="Internationaal")
    kamervraag = make_kamervraag(topics=[make_topic(name="Organisatie en beleid", parent=main)])
    make_submitter(kamervraag, person=make_person(), party=make_party())
    minister = make_minister()
    make_addressee(kamervraag, minister=minister)
    page = page_of(client, kamervraag)
    assert '<a href="/kamerleden/anna-voorbeeld/">Anna Voorbeeld</a>' in page
    assert '(<a href="/fracties/pvdv/" lang="nl">PvdV</a>)' in page
    office = '<a href="/ministeries/voorbeeldzaken/" lang="nl">Minister van Voorbeeldzaken</a>'
    assert office in page
    assert '(<a href="/bewindspersonen/maria-proef/">Maria Proef</a>)' in page
    assert '<a href="/onderwerpen/internationaal/" lang="nl">Internationaal</a>' in page
    assert (
        '<a href="/onderwerpen/internationaal/organisatie-en-beleid/" lang="nl">Organisatie' in page
    )


def test_a_set_of_which_only_the_register_is_known_never_looks_answered(client: Client) -> None:
    import_files([zaak(is_closed=True)])
    page = page_of(client, Kamervraag.objects.get())
    assert "Afgedaan volgens de Tweede Kamer; het antwoord staat niet in dit archief." in page
    assert "De tekst is nog niet beschikbaar" in page
    assert 'Registratie Tweede Kamer <span class="number">2025Z00001</span>' in page
    assert "Indiener: Anna Voorbeeld (A.)<br>Gericht aan: B. Proef" in page
    assert "tweedekamer.nl/kamerstukken/kamervragen/detail?id=2025Z00001" in page
    assert "Van dit document is de tekst nog niet beschikbaar" not in page


def test_an_answer_of_which_only_the_register_is_known_has_no_text(client: Client) -> None:
    import_files([questions_document(), register_document()])
    page = page_of(client, Kamervraag.objects.get())
    assert "Beantwoord 22 januari, na 14 dagen: binnen de termijn." in page
    assert "de tekst is nog niet beschikbaar in dit archief" in page
    assert "Geen antwoord in de bron" not in page


def test_a_postponement_without_words_is_a_day_in_the_time_line(client: Client) -> None:
    import_files([questions_document(), register_document(kind="Mededeling (uitstel antwoord)")])
    page = page_of(client, Kamervraag.objects.get())
    assert "Uitstel gemeld" in page
    assert "Wat er gemeld werd" not in page


def test_what_the_source_took_away_is_marked(client: Client) -> None:
    import_files([questions_document(), register_document(is_removed=True)])
    page = page_of(client, Kamervraag.objects.get())
    assert "De bron heeft dit verwijderd" in page
    assert "Beantwoord" not in page


def test_its_own_number_in_the_register_is_not_another_kamervraag(client: Client) -> None:
    rows = [zaak(number="2007Z05001", subject="Voorbeelden", started="2007-11-01")]
    import_files([*rows, kvr_document()])
    page = page_of(client, Kamervraag.objects.get())
    assert "Gaat ook over" not in page
    response = client.get("/kamervragen/2007Z05001/")
    assertRedirects(response, "/kamervragen/2070800010/", status_code=301)


def test_addressees_signatories_and_those_spoken_for_stand_apart(client: Client) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    make_addressee(kamervraag, printed="Minister van Gevraagdheid")
    make_respondent(kamervraag, name="Proef", printed="Staatssecretaris van Antwoorden")
    make_respondent(
        kamervraag,
        name="",
        printed="Minister van Instemming",
        role=Respondent.Role.ON_BEHALF_OF,
    )
    page = page_of(client, kamervraag).partition("<main")[2]
    order = ["Gericht aan", "Gevraagdheid", "Beantwoord door", "Proef, ", "Staatssecretaris van"]
    places = [page.index(words) for words in [*order, "Mede namens", "Minister van Instemming"]]
    assert places == sorted(places)


def test_who_only_announced_a_postponement_did_not_answer(client: Client) -> None:
    kamervraag = make_kamervraag(is_postponed=True)
    notice = make_notice(kamervraag)
    make_respondent(kamervraag, publication=notice.publication, name="Uitsteller")
    assert "Beantwoord door" not in page_of(client, kamervraag)


def test_the_postponement_stands_in_the_time_line_above_the_questions(client: Client) -> None:
    kamervraag = make_kamervraag(is_postponed=True, answered_on=date(2025, 2, 12))
    make_notice(kamervraag, text="Nog niet alle informatie is ontvangen.")
    question = make_question(kamervraag)
    make_answer(kamervraag, question)
    page = page_of(client, kamervraag)
    order = [
        'Ingediend</span> <time datetime="2025-01-08">',
        'Uiterste datum</span> <time datetime="2025-01-29">',
        'Uitstel gemeld</span> <time datetime="2025-01-29">',
        "Nog niet alle informatie is ontvangen.",
        'Beantwoord na 35 dagen</span> <time datetime="2025-02-12">',
        'Uiterste datum na uitstel</span> <time datetime="2025-02-19">',
        'id="vraag-1"',
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert (
        "Ingezonden 8 januari 2025; termijn drie weken: 29 januari. "
        "Op 29 januari uitgesteld: nieuwe termijn 19 februari. "
        "Beantwoord 12 februari, na 35 dagen: binnen de verlengde termijn, 14 dagen na de eerste."
    ) in page


def test_a_recess_before_the_answer_stands_in_the_time_line(client: Client) -> None:
    for name, start, end in (
        ("Voor de vragen", date(2025, 1, 1), date(2025, 1, 7)),
        ("Kerstreces", date(2024, 12, 20), date(2025, 1, 8)),
        ("Voorjaarsreces", date(2025, 2, 10), date(2025, 2, 20)),
        ("Na het antwoord", date(2025, 2, 13), date(2025, 2, 20)),
    ):
        Recess.objects.create(name=name, start=start, end=end)
    page = page_of(client, make_kamervraag(answered_on=date(2025, 2, 12)))
    assert "Kerstreces tot en met 8 januari 2025; de termijn loopt door" in page
    assert "Voorjaarsreces" in page
    assert "Voor de vragen" not in page
    assert "Na het antwoord" not in page
    assert "Kerstreces" not in page_of(client, make_kamervraag(kind=Kind.ORAL))


def test_each_question_has_an_address_and_its_answer_below_it(client: Client) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    first, second = make_question(kamervraag), make_question(kamervraag, numbers=[2])
    make_answer(kamervraag, first, html="<p>Eerste antwoord.</p>")
    make_answer(kamervraag, second, html="<p>Tweede antwoord.</p>")
    page = page_of(client, kamervraag)
    order = ['id="vraag-1"', "Eerste antwoord.", 'id="vraag-2"', "Tweede antwoord."]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert 'href="#vraag-2"' in page


def test_a_combined_answer_stands_once_after_its_last_question_and_is_linked(
    client: Client,
) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    questions = [make_question(kamervraag, numbers=[number]) for number in (1, 2, 3)]
    make_answer(kamervraag, questions[1])
    make_answer(
        kamervraag, questions[0], questions[2], label="1 en 3", html="<p>Voor beide geldt ja.</p>"
    )
    page = page_of(client, kamervraag)
    assert page.count("Voor beide geldt ja.") == 1
    assert page.index("Voor beide geldt ja.") > page.index('id="vraag-3"')
    assert page.index("Antwoord op vraag 1 en 3</a>") < page.index('id="vraag-2"')


def test_an_open_question_says_nothing_about_answers(client: Client) -> None:
    kamervraag = make_kamervraag()
    make_question(kamervraag)
    assert "Geen antwoord in de bron" not in page_of(client, kamervraag)


def test_a_question_without_answer_among_answered_ones_says_so(client: Client) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    make_question(kamervraag)
    make_answer(kamervraag, make_question(kamervraag, numbers=[2]))
    page = page_of(client, kamervraag)
    assert page.index("Geen antwoord in de bron.") < page.index('id="vraag-2"')


def test_a_further_answer_comes_after_the_first_with_its_day(client: Client) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    question = make_question(kamervraag)
    make_answer(kamervraag, question)
    further = make_publication(
        kamervraag, kind=PublicationKind.FURTHER_ANSWER, received_on=date(2025, 3, 3)
    )
    make_answer(kamervraag, question, publication=further, html="<p>Bij nader inzien nee.</p>")
    page = page_of(client, kamervraag)
    assert page.index("<p>Ja.</p>") < page.index("Nader antwoord</a>") < page.index("Bij nader")
    assert 'Nader antwoord</span> <time datetime="2025-03-03">' in page


def test_an_empty_answer_is_shown_only_where_there_is_no_other(client: Client) -> None:
    """ah-tk-19891990-711: scanning made answers of the cells of a table."""
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    first, second = make_question(kamervraag), make_question(kamervraag, numbers=[2])
    make_answer(kamervraag, first)
    make_answer(kamervraag, first, html="", text="")
    make_answer(kamervraag, second, html="", text="")
    page = page_of(client, kamervraag)
    assert page.count("Zonder tekst in de bron.") == 1
    assert page.index("Zonder tekst in de bron.") > page.index('id="vraag-2"')


def test_an_answer_that_belongs_to_no_question_is_shown_with_its_label(client: Client) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    make_question(kamervraag)
    make_answer(kamervraag, label="12", html="<p>Los antwoord.</p>")
    page = page_of(client, kamervraag)
    assert "Antwoorden zonder bijbehorende vraag" in page
    assert "Antwoord 12" in page
    assert "Los antwoord." in page


def test_every_number_of_a_combined_question_has_an_address(client: Client) -> None:
    kamervraag = make_kamervraag()
    make_question(kamervraag, numbers=[1, 2, 3], label="1, 2 en 3")
    page = page_of(client, kamervraag)
    assert "Vraag 1, 2 en 3</a>" in page
    assert all(page.count(f'id="vraag-{number}"') == 1 for number in (1, 2, 3))


def test_notes_link_both_ways_and_those_of_questions_and_answers_stand_apart(
    client: Client,
) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    questions = make_publication(kamervraag, identifier="kv-tk-2025Z77777")
    asked = make_footnote(questions)
    question = make_question(kamervraag, html=f"<p>Klopt dit?{mark(asked)}</p>")
    answers = make_publication(
        kamervraag, kind=PublicationKind.ANSWER, identifier="ah-tk-20242025-777"
    )
    given = make_footnote(answers, part=Part.ANSWER, text="")
    make_answer(kamervraag, question, publication=answers, html=f"<p>Ja.{mark(given)}</p>")
    page = page_of(client, kamervraag)
    assert '<li id="noot-kv-tk-2025z77777-1">' in page
    assert 'href="#noot-kv-tk-2025z77777-1" id="nootverwijzing-kv-tk-2025z77777-1"' in page
    assert 'href="#nootverwijzing-kv-tk-2025z77777-1"' in page
    assert page.index("Bij de vragen") < page.index("Bij de antwoorden")
    assert page.count("De tekst van deze noot ontbreekt in de bron") == 1


def test_the_way_back_from_a_note_leads_to_a_mark_that_is_shown(client: Client) -> None:
    """2070814560: the first mark stands in a question that the answer repeats."""
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    answers = make_publication(kamervraag, kind=PublicationKind.ANSWER)
    note = make_footnote(answers, part=Part.ANSWER)
    second = f'<sup><a href="#{note.anchor}" id="nootverwijzing-2">1</a></sup>'
    third = f'<sup><a href="#{note.anchor}" id="nootverwijzing-3">1</a></sup>'
    html = f"<p>Ja.{second} En nog eens.{third}</p>"
    make_answer(kamervraag, make_question(kamervraag), publication=answers, html=html)
    assert 'class="note-back" href="#nootverwijzing-2"' in page_of(client, kamervraag)


def test_notes_of_questions_that_an_answer_repeats_are_kept_folded(client: Client) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    answers = make_publication(
        kamervraag, kind=PublicationKind.ANSWER, identifier="ah-tk-20242025-778"
    )
    make_footnote(answers, text="Herhaalde noot.")
    make_answer(kamervraag, make_question(kamervraag), publication=answers)
    page = page_of(client, kamervraag)
    assert "Noten bij de vragen, zoals herhaald in ah-tk-20242025-778" in page
    assert "nootverwijzing" not in page


def test_sources_name_every_document_with_its_files_links_and_problems(client: Client) -> None:
    kamervraag = make_kamervraag()
    publication = make_publication(
        kamervraag, title="Een titel", heading="Vragen van het lid Voorbeeld (PvdV)."
    )
    source_file = make_source_file(publication)
    make_link(publication, url="https://zoek.example/kv.html")
    make_problem(source_file, kind="number_skipped", detail="vraag 4")
    page = page_of(client, kamervraag)
    for words in (
        publication.identifier,
        "Een titel",
        "Vragen van het lid Voorbeeld (PvdV).",
        source_file.sha256,
        "9 januari 2025, 23:30",
        'href="https://zoek.example/kv.html"',
        "Een vraagnummer is overgeslagen.",
        "vraag 4",
    ):
        assert words in page


def test_a_publication_without_number_says_that_it_is_unknown(client: Client) -> None:
    kamervraag = make_kamervraag(is_postponed=True)
    notice = make_notice(kamervraag)
    notice.publication.identifier = ""
    notice.publication.save()
    assert "officieel nummer niet bekend" in page_of(client, kamervraag)


def test_other_kamervragen_of_the_same_document_are_linked(client: Client) -> None:
    make_kamervraag(number="2025Z90001")
    kamervraag = make_kamervraag(number="2025Z90002")
    publication = make_publication(kamervraag)
    publication.numbers = ["2025Z90001", "2025Z90002"]
    publication.save()
    page = page_of(client, kamervraag)
    assert "Gaat ook over" in page
    assert 'href="/kamervragen/2025Z90001/"' in page


def test_readings_headings_introduction_and_explanatory_note_are_shown(client: Client) -> None:
    kamervraag = make_kamervraag(
        introduction_html="<p>Ter inleiding.</p>", explanatory_note_html="<p>Ter toelichting.</p>"
    )
    question = make_question(kamervraag, heading="Vragen van het lid Tweede")
    make_reading(kamervraag, make_source_file(question.publication), text="Andere woorden.")
    page = page_of(client, kamervraag)
    for words in (
        "<p>Ter inleiding.</p>",
        "<p>Ter toelichting.</p>",
        "Vragen van het lid Tweede",
        "Andere woorden.",
        "Vraag 1, in",
    ):
        assert words in page


def test_a_document_without_text_says_so(client: Client) -> None:
    kamervraag = make_kamervraag()
    make_publication(kamervraag, has_text=False)
    page = page_of(client, kamervraag)
    assert "De tekst is nog niet beschikbaar" in page
    assert "Tekst nog niet beschikbaar; dit archief kent alleen de gegevens" in page


def test_an_example_is_called_invented(client: Client) -> None:
    assert "Verzonnen voorbeeld" in page_of(client, make_kamervraag(is_example=True))
    assert "Verzonnen voorbeeld" not in page_of(client, make_kamervraag())


def test_hostile_words_are_shown_as_words(client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    kamervraag = make_kamervraag(title=hostile)
    make_submitter(kamervraag, name=hostile, party=make_party(name=hostile))
    make_addressee(kamervraag, printed=hostile)
    make_respondent(kamervraag, printed=hostile)
    publication = make_publication(kamervraag, title=hostile, heading=hostile)
    make_citation(publication, text=hostile, target="kst-1-1")
    source_file = make_source_file(publication, name=hostile)
    make_problem(source_file, detail=hostile)
    make_reading(kamervraag, source_file, text=hostile)
    for address in (kamervraag.get_absolute_url(), "/kamervragen/", "/"):
        assertNotContains(client.get(address), "<script>alert")


def test_oral_questions_have_no_term(client: Client) -> None:
    page = page_of(client, make_kamervraag(kind=Kind.ORAL))
    assert "Mondelinge vragen" in page
    assert "Uiterste datum" not in page


def test_where_the_source_gives_no_dates_none_are_shown(client: Client) -> None:
    page = page_of(client, make_kamervraag(submitted_on=None, is_answered=True))
    assert ">Ingediend" not in page
    assert "Beantwoord</span> datum onbekend" in page


@pytest.mark.parametrize(
    "spelling",
    [
        "2023z00468",
        "2023Z 00468",
        "2023z%2000468",
        "kv-tk-2023Z00468",
        "KV-TK-2023Z00468",
        "ah-tk-20222023-1663",
        "AH-TK-20222023-1663",
    ],
)
def test_other_spellings_and_identifiers_lead_to_the_one_address(
    client: Client, spelling: str
) -> None:
    kamervraag = make_kamervraag(number="2023Z00468")
    make_publication(kamervraag, identifier="ah-tk-20222023-1663", kind=PublicationKind.ANSWER)
    response = client.get(f"/kamervragen/{spelling}/")
    assertRedirects(response, "/kamervragen/2023Z00468/", status_code=301)


def test_an_identifier_of_several_kamervragen_shows_them_all(client: Client) -> None:
    first, second = make_kamervraag(title="De eerste"), make_kamervraag(title="De tweede")
    publication = make_publication(first, identifier="ah-tk-20242025-5")
    publication.kamervragen.add(second)
    response = client.get("/kamervragen/ah-tk-20242025-5/")
    assertContains(response, "De eerste")
    assertContains(response, "De tweede")


def test_an_unknown_number_is_not_found_and_named(client: Client) -> None:
    response = client.get("/kamervragen/2023Z99999/")
    assertContains(response, "“2023Z99999”", status_code=404)


@pytest.mark.parametrize("size", [1, 30])
def test_it_takes_six_queries_whatever_its_size(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kamervraag = make_kamervraag(answered_on=date(2025, 1, 22))
    ministry = make_ministry()
    for number in range(1, size + 1):
        person = make_person(name=f"Anna Voorbeeld{number}")
        make_submitter(kamervraag, person=person, party=make_party(name=f"P{number}"))
        make_addressee(kamervraag, ministry=ministry)
        kamervraag.topics.add(make_topic(name=f"Onderwerp {number}"))
        publication = make_publication(kamervraag, kind=PublicationKind.ANSWER)
        make_source_file(publication)
        make_link(publication)
        make_footnote(publication, part=Part.ANSWER)
        make_citation(publication, text="dit", target="kst-1-1")
        make_web_link(publication, page="nu.nl/1")
        make_follow_up(kamervraag, make_kamervraag())
        related = make_related(kamervraag, make_kamervraag()).related
        make_submitter(related, person=person)
        make_notice(kamervraag)
        question = make_question(kamervraag, numbers=[number])
        make_answer(kamervraag, question, publication=publication)
        make_respondent(kamervraag, publication=publication, ministry=ministry)
    # the Kamervraag, its questions, answers, notices, publications, and their notes
    with django_assert_num_queries(6):
        client.get(kamervraag.get_absolute_url())
