from datetime import date

import pytest

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import (
    Document,
    OfficeRecord,
    OfficeTitle,
    PublicationKind,
    PublicationRecord,
    SourceFormat,
    SubmitterRecord,
    UnreadablePublication,
)
from kamervragen.sources.files import ReceivedFile
from tests.importing.register_rows import ASKED, ASKER, zaak


def read(file: ReceivedFile) -> PublicationRecord:
    return parse(Document(name=file.name, content=file.content))


def test_a_zaak_says_who_asked_whom_when_and_about_what() -> None:
    record = read(zaak(actors=[ASKED, ("Medeindiener", "Chris Ander (C.)", "PvdV"), ASKER]))
    assert record.key == "2025Z00001-case"
    assert (record.source_format, record.kind) == (SourceFormat.ODATA, PublicationKind.CASE)
    assert (record.numbers, record.identifier) == (("2025Z00001",), "")
    assert record.subject == record.title == "De stand van de voorbeelden"
    assert (record.submitted_on, record.session_year) == (date(2025, 1, 8), "2024-2025")
    assert record.submitters == (
        SubmitterRecord(name="Anna Voorbeeld (A.)"),
        SubmitterRecord(name="Chris Ander (C.)", party="PvdV"),
    )
    assert record.addressees == (
        OfficeRecord(title=None, portfolio="", printed="", holder="B. Proef"),
    )
    assert [link.kind for link in record.links] == ["tweedekamer"]
    assert not record.has_text
    assert record.problems == ()


@pytest.mark.parametrize(
    ("started", "day"),
    [
        ("2025-07-08T00:00:00+02:00", date(2025, 7, 8)),
        ("2025-07-07T22:00:00Z", date(2025, 7, 8)),
        ("2025-01-07T23:00:00.0000000Z", date(2025, 1, 8)),
        ("2025-01-08", date(2025, 1, 8)),
    ],
)
def test_the_day_is_that_of_amsterdam(started: str, day: date) -> None:
    assert read(zaak(started=started)).submitted_on == day


@pytest.mark.parametrize(
    ("started", "kind"),
    [
        ("gisteren", "date_unreadable"),
        ("9999-12-31T23:59:59Z", "date_unreadable"),
        ("0001-01-01T12:00:00Z", "date_implausible"),
    ],
)
def test_a_day_that_cannot_be_is_a_problem(started: str, kind: str) -> None:
    record = read(zaak(started=started))
    assert record.submitted_on is None
    assert [problem.kind for problem in record.problems] == [kind]


def test_a_function_is_an_office_with_its_holder() -> None:
    record = read(zaak(actors=[ASKER, ("Gericht aan", "", "minister voor Rechtsbescherming")]))
    assert record.addressees == (
        OfficeRecord(
            title=OfficeTitle.MINISTER,
            portfolio="Rechtsbescherming",
            printed="Minister voor Rechtsbescherming",
        ),
    )


@pytest.mark.parametrize(
    ("name", "holders"),
    [
        ("H.M. de Proef, K.H. Ander", ["H.M. de Proef", "K.H. Ander"]),
        ("Th.A.M. Proef, Ch. van der Ander", ["Th.A.M. Proef", "Ch. van der Ander"]),
        ("Proef (EMH)", ["Proef (EMH)"]),
        ("Proef, J.J. van", ["Proef, J.J. van"]),
    ],
)
def test_several_people_in_one_actor_are_several_addressees(name: str, holders: list[str]) -> None:
    record = read(zaak(actors=[("Gericht aan", name, "")]))
    assert [office.holder for office in record.addressees] == holders


def test_committees_and_actors_without_letters_are_no_addressees() -> None:
    nobody = [("ACTOR ZONDER RELATIE", ", ,", ""), ("Gericht aan", "", "")]
    actors = [ASKER, ("Voortouwcommissie", "TK", ""), *nobody]
    record = read(zaak(actors=actors))
    assert record.addressees == ()
    assert record.registered == "Indiener: Anna Voorbeeld (A.)\nVoortouwcommissie: TK"


def test_a_title_that_is_not_the_subject_is_kept() -> None:
    record = read(zaak(actors=(), Titel="2080904690"))
    assert (record.title, record.registered) == (
        "De stand van de voorbeelden",
        "Titel: 2080904690",
    )


def test_oral_questions_are_told_from_written_ones() -> None:
    assert read(zaak(kind="Mondelinge vragen")).kind == PublicationKind.ORAL_NOTICE


def test_a_zaak_may_be_settled() -> None:
    assert read(zaak(is_closed=True)).is_closed
    assert not read(zaak()).is_closed


def test_what_the_source_took_away_is_read_though_little_is_left_of_it() -> None:
    row = b'{"Id": "1", "Nummer": null, "Soort": null, "Verwijderd": true}'
    record = parse(Document(name="2025Z00001.json", content=row))
    assert (record.key, record.is_removed) == ("2025Z00001-case", True)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (zaak(kind="Brief regering"), "“Brief regering” is geen Kamervraag"),
        (zaak(number=""), "geen nummer"),
        (ReceivedFile(name="1.json", content=b"[1]"), "geen rij"),
        (ReceivedFile(name="1.json", content=b'{"Nummer": '), "geen geldige JSON"),
        (ReceivedFile(name="1.json", content=b"[" * 100_000), "geen geldige JSON"),
    ],
)
def test_what_is_no_registration_of_questions_is_refused(file: ReceivedFile, reason: str) -> None:
    with pytest.raises(UnreadablePublication, match=reason):
        read(file)


def test_characters_that_no_database_stores_are_left_out() -> None:
    assert read(zaak(subject="Een\0 \ud800A")).subject == "Een A"
