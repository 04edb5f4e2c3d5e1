import pytest

from kamervragen.parsing.records import PublicationKind
from tests.parsing.kvr_documents import answer, kvr, problems, question

ASKED = question("1", "Kent u de eb?")
BY_BOS = "van minister Bos (Justitie). (Ontvangen 20 februari 1999)"


# The lost last line


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([question("1", "Kent u de")], "questions"),
        ([ASKED, answer("1", "Ik ken de")], "answers"),
        ([ASKED, "<mededeling>U ontvangt de</mededeling>"], "notices"),
    ],
)
def test_the_last_line_goes_where_the_text_breaks_off(body: list[str], field: str) -> None:
    record = kvr(*body, type_="eb.")
    assert getattr(record, field)[0].body.text.endswith("de eb.")
    assert "last_line_restored" in problems(record)


def test_the_last_line_goes_to_an_explanation_that_breaks_off() -> None:
    record = kvr(ASKED, "<toelichting>Zie de vragen over</toelichting>", type_="eb.")
    assert record.explanatory_note.text == "Zie de vragen over eb."


def test_a_last_line_without_any_text_is_kept() -> None:
    assert kvr(type_="eb.").introduction.text == "eb."


def test_a_last_line_that_is_there_already_is_not_added() -> None:
    record = kvr(question("1", "Kent u de ebbe en vloed?"), type_="ebbe en vloed?")
    assert "last_line_restored" not in problems(record)


# Notices and answers in the wrong place


def test_an_explanation_that_goes_on_with_the_notice_is_cut() -> None:
    text = f"Zie eerder. Mededeling Mededeling {BY_BOS} Het duurt langer."
    record = kvr(ASKED, f"<toelichting>{text}</toelichting>")
    assert record.explanatory_note.text == "Zie eerder."
    assert record.notices[0].body.text == "Het duurt langer."
    assert record.answer_heading == f"Mededeling {BY_BOS}"
    assert "text_moved" in problems(record)


def test_an_answer_behind_a_notice_is_an_answer() -> None:
    notice = f"Mededeling {BY_BOS} Het duurt. Antwoord Antwoord {BY_BOS} Het was eb."
    record = kvr(ASKED, f"<mededeling>{notice}</mededeling>")
    assert record.answers[0].body.text == "Het was eb."
    assert record.kind is PublicationKind.ANSWER
    again = kvr(ASKED, answer("1", "Het was eb."), f"<mededeling>{notice}</mededeling>")
    assert len(again.answers) == 1
    assert "text_printed_twice" in problems(again)


def test_a_further_notice_in_a_notice_is_a_notice_of_its_own() -> None:
    text = f"Mededeling {BY_BOS} Het duurt. Nadere mededeling {BY_BOS} Het duurt nog langer."
    record = kvr(ASKED, f"<mededeling>{text}</mededeling>")
    assert [one.body.text for one in record.notices] == ["Het duurt.", "Het duurt nog langer."]


def test_a_footnote_mark_stays_before_what_is_cut_off() -> None:
    mark = '<voetnoot nummer="1"/>'
    record = kvr(question("1", f"Kent u de eb? {mark} Toelichting Zie eerdere {mark} vragen."))
    assert record.questions[0].footnotes == (1,)
    assert record.explanatory_note.html.count("<sup>") == 1


def test_a_further_answer_in_the_last_question_is_an_answer() -> None:
    text = f"Kent u de eb? Nader Antwoord Nader antwoord {BY_BOS} Het was eb."
    record = kvr(question("1", text))
    assert record.questions[0].body.text == "Kent u de eb?"
    assert record.answers[0].body.text == "Het was eb."
    assert record.kind is PublicationKind.FURTHER_ANSWER
    assert record.respondents[0].name == "Bos"


def test_a_heading_without_day_at_the_end_begins_the_answers() -> None:
    record = kvr(
        question("1", "Kent u de eb? Antwoord Antwoord van minister Bos (Justitie)"),
        question("1", "Ja."),
    )
    assert record.answers[0].questions == (1,)
    assert record.answer_heading == "Antwoord van minister Bos (Justitie)"


def test_a_notice_between_questions_of_one_numbering_stays() -> None:
    text = f"Kent u de eb? Antwoord {BY_BOS}"
    record = kvr(question("1", text), question("2", "Hoe?"))
    assert record.questions[0].body.text == text


def test_a_reply_in_the_first_of_two_sets_leaves_the_second() -> None:
    text = f"Kent u de eb? Mededeling Mededeling {BY_BOS} Het duurt."
    record = kvr(question("1", text), question("1", "Kent u de vloed?"))
    assert len(record.questions) == 2
    assert record.notices[0].body.text == "Het duurt."


def test_an_empty_notice_says_nothing() -> None:
    assert kvr(ASKED, "<mededeling/>").notices == ()


# Headings and explanations in questions


def test_a_heading_of_no_following_set_stays_in_the_question() -> None:
    text = "Hoe? Vragen van het lid Vis (WP) over vloed. (Ingezonden 3 februari 1999)"
    assert kvr(question("1", text)).questions[0].body.text == text
    followed = kvr(question("1", text), question("2", "Hoe?"))
    assert followed.questions[0].body.text == text


def test_the_word_toelichting_inside_a_sentence_stays_there() -> None:
    text = "Kent u de Memorie van Toelichting over eb?"
    assert kvr(question("1", text)).questions[0].body.text == text


# Numbers that belong to a sentence


@pytest.mark.parametrize(
    ("first", "label", "second", "joined"),
    [
        ("Kent u de wet van", "1994", "over eb?", "Kent u de wet van 1994 over eb?"),
        ("Na uw antwoord op vraag", "4", "weet ik dat.", "Na uw antwoord op vraag 4 weet ik dat."),
        ("Kost het", "470", "", "Kost het 470"),
        ("Januari", "14", "Februari", "Januari 14 Februari"),
        ("Het was (in", "12", "), niet?", "Het was (in 12), niet?"),
    ],
)
def test_a_sentence_that_was_cut_at_a_number_is_one_again(
    first: str, label: str, second: str, joined: str
) -> None:
    record = kvr(question("1", first), question(label, second), question("2", "Hoe?"))
    assert record.questions[0].body.text == joined
    assert [one.numbers for one in record.questions] == [(1,), (2,)]
    assert "number_was_text" in problems(record)


def test_the_next_number_in_a_broken_sentence_is_a_number_unless_it_follows_again() -> None:
    in_order = kvr(question("1", "Kent u"), question("2", "de eb?"))
    assert len(in_order.questions) == 2
    again = kvr(question("1", "Kent u vraag"), question("2", "van mij?"), question("2", "Hoe?"))
    assert again.questions[0].body.text == "Kent u vraag 2 van mij?"


def test_an_answer_may_go_beyond_the_questions() -> None:
    record = kvr(ASKED, answer("1", "Ja."), answer("2", "Neen."))
    assert len(record.answers) == 2


# Unknown elements


def test_words_in_unknown_elements_are_kept() -> None:
    record = kvr("<vraag nummer='1'>Kent u <b>de eb</b>?<!-- weg --></vraag>", "<slot>Einde</slot>")
    assert record.questions[0].body.text == "Kent u de eb?"
    assert record.introduction.text == "Einde"
    assert problems(record).count("unknown_element") == 2
