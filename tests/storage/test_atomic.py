import os
from pathlib import Path
from typing import BinaryIO

import pytest

from planogram.storage.atomic import previous_of, sweep, write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def writer(content: bytes):  # type: ignore[no-untyped-def]
    def write(file: BinaryIO) -> None:
        file.write(content)

    return write


def test_the_file_is_replaced_and_the_earlier_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    for content in (b"one", b"two", b"three"):
        write_atomically(path, writer(content))
    assert path.read_bytes() == b"three"
    assert previous_of(path).read_bytes() == b"two"
    assert names(tmp_path) == ["plan.planogram", "plan.planogram~"]


def test_without_keeping_there_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_atomically(path, writer(b"one"), keep_previous=False)
    write_atomically(path, writer(b"two"), keep_previous=False)
    assert names(tmp_path) == ["plan.pdf"]


def test_a_writer_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    write_atomically(path, writer(b"one"))

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyError("bug")

    with pytest.raises(KeyError):
        write_atomically(path, fail)
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["plan.planogram"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.planogram", tmp_path / "link.planogram"
    real.write_bytes(b"one")
    link.symlink_to(real)
    write_atomically(link, writer(b"two"))
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


def test_who_may_read_it_does_not_change(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_atomically(path, writer(b"two"))
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anything")
def test_a_file_someone_protected_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    path.write_bytes(b"one")
    path.chmod(0o440)
    with pytest.raises(PermissionError):
        write_atomically(path, writer(b"two"))
    assert path.read_bytes() == b"one"


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.planogram"
    path.write_bytes(b"one")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write_atomically(path, writer(b"two"))
    assert names(tmp_path) == ["plan.planogram"] and path.read_bytes() == b"one"


def test_the_longest_possible_name_is_saved_without_a_previous_copy(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write_atomically(path, writer(b"one"))
    write_atomically(path, writer(b"two"))
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == [path.name]


def test_a_folder_that_has_the_name_of_the_previous_copy_keeps_nobody_from_saving(tmp_path: Path) -> None:
    path = tmp_path / "p.planogram"
    path.write_bytes(b"old")
    previous_of(path).mkdir()
    write_atomically(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new" and previous_of(path).is_dir()
    assert sorted(tmp_path.iterdir()) == [path, previous_of(path)]


def test_where_hard_links_are_impossible_the_previous_copy_is_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.planogram"
    path.write_bytes(b"one")

    def no_links(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_atomically(path, writer(b"two"))
    assert previous_of(path).read_bytes() == b"one"
    assert path.read_bytes() == b"two"


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".planogram-0a1b2c3d.part").write_bytes(b"half")
    (tmp_path / "plan.planogram").write_bytes(b"whole")
    sweep(tmp_path)
    assert names(tmp_path) == ["plan.planogram"]
