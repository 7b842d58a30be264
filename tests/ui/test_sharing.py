"""Two windows on one file: who may edit, taking over, copies, files changed behind one's back, saving that fails."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planogram.exchange.project_file import read_project_file, write_project_file
from planogram.model.edits.positions import add_facings
from planogram.model.find import position_of
from planogram.session.branches import begin_branch
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.saving import save
from planogram.storage import lock
from planogram.storage.lock import STALE_AFTER, Owner, lock_path, owner_of
from planogram.tools import commands
from planogram.ui import app, file_commands
from planogram.ui.changed_file import CHANGED
from planogram.ui.dialogs.versions import VersionsDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.safety import FAILING, Safety
from planogram.ui.settings import Settings
from planogram.ui.sharing import HELD, Sharing
from planogram.ui.trouble import TROUBLE
from tests import builders

pytestmark = pytest.mark.window
Opener = Callable[[str], MainWindow]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop.planogram"
    write_project_file(path, builders.two_bays(), {})
    return path


@pytest.fixture
def opened(qtbot: QtBot, path: Path) -> Iterator[Opener]:
    """A window of a person of that name on the file."""
    made: list[MainWindow] = []

    def open_it(name: str) -> MainWindow:
        settings = Settings()
        settings.remembered.language = "fr"
        app.application(settings)
        window = app.open_window(settings)
        made.append(window)
        qtbot.addWidget(window, before_close_func=lambda w: w.workbench.document.mark_saved(w.workbench.document.committed, None))
        Sharing(window, name)
        window.show()
        assert window.files.open_path(path)
        return window

    yield open_it
    for window in made:
        assert window.sharing is not None
        window.sharing.close()


def edit(window: MainWindow) -> bool:
    window.workbench.selection.set(("a1",))
    before = window.workbench.project
    commands.add_facings(window.workbench, 1, 0, 0)
    return window.workbench.project is not before


def facings(path: Path) -> int:
    return position_of(read_project_file(path)[0], "a1").wide


def press(text: str) -> None:
    """Press the button of that name in the question that is about to open."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text).click()

    QTimer.singleShot(100, click)


def hold_by(path: Path, owner: Owner) -> None:
    """The lock of a person at another computer."""
    lock_path(path).write_bytes(msgspec.json.encode(owner))


def test_the_second_window_shows_the_file_read_only_and_says_who_has_it(opened: Opener, path: Path) -> None:
    first, second = opened("Ana"), opened("Bruno")
    assert first.sharing is not None and first.sharing.lock is not None
    assert not first.workbench.document.read_only and second.workbench.document.read_only
    assert "Ana" in second.banners.text(HELD)
    assert "lecture seule" in second.windowTitle() and "lecture seule" not in first.windowTitle()
    assert edit(first) and not edit(second)
    assert "copie" in second.status.currentMessage()
    assert first.files.save()
    assert facings(path) == 3


def test_a_drag_on_a_read_only_project_changes_nothing(opened: Opener) -> None:
    opened("Ana")
    second = opened("Bruno")
    document = second.workbench.document
    before = document.committed
    gesture = document.start_gesture(Label("edit.facings"))
    gesture.show(add_facings(before, ("a1",), 1))
    assert not gesture.commit()
    assert document.project is before and document.history.undo_label is None


def test_work_goes_on_in_a_copy(opened: Opener, path: Path, tmp_path: Path) -> None:
    opened("Ana")
    second = opened("Bruno")
    second.banners.button(HELD, "safety.copy").click()
    assert second.workbench.document.path is None and HELD not in second.banners.shown
    assert edit(second)
    copy = tmp_path / "copy.planogram"
    assert second.files.write_project(copy)
    assert facings(copy) == 3 and facings(path) == 2
    owner = owner_of(copy)
    assert owner is not None and owner.name == "Bruno"


def test_taking_over_asks_and_the_other_is_told(opened: Opener) -> None:
    first, second = opened("Ana"), opened("Bruno")
    press("Annuler")
    second.banners.button(HELD, "safety.take_over").click()
    assert second.workbench.document.read_only
    press("Prendre la main")
    second.banners.button(HELD, "safety.take_over").click()
    assert not second.workbench.document.read_only and edit(second)
    assert first.sharing is not None
    first.sharing.look()
    assert "Bruno" in first.banners.text(HELD)
    assert edit(first)
    press("Annuler")
    assert not first.files.save()
    assert second.files.save()


