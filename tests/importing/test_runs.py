from collections.abc import Sequence

import pytest
from django.db import DatabaseError
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing import runs
from kamervragen.importing.kamervragen import write_files
from kamervragen.importing.parts import ParsedFile
from kamervragen.importing.runs import Report, import_files, reparse, reparse_publications
from kamervragen.models import (
    Answer,
    ImportProblem,
    ImportRun,
    Kamervraag,
    Publication,
    Question,
    Reading,
    SourceFile,
)
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, kvr_document, questions_document

pytestmark = pytest.mark.django_db

SHORT = (("1", "Klopt dit?"),)


def rows() -> list[list[tuple[object, ...]]]:
    """Every row that an import may touch, with its primary key."""
    return [
        sorted(model._default_manager.values_list(*columns), key=repr)
        for model, *columns in (
            (Kamervraag, "pk", "number", "title", "status", "submitted_on", "answered_on"),
            (Publication, "pk", "key", "kind", "kamervragen"),
            (Question, "pk", "kamervraag", "position", "text", "publication", "footnotes"),
            (Answer, "pk", "kamervraag", "position", "text", "publication", "questions"),
            (Reading, "pk", "kamervraag", "part", "text"),
            (ImportProblem, "pk", "kind", "detail"),
        )
    ]


def contents() -> list[list[tuple[object, ...]]]:
    """What the rows say, whatever their primary keys."""
    return [
        sorted(model._default_manager.values_list(*columns), key=repr)
        for model, *columns in (
            (Kamervraag, "number", "title", "status", "submitted_on", "answered_on"),
            (Publication, "key", "kind", "kamervragen__number"),
            (Question, "kamervraag__number", "position", "text", "publication__key"),
            (Answer, "kamervraag__number", "position", "text", "questions__position"),
            (Reading, "kamervraag__number", "source_file__name", "part", "text"),
            (ImportProblem, "source_file__name", "kind", "place", "detail"),
        )
    ]


def figures(report: Report) -> tuple[int, int, int, int, int]:
    return (
        report.documents,
        report.created,
        report.updated,
        report.unchanged,
        report.refused,
    )


def test_question_and_answer_become_one_kamervraag() -> None:
    report = import_files([questions_document(), answer_document()])
    assert figures(report) == (2, 2, 0, 0, 0)
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.number, kamervraag.status) == ("2025Z00001", "answered")
    assert kamervraag.title == "De stand van de voorbeelden"
    assert kamervraag.response_days == 14
    ties = Answer.objects.values_list("label", "questions__label")
    assert sorted(ties) == [("1", "1"), ("2", "2")]


def test_importing_twice_changes_nothing() -> None:
    documents = [questions_document(), answer_document(), kvr_document()]
    import_files(documents)
    before = rows()
    report = import_files(documents)
    assert figures(report) == (3, 0, 0, 3, 0)
    assert rows() == before


def test_reading_again_changes_nothing() -> None:
    import_files([questions_document(), answer_document(), kvr_document()])
    before = rows()
    report = reparse()
    assert figures(report) == (3, 0, 0, 3, 0)
    assert rows() == before


