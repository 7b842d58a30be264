"""Files through the window: import with its report, export in each format, saving when the file changed behind one's back."""

from pathlib import Path
from time import sleep

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planogram.exchange.project_file import read_project_file, write_project_file
from planogram.i18n import translator
from planogram.model.edits.positions import add_facings
from planogram.model.find import position_of
from planogram.model.scenes import scene
from planogram.session.history import Label
from planogram.ui.dialogs.import_report import ImportReport
from planogram.ui.jobs import ProgressDialog, run_job
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import RECENT_LIMIT
from planogram.ui.submenus import submenus
from planogram.ui.trouble import TROUBLE
from tests import builders

pytestmark = pytest.mark.window


def press(text: str) -> None:
    """Press the button of that name in the question that is about to open."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text).click()

    QTimer.singleShot(100, click)


def workbook_with(window: MainWindow, path: Path, sheet: str, row: int, column: str, value: object) -> None:
    """The open project as a workbook with one cell changed."""
    assert window.files.export_to(path)
    book = load_workbook(path)
    headers = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row, headers.index(column) + 1).value = value
    book.save(path)
    book.close()


def test_a_dropped_file_is_taken_as_a_copy_even_where_a_move_is_proposed(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr(window.files, "open_path", read.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    drop = QDropEvent(QPointF(5, 5), offered, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    drop.setDropAction(Qt.DropAction.MoveAction)
    window.dropEvent(drop)
    QApplication.processEvents()
    assert drop.isAccepted()
    assert drop.dropAction() == Qt.DropAction.CopyAction
    assert read == [tmp_path / "a.xlsx"]


def test_refused_rows_are_reported_and_can_be_copied(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    workbook_with(window, path, "Products", 3, "width_mm", "large")
    assert window.files.import_path(path)
    report = next(child for child in window.children() if isinstance(child, ImportReport))
    assert [report.table.item(0, column).text() for column in range(4)] == ["Products", "3", "width_mm", "large"]
    report.copy()
    assert "width_mm\tlarge\t" in QGuiApplication.clipboard().text()
    report.close()


def test_rows_taken_with_a_remark_are_told_as_taken(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    workbook_with(window, path, "Products", 3, "image", "absent.png")
    assert window.files.open_path(path)
    report = next(child for child in window.children() if isinstance(child, ImportReport))
    assert report.windowTitle() == "Lignes prises avec une remarque"
    assert [report.table.item(0, column).text() for column in range(4)] == ["Products", "3", "image", "absent.png"]
    report.resize(500, 400)
    qtbot.waitUntil(lambda: report.table.rowHeight(0) > 2 * report.fontMetrics().height())  # a long reason is read whole
    report.close()


@pytest.mark.parametrize(("name", "start"), [("a.xlsx", b"PK"), ("a.pdf", b"%PDF"), ("a.png", b"\x89PNG"), ("a.planogram", b"PK")])
def test_export_writes_each_format(window: MainWindow, tmp_path: Path, name: str, start: bytes) -> None:
    assert window.files.export_to(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert not window.workbench.document.modified


def test_a_folder_that_is_not_there_is_one_sentence_and_the_work_stays(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert not window.files.export_to(folder / "a.pdf")
    told = window.banners.text(TROUBLE)
    assert "a.pdf n’a pas pu être enregistré" in told and "n’existe pas" in told and "créez-le" in told
    folder.mkdir()
    window.banners.button(TROUBLE, "safety.again").click()
    assert (folder / "a.pdf").exists() and TROUBLE not in window.banners.shown


def changed_behind(window: MainWindow, path: Path) -> None:
    """The window's file is saved by someone else while one edit is not saved here."""
    write_project_file(path, builders.two_bays(), {})
    assert window.files.open_path(path)
    project = window.workbench.project
    window.workbench.document.do(Label("edit.facings", (("name", "a"),)), add_facings(project, ("a1",), 3))
    write_project_file(path, add_facings(project, ("a1",), 7), {})


