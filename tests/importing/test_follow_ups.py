"""Which Kamervraag a follow-up means, whatever the order of imports."""

from datetime import date

import pytest

from kamervragen.importing.runs import import_files
from kamervragen.models import FollowUp, Kamervraag, Membership
from kamervragen.sources.files import ReceivedFile
from tests.factories import make_party, make_person
from tests.importing.documents import answer_document, questions_document
from tests.importing.register_rows import zaak

pytestmark = pytest.mark.django_db

BY_NUMBER = "Deze vragen dienen ter aanvulling op eerdere vragen (vraagnummer 2025Z00001)."
BY_NAME = (
    "Deze vragen dienen ter aanvulling op eerdere vragen van het lid Beer, ingezonden 8 januari jl."
)
BY_ANSWER = (
    "Deze vragen dienen ter aanvulling op eerdere vragen, Aanhangsel Handelingen, vergaderjaar "
    "2024–2025, nr. 1."
)


def earlier(number: str = "2025Z00001", submitter: str = "Beer", **facts: str) -> ReceivedFile:
    return questions_document(number=number, submitter=submitter, **facts)  # type: ignore[arg-type]  # words only


def later(note: str, number: str = "2025Z00009") -> ReceivedFile:
    return questions_document(number=number, explanatory_note=note, submitted="2025-01-20")


def followed() -> list[str | None]:
    return list(FollowUp.objects.order_by("pk").values_list("earlier__number", flat=True))


@pytest.mark.parametrize("note", [BY_NUMBER, BY_NAME])
@pytest.mark.parametrize("is_later_first", [True, False])
def test_the_order_of_imports_does_not_matter(note: str, *, is_later_first: bool) -> None:
    documents = [earlier(), later(note)]
    for document in reversed(documents) if is_later_first else documents:
        import_files([document])
    assert followed() == ["2025Z00001"]


def test_who_asked_may_be_known_from_the_register_alone() -> None:
    person, party = make_person(name="Anna Beer"), make_party()
    Membership.objects.create(person=person, party=party, chamber="tk", start=date(2024, 1, 1))
    import_files([later(BY_NAME), zaak(actors=[("Indiener", "Anna Beer (A.)", "")])])
    assert followed() == ["2025Z00001"]


def test_an_answer_that_comes_last_says_which_one_it_was() -> None:
    import_files([later(BY_ANSWER)])
    assert followed() == [None]
    import_files([answer_document()])
    assert followed() == ["2025Z00001"]


def test_importing_twice_changes_nothing() -> None:
    documents = [earlier(), later(BY_NUMBER)]
    import_files(documents)
    before = list(FollowUp.objects.values())
    import_files(documents)
    assert list(FollowUp.objects.values()) == before


def test_two_that_fit_mean_none() -> None:
    import_files([earlier(), later(BY_NAME)])
    import_files([earlier("2025Z00002")])
    assert followed() == [None]


def test_one_that_turns_out_to_be_of_another_day_makes_the_other_certain() -> None:
    import_files([earlier(), earlier("2025Z00002"), later(BY_NAME)])
    assert followed() == [None]
    import_files([earlier("2025Z00002", submitted="2025-01-07")])
    assert followed() == ["2025Z00001"]


def test_all_who_are_named_must_have_asked() -> None:
    note = BY_NAME.replace("het lid Beer", "de leden Beer en Das")
    import_files([earlier(), later(note)])
    assert followed() == [None]


def test_nothing_follows_what_came_after_it() -> None:
    import_files([earlier(submitted="2025-02-01"), later(BY_NUMBER)])
    assert followed() == [None]


def test_what_is_followed_may_leave_the_archive() -> None:
    import_files([earlier(), later(BY_NUMBER)])
    Kamervraag.objects.get(number="2025Z00001").delete()
    assert followed() == [None]
