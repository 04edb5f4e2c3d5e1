import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from kamervragen.exports import export_lines
from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag, Party, Person, Submitter
from kamervragen.sources.files import ReceivedFile, read_files
from tests.importing.documents import answer_document, questions_document

PUBLICATIONS = settings.BASE_DIR / "fixtures" / "publications"
SEED = [
    PUBLICATIONS / "kv-tk-2023Z00468",
    PUBLICATIONS / "2023Z00468-postponement-2023-02-08",
    PUBLICATIONS / "ah-tk-20222023-1663",
]

pytestmark = pytest.mark.django_db


def exported(received: Iterable[ReceivedFile]) -> list[dict[str, object]]:
    import_files(received)
    return [json.loads(line) for line in export_lines(Kamervraag.objects.order_by("number"))]


@pytest.fixture
def seed() -> dict[str, object]:
    return exported(read_files(SEED))[0]


def example(*names: str) -> dict[str, object]:
    return exported(read_files([PUBLICATIONS / "examples" / name for name in names]))[0]


def test_the_keys_stand_in_the_documented_order(seed: dict[str, object]) -> None:
    table = (settings.BASE_DIR / "docs" / "data.md").read_text().split("## Its parts")[0]
    assert list(seed) == re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def test_each_part_has_the_documented_keys_in_order(seed: dict[str, object]) -> None:
    parts = (settings.BASE_DIR / "docs" / "data.md").read_text().split("## Its parts")[1]
    documented = {
        name: keys.replace("\n", " ").split(", ")
        for name, keys in re.findall(
            r"^\*\*`(\w+)`\*\* `\{(.*?)\}`", parts, re.MULTILINE | re.DOTALL
        )
    }
    # The seed cites something and has problems, notes and a postponement: every list has a member.
    assert {name: list(seed[name][0]) for name in documented} == documented  # type: ignore[index]


def test_the_seed_tells_its_whole_story(seed: dict[str, object]) -> None:
    facts = {name: value for name, value in seed.items() if not isinstance(value, list)}
    assert facts == {
        "number": "2023Z00468",
        "title": "De mobilisatie in Rusland",
        "kind": "written",
        "chamber": "tk",
        "session_year": "2022-2023",
        "submitted_on": "2023-01-18",
        "due_on": "2023-03-01",
        "answered_on": "2023-02-22",
        "response_days": 35,
        "status": "answered",
        "introduction": None,
        "explanatory_note": None,
        "is_example": False,
        "abstract": None,
    }


def test_publications_stand_in_the_order_of_events(seed: dict[str, object]) -> None:
    publications = seed["publications"]
    assert isinstance(publications, list)
    assert [(p["identifier"], p["kind"]) for p in publications] == [
        ("kv-tk-2023Z00468", "questions"),
        (None, "postponement"),
        ("ah-tk-20222023-1663", "answer"),
    ]


def test_the_metadata_file_is_a_source_file_too(seed: dict[str, object]) -> None:
    publications = seed["publications"]
    assert isinstance(publications, list)
    assert [file["name"] for file in publications[0]["source_files"]] == [
        "kv-tk-2023Z00468.xml",
        "kv-tk-2023Z00468/metadata.xml",
    ]
    assert datetime.fromisoformat(publications[0]["source_files"][0]["fetched_at"]).tzinfo == UTC


def test_a_publication_without_number_goes_by_its_key(seed: dict[str, object]) -> None:
    notices = seed["notices"]
    assert isinstance(notices, list)
    assert [(n["kind"], n["dated"], n["publication"]) for n in notices] == [
        ("postponement", "2023-02-08", "2023Z00468-postponement-2023-02-08")
    ]


def test_a_note_of_which_only_the_mark_is_known_has_no_text(seed: dict[str, object]) -> None:
    answers = seed["answers"]
    assert isinstance(answers, list)
    assert answers[0]["footnotes"] == [{"label": "2", "text": None}]


def test_who_only_announced_a_postponement_is_no_respondent(seed: dict[str, object]) -> None:
    assert seed["respondents"] == [
        {
            "name": "Van der Burg",
            "office": "Staatssecretaris van Justitie en Veiligheid",
            "role": "signatory",
            "printed": "Van der Burg (Staatssecretaris van Justitie en Veiligheid)",
        },
        {
            "name": None,
            "office": "Minister van Buitenlandse Zaken",
            "role": "on_behalf_of",
            "printed": "Minister van Buitenlandse Zaken",
        },
    ]


def test_topics_are_pairs(seed: dict[str, object]) -> None:
    assert seed["topics"] == [
        ["Internationaal", "Organisatie en beleid"],
        ["Openbare orde en veiligheid", "Staatsveiligheid"],
    ]