def test_who_closes_leaves_the_file_to_the_other(opened: Opener, path: Path) -> None:
    first, second = opened("Ana"), opened("Bruno")
    assert edit(first) and first.files.save()
    first.close()
    assert not lock_path(path).exists()
    assert second.sharing is not None
    second.sharing.look()
    assert "Ana" in second.banners.text(HELD)
    second.banners.button(HELD, "safety.edit").click()
    assert not second.workbench.document.read_only
    assert position_of(second.workbench.project, "a1").wide == 3


def test_the_lock_of_a_program_that_is_gone_is_taken_over_without_a_word(opened: Opener, path: Path) -> None:
    hold_by(path, Owner("Zoé", "caisse-7", 4711, datetime(2026, 1, 2, 8, tzinfo=UTC), "t"))
    long_ago = time.time() - STALE_AFTER - 60
    os.utime(lock_path(path), (long_ago, long_ago))
    window = opened("Ana")
    assert not window.workbench.document.read_only and window.banners.shown == ()
    owner = owner_of(path)
    assert owner is not None and owner.name == "Ana"


def test_another_program_on_the_file_is_seen_and_its_death_too(opened: Opener, path: Path) -> None:
    hold = "import sys; from pathlib import Path; from planogram.session.saving import open_for_editing as claim; "
    hold += "print(claim(Path(sys.argv[1]), 'Chloé').access, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "edit\n"
        window = opened("Ana")
        assert window.workbench.document.read_only and "Chloé" in window.banners.text(HELD)
        other.kill()
    assert window.sharing is not None
    window.sharing.look()
    window.banners.button(HELD, "safety.edit").click()
    assert edit(window) and window.files.save()


def test_a_file_changed_behind_is_told_and_reloaded_as_a_step(opened: Opener, path: Path) -> None:
    window = opened("Ana")
    assert edit(window)
    write_project_file(path, add_facings(builders.two_bays(), ("a1",), 7), {})
    assert window.sharing is not None
    window.sharing.look()
    assert CHANGED in window.banners.shown
    window.banners.button(CHANGED, "safety.reload").click()
    document = window.workbench.document
    assert position_of(window.workbench.project, "a1").wide == 9 and not document.modified
    assert CHANGED not in window.banners.shown
    assert document.undo()
    assert position_of(window.workbench.project, "a1").wide == 3 and document.modified
    assert window.files.save()
    assert facings(path) == 3


def test_a_file_changed_behind_can_be_replaced_or_is_saved_again_when_gone(opened: Opener, path: Path) -> None:
    window = opened("Ana")
    assert edit(window)
    write_project_file(path, add_facings(builders.two_bays(), ("a1",), 7), {})
    assert window.sharing is not None
    window.sharing.look()
    window.banners.button(CHANGED, "safety.overwrite").click()
    assert facings(path) == 3 and CHANGED not in window.banners.shown
    path.unlink()
    window.sharing.look()
    assert "plus à sa place" in window.banners.text(CHANGED)
    window.banners.button(CHANGED, "safety.save_again").click()
    assert facings(path) == 3 and window.banners.shown == ()


def test_banners_speak_the_language_of_the_window(opened: Opener) -> None:
    opened("Ana")
    second = opened("Bruno")
    second.set_language("en")
    assert "Read-only" in second.banners.text(HELD)
    assert second.banners.button(HELD, "safety.copy").text() == "Work on a copy"
    assert "read-only" in second.windowTitle()


