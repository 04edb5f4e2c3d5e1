import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.sources.files import ReceivedFile, UnusablePath, count_files, read_files
from kamervragen.sources.rows import Json, Row, canonical, name_of, read_row

ROW: Row = {
    "Nummer": "2023Z00468",
    "Onderwerp": "Één vraag",
    "ZaakActor": [{"Id": "b", "ActorNaam": "B"}, {"Id": "a", "ActorNaam": "A"}],
}
CANONICAL = (
    '{"Nummer":"2023Z00468","Onderwerp":"Één vraag",'
    '"ZaakActor":[{"ActorNaam":"A","Id":"a"},{"ActorNaam":"B","Id":"b"}]}\n'
).encode()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=8,
)


def test_a_row_has_one_spelling_however_it_was_asked() -> None:
    asked = {"@odata.context": "…", "ZaakActor@odata.context": "…", **dict(reversed(ROW.items()))}
    assert canonical(ROW) == canonical(read_row(json.dumps(asked, indent=2).encode())) == CANONICAL


def test_rows_without_a_key_keep_their_order() -> None:
    actors: list[Json] = [{"Relatie": "Indiener"}, {"Relatie": "Gericht aan"}]
    assert read_row(canonical({"ZaakActor": actors}))["ZaakActor"] == actors


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_one_spelling_read_again_is_the_same(row: Row) -> None:
    assert canonical(read_row(canonical(row))) == canonical(row)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"Nummer": "2023Z00468", "Id": "x"}, "2023Z00468.json"),
        ({"DocumentNummer": "2023D04567", "Id": "x"}, "2023D04567.json"),
        ({"Nummer": None, "Id": "50364ee9"}, "50364ee9.json"),
        ({"Soort": "iets anders"}, ""),
    ],
)
def test_a_row_is_named_for_its_number(row: Row, name: str) -> None:
    assert name_of(row) == name


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["zaken.jsonl", "zaken.jsonl.xz"])
def test_each_line_of_a_file_is_a_document(tmp_path: Path, name: str) -> None:
    lines = [json.dumps(ROW), "", json.dumps(ROW | {"Nummer": "2023Z00469"})]
    content = "\n".join(lines).encode()
    path = written(tmp_path / name, lzma.compress(content) if name.endswith("xz") else content)
    first, second = read_files([path])
    assert first == ReceivedFile(name="2023Z00468.json", content=CANONICAL)
    assert second.name == "2023Z00469.json"
    assert count_files([path]) == 2


def test_one_row_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path / "2023Z00468.json", json.dumps(ROW, indent=2).encode())
    for given_path in (path, tmp_path):
        assert list(read_files([given_path])) == [
            ReceivedFile(name="2023Z00468.json", content=CANONICAL)
        ]
        assert count_files([given_path]) == 1


@pytest.mark.parametrize("line", [b"{", b"[1]", b"\xff", b'{"Soort": "x"}', b'{"a": "\\ud800"}'])
def test_a_line_that_is_no_row_is_given_on_with_its_place(tmp_path: Path, line: bytes) -> None:
    path = written(tmp_path / "zaken.jsonl", json.dumps(ROW).encode() + b"\n" + line)
    _, received = read_files([path])
    assert received.name == "zaken.jsonl:2"
    assert received.content.strip().replace(b" ", b"") == line.replace(b" ", b"")


def test_a_file_that_is_cut_short_is_named(tmp_path: Path) -> None:
    whole = lzma.compress(json.dumps(ROW).encode())
    path = written(tmp_path / "zaken.jsonl.xz", whole[: len(whole) // 2])
    with pytest.raises(UnusablePath, match=r"zaken.jsonl.xz is not readable"):
        list(read_files([path]))
    with pytest.raises(UnusablePath, match=r"nowhere.jsonl does not exist"):
        count_files([tmp_path / "nowhere.jsonl"])


@pytest.mark.corpus
def test_the_list_of_all_zaken_is_read(corpus: Path) -> None:
    path = corpus / "zaken-schriftelijke-vragen.jsonl.xz"
    names = {file.name for file in read_files([path])}
    assert len(names) == count_files([path])
    assert all(name.endswith(".json") for name in names)
