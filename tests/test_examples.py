"""The invented examples: each shape that official documents come in, read as it should be."""

from collections.abc import Iterable
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from kamervragen.importing.runs import import_files
from kamervragen.models import (
    Addressee,
    Answer,
    ImportRun,
    Kamervraag,
    Party,
    Person,
    Publication,
    Respondent,
    SourceFile,
    Submitter,
    Topic,
)
from kamervragen.parsing.recognise import parse
from kamervragen.parsing.records import Document, PublicationRecord
from kamervragen.sources.files import read_files
from tests.importing.documents import questions_document

EXAMPLES = settings.BASE_DIR / "fixtures" / "publications" / "examples"
FORTY = " ".join(str(number) for number in range(1, 41))

# Name, kind, numbers of each question, positions of the questions each answer answers, problems.
SHAPES = [
    # printed labels of combined answers
    ("ah-tk-20252026-9001", "answer", "1 2 3", "1 2,3", ""),
    ("ah-tk-20252026-9002", "answer", "1 2 3 5 6 7 4", "1 2,3,4,5,6 7", ""),
    ("ah-tk-20252026-9003", "answer", "1 2 3", "1 2,3", ""),
    ("ah-tk-20252026-9004", "answer", "1 2 3 4 5 6", "1 2,3 4,5,6", ""),
    (
        "ah-tk-20252026-9005",
        "answer",
        "1 2 3 4 5 6 7 8 9 11 10",
        "1,2,3,4,5,6,7,8 9,10 11",
        "",
    ),
    ("ah-tk-20252026-9006", "answer", "1 4 2 3", "1,2 3 4", ""),
    # numbers printed twice, skipped, absent
    (
        "ah-tk-20252026-9007",
        "answer",
        "1 2 2 4",
        "1 2,3 - 4",
        "answer_without_question number_repeated number_skipped",
    ),
    ("ah-tk-20252026-9008", "answer", "1 2 4", "1 2 3", "number_skipped"),
    (
        "ah-tk-20252026-9009",
        "answer",
        "- -",
        "1 2",
        "answer_without_label question_without_label",
    ),
    # tables and lists; paragraphs that begin with an inline element
    ("ah-tk-20252026-9010", "answer", "1 2", "1 2", ""),
    ("ah-tk-20252026-9011", "answer", "1 2 3", "1 2 3", ""),
    # what is given instead of an answer, and after it
    ("ah-tk-20252026-9012", "postponement", "1 2 3", "", ""),
    ("ah-tk-20262027-9015", "postponement", "1 2", "", ""),
    ("ah-tk-20252026-9017", "further_answer", "2", "1", "number_skipped"),
    ("ah-tk-20252026-9018", "withdrawal", "1 2", "", ""),
    # several who ask, are asked and answer
    ("ah-tk-20252026-9019", "answer", "1 2 3", "1 2 3", ""),
    ("ah-tk-20252026-9020", "answer", "1 2", "1 2", ""),
    # hostile characters, two sets in one document, no number at all, forty questions
    ("ah-tk-20252026-9023", "answer", "1 2 3", "1 2 3", "unsafe_link"),
    ("ah-tk-20252026-9028", "answer", "1 2 1 2 3", "1 2 3 4,5", ""),
    ("ah-tk-20252026-9031", "answer", "1", "1", ""),
    ("kv-tk-2026Z90032", "questions", FORTY, "", ""),
    # other kinds, and documents that are not quite right
    ("kv-tk-2026Z90020", "oral_notice", "", "", ""),
    ("kv-tk-2026Z90027", "questions", "", "", "metadata_only"),
    ("kv-2009Z90025", "questions", "1 2", "", "date_unreadable"),
    ("ah-ek-20252026-9001", "answer", "1 2", "1 2", ""),
    # older formats
    ("kv-2060799010", "questions", "1 2 3", "", ""),
    ("ah-tk-20062007-9001", "answer", "1 2 3", "1 2,3", ""),
    ("KVR990001", "answer", "1 2 3", "1 2,3", ""),
    ("KVR990002", "postponement", "1 2 3 4", "", "last_line_restored"),
    ("KVR990003", "answer", "1 2 3 4", "1,4 2 3", ""),
    ("KVR990004", "answer", "1 2 1 2", "1 2 3 4", "submitters_differ text_moved"),
    ("V020390013", "oral_notice", "1 2", "", "last_line_restored"),
    ("V060799020", "questions", "1 2", "", "last_line_restored"),
    ("SG_KVR0000990001", "answer", "1 2", "1 2", "date_unreadable"),
]


def read(name: str) -> PublicationRecord:
    folder = EXAMPLES / name
    metadata = folder / "metadata.xml"
    return parse(
        Document(
            name=f"{name}.xml",
            content=(folder / f"{name}.xml").read_bytes(),
            metadata=metadata.read_bytes() if metadata.exists() else None,
        )
    )