def test_a_full_disk_keeps_the_work_and_offers_another_place(opened: Opener, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened("Ana")
    assert edit(window)
    right = file_commands.saving.save_contents

    def full(target: Path, *arguments: object) -> None:
        if target == path:
            raise OSError(errno.ENOSPC, "No space left on device")
        right(target, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(file_commands.saving, "save_contents", full)
    elsewhere = tmp_path / "elsewhere.planogram"
    monkeypatch.setattr(file_commands, "choose_to_write", lambda *_: elsewhere)
    assert not window.files.save()
    assert window.workbench.document.modified and facings(path) == 2
    told = window.banners.text(TROUBLE)
    assert "plein" in told and "shop.planogram\u00a0»" in told and "Votre travail reste ouvert" in told
    window.set_language("en")
    assert "full" in window.banners.text(TROUBLE)
    window.banners.button(TROUBLE, "safety.again").click()
    assert facings(path) == 2
    window.banners.button(TROUBLE, "safety.elsewhere").click()
    assert TROUBLE not in window.banners.shown
    assert facings(elsewhere) == 3 and facings(path) == 2
    assert not lock_path(path).exists() and lock_path(elsewhere).exists()


def test_recovery_that_cannot_be_written_is_told_until_it_can(opened: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    window = opened("Ana")
    safety = Safety(window, tmp_path / "state" / "recovery")
    assert edit(window)

    def look() -> tuple[str, ...]:
        safety.look()
        return window.banners.shown

    qtbot.waitUntil(lambda: FAILING in look(), timeout=8000)
    (tmp_path / "state").unlink()
    qtbot.waitUntil(lambda: FAILING not in look(), timeout=12000)
    safety.close()


def test_a_recovered_work_on_a_held_file_goes_on_in_a_copy(opened: Opener, path: Path) -> None:
    first, second = opened("Ana"), opened("Bruno")
    recovered = Document(add_facings(first.workbench.project, ("a1",), 4), path)
    recovered.mark_unsaved()
    second.files.show(recovered)
    assert recovered.path is None and not recovered.read_only
    assert "copie" in second.banners.text(HELD)
    assert edit(second)


def test_a_recovered_work_on_a_file_nobody_may_write_is_not_called_read_only(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened("Ana")
    monkeypatch.setattr(os, "access", lambda *_: False)
    elsewhere = tmp_path / "elsewhere.planogram"
    write_project_file(elsewhere, builders.two_bays(), {})
    recovered = Document(builders.two_bays(), elsewhere)
    recovered.mark_unsaved()
    window.files.show(recovered)
    assert recovered.path is None and edit(window)
    assert "copie" in window.banners.text(HELD) and "Lecture seule" not in window.banners.text(HELD)


def test_on_a_full_disk_the_file_is_shown_with_the_reason_and_may_be_edited_once_there_is_room(
    opened: Opener, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    usual = lock._begin
    monkeypatch.setattr(lock, "_begin", full)
    window = opened("Ana")
    assert not edit(window) and "disque est plein" in window.banners.text(HELD)
    window.banners.button(HELD, "safety.again").click()
    assert not edit(window) and HELD in window.banners.shown
    monkeypatch.setattr(lock, "_begin", usual)
    window.banners.button(HELD, "safety.again").click()
    assert edit(window) and HELD not in window.banners.shown and lock_path(path).exists()
    recovered = Document(add_facings(window.workbench.project, ("a1",), 4), path)
    recovered.mark_unsaved()
    monkeypatch.setattr(lock, "_begin", full)
    window.files.show(recovered)
    assert recovered.path is None and "disque est plein" in window.banners.text(HELD) and "copie" in window.banners.text(HELD)


def test_branches_that_came_into_the_file_are_taken_in(opened: Opener, path: Path) -> None:
    window = opened("Ana")
    other = Document(builders.two_bays(), path)
    begin_branch(other, "Été")
    assert save(other, path, overwrite=True).ok
    assert window.sharing is not None
    window.sharing.look()
    window.banners.button(CHANGED, "safety.reload").click()
    assert [branch.name for branch in window.workbench.document.branches][-1] == "Été"
    assert not window.workbench.document.modified and CHANGED not in window.banners.shown


@pytest.mark.parametrize("way", ["safety.copy", "safety.take_over"])
def test_what_a_read_only_project_forbids_can_be_done_once_it_is_ones_own(opened: Opener, qtbot: QtBot, way: str) -> None:
    first, second = opened("Ana"), opened("Bruno")
    second.live.flush()
    second.run("file.versions")
    versions = next(dialog for dialog in second.findChildren(VersionsDialog) if dialog.isVisible())
    assert not second.actions_by_key["file.publish"].isEnabled() and not versions.buttons["publish"].isEnabled()
    first.close()
    second.banners.button(HELD, way).click()
    qtbot.waitUntil(lambda: second.actions_by_key["file.publish"].isEnabled() and versions.buttons["publish"].isEnabled())


def test_nothing_is_imported_into_a_read_only_project(opened: Opener, tmp_path: Path) -> None:
    opened("Ana")
    second = opened("Bruno")
    (tmp_path / "prices.csv").write_text("id;name\na;Renamed\n", "utf-8")
    assert not second.files.import_path(tmp_path / "prices.csv")
    assert "lecture seule" in second.status.currentMessage()
