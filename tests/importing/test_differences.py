from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from kamervragen.importing.composition import compose
from kamervragen.importing.differences import KIND
from kamervragen.importing.members import Members, Someone
from kamervragen.importing.offices import Ministries, Office, Offices, PortfolioName
from kamervragen.importing.parts import Copies
from kamervragen.importing.people import Directory
from kamervragen.parsing.records import (
    OfficeRecord,
    PublicationKind,
    PublicationRecord,
    SourceFormat,
    SubmitterRecord,
)
from tests.importing.records import ANSWER, NUMBER, QUESTIONS, copies, publications

VOORBEELDZAKEN, PROEFZAKEN = 1, 2
CASE = replace(
    QUESTIONS,
    source_format=SourceFormat.ODATA,
    kind=PublicationKind.CASE,
    identifier="",
    registered_numbers=(NUMBER,),
    submitters=(SubmitterRecord(name="Anna Voorbeeld (A.)"),),
    addressees=(OfficeRecord(title=None, portfolio="", printed="", holder="B. Proef"),),
    questions=(),
    has_text=False,
)
ROW = replace(ANSWER, source_format=SourceFormat.ODATA, has_text=False)


def directory() -> Directory:
    """Of two ministers, Proef and Ander, each with a ministry."""
    names = {VOORBEELDZAKEN: "voorbeeldzaken", PROEFZAKEN: "proefzaken"}
    members = Members(
        Someone(pk=pk, name=f"B. {name}", prefix="", family_name=name, initials="B.")
        for pk, name in ((1, "Proef"), (2, "Ander"))
    )
    ministries = Ministries(
        PortfolioName(ministry=pk, key=key, is_portfolio=False, start=None, end=None)
        for pk, key in names.items()
    )
    offices = [
        Office(pk=pk, person=pk, title="minister", ministry=pk, portfolio="", start=None, end=None)
        for pk in names
    ]
    return Directory(
        parties={},
        members=members,
        ministries=ministries,
        offices=Offices(offices, ministries, members),
    )


def told(publications: Sequence[Copies]) -> list[tuple[int, str, str]]:
    """Source file, place and words of the differences."""
    composition = compose(NUMBER, publications, directory(), is_example=False)
    return [
        (source_file, problem.place, problem.detail)
        for source_file, problem in composition.problems
        if problem.kind == KIND
    ]


def test_where_both_say_the_same_there_is_no_difference() -> None:
    assert told(publications(QUESTIONS, CASE)) == []


def test_what_was_published_is_shown_and_the_other_day_is_told() -> None:
    case = replace(CASE, submitted_on=date(2025, 1, 9))
    both = publications(QUESTIONS, case)
    assert told(both) == [(2, "ingezonden", "2025-01-08; in het register 2025-01-09")]
    composition = compose(NUMBER, both, directory(), is_example=False)
    assert composition.parts["kamervraag"][""]["submitted_on"] == QUESTIONS.submitted_on


@pytest.mark.parametrize(
    "names",
    [
        ["Anna Voorbeeld (A.)"],
        ["A. Voorbeeld"],
        ["Anna Voorbeelt (A.)"],
        ["Anna de Voorbeeld-Ander (A.)"],
    ],
)
def test_spelling_is_no_difference(names: list[str]) -> None:
    case = replace(CASE, submitters=tuple(SubmitterRecord(name=name) for name in names))
    assert told(publications(QUESTIONS, case)) == []


@pytest.mark.parametrize("names", [["Bob Ander (B.)"], ["Anna Voorbeeld (A.)", "Bob Ander (B.)"]])
def test_somebody_else_or_somebody_more_is_a_difference(names: list[str]) -> None:
    case = replace(CASE, submitters=tuple(SubmitterRecord(name=name) for name in names))
    assert told(publications(QUESTIONS, case)) == [
        (2, "indieners", f"Voorbeeld; in het register {', '.join(names)}")
    ]


def test_another_ministry_is_a_difference() -> None:
    holder = OfficeRecord(title=None, portfolio="", printed="", holder="B. Ander")
    assert told(publications(QUESTIONS, replace(CASE, addressees=(holder,)))) == [
        (2, "geadresseerden", "Minister van Voorbeeldzaken; in het register B. Ander")
    ]


def test_a_holder_who_is_not_known_is_no_difference() -> None:
    holder = OfficeRecord(title=None, portfolio="", printed="", holder="Z. Onbekend")
    assert told(publications(QUESTIONS, replace(CASE, addressees=(holder,)))) == []


@pytest.mark.parametrize("silent", [{"submitted_on": None}, {"submitters": ()}, {"addressees": ()}])
def test_where_one_is_silent_there_is_no_difference(silent: dict[str, object]) -> None:
    assert told(publications(QUESTIONS, replace(CASE, **silent))) == []  # type: ignore[arg-type]
    assert told(publications(replace(QUESTIONS, **silent), CASE)) == []  # type: ignore[arg-type]


def test_a_row_that_has_another_day_for_its_publication_is_told() -> None:
    row = replace(ROW, received_on=date(2025, 1, 23))
    assert told([copies(ANSWER, row)]) == [
        (2, "ontvangen", "2025-01-22; in het register 2025-01-23")
    ]


def test_a_number_that_the_register_does_not_have_is_told() -> None:
    row = replace(ROW, numbers=("2025Z00002",), registered_numbers=("2025Z00002",))
    assert told([copies(ANSWER, row)]) == [(2, "nummers", "2025Z00001; in het register 2025Z00002")]


@pytest.mark.parametrize("case", [CASE, replace(CASE, submitted_on=date(2025, 1, 9))])
def test_what_nothing_was_published_of_differs_from_nothing(case: PublicationRecord) -> None:
    assert told(publications(case, replace(ROW, identifier=""))) == []


def test_what_the_source_took_away_says_nothing() -> None:
    case = replace(CASE, submitted_on=date(2025, 1, 9), is_removed=True)
    assert told(publications(QUESTIONS, case)) == []
