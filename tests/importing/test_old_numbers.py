from dataclasses import replace
from datetime import date

import pytest

from kamervragen.importing.identity import kamervraag_numbers
from kamervragen.importing.old_numbers import ambiguous_cases, is_early_case, printed_numbers
from kamervragen.importing.runs import import_files
from kamervragen.models import ImportProblem, Kamervraag
from kamervragen.parsing.records import (
    PublicationKind,
    PublicationRecord,
    SourceFormat,
    SubmitterRecord,
)
from tests.importing.documents import kvr_document
from tests.importing.records import ANSWER, QUESTIONS
from tests.importing.register_rows import zaak

DAY = date(2008, 6, 24)
OLD, OTHER_OLD, NEW, OTHER_NEW = "2070800010", "2070800020", "2007Z05001", "2007Z05002"
PRINTED = replace(
    QUESTIONS,
    identifier=f"kv-{OLD}",
    numbers=(OLD,),
    submitted_on=DAY,
    subject="de reorganisatie van de dienst voorbeelden",
    submitters=(SubmitterRecord(name="Van Voorbeeld"), SubmitterRecord(name="Ander")),
)
CASE = replace(
    PRINTED,
    source_format=SourceFormat.ODATA,
    kind=PublicationKind.CASE,
    identifier="",
    numbers=(NEW,),
    registered_numbers=(NEW,),
    subject="De reorganisatie van de Dienst Voorbeelden",
    submitters=(SubmitterRecord(name="Anna van Voorbeeld (A.)"),),
    questions=(),
)


def family(*records: PublicationRecord) -> dict[str, PublicationRecord]:
    return {record.key: record for record in records}


def test_an_early_set_is_known_by_its_printed_number() -> None:
    answer = replace(ANSWER, numbers=(OLD,), submitted_on=DAY)
    row = replace(CASE, kind=PublicationKind.ANSWER, received_on=DAY)
    found = kamervraag_numbers(family(PRINTED, answer, CASE, row))
    assert set(found.values()) == {(OLD,)}


@pytest.mark.parametrize(
    "changes",
    [
        {"submitted_on": date(2008, 6, 23)},
        {"submitters": (SubmitterRecord(name="Bob Proef (B.)"),)},
        {"subject": "De reorganisatie van de douane"},
        {"subject": ""},
        {"subject": "De in het"},
    ],
    ids=["another day", "nobody in common", "other words", "no subject", "short words"],
)
def test_day_member_and_subject_must_agree(changes: dict[str, object]) -> None:
    case = replace(CASE, title="", **changes)  # type: ignore[arg-type]
    assert printed_numbers(family(PRINTED, case)) == {}
    assert ambiguous_cases(family(PRINTED, case)) == {}


def test_words_that_one_side_adds_do_not_matter() -> None:
    case = replace(CASE, subject="Ant vr Van Voorbeeld over de reorganisatie dienst voorbeelden")
    assert printed_numbers(family(PRINTED, case)) == {NEW: OLD}


def test_the_title_is_the_subject_where_no_other_is_printed() -> None:
    printed = replace(PRINTED, subject="", title=f"Vragen over {PRINTED.subject}")
    assert printed_numbers(family(printed, CASE)) == {NEW: OLD}


def test_what_fits_two_sets_is_tied_to_none_and_listed() -> None:
    other = replace(PRINTED, identifier=f"kv-{OTHER_OLD}", numbers=(OTHER_OLD,))
    records = family(PRINTED, other, CASE)
    assert printed_numbers(records) == {}
    assert ambiguous_cases(records) == {CASE.key: (OLD, OTHER_OLD)}
    assert kamervraag_numbers(records)[CASE.key] == (NEW,)


def test_of_two_registrations_that_fit_one_set_none_is_tied() -> None:
    other = replace(CASE, numbers=(OTHER_NEW,))
    records = family(PRINTED, other, CASE)
    assert printed_numbers(records) == {}
    assert ambiguous_cases(records) == {CASE.key: (OLD,), other.key: (OLD,)}


def test_two_sets_of_one_day_each_find_their_own() -> None:
    other = replace(
        PRINTED, identifier=f"kv-{OTHER_OLD}", numbers=(OTHER_OLD,), subject="verarmd uranium"
    )
    other_case = replace(CASE, numbers=(OTHER_NEW,), subject="Verarmd uranium")
    records = family(PRINTED, other, CASE, other_case)
    assert printed_numbers(records) == {NEW: OLD, OTHER_NEW: OTHER_OLD}


@pytest.mark.parametrize(
    ("day", "is_early"), [(DAY, True), (date(2008, 9, 17), False), (None, False)]
)
def test_later_sets_have_one_number(day: date | None, *, is_early: bool) -> None:
    assert is_early_case(replace(CASE, submitted_on=day)) == is_early


@pytest.mark.django_db
def test_a_case_that_fits_two_sets_is_a_problem_until_one_of_them_is_another() -> None:
    case = zaak(number=NEW, subject="Voorbeelden", started="2007-11-01")
    second = kvr_document(number=OTHER_OLD, appendix_number="13", name="KVR99998")
    import_files([case, kvr_document(number=OLD), second])
    assert Kamervraag.objects.count() == 3
    problem = ImportProblem.objects.get(kind="case_of_several")
    assert problem.detail == f"{OLD}, {OTHER_OLD}"


@pytest.mark.django_db
def test_the_number_in_the_register_leads_to_the_kamervraag() -> None:
    case = zaak(number=NEW, subject="Voorbeelden", started="2007-11-01")
    import_files([case])
    pk = Kamervraag.objects.get().pk
    import_files([kvr_document(number=OLD)])
    kamervraag = Kamervraag.objects.known_as("2007z05001").get()
    assert (kamervraag.pk, kamervraag.number) == (pk, OLD)
