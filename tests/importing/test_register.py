"""The register beside what was published, from bytes to rows, in every order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from kamervragen.importing.register import NOT_REGISTERED, completed, registration
from kamervragen.importing.runs import import_files, reparse
from kamervragen.models import (
    Addressee,
    Chamber,
    ImportProblem,
    Kamervraag,
    Membership,
    Notice,
    Party,
    Person,
    Publication,
    Respondent,
    SourceFile,
    Submitter,
)
from kamervragen.parsing.records import PublicationKind, SourceFormat
from kamervragen.sources.files import ReceivedFile
from tests.factories import make_minister, make_ministry, make_party, make_person
from tests.importing.documents import answer_document, kvr_document, questions_document
from tests.importing.records import ANSWER, QUESTIONS, copies, publications
from tests.importing.register_rows import register_document, zaak

ANSWERED = date(2025, 1, 22)
JOINT = register_document(
    number="2025D00009", numbers=["2025Z00001", "2025Z00002"], identifier="ah-tk-20242025-9"
)


def contents() -> list[list[tuple[object, ...]]]:
    """What the rows say, whatever their primary keys."""
    return [
        sorted(model._default_manager.values_list(*columns), key=repr)
        for model, *columns in (
            (Kamervraag, "number", "title", "status", "submitted_on", "answered_on", "is_closed"),
            (Publication, "key", "kind", "numbers", "kamervragen__number", "is_removed"),
            (Submitter, "kamervraag__number", "name", "person", "party"),
            (Addressee, "kamervraag__number", "printed", "name"),
            (Respondent, "kamervraag__number", "publication__key", "name", "printed"),
            (Notice, "kamervraag__number", "publication__key", "kind", "dated"),
            (ImportProblem, "source_file__name", "kind", "place", "detail"),
        )
    ]


def seat(person: Person, party: Party) -> None:
    Membership.objects.create(
        person=person, party=party, chamber=Chamber.TWEEDE_KAMER, start=date(2024, 1, 1)
    )


def start_anew() -> None:
    Kamervraag.objects.all().delete()
    SourceFile.objects.all().delete()
    Publication.objects.all().delete()


def outcomes(documents: Sequence[ReceivedFile]) -> Iterator[list[list[tuple[object, ...]]]]:
    """What the archive says after each order of import, one document at a time."""
    for order in permutations(documents):
        for document in order:
            import_files([document])
        yield contents()
        start_anew()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "documents",
    [
        [zaak(), questions_document(), register_document(identifier="ah-tk-20242025-1")],
        [zaak(is_closed=True), register_document(), answer_document()],
        [zaak(), zaak(number="2025Z00002"), JOINT],
        [zaak(), register_document(kind="Mededeling (uitstel antwoord)"), JOINT],
        [
            zaak(number="2007Z05001", subject="Voorbeelden", started="2007-11-01"),
            kvr_document(),
            zaak(number="2007Z05002", subject="Iets heel anders", started="2007-11-01"),
            register_document(numbers=["2007Z05001"], dated="2007-11-20"),
        ],
    ],
)
def test_the_order_in_which_they_come_does_not_matter(documents: list[ReceivedFile]) -> None:
    first, *others = outcomes(documents)
    for other in others:
        assert other == first


@pytest.mark.django_db
def test_a_zaak_alone_is_a_kamervraag_without_text() -> None:
    import_files([zaak()])
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.number, kamervraag.title) == ("2025Z00001", "De stand van de voorbeelden")
    assert (kamervraag.status, kamervraag.submitted_on) == ("open", date(2025, 1, 8))
    assert SourceFile.objects.get().media_type == "application/json"


@pytest.mark.django_db
def test_importing_and_reading_again_change_nothing() -> None:
    documents = [zaak(), questions_document(), register_document(identifier="ah-tk-20242025-1")]
    import_files(documents)
    before = contents()
    assert import_files(documents).unchanged == 3
    assert reparse().unchanged == 3
    assert contents() == before


@pytest.mark.django_db
def test_a_settled_set_of_which_we_have_no_answer_is_closed_and_never_late() -> None:
    import_files([zaak(is_closed=True), questions_document()])
    kamervraag = Kamervraag.objects.get()
    assert kamervraag.status == "closed"
    assert not Kamervraag.objects.overdue(on=date(2026, 1, 1)).exists()
    import_files([answer_document()])
    kamervraag.refresh_from_db()
    assert (kamervraag.status, kamervraag.answered_on) == ("answered", ANSWERED)


@pytest.mark.django_db
def test_the_register_tells_what_is_not_held() -> None:
    postponed = register_document(
        number="2025D00002", kind="Mededeling (uitstel antwoord)", dated="2025-01-20"
    )
    import_files([questions_document(), postponed])
    kamervraag = Kamervraag.objects.get()
    assert kamervraag.status == "postponed"
    assert Notice.objects.values_list("dated", "text").get() == (date(2025, 1, 20), "")
    import_files([register_document()])
    kamervraag.refresh_from_db()
    assert (kamervraag.status, kamervraag.answered_on) == ("answered", ANSWERED)
    assert list(kamervraag.respondents.values_list("name", flat=True)) == ["B. Proef", "B. Proef"]


@pytest.mark.django_db
def test_what_was_withdrawn_is_neither_open_nor_answered() -> None:
    import_files([zaak(), register_document(kind="Mededeling", subject="Vragen ingetrokken")])
    assert Kamervraag.objects.get().status == "withdrawn"


@pytest.mark.django_db
def test_announced_oral_questions_never_count_as_unanswered() -> None:
    oral = register_document(kind="Mondelinge vragen", actors=[])
    import_files([oral, zaak(kind="Mondelinge vragen")])
    assert Kamervraag.objects.get().status == "not_applicable"


@pytest.mark.django_db
def test_a_row_and_a_document_with_one_identifier_are_one_publication() -> None:
    row = register_document(identifier="ah-tk-20242025-1", numbers=["2025Z00001", "2025Z00002"])
    import_files([answer_document(), row])
    publication = Publication.objects.get()
    assert (publication.has_text, publication.version) == (True, 1)
    assert publication.numbers == ["2025Z00001", "2025Z00002"]
    assert publication.links.filter(kind="tweedekamer").count() == 3
    assert publication.registered.startswith("Onderwerp: Antwoord op vragen")
    assert Kamervraag.objects.count() == 2


@pytest.mark.django_db
def test_the_register_ties_an_answer_that_prints_no_number() -> None:
    spelled = (("1", "Klopt dlt voorbeeld?"),)
    import_files([questions_document(), answer_document(number="", questions=spelled)])
    assert Kamervraag.objects.count() == 2
    import_files([register_document(identifier="ah-tk-20242025-1")])
    assert Kamervraag.objects.get().status == "answered"


@pytest.mark.django_db
def test_a_row_without_identifier_stands_in_for_what_was_published_that_day() -> None:
    import_files([register_document(), answer_document()])
    kamervraag = Kamervraag.objects.get()
    assert kamervraag.publications.count() == 2
    assert list(kamervraag.respondents.values_list("name", flat=True)) == ["Proef"]


@pytest.mark.django_db
def test_a_row_that_gets_an_identifier_takes_its_older_version_along() -> None:
    import_files([zaak(), register_document()])
    import_files([register_document(identifier="ah-tk-20242025-1")])
    assert sorted(Publication.objects.values_list("key", flat=True)) == [
        "2025Z00001-case",
        "ah-tk-20242025-1",
    ]
    versions = SourceFile.objects.filter(name="2025D00001.json").order_by("pk")
    assert list(versions.values_list("publication__key", "is_current")) == [
        ("ah-tk-20242025-1", False),
        ("ah-tk-20242025-1", True),
    ]
    assert Kamervraag.objects.get().status == "answered"


@pytest.mark.django_db
def test_a_row_that_moves_to_another_zaak_leaves_the_first_one_open() -> None:
    import_files([zaak(), zaak(number="2025Z00002"), register_document()])
    import_files([register_document(numbers=["2025Z00002"])])
    assert dict(Kamervraag.objects.values_list("number", "status")) == {
        "2025Z00001": "open",
        "2025Z00002": "answered",
    }


@pytest.mark.django_db
def test_a_kamervraag_whose_only_row_moved_goes_with_it() -> None:
    import_files([register_document()])
    pk = Kamervraag.objects.get().pk
    import_files([register_document(numbers=["2025Z00002"])])
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.pk, kamervraag.number) == (pk, "2025Z00002")


@pytest.mark.django_db
def test_a_publication_that_lost_its_row_keeps_what_was_published() -> None:
    import_files([answer_document(), register_document(identifier="ah-tk-20242025-1")])
    import_files([register_document(identifier="ah-tk-20242025-2")])
    assert set(Publication.objects.values_list("key", "version", "has_text")) == {
        ("ah-tk-20242025-1", None, True),
        ("ah-tk-20242025-2", 1, False),
    }


@pytest.mark.django_db
def test_what_the_source_took_away_stays_listed_and_counts_no_more() -> None:
    import_files([zaak(), register_document()])
    import_files([register_document(is_removed=True)])
    kamervraag = Kamervraag.objects.get()
    assert kamervraag.status == "open"
    assert kamervraag.publications.filter(is_removed=True).count() == 1
    assert SourceFile.objects.filter(name="2025D00001.json").count() == 2


@pytest.mark.django_db
def test_a_published_answer_that_was_taken_away_is_kept_as_another_reading() -> None:
    row = register_document(identifier="ah-tk-20242025-1", is_removed=True)
    import_files([questions_document(), answer_document(), row])
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.status, kamervraag.answers.count()) == ("open", 0)
    assert {reading.text for reading in kamervraag.readings.filter(part="answer")} == {
        "Ja.",
        "Omdat het verzonnen is.",
    }


@pytest.mark.django_db
def test_what_was_taken_away_altogether_waits_for_no_answer() -> None:
    import_files([zaak(is_removed=True)])
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.title, kamervraag.status) == ("De stand van de voorbeelden", "closed")


@pytest.mark.django_db
def test_names_in_the_register_are_people_with_the_party_of_that_day() -> None:
    party, person = make_party(), make_person()
    seat(person, party)
    minister = make_minister(person=make_person(name="Bert Proef"))
    import_files([zaak()])
    submitter, addressee = Submitter.objects.get(), Addressee.objects.get()
    assert (submitter.person, submitter.party, submitter.party_name) == (person, party, "")
    assert (addressee.minister, addressee.ministry) == (minister, minister.ministry)
    assert (addressee.name, addressee.printed) == ("B. Proef", "")


@pytest.mark.django_db
def test_the_register_decides_which_of_two_namesakes_is_meant() -> None:
    anna, bob, party = make_person(), make_person(name="Bob Voorbeeld"), make_party()
    for person in (anna, bob):
        seat(person, party)
    import_files([questions_document()])
    assert Submitter.objects.get().person is None
    import_files([zaak()])
    submitter = Submitter.objects.get()
    assert (submitter.name, submitter.person) == ("Voorbeeld", anna)


@pytest.mark.django_db
def test_the_register_decides_who_held_an_office_that_two_held() -> None:
    ministry = make_ministry()
    held = [
        make_minister(person=make_person(name=name), ministry=ministry)
        for name in ("Bert Proef", "Bob Ander")
    ]
    import_files([questions_document()])
    assert Addressee.objects.get().minister is None
    import_files([zaak()])
    assert Addressee.objects.get().minister == held[0]


@pytest.mark.django_db
def test_a_minister_who_is_not_known_is_listed() -> None:
    import_files([zaak(actors=[("Gericht aan", "B. Proef", "")])])
    problem = ImportProblem.objects.get()
    assert (problem.kind, problem.detail) == ("unmatched_minister", "B. Proef")


@pytest.mark.django_db
def test_problems_of_an_older_version_go_with_it() -> None:
    import_files([questions_document(), zaak(started="2025-01-09")])
    assert ImportProblem.objects.filter(kind="differs_from_register").count() == 1
    import_files([zaak()])
    assert not ImportProblem.objects.filter(kind="differs_from_register").exists()


def test_the_best_copy_is_completed_by_the_register() -> None:
    row = replace(
        ANSWER,
        source_format=SourceFormat.ODATA,
        appendix_number="1",
        received_on=date(2025, 1, 1),
        numbers=("2025Z00001", "2025Z00002"),
        version=2,
        has_text=False,
    )
    both = completed([ANSWER, row])
    assert (both.appendix_number, both.version) == ("1", 2)
    assert both.received_on == ANSWER.received_on
    assert both.numbers == both.registered_numbers == ("2025Z00001", "2025Z00002")
    assert (both.has_text, both.is_register) == (True, False)


def test_a_publication_is_removed_when_all_its_rows_are() -> None:
    row = replace(ANSWER, source_format=SourceFormat.ODATA, has_text=False)
    gone = replace(row, is_removed=True)
    assert completed([ANSWER, gone]).is_removed
    assert not completed([ANSWER, gone, row]).is_removed


def test_copies_without_the_register_say_what_the_best_one_says() -> None:
    other = replace(ANSWER, source_format=SourceFormat.KVR, appendix_number="7")
    assert copies(ANSWER, other).record == ANSWER


def test_what_is_not_registered_or_no_more_says_nothing() -> None:
    case = replace(
        QUESTIONS, kind=PublicationKind.CASE, source_format=SourceFormat.ODATA, identifier=""
    )
    assert registration(publications(QUESTIONS)) == NOT_REGISTERED
    assert registration(publications(replace(case, is_removed=True))) == NOT_REGISTERED
    assert registration(publications(QUESTIONS, case)) == case