def test_nobody_is_asked_about_their_work_for_a_file_that_cannot_be_opened(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "false.planogram"
    path.write_text("no project")
    asked: list[object] = []

    def answer() -> None:
        asked.append(box := QApplication.activeModalWidget())
        if box is not None:
            box.close()

    document = window.workbench.document
    document.do(Label("edit.facings"), add_facings(document.project, ("a1",), wide=1))
    QTimer.singleShot(100, answer)
    assert not window.files.open_path(path)
    QTest.qWait(150)
    assert asked == [None]
    assert window.workbench.document is document and document.modified


def test_the_copy_from_before_the_last_save_is_offered_for_a_damaged_file(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    for _ in range(2):
        assert window.files.write_project(path)
        document = window.workbench.document
        document.do(Label("edit.facings"), add_facings(document.project, ("a1",), wide=1))
    assert window.files.write_project(path)
    path.write_bytes(path.read_bytes()[:300])
    assert not window.files.open_path(path)
    window.banners.button(TROUBLE, "safety.previous").click()
    assert window.workbench.document is not document
    # it is nobody's file: saving asks where, and neither copy is written over
    assert window.workbench.document.path is None and window.workbench.document.modified
    assert str(path) + "~" not in window.settings.remembered.recent
    assert position_of(window.workbench.project, "a1").wide + 1 == position_of(document.committed, "a1").wide


def test_a_file_opened_again_shows_what_was_saved_for_the_question(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    assert window.files.write_project(path)
    document = window.workbench.document
    document.do(Label("edit.facings"), add_facings(document.project, ("a1",), wide=1))
    changed = document.committed
    press(window.translator("ask.save.save"))
    assert window.files.open_path(path)
    assert window.workbench.document is not document
    assert window.workbench.project == changed


def test_a_file_changed_by_someone_else_is_not_overwritten_without_asking(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    changed_behind(window, path)
    press("Annuler")
    assert not window.files.save()
    assert position_of(read_project_file(path)[0], "a1").wide == 9
    assert window.workbench.document.modified


def test_a_file_changed_by_someone_else_is_overwritten_when_asked_to(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    changed_behind(window, path)
    press("Remplacer quand même")
    assert window.files.save()
    assert position_of(read_project_file(path)[0], "a1").wide == 5


def test_long_work_can_be_stopped(window: MainWindow) -> None:
    seen: list[float] = []

    def work(progress: object, cancelled: object) -> str:
        assert callable(progress)
        assert callable(cancelled)
        step = 0
        while not cancelled():
            progress(min(1.0, step / 1000))
            seen.append(step)
            step += 1
            sleep(0.01)
        return "stopped"

    def stop() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProgressDialog)
        dialog.stop.click()

    QTimer.singleShot(400, stop)
    assert run_job(window, "Long", translator("fr")("dialog.cancel"), work) is None
    assert seen


def test_a_progress_window_is_titled_without_the_ellipsis(window: MainWindow) -> None:
    box = ProgressDialog(window, "Import de a.xlsx…", "Annuler")
    assert box.windowTitle() == "Import de a.xlsx"


def test_a_stopped_export_leaves_the_old_file(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    window.workbench.document.do(Label("edit.import"), scene(1500))

    def stop() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProgressDialog)
        dialog.stop.click()

    QTimer.singleShot(400, stop)
    assert not window.files.export_to(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_list_of_recent_files_tells_namesakes_apart_says_which_are_gone_and_can_be_emptied(window: MainWindow, tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        write_project_file(tmp_path / folder / "plan.planogram", builders.two_bays(), {})
        assert window.files.open_path(tmp_path / folder / "plan.planogram")
    menu = QMenu()
    submenus(window)["<recent>"](menu)
    recent = menu.actions()[0].menu()
    assert isinstance(recent, QMenu)

    def entries() -> list[QAction]:
        recent.aboutToShow.emit()
        return [action for action in recent.actions() if not action.isSeparator()]

    assert [action.text() for action in entries()[:2]] == ["&1 plan.planogram – south", "&2 plan.planogram – north"]
    (tmp_path / "north" / "plan.planogram").unlink()
    entries()[1].trigger()
    window.banners.button(TROUBLE, "menu.recent.forget").click()
    assert len(entries()) == 3
    entries()[-1].trigger()
    assert [action.isEnabled() for action in entries()] == [False]
    recent.deleteLater()


def test_a_pinned_file_stays_first_in_the_list_of_recent_files(window: MainWindow, tmp_path: Path) -> None:
    paths = [tmp_path / f"plan{n}.planogram" for n in range(RECENT_LIMIT + 2)]
    menu = QMenu()
    submenus(window)["<recent>"](menu)
    recent = menu.actions()[0].menu()
    assert isinstance(recent, QMenu)
    for path in paths:
        write_project_file(path, builders.two_bays(), {})
    assert window.files.open_path(paths[0])
    recent.aboutToShow.emit()
    recent.actions()[-2].trigger()
    for path in paths[1:]:
        window.settings.remember_file(path)
    recent.aboutToShow.emit()
    texts = [action.text() for action in recent.actions() if not action.isSeparator()]
    assert texts[0] == "&1 plan0.planogram" and len(texts) == 1 + RECENT_LIMIT + 2 and recent.actions()[-2].isChecked()
    recent.actions()[-1].trigger()
    recent.aboutToShow.emit()
    assert recent.actions()[0].text() == "&1 plan0.planogram" and len(recent.actions()) == 4
    recent.actions()[-2].trigger()
    assert not window.settings.pinned
    recent.deleteLater()


def test_a_new_plan_takes_the_name_of_its_first_file(window: MainWindow, tmp_path: Path) -> None:
    window.workbench.document.mark_saved(window.workbench.document.committed, None)
    window.files.new()
    assert window.workbench.project.name == "Sans titre"
    assert window.files.write_project(tmp_path / "Épicerie.planogram")
    assert read_project_file(tmp_path / "Épicerie.planogram")[0].name == window.workbench.project.name == "Épicerie"
    assert not window.workbench.document.modified
    assert window.files.write_project(tmp_path / "Copie.planogram")
    assert window.workbench.project.name == "Épicerie"


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("Face.svg", ".png", "Face.svg"),
        ("Face", ".svg", "Face.svg"),
        ("Face", ".png", "Face.png"),
        ("", ".svg", "shop.svg"),
        ("", ".png", "shop.png"),
    ],
)
def test_a_picture_is_written_as_png_or_svg(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str, written: str
) -> None:
    window.settings.remembered.folder = str(tmp_path)
    monkeypatch.setattr(window, "document_name", lambda: "shop")
    filters = window.translator(f"file.filter{kind}")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _window, _title, proposed, _kinds: (str(tmp_path / name) if name else proposed, filters)
    )
    window.run("file.export_png")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".png", ".svg")] == [written]
