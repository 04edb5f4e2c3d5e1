from datetime import date

import pytest

from kamervragen.parsing.records import Chamber, PublicationKind, RespondentRole, RichText
from tests.parsing.golden import DOCUMENTS, as_json, read
from tests.parsing.publications import (
    ASKED,
    NOTICE,
    REPLY,
    meta,
    note,
    problems,
    publication,
    remark,
)


@pytest.mark.parametrize(
    "name",
    ["koop_answer", "koop_dirty_answer", "koop_postponement", "koop_oral", "koop_stub"],
)
def test_a_document_gives_the_record_that_was_found_right(name: str) -> None:
    assert as_json(read(name)) == (DOCUMENTS / f"{name}.json").read_text()


# Identity and kind


def test_without_metadata_the_name_of_the_file_identifies_the_publication() -> None:
    record = publication("<vraag><nr>1</nr><al>Ja?</al></vraag>", name="kv-tk-2030Z00001-n1")
    assert record.identifier == "kv-tk-2030Z00001-n1"
    assert record.numbers == ("2030Z00001",)
    assert record.key == "kv-tk-2030Z00001-n1"


def test_an_unknown_identifier_leaves_the_number_as_key() -> None:
    body = "<kamervraagnummer>2030z00001</kamervraagnummer><vraag><nr>1</nr><al>Ja?</al></vraag>"
    record = publication(body, name="document")
    assert record.identifier == ""
    assert record.key == "2030Z00001-questions"
    assert [link.kind for link in record.links] == ["tweedekamer"]


def test_two_identifiers_in_one_document_are_reported() -> None:
    address = "https://zoek.officielebekendmakingen.nl/ah-tk-20302031-7/metadata.xml"
    stated = meta("OVERHEIDop.externMetadataRecord", address)
    record = publication(metadata=stated + meta("DC.identifier", "ah-tk-20302031-6"), reply=REPLY)
    assert record.identifier == "ah-tk-20302031-6"
    assert ("identifiers_differ", "ah-tk-20302031-6, ah-tk-20302031-7") in problems(record)


def test_a_number_that_disagrees_with_the_metadata_is_reported() -> None:
    body = "<kamervraagnummer>2030Z00001</kamervraagnummer>"
    stated = meta("OVERHEIDop.vraagnummer", "2030Z00002")
    record = publication(body, metadata=stated, name="kv-tk-2030Z00001")
    assert record.numbers == ("2030Z00001",)
    assert ("numbers_differ", "2030Z00002 en 2030Z00001") in problems(record)
    assert publication(body, metadata=stated, name="kv-tk-2030Z3").numbers == ("2030Z00002",)


def test_the_ids_of_notes_hold_the_number_when_nothing_else_does() -> None:
    body = '<vraag><nr>1</nr><al>Ja?<noot id="ID-2030Z00009-d1"/></al></vraag>'
    assert publication(body, reply=REPLY).numbers == ("2030Z00009",)


def test_the_eerste_kamer_is_told_by_creator_printed_line_or_identifier() -> None:
    line = (
        "<kamervraagkop><tekstregel>Eerste Kamer der Staten-Generaal</tekstregel></kamervraagkop>"
    )
    creator = meta("DC.creator", "Eerste Kamer der Staten-Generaal")
    for record in (
        publication(line),
        publication(metadata=creator),
        publication(name="ah-ek-20302031-2"),
    ):
        assert record.chamber is Chamber.EERSTE_KAMER


@pytest.mark.parametrize(
    ("reply", "body", "kind"),
    [
        (REPLY, "<antwoord><nr>1</nr><al>Ja.</al></antwoord>", PublicationKind.ANSWER),
        (f"Nader a{REPLY[1:]}", "", PublicationKind.FURTHER_ANSWER),
        (NOTICE, "<al>Dit lukt niet binnen de termijn.</al>", PublicationKind.POSTPONEMENT),
        (NOTICE, "<al>Het lid heeft de vragen ingetrokken.</al>", PublicationKind.WITHDRAWAL),
        (f"Nadere m{NOTICE[1:]}", "<al>Uitstel.</al>", PublicationKind.POSTPONEMENT),
        ("", "<vraag><nr>1</nr><al>Ja?</al></vraag>", PublicationKind.QUESTIONS),
    ],
)
def test_the_heading_says_what_kind_it_is(reply: str, body: str, kind: PublicationKind) -> None:
    assert publication(body, reply=reply).kind is kind


