"""Set-ups through the window: confirmed with a photograph, seen to be old, taken over from a returned file, each one step."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planogram.exchange.project_file import write_project_file
from planogram.model.edits.positions import change
from planogram.model.setup_state import setups
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.setups import confirm_face
from planogram.storage.container import image_name
from planogram.ui.main_window import MainWindow
from planogram.ui.setups.confirm_dialog import ConfirmDialog
from planogram.ui.setups.dialog import SetupsDialog
from planogram.ui.setups.take import NOTICE, take_returned
from tests.builders import two_bays

pytestmark = pytest.mark.window


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (400, 300), "#336699").save(tmp_path / "rayon.jpg")
    return tmp_path / "rayon.jpg"


def opened(window: MainWindow) -> SetupsDialog:
    window.run("file.setups")
    return next(child for child in window.children() if isinstance(child, SetupsDialog))


def listed(dialog: SetupsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def confirm(dialog: SetupsDialog, photo: Path, day: str) -> None:
    def fill() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, ConfirmDialog)
        asking.day.setText("demain")
        asking.accept()
        assert not asking.problem.isHidden() and asking.result() == 0
        asking.day.setText(day)
        asking.person.setText("Ana")
        asking.comment.setPlainText("Tout y est")
        asking.add_photos([photo, photo])
        assert asking.names.count() == 1
        asking.accept()

    QTimer.singleShot(50, fill)
    dialog.confirm.click()


def test_a_face_is_confirmed_with_a_photograph_and_becomes_old_with_the_plan(shop_window: MainWindow, photo: Path, tmp_path: Path) -> None:
    dialog, document = opened(shop_window), shop_window.workbench.document
    assert listed(dialog) == ["g · Face A\nNon confirmée"] and not dialog.withdraw.isEnabled()
    confirm(dialog, photo, "20/11/2026")
    assert listed(dialog) == ["g · Face A\nConfirmée le 20/11/2026"]
    assert "par Ana" in dialog.said.text() and dialog.comment.text() == "Tout y est"
    assert not dialog.photo.picture.isHidden() and dialog.photo.absent.isHidden()
    assert dialog.save_picture(tmp_path / "pair.png")
    with Image.open(tmp_path / "pair.png") as pair:
        assert pair.width > 1600
    document.do(Label("edit.move", (("name", "a"),)), change(document.committed, ["a1"], wide=1))
    assert listed(dialog) == ["g · Face A\nPlan changé depuis le 20/11/2026"]
    dialog.filter.setCurrentIndex(1)
    assert listed(dialog) == [] and not dialog.confirm.isEnabled()
    dialog.filter.setCurrentIndex(3)
    assert len(listed(dialog)) == 1
    document.undo()
    assert listed(dialog) == []
    dialog.filter.setCurrentIndex(0)
    document.undo()
    assert document.committed.setups == ()
    document.redo()
    dialog.withdraw.click()
    assert listed(dialog) == ["g · Face A\nNon confirmée"]
    dialog.close()


def test_returned_files_are_one_step_and_a_bad_one_stops_no_other(shop_window: MainWindow, photo: Path, tmp_path: Path) -> None:
    other = Document(two_bays())
    confirm_face(other, "g", "A", date(2026, 11, 21), "Léo")
    write_project_file(tmp_path / "Nice.planogram", other.committed, {})
    document = shop_window.workbench.document
    before = document.committed
    assert take_returned(shop_window, [photo, tmp_path / "Nice.planogram"])
    (row,) = setups(document.committed)
    assert (row.store, row.state) == ("Nice", "confirmed")
    assert NOTICE in shop_window.notices.shown and "rayon.jpg" in " ".join(shop_window.notices.texts)
    assert not take_returned(shop_window, [tmp_path / "Nice.planogram"])
    assert document.undo() and document.committed is before


def test_the_list_of_set_ups_speaks_another_language_at_once(shop_window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(shop_window)
    dialog.filter.setCurrentIndex(1)
    shop_window.set_language("en")
    say = shop_window.translator
    qtbot.waitUntil(lambda: [one.windowTitle() for one in shop_window.findChildren(SetupsDialog) if one.isVisible()] == [say("setups.title")])
    anew = next(one for one in shop_window.findChildren(SetupsDialog) if one.isVisible())
    assert (anew.filter.currentIndex(), anew.confirm.text()) == (1, say("setups.confirm"))


def test_the_list_of_set_ups_takes_the_colours_of_another_theme_at_once(shop_window: MainWindow, qtbot: QtBot) -> None:
    first = opened(shop_window)
    shop_window.set_theme("dark")
    qtbot.waitUntil(lambda: not any(dialog is first for dialog in shown(shop_window)))
    (again,) = shown(shop_window)
    assert again.plan.style_now.theme.name == "dark" and again.list.currentRow() == 0
    again.close()


def test_the_drawing_of_a_set_up_has_the_pictures_of_the_open_project(shop_window: MainWindow, qtbot: QtBot) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "#336699").save(buffer, "PNG")
    name = image_name(buffer.getvalue(), "png")
    dialog = opened(shop_window)
    project = two_bays()
    pictured = changed(project, products=tuple(changed(product, image=name) for product in project.products))
    shop_window.workbench.replace(Document(pictured, images={name: buffer.getvalue()}))
    shop_window.live.flush()
    assert dialog.plan.style_now.pictures
    assert dialog.plan.picture(name, 40, 40) is not None
    dialog.close()


def shown(window: MainWindow) -> list[SetupsDialog]:
    return [dialog for dialog in window.findChildren(SetupsDialog) if dialog.isVisible()]
