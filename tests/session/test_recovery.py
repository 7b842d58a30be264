import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from planogram.exchange.project_file import write_project_file
from planogram.model.project import Project
from planogram.session import recovery
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.recovery import Recorder, discard, found_work, restore
from planogram.storage import log
from planogram.storage.container import image_name
from planogram.storage.stamp import stamp_of
from tests.builders import product, project, shelf

EMPTY, ONE, TWO = (shelf(width=width) for width in (1000, 1100, 1200))
EDIT = Label("edit.move", (("count", 2),))


class Started:
    """A document and its recorder, as the window holds them."""

    def __init__(self, folder: Path, document: Document) -> None:
        self.document = document
        self.recorder = Recorder(document, folder, delay=0.0)

    def crash(self) -> None:
        """The program is gone: nobody clears up, the system lets go of its files."""
        self.recorder.close(keep=True)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def started(state: Path) -> Iterator[Started]:
    running = Started(state, Document(EMPTY))
    yield running
    running.recorder.close()


def work_of(state: Path) -> Path:
    return next(state.glob("*/work"))


def test_an_unsaved_edit_is_found_after_a_crash_with_its_time_and_what_changed(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    started.crash()
    (lost,) = found_work(state)
    assert (lost.project, lost.edits, lost.last_edits, lost.base_path) == (ONE, 1, (EDIT,), None)
    assert lost.at.tzinfo is not None


def test_what_was_undone_is_no_edit_to_recover(started: Started, state: Path) -> None:
    for plan in (ONE, TWO):
        started.document.do(EDIT, plan)
    started.document.undo()
    started.crash()
    (lost,) = found_work(state)
    assert (lost.project, lost.edits, lost.last_edits) == (ONE, 1, (EDIT,))


def test_nothing_is_written_before_the_first_edit_nor_found_after_a_clean_end(started: Started, state: Path) -> None:
    assert started.recorder.flush() and not state.exists()
    started.document.do(EDIT, ONE)
    assert started.recorder.flush() and work_of(state)
    started.recorder.close()
    assert list(state.iterdir()) == []


def test_a_saved_document_has_nothing_to_recover(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    assert started.recorder.flush()
    started.document.mark_saved(ONE, Path("p.planogram"))
    started.crash()
    assert found_work(state) == []


def test_a_gesture_is_recorded_when_it_is_committed_not_before(started: Started, state: Path) -> None:
    gesture = started.document.start_gesture(EDIT)
    gesture.show(ONE)
    assert started.recorder.flush() and not state.exists()
    gesture.commit()
    started.crash()
    assert found_work(state)[0].project == ONE


def test_undo_is_recorded_like_any_edit(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    started.document.do(EDIT, TWO)
    started.document.undo()
    started.crash()
    assert found_work(state)[0].project == ONE


def test_the_work_of_a_running_program_is_not_offered(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    assert started.recorder.flush()
    assert found_work(state) == []


def test_an_import_is_work_from_its_first_moment(state: Path) -> None:
    document = Document(ONE)
    document.mark_unsaved()
    Started(state, document).crash()
    assert found_work(state)[0].project == ONE


def test_pictures_and_versions_are_recovered(state: Path) -> None:
    name = image_name(b"picture", "png")
    running = Started(state, Document(EMPTY, images={name: b"picture"}))
    running.document.do(EDIT, project(products=(product("a", image=name),)))
    running.crash()
    assert found_work(state)[0].images == {name: b"picture"}


def base_and_crash(tmp_path: Path, state: Path) -> Path:
    base = tmp_path / "p.planogram"
    write_project_file(base, EMPTY, {})
    document = Document(EMPTY, base)
    document.stamp = stamp_of(base)
    running = Started(state, document)
    document.do(EDIT, ONE)
    running.crash()
    return base


def test_the_file_it_came_from_is_named_and_restored_to(tmp_path: Path, state: Path) -> None:
    base = base_and_crash(tmp_path, state)
    (lost,) = found_work(state)
    document = restore(lost)
    assert (lost.base_path, lost.base_changed) == (base, False)
    assert (document.project, document.path, document.modified, document.stamp) == (ONE, base, True, stamp_of(base))


def test_a_file_changed_meanwhile_is_told_and_never_the_place_to_save(tmp_path: Path, state: Path) -> None:
    base = base_and_crash(tmp_path, state)
    write_project_file(base, TWO, {})
    (lost,) = found_work(state)
    assert lost.base_changed and restore(lost).path is None


def test_a_file_gone_meanwhile_counts_as_changed(tmp_path: Path, state: Path) -> None:
    base_and_crash(tmp_path, state).unlink()
    assert found_work(state)[0].base_changed


def test_work_that_the_file_already_holds_is_not_offered(tmp_path: Path, state: Path) -> None:
    base = base_and_crash(tmp_path, state)
    write_project_file(base, ONE, {})
    assert found_work(state) == []
    assert list(state.iterdir()) == []


def test_restored_work_is_recorded_anew_before_the_old_is_given_up(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    started.crash()
    (lost,) = found_work(state)
    again = Started(state, restore(lost))
    assert again.recorder.flush()
    discard(lost)
    again.crash()
    assert [found.project for found in found_work(state)] == [ONE]


def test_a_damaged_record_falls_back_to_the_one_before(started: Started, state: Path) -> None:
    for edited in (ONE, TWO):
        started.document.do(EDIT, edited)
        assert started.recorder.flush()
    started.crash()
    content = bytearray(work_of(state).read_bytes())
    content[-20] ^= 0xFF
    work_of(state).write_bytes(content)
    assert found_work(state)[0].project == ONE


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\x00" * 3000, b'{"format":1'])
def test_records_that_make_no_sense_are_passed_over(content: bytes, started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    started.crash()
    work_of(state).write_bytes(content)
    assert found_work(state) == []
    assert work_of(state).exists()


def test_a_disk_that_refuses_is_told_and_tried_again(started: Started, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        started.document.do(EDIT, ONE)
        assert not started.recorder.flush()
        assert started.recorder.failure == "disk_full"
    assert started.recorder.flush()
    assert started.recorder.failure is None
    started.crash()
    assert found_work(state)[0].project == ONE


def test_a_record_cleared_away_while_the_program_runs_is_made_anew(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    assert started.recorder.flush()
    shutil.rmtree(state)
    started.document.do(EDIT, TWO)
    assert started.recorder.flush() and started.recorder.failure is None
    assert found_work(state) == []
    started.crash()
    assert [lost.project for lost in found_work(state)] == [TWO]


def test_what_cannot_be_written_as_text_is_told(started: Started) -> None:
    started.document.do(EDIT, Project(name="\ud800"))
    assert not started.recorder.flush()
    assert started.recorder.failure == "unsaveable"
    started.document.do(EDIT, ONE)
    assert started.recorder.flush()


def test_strange_files_in_the_folder_are_left_alone(started: Started, state: Path) -> None:
    started.document.do(EDIT, ONE)
    started.crash()
    (state / "readme.txt").write_text("mine")
    (work_of(state).parent / "notes.txt").write_text("mine too")
    (lost,) = found_work(state)
    discard(lost)
    assert (state / "readme.txt").exists() and (lost.folder / "notes.txt").exists()
    assert found_work(state) == []


def test_no_folder_no_work(tmp_path: Path) -> None:
    assert found_work(tmp_path / "never") == []


def test_old_versions_are_cleared_when_no_record_needs_them(started: Started, state: Path) -> None:
    from datetime import UTC, datetime

    from planogram.storage.version import Version

    for count in range(4):
        versions = tuple(Version(f"v{index}", shelf(width=2000 + index), datetime(2026, 1, 1, tzinfo=UTC)) for index in range(count))
        started.document.put_versions(versions)
        assert started.recorder.flush()
    assert len(list(state.glob("*/versions-*"))) <= 2
    started.crash()
    assert found_work(state)[0].versions == started.document.versions
    assert log.read_work(work_of(state).parent) is not None


def test_an_unforeseen_error_while_recording_is_told_and_the_next_edit_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException] | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: told.append(arguments.exc_type))
    right = recovery.write_work

    def fail(*_: object) -> None:
        monkeypatch.setattr(recovery, "write_work", right)
        raise RuntimeError

    monkeypatch.setattr(recovery, "write_work", fail)
    document = Document(ONE)
    recorder = Recorder(document, tmp_path, delay=0.0)
    document.do(EDIT, TWO)
    assert not recorder.flush() and recorder.failure == "unexpected" and told == [RuntimeError]
    assert recorder.flush() and recorder.failure is None
    recorder.close(keep=True)
    assert [lost.project for lost in found_work(tmp_path)] == [TWO]