def test_a_combined_answer_names_its_questions() -> None:
    answers = example("kv-tk-2025Z90002", "ah-tk-20252026-9002")["answers"]
    assert isinstance(answers, list)
    assert [(a["label"], a["numbers"], a["questions"]) for a in answers] == [
        ("1", [1], [1]),
        ("2, 3 en 5 t/m 7", [2, 3, 5, 6, 7], [2, 3, 5, 6, 7]),
        ("4", [4], [4]),
    ]


def test_notes_with_the_same_mark_stay_apart() -> None:
    data = example("ah-tk-20252026-9001")
    footnotes = data["footnotes"]
    assert isinstance(footnotes, list)
    assert [(note["part"], note["label"]) for note in footnotes] == [
        ("question", "1"),
        ("question", "2"),
        ("answer", "1"),
        ("answer", "2"),
    ]


def test_a_question_without_number_has_null() -> None:
    questions = example("kv-tk-2026Z90009")["questions"]
    assert isinstance(questions, list)
    assert [(q["position"], q["number"], q["numbers"], q["label"]) for q in questions] == [
        (1, None, [], None),
        (2, None, [], None),
    ]


def test_a_member_who_is_known_has_a_full_name_beside_the_printed_one() -> None:
    import_files([questions_document()])
    person = Person.objects.create(slug="anna-voorbeeld", name="Anna Voorbeeld")
    party = Party.objects.create(slug="pvdv", name="PvdV")
    Submitter.objects.update(person=person, party=party)
    assert exported([])[0]["submitters"] == [
        {"name": "Anna Voorbeeld", "party": "PvdV", "printed": "Voorbeeld"}
    ]


def test_what_a_reissue_repeats_is_given_once() -> None:
    again = answer_document(identifier="ah-tk-20242025-1-h1")
    data = exported([questions_document(), answer_document(), again])[0]
    assert isinstance(data["respondents"], list)
    assert len(data["respondents"]) == 1


def test_an_object_is_one_line_whatever_the_text_holds() -> None:
    import_files([questions_document()])
    Kamervraag.objects.update(title="één\u2028twee\u0085drie\nvier")
    (line,) = export_lines(Kamervraag.objects.all())
    assert line.splitlines() == [line]
    assert "één" in line
    assert json.loads(line)["title"] == "één\u2028twee\u0085drie\nvier"


def test_what_is_referred_to_is_exported() -> None:
    note = "Ter aanvulling op eerdere vragen 2024Z00001. Zie https://www.nu.nl/1.html?utm_source=x"
    import_files([questions_document(number="2024Z00001")])
    import_files([questions_document(explanatory_note=note)])
    (line,) = export_lines(Kamervraag.objects.filter(number="2025Z00001"))
    data = json.loads(line)
    assert data["follows"] == ["2024Z00001"]
    assert data["citations"] == [{"text": "2024Z00001", "target": "2024Z00001"}]
    assert data["web_links"] == [
        {"page": "nu.nl/1.html", "address": "https://www.nu.nl/1.html?utm_source=x"}
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_thirty_cost_as_many_queries_as_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # The Kamervragen; submitters, addressees, respondents, topics; questions with notes; answers
    # with notes, questions and publications; notices with publications; publications with links,
    # notes, citations, web links, problems, source files and their metadata files; follow-ups.
    import_files(
        file
        for n in range(count)
        for file in (
            questions_document(number=f"2025Z{n:05}"),
            answer_document(number=f"2025Z{n:05}", identifier=f"ah-tk-20242025-{n + 1}"),
            answer_document(
                number=f"2025Z{n:05}", identifier=f"ah-tk-20242025-{n + 1001}", notice="Later."
            ),
        )
    )
    with django_assert_num_queries(22):
        assert len(list(export_lines(Kamervraag.objects.all()))) == count


def test_the_command_prints_the_archive_in_order_of_number() -> None:
    import_files([questions_document(number=f"2025Z{n:05}") for n in (2, 1, 3)])
    out = StringIO()
    call_command("export_kamervragen", stdout=out)
    assert [json.loads(line)["number"] for line in out.getvalue().splitlines()] == [
        "2025Z00001",
        "2025Z00002",
        "2025Z00003",
    ]


def test_the_command_prints_those_asked_for() -> None:
    import_files([questions_document(number=f"2025Z{n:05}") for n in (1, 2, 3)])
    out = StringIO()
    call_command("export_kamervragen", "--number=2025Z00003", "--number=2025Z00001", stdout=out)
    assert [json.loads(line)["number"] for line in out.getvalue().splitlines()] == [
        "2025Z00001",
        "2025Z00003",
    ]


def test_a_number_that_is_not_known_is_an_error_before_anything_is_printed() -> None:
    import_files([questions_document()])
    out = StringIO()
    with pytest.raises(CommandError, match="Not in the archive: 1999Z1"):
        call_command("export_kamervragen", "--number=2025Z00001", "--number=1999Z1", stdout=out)
    assert out.getvalue() == ""