def test_a_heading_without_type_is_known_by_its_words() -> None:
    body = f"<kamervraagomschrijving>{REPLY}</kamervraagomschrijving>"
    record = publication(body)
    assert record.kind is PublicationKind.ANSWER
    assert record.answer_heading == REPLY


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("Antwoord", PublicationKind.ANSWER),
        ("Nader antwoord", PublicationKind.FURTHER_ANSWER),
        ("Mededeling", PublicationKind.POSTPONEMENT),
    ],
)
def test_without_a_heading_the_metadata_say_what_kind_it_is(
    stated: str, kind: PublicationKind
) -> None:
    record = publication(metadata=meta("DC.type", stated, "OVERHEIDop.AanhangselTypen"))
    assert record.kind is kind
    assert ("heading_missing", "") in problems(record)


def test_a_title_that_says_so_makes_a_withdrawal() -> None:
    title = meta("DC.title", "Intrekking vragen van het lid Voorbeeld")
    record = publication("<al>Hierbij.</al>", reply=NOTICE, metadata=title)
    assert record.kind is PublicationKind.WITHDRAWAL
    assert record.notices[0].kind is PublicationKind.WITHDRAWAL


def test_heading_and_metadata_that_disagree_are_reported() -> None:
    stated = meta("DC.type", "Mededeling", "OVERHEIDop.AanhangselTypen")
    record = publication(reply=REPLY, metadata=stated)
    assert record.kind is PublicationKind.ANSWER
    assert ("kind_uncertain", "answer, notice") in problems(record)


def test_answers_without_any_heading_make_an_uncertain_answer() -> None:
    record = publication("<antwoord><nr>1</nr><al>Ja.</al></antwoord>")
    assert record.kind is PublicationKind.ANSWER
    assert ("kind_uncertain", "") in problems(record)


def test_a_notice_without_any_heading_is_a_postponement() -> None:
    assert publication(remark("Mededeling", "Later.")).kind is PublicationKind.POSTPONEMENT


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        (f"Mondelinge v{ASKED[1:]}", ""),
        (f"Interpellatiev{ASKED[1:]}", ""),
        (ASKED, "Mondelinge vragen"),
    ],
)
def test_oral_and_interpellation_questions_are_no_written_questions(
    asked: str, stated: str
) -> None:
    metadata = meta("DC.type", stated, "OVERHEIDop.KamervraagTypen")
    record = publication(asked=asked, metadata=metadata, name="kv-tk-2030Z00001")
    assert record.kind is PublicationKind.ORAL_NOTICE


# People, dates and other facts


def test_several_answer_headings_name_several_respondents() -> None:
    second = "Antwoord van Staatssecretaris Verzonnen (Financiën) (ontvangen 2 december 2030)"
    body = f'<kamervraagomschrijving type="antwoord">{second}</kamervraagomschrijving>'
    record = publication(body, reply=REPLY)
    assert [respondent.name for respondent in record.respondents] == ["Fictie", "Verzonnen"]
    assert {respondent.role for respondent in record.respondents} == {RespondentRole.SIGNATORY}
    assert record.answer_heading == f"{REPLY} {second}"


def test_a_second_set_of_questions_has_its_own_heading() -> None:
    other = "Vragen van het lid Tweede (XYZ) aan de Minister van Financiën over de pont"
    body = (
        "<vraag><nr>Vraag 1</nr><al>a?</al></vraag><vraag><nr>Vraag 2</nr><al>b?</al></vraag>"
        "<antwoord><nr>Antwoord 1 en 2</nr><al>AB.</al></antwoord>"
        f'<kamervraagomschrijving type="vraag">{other}</kamervraagomschrijving>'
        "<vraag><nr>Vraag 1</nr><al>c?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al>C.</al></antwoord>"
    )
    record = publication(body, reply=REPLY)
    assert [each.heading for each in record.questions] == ["", "", other]
    assert [submitter.name for submitter in record.submitters] == ["Voorbeeld", "Tweede"]
    assert [answer.questions for answer in record.answers] == [(1, 2), (3,)]
    assert other not in record.heading


