"""An editor's way through the admin, in a real browser."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from kamervragen.importing.runs import import_files
from kamervragen.models import ImportProblem, Kamervraag, Person, Question, Submitter
from tests.factories import make_person
from tests.importing.documents import answer_document, questions_document

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
PASSWORD = "een-lang-wachtwoord"  # noqa: S105 - of a test


@pytest.fixture(autouse=True)
def _history_is_kept(settings: Settings) -> None:
    settings.SIMPLE_HISTORY_ENABLED = True


@pytest.fixture
def kamervraag() -> Kamervraag:
    import_files(
        [
            questions_document(questions=(("1", "Klopt dit voorbeeld?"), ("3", "Waarom?"))),
            answer_document(questions=(("1", "Klopt dit voorbeeld?"), ("3", "Waarom?"))),
        ]
    )
    return Kamervraag.objects.get()


@pytest.fixture(params=[1280, 360])
def page(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> Iterator[Page]:
    """With the editor logged in; a message of the browser, such as a refused script, fails."""
    call_command("create_editors_group", verbosity=0)
    editor = User.objects.create_user("redacteur", password=PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="redactie"))
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": request.param, "height": 900}
    )
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill("redacteur")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_role("heading", name="Wat er te doen is")).to_be_visible()
    yield page
    context.close()
    assert not messages


def test_a_question_is_put_right_and_the_history_tells(page: Page, kamervraag: Kamervraag) -> None:
    page.goto("/beheer/kamervragen/kamervraag/")
    page.locator("#searchbar").fill("2025z00001")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name="2025Z00001").click()
    page.locator("summary", has_text="Klopt dit voorbeeld?").first.click()
    page.locator("#id_questions-0-html").fill("<p>Klopt het?</p>")
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("summary", has_text="Klopt het?")).to_be_visible()
    page.get_by_role("link", name="Geschiedenis").click()
    expect(page.locator("ins", has_text="Klopt het?").first).to_be_visible()
    page.goto(kamervraag.get_absolute_url())
    expect(page.get_by_text("Klopt het?")).to_be_visible()


def test_an_answer_is_put_right_and_readers_see_it(page: Page, kamervraag: Kamervraag) -> None:
    page.goto(kamervraag.get_absolute_url())
    expect(page.get_by_text("Omdat het verzonnen is.")).to_be_visible()
    page.goto(f"/beheer/kamervragen/kamervraag/{kamervraag.pk}/change/")
    page.locator("#answers-group summary").filter(has_text="Omdat het verzonnen is.").click()
    page.locator("#id_answers-1-html").fill("<p>Omdat het zo is bedacht.</p>")
    page.get_by_role("button", name="Opslaan", exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(kamervraag.get_absolute_url())
    expect(page.get_by_text("Omdat het zo is bedacht.")).to_be_visible()
    expect(page.get_by_text("Omdat het verzonnen is.")).to_have_count(0)


def test_a_question_is_added_and_a_person_chosen(page: Page, kamervraag: Kamervraag) -> None:
    make_person(name="Vera Voorbeeld")
    page.goto(f"/beheer/kamervragen/kamervraag/{kamervraag.pk}/change/")
    page.locator("#submitters-group summary").first.click()
    page.locator("#submitters-group .field-person .select2-selection").first.click()
    page.locator(".select2-search__field").last.fill("voorb")
    page.get_by_role("option", name="Vera Voorbeeld").click()
    page.get_by_role("button", name="Nog een Vraag toevoegen").click()
    page.locator("#id_questions-2-publication").select_option(label="kv-tk-2025Z00001")
    page.locator("#id_questions-2-position").fill("3")
    page.locator("#id_questions-2-html").fill("En nu?")
    page.get_by_role("button", name="Opslaan", exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Submitter.objects.get().person == Person.objects.get()
    assert Question.objects.get(position=3).text == "En nu?"


def test_a_mistake_is_shown_where_it_was_made(page: Page, kamervraag: Kamervraag) -> None:
    page.goto(f"/beheer/kamervragen/kamervraag/{kamervraag.pk}/change/")
    page.locator("#questions-group summary").nth(1).click()
    page.locator("#id_questions-1-position").fill("1")
    page.get_by_role("button", name="Opslaan", exact=True).first.click()
    expect(page.get_by_text("Deze plaats is al bezet.")).to_be_visible()


def test_two_people_are_merged(page: Page) -> None:
    for name in ("Vera Voorbeeld", "V. Voorbeeldt"):
        make_person(name=name)
    page.goto("/beheer/kamervragen/person/")
    page.locator("#action-toggle").check()
    page.get_by_label("Actie:").select_option(label="Voeg samen …")
    page.get_by_role("button", name="Uitvoeren").click()
    page.get_by_label("Vera Voorbeeld").check()
    page.get_by_role("button", name="Voeg samen").click()
    expect(page.get_by_text("1 samengevoegd met Vera Voorbeeld.")).to_be_visible()


def test_a_problem_is_accepted(page: Page, kamervraag: Kamervraag) -> None:
    page.goto("/beheer/")
    page.get_by_role("link", name="Een vraagnummer is overgeslagen.").first.click()
    page.locator(".action-select").first.check()
    page.get_by_label("Actie:").select_option(label="Aanvaard, omdat …")
    page.get_by_role("button", name="Uitvoeren").click()
    page.get_by_label("Aanvaard, omdat").fill("Zo staat het er.")
    page.get_by_role("button", name="Aanvaard").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert ImportProblem.objects.exclude(accepted_because="").count() == 1