def groups(members: Iterable[tuple[int, ...]]) -> str:
    return " ".join(",".join(map(str, numbers)) or "-" for numbers in members)


@pytest.mark.parametrize(("name", "kind", "numbers", "ties", "problems"), SHAPES)
def test_an_example_is_read_as_it_should_be(
    name: str, kind: str, numbers: str, ties: str, problems: str
) -> None:
    record = read(name)
    assert (
        record.kind,
        groups(question.numbers for question in record.questions),
        groups(answer.questions for answer in record.answers),
        " ".join(sorted({problem.kind for problem in record.problems})),
    ) == (kind, numbers, ties, problems)


def test_mojibake_is_mended() -> None:
    record = read("kv-tk-2010Z90026")
    assert record.subject == "de financiële gevolgen van het vergeten trema"
    assert record.questions[0].body.text.endswith("het trema in officiële stukken?")


def test_hostile_characters_are_text() -> None:
    html = "".join(question.body.html for question in read("kv-tk-2026Z90021").questions)
    assert "&lt;script&gt;alert(" in html
    assert "<script" not in html
    assert "javascript:" not in html


def test_a_table_and_a_nested_list_stay_so() -> None:
    table, nested = (answer.body.html for answer in read("ah-tk-20252026-9010").answers)
    assert table.count("<tr>") == 5
    assert nested.count("<li>") == 7


def test_a_follow_up_names_the_earlier_questions() -> None:
    record = read("kv-tk-2026Z90019")
    assert record.explanatory_note.text.startswith("Deze vragen dienen ter aanvulling op eerdere")
    assert [citation.target for citation in record.citations] == ["2026Z90018"]


def import_examples() -> None:
    call_command("loaddata", "examples/people", verbosity=0)
    import_files(read_files([EXAMPLES]), is_example=True)


@pytest.mark.django_db
def test_every_example_is_imported_and_marked() -> None:
    import_examples()
    assert not SourceFile.objects.exclude(refusal="").exists()
    assert Publication.objects.filter(is_example=True).count() == Publication.objects.count() == 75
    assert Kamervraag.objects.filter(is_example=True).count() == Kamervraag.objects.count() == 41


@pytest.mark.django_db
def test_everyone_in_the_examples_is_known() -> None:
    import_examples()
    assert not Submitter.objects.filter(person=None).exists()
    assert not Submitter.objects.filter(party=None, party_name__gt="").exists()
    assert not Addressee.objects.filter(ministry=None).exists()
    assert not Respondent.objects.filter(minister=None, name__gt="").exists()


@pytest.mark.django_db
def test_two_sources_of_one_answer_make_one_publication() -> None:
    import_examples()
    publication = Publication.objects.get(identifier="ah-tk-20062007-9001")
    names = publication.source_files.values_list("name", flat=True)
    assert sorted(names) == ["KVR990001.xml", "ah-tk-20062007-9001.xml"]


@pytest.mark.django_db
def test_a_joint_answer_answers_the_questions_of_each_kamervraag() -> None:
    import_examples()
    answers = Answer.objects.filter(kamervraag__number="2026Z90029")
    assert [[q.position for q in answer.questions.all()] for answer in answers] == [
        [1],
        [2, 3],
    ]


def rows() -> dict[str, int]:
    """How many rows each table has, history and all; topics and runs are nobody's example."""
    models = apps.get_app_config("kamervragen").get_models(include_auto_created=True)
    return {
        model.__name__: model._default_manager.count()
        for model in models
        if model not in (Topic, Topic.history.model, ImportRun)
    }


@pytest.mark.django_db
def test_removing_the_examples_removes_them_and_nothing_else() -> None:
    import_files([questions_document()])
    Party.objects.create(slug="echt", name="Echt")
    before = rows()
    import_examples()
    out = StringIO()
    call_command("remove_examples", stdout=out)
    assert rows() == before
    assert "   41 Kamervragen" in out.getvalue()


@pytest.mark.django_db
def test_removing_the_examples_again_does_nothing() -> None:
    import_files([questions_document()])
    before = rows()
    out = StringIO()
    call_command("remove_examples", stdout=out)
    assert (rows(), out.getvalue()) == (before, "")


@pytest.mark.django_db
def test_an_example_that_is_in_use_elsewhere_stays_with_a_reason() -> None:
    import_examples()
    import_files([questions_document()])
    real = Submitter.objects.filter(kamervraag__is_example=False)
    real.update(person=Person.objects.get(slug="anna-voorbeeld"))
    before = rows()
    with pytest.raises(CommandError, match=r"in use elsewhere \(Voorbeeld \(PvdV\)\)"):
        call_command("remove_examples")
    assert rows() == before