def test_without_a_readable_heading_the_metadata_name_the_submitters() -> None:
    stated = meta("OVERHEIDop.indiener", "A.B. Voorbeeld")
    record = publication("<vraag><nr>1</nr><al>Ja?</al></vraag>", asked="", metadata=stated)
    assert [submitter.name for submitter in record.submitters] == ["A.B. Voorbeeld"]
    assert ("heading_missing", "") in problems(record)
    assert ("heading_unreadable", "") in problems(publication(asked="Vragen"))
    assert ("heading_unreadable", "") in problems(publication(reply="Antwoord"))


def test_the_subject_is_read_from_the_heading_when_it_is_not_marked() -> None:
    assert publication().subject == "het veer"


@pytest.mark.parametrize(
    ("heading", "stated", "day", "kinds"),
    [
        ('<datum isodatum="2030-11-04">4 november 2030</datum>', "2030-11-04", 4, []),
        ('<datum isodatum="2030-11-04">5 november 2030</datum>', "2030-11-04", 4, ["dates_differ"]),
        ('<datum isodatum="2030-11-04">4 november 2030</datum>', "04-11-2030", 4, []),
        ("4 november 2030", "2030-11-06", 4, ["dates_differ"]),
        ("31 november 2030", "2030-11-06", 6, ["date_unreadable"]),
        ("31 november 2030", "20301", None, ["date_unreadable", "date_unreadable"]),
        ("4 november 1930", "", None, ["date_implausible"]),
    ],
)
def test_a_date_is_the_first_credible_one(
    heading: str, stated: str, day: int | None, kinds: list[str]
) -> None:
    record = publication(
        asked=f"{ASKED} (ingezonden {heading}).",
        metadata=meta("OVERHEIDop.datumIndiening", stated),
        name="kv-tk-2030Z00001",
    )
    assert record.submitted_on == (date(2030, 11, day) if day else None)
    assert [kind for kind, _ in problems(record)] == kinds


def test_the_day_of_the_document_stands_in_for_the_day_of_the_reply() -> None:
    issued = meta("DCTERMS.issued", "2030-12-03")
    assert publication(
        reply="Antwoord van Minister Fictie (Financiën)", metadata=issued
    ).received_on == (date(2030, 12, 3))
    assert publication(reply=REPLY, metadata=issued).received_on == date(2030, 12, 2)


def test_an_answer_before_its_question_is_reported_and_kept() -> None:
    record = publication(reply=REPLY.replace("december", "oktober"))
    assert record.received_on == date(2030, 10, 2)
    kinds = [kind for kind, _ in problems(record)]
    assert kinds == ["answered_before_submitted"]


def test_other_publications_of_the_same_questions_are_kept() -> None:
    reply = f"{REPLY} Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nrs. 3 en 4."
    record = publication(reply=reply)
    assert record.see_also == ("ah-tk-20302031-3", "ah-tk-20302031-4")
    assert [citation.target for citation in record.citations] == list(record.see_also)
    answered = publication(metadata=meta("OVERHEIDop.aanhangsel", "ah-tk-20302031-8"))
    assert answered.see_also == ("ah-tk-20302031-8",)


# Questions, answers and other texts


@pytest.mark.parametrize(
    ("content", "label", "text", "reported"),
    [
        ("<nr>Vraag 2 en 3</nr><al>Ja?</al>", "2 en 3", "Ja?", False),
        ("<nummer>2</nummer><al>Ja?</al>", "2", "Ja?", False),
        ("<al>Vraag 2</al><al>Ja?</al>", "2", "Ja?", True),
        ("<nr/><al>2. Bent u er?</al>", "2", "2. Bent u er?", True),
        ("<al>Antwoord op vraag 2 en 3 Ja.</al>", "2 en 3", "Antwoord op vraag 2 en 3 Ja.", True),
        ("<kop><label>Vraag</label> <nr>2</nr></kop><al>Ja?</al>", "2", "Ja?", True),
        ("<nr>Vraag</nr><al>2 miljoen euro?</al>", "", "2 miljoen euro?", False),
        ("<al>1994. Een jaar.</al>", "", "1994. Een jaar.", False),
    ],
)
def test_a_number_is_read_from_its_place_or_else_from_the_text(
    content: str, label: str, text: str, *, reported: bool
) -> None:
    record = publication(f"<vraag>{content}</vraag>")
    assert (record.questions[0].label, record.questions[0].body.text) == (label, text)
    assert (("number_from_text", label) in problems(record)) is reported


