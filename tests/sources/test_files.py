import io
import tarfile
from pathlib import Path

import pytest

from kamervragen.sources.files import UnusablePath, count_files, read_files


def write(path: Path, content: bytes = b"<x/>") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def archive(path: Path, members: dict[str, bytes], mode: str = "w:xz") -> Path:
    with tarfile.open(path, mode) as tar:  # type: ignore[call-overload]  # any mode tarfile knows
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def test_a_document_finds_the_metadata_beside_it(tmp_path: Path) -> None:
    document = write(tmp_path / "ah-1" / "ah-1.xml", b"<document/>")
    write(tmp_path / "ah-1" / "metadata.xml", b"<metadata/>")
    for path in (tmp_path, document):
        (received,) = read_files([path])
        assert (received.name, received.content) == ("ah-1.xml", b"<document/>")
        assert received.metadata == b"<metadata/>"


def test_a_folder_of_many_documents_gives_each_without_metadata(tmp_path: Path) -> None:
    for name in ("KVR1.xml", "KVR2.xml", "KVR3.xml"):
        write(tmp_path / name)
    received = list(read_files([tmp_path]))
    assert [file.name for file in received] == ["KVR1.xml", "KVR2.xml", "KVR3.xml"]
    assert {file.metadata for file in received} == {None}


def test_metadata_without_a_document_is_a_document_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "kv-10016" / "metadata.xml", b"<metadata/>")
    (received,) = read_files([tmp_path])
    assert (received.name, received.content) == ("kv-10016/metadata.xml", b"<metadata/>")


@pytest.mark.parametrize(("suffix", "mode"), [(".tar", "w"), (".tar.xz", "w:xz"), (".tgz", "w:gz")])
def test_archives_are_read_without_unpacking(tmp_path: Path, suffix: str, mode: str) -> None:
    members = {
        "koop/ah-1/ah-1.xml": b"<document/>",
        "koop/ah-1/expected.json": b"{}",
        "koop/ah-1/metadata.xml": b"<metadata/>",
        "KVR1.xml": b"<kvr/>",
    }
    path = archive(tmp_path / f"some{suffix}", members, mode)
    received = list(read_files([path]))
    assert [(file.name, file.metadata) for file in received] == [
        ("ah-1.xml", b"<metadata/>"),
        ("KVR1.xml", None),
    ]
    assert count_files([path]) == 2


def test_files_that_are_no_xml_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "expected.json")
    write(tmp_path / "KVR1.xml")
    assert count_files([tmp_path]) == len(list(read_files([tmp_path]))) == 1


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusablePath, match="nowhere does not exist"):
        list(read_files([tmp_path / "nowhere"]))


def test_an_archive_that_is_none_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "broken.tar.xz", b"not an archive")
    with pytest.raises(UnusablePath, match="is not a readable archive"):
        list(read_files([path]))
