from datetime import date

import pytest

from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import (
    Document,
    NoticeRecord,
    PublicationKind,
    PublicationRecord,
    RespondentRole,
    RichText,
    SubmitterRecord,
    UnreadablePublication,
)
from kamervragen.sources.files import ReceivedFile
from tests.importing.register_rows import SIGNER, register_document

MENTION = "Mededeling"


def read(file: ReceivedFile) -> PublicationRecord:
    return parse(Document(name=file.name, content=file.content))


@pytest.mark.parametrize(
    ("soort", "subject", "kind"),
    [
        ("Schriftelijke vragen", "", PublicationKind.QUESTIONS),
        ("Antwoord schriftelijke vragen", "", PublicationKind.ANSWER),
        ("Antwoord schriftelijke vragen (nader)", "", PublicationKind.FURTHER_ANSWER),
        ("Mededeling (uitstel antwoord)", "", PublicationKind.POSTPONEMENT),
        ("Mondelinge vragen", "", PublicationKind.ORAL_NOTICE),
        (MENTION, "Vragen van het lid X over Y ingetrokken", PublicationKind.WITHDRAWAL),
        (MENTION, "Verzoek tot intrekken van vragen over Y", PublicationKind.WITHDRAWAL),
        (MENTION, "Uitstel beantwoording vragen over Y", PublicationKind.POSTPONEMENT),
    ],
)
def test_the_soort_tells_the_kind_and_of_a_mededeling_the_subject(
    soort: str, subject: str, kind: PublicationKind
) -> None:
    record = read(register_document(kind=soort, subject=subject))
    assert (record.kind, record.problems) == (kind, ())


def test_a_mededeling_that_does_not_say_what_it_reports_is_neither() -> None:
    record = read(register_document(kind=MENTION, subject="Reactie op vragen over Y"))
    assert (record.kind, record.notices) == (PublicationKind.NOTICE, ())
    assert [problem.kind for problem in record.problems] == ["kind_uncertain"]


def test_an_answer_has_the_identifier_of_its_publication() -> None:
    record = read(register_document(identifier="ah-tk-20242025-1"))
    assert record.key == "ah-tk-20242025-1"
    assert (record.version, record.has_text) == (1, False)


def test_the_current_version_has_the_identifier() -> None:
    versions = [
        {"Id": "v1", "Versienummer": 3, "ExterneIdentifier": "ah-tk-20242025-1"},
        {"Id": "v2", "Versienummer": 2, "ExterneIdentifier": "ah-tk-20242025-2"},
    ]
    file = register_document(HuidigeDocumentVersie_Id="v2", DocumentVersie=versions)
    assert read(file).identifier == "ah-tk-20242025-2"
    removed = [versions[0], versions[1] | {"Verwijderd": True}]
    file = register_document(HuidigeDocumentVersie_Id="v2", DocumentVersie=removed)
    assert (read(file).identifier, read(file).version) == ("ah-tk-20242025-1", 3)


def test_without_identifier_the_number_in_the_appendix_gives_it() -> None:
    record = read(register_document(Aanhangselnummer="242501244"))
    assert (record.identifier, record.appendix_number) == ("ah-tk-20242025-1244", "1244")


def test_without_either_kind_and_day_are_the_key() -> None:
    assert read(register_document()).key == "2025Z00001-answer-2025-01-22"


def test_the_day_is_that_on_which_it_was_received() -> None:
    file = register_document(DatumOntvangst="2025-01-23T00:00:00+01:00")
    assert read(file).received_on == date(2025, 1, 23)
    assert read(register_document()).received_on == date(2025, 1, 22)


def test_who_signed_answered_and_who_signed_too_was_spoken_for() -> None:
    other = ("Mede ondertekenaar", "C. Ander", "staatssecretaris van Voorbeeldzaken")
    signed = read(register_document(actors=[SIGNER, other])).respondents
    assert [(one.name, one.office.printed, one.role) for one in signed] == [
        ("B. Proef", "Minister van Voorbeeldzaken", RespondentRole.SIGNATORY),
        ("C. Ander", "Staatssecretaris van Voorbeeldzaken", RespondentRole.ON_BEHALF_OF),
    ]


def test_who_signed_the_questions_asked_them() -> None:
    member = ("Eerste ondertekenaar", "Anna Voorbeeld (A.)", "Tweede Kamerlid")
    record = read(register_document(kind="Schriftelijke vragen", actors=[member]))
    assert record.submitters == (SubmitterRecord(name="Anna Voorbeeld (A.)"),)
    assert record.respondents == ()
    assert (record.submitted_on, record.received_on) == (date(2025, 1, 22), None)


def test_a_postponement_is_a_notice_of_that_day_without_words() -> None:
    record = read(register_document(kind="Mededeling (uitstel antwoord)"))
    assert record.notices == (
        NoticeRecord(kind=PublicationKind.POSTPONEMENT, dated=date(2025, 1, 22), body=RichText()),
    )


def test_a_joint_answer_is_about_all_its_sets_and_about_no_letter() -> None:
    zaken = [
        {"Nummer": "2025Z00001", "Soort": "Schriftelijke vragen"},
        {"Nummer": "2025Z00002"},
        {"Nummer": "2025Z00003", "Soort": "Brief regering"},
    ]
    record = read(register_document(Zaak=zaken))
    assert record.numbers == record.registered_numbers == ("2025Z00001", "2025Z00002")
    assert [link.url.partition("?")[2] for link in record.links] == [
        "id=2025Z00001&did=2025D00001",
        "id=2025Z00002&did=2025D00001",
    ]


def test_a_removed_document_is_marked() -> None:
    assert read(register_document(is_removed=True)).is_removed


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (register_document(kind="Motie"), "“Motie” is hier niet bekend"),
        (register_document(numbers=()), "geen publicatie en geen Kamervraag"),
    ],
)
def test_what_is_about_no_questions_is_refused(file: ReceivedFile, reason: str) -> None:
    with pytest.raises(UnreadablePublication, match=reason):
        read(file)


def test_a_row_in_which_nearly_all_is_missing_can_be_read() -> None:
    row = (
        b'{"DocumentNummer": "2025D00001", "Soort": "Antwoord schriftelijke vragen",'
        b' "Zaak": {"Nummer": "2025Z00001"}, "DocumentVersie": null, "DocumentActor": 3}'
    )
    record = parse(Document(name="2025D00001.json", content=row))
    assert (record.key, record.received_on) == ("2025Z00001-answer", None)
