import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kamervragen.management.commands import bench_import
from kamervragen.models import Kamervraag, SourceFile
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db

BROKEN = ReceivedFile(name="broken.xml", content=b"<officiele-publicatie>")
SKIPPED = (("1", "Klopt dit?"), ("3", "Zo ja, waarom?"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, questions_document(questions=SKIPPED), answer_document(), BROKEN)
    return tmp_path


def put(folder: Path, *documents: ReceivedFile) -> None:
    """Documents as they lie on a disk: each in a folder of its own, with its metadata."""
    for document in documents:
        place = folder / document.name.removesuffix(".xml")
        place.mkdir()
        (place / document.name).write_bytes(document.content)
        if document.metadata:
            (place / "metadata.xml").write_bytes(document.metadata)


def said(command: str, *arguments: object) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_report_says_what_was_done_and_what_could_not_be_read(folder: Path) -> None:
    lines = said("import_documents", folder).splitlines()
    assert lines[0] == "3 documents: 2 created, 0 updated, 0 unchanged, 1 refused."
    assert lines[1].startswith("  refused broken.xml: ")
    assert "Problems by kind:" in lines
    assert "       1 number_skipped" in lines
    assert Kamervraag.objects.get().status == "answered"


def test_a_report_without_problems_lists_none(tmp_path: Path) -> None:
    put(tmp_path, ReceivedFile(name="broken.xml", content=b"<x/>"))
    assert "Problems" not in said("import_documents", tmp_path)


def test_the_report_is_json_for_machines(folder: Path) -> None:
    report = json.loads(said("import_documents", folder, "--json"))
    assert report["created"] == 2
    assert report["problems"]["number_skipped"] == 1
    assert [refusal["name"] for refusal in report["refusals"]] == ["broken.xml"]


def test_documents_may_be_marked_as_examples(folder: Path) -> None:
    said("import_documents", folder, "--example")
    assert Kamervraag.objects.get().is_example


def test_a_path_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere does not exist"):
        said("import_documents", tmp_path / "nowhere")


def test_no_progress_is_shown_where_nobody_watches(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said("import_documents", folder)
    assert capsys.readouterr().err == ""


def test_reparse_reads_every_kept_document_again(folder: Path) -> None:
    said("import_documents", folder)
    assert said("reparse").startswith(
        "3 documents: 0 created, 0 updated, 2 unchanged, 1 refused.\n  refused broken.xml"
    )
    assert json.loads(said("reparse", "--json"))["unchanged"] == 2


def test_verification_is_content_with_an_archive_that_is_whole(folder: Path) -> None:
    said("import_documents", folder)
    assert said("verify_archive") == "All texts of 2 files are stored.\n"
    assert said("verify_archive", "--sample=2") == "All texts of 1 files are stored.\n"


def test_verification_names_what_is_lost(folder: Path) -> None:
    said("import_documents", folder)
    Kamervraag.objects.get().answers.all().delete()
    out = StringIO()
    with pytest.raises(CommandError, match="2 texts of 2 files are not wholly stored"):
        call_command("verify_archive", stdout=out)
    assert out.getvalue().splitlines() == [
        "ah-tk-20242025-1.xml antwoord: Ja.",
        "ah-tk-20242025-1.xml antwoord: Omdathetverzonnenis.",
    ]


def test_an_import_is_measured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_import, "load_reference_facts", lambda: None)  # takes seconds
    assert said("bench_import", folder).startswith("3 documents in ")
    assert SourceFile.objects.filter(describes=None).count() == 3


def test_nothing_is_measured_on_an_archive_in_use(folder: Path) -> None:
    said("import_documents", folder)
    with pytest.raises(CommandError, match="The database holds Kamervragen"):
        said("bench_import", folder)