@pytest.mark.parametrize("batch_size", [1, 200])
def test_the_order_of_import_does_not_matter(
    batch_size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BATCH_SIZE", batch_size)
    documents = [
        questions_document(),
        answer_document(
            identifier="ah-tk-20242025-1", notice="Ik heb meer tijd nodig.", kind="Mededeling"
        ),
        answer_document(identifier="ah-tk-20242025-2", see_also=""),
        answer_document(
            identifier="ah-tk-20242025-3",
            kind="Nader antwoord",
            received="2025-03-01",
            answers=(("1 en 2", "Toch niet."),),
        ),
    ]
    import_files(documents)
    forwards = contents()
    Kamervraag.objects.all().delete()
    SourceFile.objects.all().delete()
    Publication.objects.all().delete()
    import_files(reversed(documents))
    assert contents() == forwards
    assert Kamervraag.objects.get().publications.count() == 4


def test_a_batch_cut_off_halfway_leaves_nothing_of_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kamervragen.importing.kamervragen.write_compositions", killed)
    with pytest.raises(KeyboardInterrupt):
        import_files([questions_document()])
    assert not SourceFile.objects.exists()
    monkeypatch.undo()
    report = import_files([questions_document()])
    assert figures(report) == (1, 1, 0, 0, 0)


def test_a_document_that_cannot_be_read_is_kept_and_listed() -> None:
    broken = ReceivedFile(name="broken.xml", content=b"<officiele-publicatie>")
    report = import_files([broken, questions_document()])
    assert figures(report) == (2, 1, 0, 0, 1)
    file = SourceFile.objects.get(name="broken.xml")
    assert bytes(file.content) == broken.content
    assert file.refusal
    assert ImportProblem.objects.get(source_file=file).kind == "unreadable"
    assert report.refusals[0].name == "broken.xml"


def test_one_bad_document_never_stops_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the database may have against it."""

    def picky(parsed: Sequence[ParsedFile], *args: object, **kwargs: object) -> object:
        if any(file.name == "kv-tk-2025Z00002.xml" for file in parsed):
            raise DatabaseError("value too long for type character varying(300)")
        return write_files(parsed, *args, **kwargs)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(runs, "write_files", picky)
    report = import_files(
        questions_document(number=number) for number in ("2025Z00001", "2025Z00002", "2025Z00003")
    )
    assert figures(report) == (3, 2, 0, 0, 1)
    assert list(Kamervraag.objects.order_by("number").values_list("number", flat=True)) == [
        "2025Z00001",
        "2025Z00003",
    ]
    assert "value too long" in SourceFile.objects.get(name="kv-tk-2025Z00002.xml").refusal


def test_a_corrected_document_succeeds_the_old_one() -> None:
    import_files([questions_document(questions=(("1", "Klopd dit?"),))])
    question = Question.objects.get()
    report = import_files([questions_document(questions=SHORT)])
    assert figures(report) == (1, 0, 1, 0, 0)
    after = Question.objects.get()
    assert (after.pk, after.text) == (question.pk, "Klopt dit?")
    versions = SourceFile.objects.filter(name="kv-tk-2025Z00001.xml").order_by("pk")
    assert [file.is_current for file in versions] == [False, True]


def test_the_same_publication_from_two_sources_is_one() -> None:
    kvr = kvr_document(number="2070800010", appendix_number="12")
    koop = answer_document(
        number="2070800010", identifier="ah-tk-20072008-12", answers=(("1", "Ja!"), ("2", "Tja."))
    )
    import_files([kvr, koop])
    publication = Publication.objects.get()
    assert sorted(
        publication.source_files.filter(describes=None).values_list("name", flat=True)
    ) == [
        "KVR99999.xml",
        "ah-tk-20072008-12.xml",
    ]
    assert list(Answer.objects.order_by("position").values_list("text", flat=True)) == [
        "Ja!",
        "Tja.",
    ]
    readings = Reading.objects.filter(part="answer").order_by("position")
    assert list(readings.values_list("source_file__name", "text")) == [
        ("KVR99999.xml", "Ja."),
        ("KVR99999.xml", "Omdat het verzonnen is."),
    ]


def test_a_question_repeated_in_other_words_is_kept_as_a_reading() -> None:
    import_files(
        [
            questions_document(questions=SHORT),
            answer_document(questions=(("1", "Klopt  dat?"),), answers=(("1", "Ja."),)),
        ]
    )
    assert Question.objects.get().text == "Klopt dit?"
    reading = Reading.objects.get()
    assert (reading.part, reading.text) == ("question", "Klopt dat?")


def test_two_questions_repeated_under_one_heading_are_no_other_reading() -> None:
    import_files(
        [
            questions_document(questions=(("1", "Klopt dit?"), ("2", "Waarom?"))),
            answer_document(
                questions=(("1 en 2", "Klopt dit? Waarom?"),), answers=(("1 en 2", "Ja."),)
            ),
        ]
    )
    assert not Reading.objects.exists()
    assert sorted(Answer.objects.values_list("questions__label", flat=True)) == ["1", "2"]


def test_one_answer_to_two_kamervragen_is_tied_to_both() -> None:
    import_files(
        [
            questions_document(number="2025Z00001", questions=SHORT),
            questions_document(number="2025Z00002", questions=SHORT),
            answer_document(
                numbers=["2025Z00001", "2025Z00002"], questions=SHORT, answers=(("1", "Ja."),)
            ),
        ]
    )
    assert Kamervraag.objects.answered().count() == 2
    assert Publication.objects.get(kind="answer").kamervragen.count() == 2
    assert Answer.objects.count() == 2


def test_a_postponement_is_no_answer() -> None:
    import_files(
        [
            questions_document(),
            answer_document(notice="Ik streef naar spoed.", kind="Mededeling"),
        ]
    )
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.status, kamervraag.answered_on) == ("postponed", None)
    assert (kamervraag.due_on - kamervraag.submitted_on).days == 42
    assert kamervraag.notices.get().text == "Ik streef naar spoed."


def test_an_answer_before_its_question_waits_for_it() -> None:
    import_files([answer_document(number="2025Z00001")])
    answer = Kamervraag.objects.get()
    import_files([questions_document(number="2025Z00001")])
    assert Kamervraag.objects.get().pk == answer.pk
    assert set(Question.objects.values_list("publication__kind", flat=True)) == {"questions"}


def test_a_number_on_the_wrong_publication_does_not_mix_two_sets() -> None:
    """As 2070818920 is printed on KVR32099 and, wrongly, on KVR32272."""
    import_files(
        [
            questions_document(number="2025Z00001", submitter="Voorbeeld"),
            answer_document(
                number="2025Z00001",
                submitter="Ander",
                questions=(("1", "Iets heel anders?"),),
                answers=(("1", "Ja."),),
            ),
        ]
    )
    assert set(Kamervraag.objects.values_list("number", "status")) == {
        ("2025Z00001", "open"),
        ("ah-tk-20242025-1", "answered"),
    }
    assert ImportProblem.objects.filter(kind="number_of_another_kamervraag").count() == 1


def test_a_kamervraag_without_number_keeps_its_row_when_the_number_becomes_known() -> None:
    import_files([answer_document(number="")])
    nameless = Kamervraag.objects.get()
    assert nameless.number == "ah-tk-20242025-1"
    import_files([answer_document(number="2025Z00001")])
    assert Kamervraag.objects.values_list("pk", "number").get() == (nameless.pk, "2025Z00001")


def test_unnumbered_publications_are_tied_by_what_they_refer_to() -> None:
    """Before 1998 an answer says "Zie ook Aanhangsel …" of its postponement."""
    documents = [
        answer_document(
            number="", identifier="ah-tk-20242025-1", notice="Later meer.", kind="Mededeling"
        ),
        answer_document(
            number="",
            identifier="ah-tk-20242025-2",
            received="2025-02-20",
            see_also=" Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 1.",
            questions=(("1", "Klopt dlt voorbeeld?"),),
        ),
    ]
    for document in reversed(documents):
        import_files([document])
    kamervraag = Kamervraag.objects.get()
    assert (kamervraag.number, kamervraag.status) == ("ah-tk-20242025-1", "answered")


@pytest.mark.parametrize("turned", [False, True], ids=["notice first", "answer first"])
def test_unnumbered_publications_are_tied_by_the_questions_they_repeat(*, turned: bool) -> None:
    notice = answer_document(
        number="", identifier="ah-tk-20242025-1", notice="Later meer.", kind="Mededeling"
    )
    answer = answer_document(number="", identifier="ah-tk-20242025-2", received="2025-02-20")
    other = answer_document(number="", identifier="ah-tk-20242025-3", submitter="Ander")
    for document in reversed([notice, answer, other]) if turned else [notice, answer, other]:
        import_files([document])
    assert set(Kamervraag.objects.values_list("number", "is_postponed", "response_days")) == {
        ("ah-tk-20242025-1", True, 43),
        ("ah-tk-20242025-3", False, 14),
    }


def test_a_reissue_is_shown_and_the_first_issue_kept() -> None:
    import_files(
        [
            answer_document(answers=(("1", "Jaa."), ("2", "Tja."))),
            answer_document(
                identifier="ah-tk-20242025-1-h1", answers=(("1", "Ja."), ("2", "Tja."))
            ),
        ]
    )
    assert Publication.objects.count() == 2
    shown = Answer.objects.order_by("position").values_list("text", "publication__key")
    assert list(shown) == [("Ja.", "ah-tk-20242025-1-h1"), ("Tja.", "ah-tk-20242025-1-h1")]
    assert Reading.objects.get().text == "Jaa."


def test_an_accepted_problem_stays_accepted() -> None:
    import_files([questions_document(questions=(("1", "Klopt dit?"), ("3", "Zo ja?")))])
    problem = ImportProblem.objects.get(kind="number_skipped")
    ImportProblem.objects.filter(pk=problem.pk).update(accepted_because="Zo staat het er.")
    reparse_publications(Publication.objects.all())
    assert ImportProblem.objects.get(pk=problem.pk).accepted_because == "Zo staat het er."


def test_a_run_leaves_its_figures() -> None:
    report = import_files([questions_document()])
    run = ImportRun.objects.get()
    assert (run.documents, run.created, run.problems) == (1, 1, dict(report.problems))
    assert run.finished_at


def test_a_refused_document_is_tried_again_by_a_better_parser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = questions_document()
    with monkeypatch.context() as patch:
        patch.setattr(runs, "write_files", refuse)
        import_files([document])
    assert SourceFile.objects.exclude(refusal="").count() == 1
    report = reparse()
    assert report.refused == 0
    assert Kamervraag.objects.get().number == "2025Z00001"
    assert not ImportProblem.objects.filter(kind="unreadable").exists()


def refuse(*_: object, **__: object) -> None:
    raise DatabaseError("no")


def test_a_batch_takes_as_many_queries_as_a_document(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    documents = [questions_document(number=f"2025Z{number:05}") for number in range(1, 41)]
    with django_assert_max_num_queries(75):
        import_files(documents)


def test_a_publication_that_turns_out_to_be_of_another_set_moves_there() -> None:
    """The question document that comes later tells whose number it is."""
    stray = answer_document(
        number="2025Z00001",
        submitter="Ander",
        questions=(("1", "Iets heel anders?"),),
        answers=(("1", "Ja."),),
    )
    import_files([stray])
    import_files([questions_document(number="2025Z00001", submitter="Voorbeeld")])
    assert set(Kamervraag.objects.values_list("number", "publications__key")) == {
        ("2025Z00001", "kv-tk-2025Z00001"),
        ("ah-tk-20242025-1", "ah-tk-20242025-1"),
    }


def test_a_joint_answer_that_drops_a_number_leaves_that_kamervraag_as_it_was() -> None:
    asked = [questions_document(number=f"2025Z0000{n}", questions=SHORT) for n in (1, 2)]
    both = answer_document(
        numbers=["2025Z00001", "2025Z00002"], questions=SHORT, answers=(("1", "Ja."),)
    )
    one = answer_document(numbers=["2025Z00001"], questions=SHORT, answers=(("1", "Ja."),))
    import_files([*asked, both])
    import_files([one])
    assert set(Kamervraag.objects.values_list("number", "status")) == {
        ("2025Z00001", "answered"),
        ("2025Z00002", "open"),
    }


def test_a_joint_answer_gives_each_kamervraag_its_own_answers() -> None:
    ours, theirs = (("1", "Klopt dit?"),), (("1", "Waarom niet?"),)
    joint = answer_document(numbers=["2025Z00001", "2025Z00002"], questions=ours, answers=())
    second = (
        '<kamervraagomschrijving type="vraag">Vragen van het lid Ander (PvdV) aan de Minister van '
        "Voorbeeldzaken over iets anders (ingezonden 8 januari 2025).</kamervraagomschrijving>"
        "<vraag><nr>Vraag 1</nr><al>Waarom niet?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al>Daarom niet.</al></antwoord>"
    )
    first = "<antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord>"
    content = joint.content.replace(b"</kamervragen>", f"{first}{second}</kamervragen>".encode())
    import_files(
        [
            questions_document(number="2025Z00001", questions=ours),
            questions_document(number="2025Z00002", questions=theirs),
            ReceivedFile(name=joint.name, content=content, metadata=joint.metadata),
        ]
    )
    answered = Answer.objects.values_list("kamervraag__number", "text", "questions__text")
    assert set(answered) == {
        ("2025Z00001", "Ja.", "Klopt dit?"),
        ("2025Z00002", "Daarom niet.", "Waarom niet?"),
    }


def test_a_bulk_load_renews_the_statistics_of_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(runs, "tell_the_planner", lambda: told.append("ANALYZE"))
    monkeypatch.setattr(runs, "MANY", 2)
    import_files([questions_document(number="2025Z00001")])
    assert not told
    import_files(questions_document(number=f"2025Z0000{n}") for n in (2, 3))
    assert told == ["ANALYZE"]