def test_a_note_in_a_label_is_marked_in_the_text() -> None:
    asked = publication(f"<vraag><nr>Vraag 1{note()}</nr><al>Ja?</al></vraag>").questions[0]
    assert (asked.label, asked.body.text, asked.footnotes) == ("1", "Ja?", (1,))


def test_an_empty_question_is_kept_and_reported() -> None:
    record = publication("<vraag><nr>Vraag 1</nr></vraag>")
    assert record.questions[0].body == RichText()
    assert ("empty_text", "1") in problems(record)


def test_text_before_the_first_question_is_the_introduction() -> None:
    record = publication("<al>Vooraf.</al>en los<vraag><nr>1</nr><al>Ja?</al></vraag>")
    assert record.introduction.text == "Vooraf.\nen los"


def test_an_answer_that_is_not_cut_up_is_one_answer() -> None:
    asked = "<vraag><nr>1</nr><al>a?</al></vraag><vraag><nr>2</nr><al>b?</al></vraag>"
    (answer,) = publication(f"{asked}<al>Alles.</al><al>Ja.</al>", reply=REPLY).answers
    assert (answer.label, answer.questions, answer.body.text) == ("", (), "Alles.\nJa.")


@pytest.mark.parametrize(
    ("block", "notice", "note"),
    [
        ("<kop><titel>Mededeling</titel></kop><al>Later.</al>", "Later.", ""),
        ("<kop><titel>Nadere mededeling</titel></kop><al>Later.</al>", "Later.", ""),
        ("<al>Mededeling</al><al>Later.</al>", "Later.", ""),
        ("<al>Later.</al>", "Later.", ""),
        ("<titel>Toelichting:</titel><al>Zie.</al>", "", "Zie."),
        ("<al>Toelichting: zie.</al>", "", "Toelichting: zie."),
    ],
)
def test_a_remark_is_a_notice_or_an_explanatory_note(block: str, notice: str, note: str) -> None:
    body = f"<vraag><nr>1</nr><al>a?</al></vraag><kamervraagopmerking>{block}</kamervraagopmerking>"
    record = publication(body, reply=NOTICE)
    assert [each.body.text for each in record.notices] == [notice] * bool(notice)
    assert record.explanatory_note.text == note


def test_an_attribute_can_say_what_a_remark_is() -> None:
    body = '<kamervraagopmerking inhoud="toelichting"><al>Zie.</al></kamervraagopmerking>'
    assert publication(body).explanatory_note.text == "Zie."


def test_a_notice_without_words_is_reported() -> None:
    record = publication(reply=NOTICE)
    assert record.notices == ()
    assert ("empty_text", "") in problems(record)


def test_a_notice_in_an_answer_is_kept_as_a_notice() -> None:
    body = f"<antwoord><nr>1</nr><al>Ja.</al></antwoord>{remark('Mededeling', 'Later.')}"
    (notice,) = publication(body, reply=REPLY).notices
    assert (notice.kind, notice.dated) == (PublicationKind.POSTPONEMENT, date(2030, 12, 2))


def test_an_annex_is_kept_with_its_title() -> None:
    body = (
        "<kamervraagbijlage><kop><titel>Bijlage 1</titel></kop><al>Cijfers</al></kamervraagbijlage>"
    )
    assert (
        publication(body).explanatory_note.html == "<p><strong>Bijlage 1</strong></p><p>Cijfers</p>"
    )


def test_parts_in_an_unknown_wrapper_are_found() -> None:
    record = publication("<blok><vraag><nr>1</nr><al>a?</al></vraag></blok><rest>b</rest>")
    assert [each.body.text for each in record.questions] == ["a?"]
    assert record.explanatory_note.text == "b"
    assert problems(record)[:2] == [("unknown_element", "<blok>"), ("unknown_element", "<rest>")]
