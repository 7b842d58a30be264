import os
from pathlib import Path

import pytest

from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.saving import (
    CHANGED_BEHIND,
    LOCKED,
    READ_ONLY,
    Opening,
    UnsetPath,
    changed_behind,
    finish,
    open_for_editing,
    prepare,
    save,
    write,
)
from planogram.storage.container import Contents, load_contents, save_contents
from planogram.storage.lock import Owner
from tests.builders import shelf

ONE, TWO, THREE = (shelf(width=width) for width in (1000, 1100, 1200))
EDIT = Label("edit.move")


def opened(folder: Path) -> Document:
    document = Document(ONE, folder / "p.planogram")
    assert save(document).ok
    return document


def someone_else_saves(path: Path) -> None:
    save_contents(path, Contents(THREE))


def test_saving_in_place_and_as(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.do(EDIT, TWO)
    assert save(document).ok and not document.modified
    assert save(document, tmp_path / "q.planogram").ok and document.path == tmp_path / "q.planogram"
    assert load_contents(tmp_path / "q.planogram").project == TWO


def test_a_document_without_a_file_must_be_given_a_name() -> None:
    with pytest.raises(UnsetPath):
        save(Document(ONE))


def test_a_file_changed_behind_is_noticed_and_not_overwritten_unasked(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.do(EDIT, TWO)
    assert not changed_behind(document)
    someone_else_saves(tmp_path / "p.planogram")
    assert changed_behind(document)
    assert save(document).code == CHANGED_BEHIND and document.modified
    assert load_contents(tmp_path / "p.planogram").project == THREE
    assert save(document, overwrite=True).ok
    assert load_contents(tmp_path / "p.planogram").project == TWO and not changed_behind(document)


def test_a_change_that_comes_while_saving_is_noticed_too(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.do(EDIT, TWO)
    saving = prepare(document)
    someone_else_saves(tmp_path / "p.planogram")
    assert finish(document, saving, write(saving)).code == CHANGED_BEHIND and document.modified


def test_a_copy_with_the_same_content_is_no_change(tmp_path: Path) -> None:
    document = opened(tmp_path)
    path = tmp_path / "p.planogram"
    os.utime(path, ns=(1, 1))
    assert not changed_behind(document)


def test_a_file_deleted_behind_is_simply_written_again(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.do(EDIT, TWO)
    (tmp_path / "p.planogram").unlink()
    assert save(document).ok


def test_edits_made_while_writing_stay_to_be_saved(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.do(EDIT, TWO)
    saving = prepare(document)
    document.do(EDIT, THREE)
    assert finish(document, saving, write(saving)).ok
    assert document.modified and load_contents(tmp_path / "p.planogram").project == TWO


def test_the_first_may_edit_the_second_may_look(tmp_path: Path) -> None:
    path = tmp_path / "p.planogram"
    opened(tmp_path)
    first, second = open_for_editing(path, "Ana"), open_for_editing(path, "Bob")
    assert first.access == "edit" and first.lock is not None
    assert second.access == "read_only" and second.owner is not None and second.owner.name == "Ana"
    first.lock.release()
    assert open_for_editing(path, "Bob").access == "edit"


def test_a_folder_without_right_to_write_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert open_for_editing(tmp_path / "p.planogram", "Ana") == Opening("read_only")


def test_who_opened_read_only_saves_elsewhere(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.read_only = True
    document.do(EDIT, TWO)
    assert save(document).code == READ_ONLY
    assert save(document, tmp_path / "copy.planogram").ok
    assert not document.read_only and save(document).ok


def test_saving_over_a_file_another_edits_is_refused_unless_asked(tmp_path: Path) -> None:
    document = opened(tmp_path)
    other = tmp_path / "other.planogram"
    theirs = open_for_editing(other, "Ana").lock
    outcome = save(document, other)
    assert outcome.code == LOCKED and outcome.values["name"] == "Ana"
    assert save(document, other, lock=theirs).ok
    assert save(document, other, overwrite=True).ok


def test_the_lock_s_holder_saves_in_place(tmp_path: Path) -> None:
    document = opened(tmp_path)
    lock = open_for_editing(tmp_path / "p.planogram", "Ana").lock
    document.do(EDIT, TWO)
    assert save(document, lock=lock).ok


def test_an_owner_says_who_where_and_since_when(tmp_path: Path) -> None:
    lock = open_for_editing(tmp_path / "p.planogram", "Ana").lock
    assert lock is not None
    assert isinstance(lock.owner, Owner) and lock.owner.pid == os.getpid() and lock.owner.host and lock.owner.since.tzinfo
