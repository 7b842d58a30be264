"""A workbook brought into the open project: what changed is shown and chosen, unknown headers are asked for once."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox

from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.edits.positions import add_facings
from planogram.model.find import position_of
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui.dialogs.headers_dialog import HeadersDialog
from planogram.ui.dialogs.review_dialog import ReviewDialog
from planogram.ui.main_window import MainWindow
from tests import builders

pytestmark = pytest.mark.window


def edited(folder: Path, cells: dict[tuple[str, int, str], object]) -> Path:
    """The workbook of `two_bays` with cells changed by head office: (sheet, row, column) → value."""
    path = folder / "back.xlsx"
    write_workbook(path, builders.two_bays(), translator("en"))
    book = openpyxl.load_workbook(path)
    for (sheet, row, column), value in cells.items():
        header = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row, header.index(column) + 1).value = value
    book.save(path)
    return path


def answer(call: Callable[[QDialog], object]) -> list[QDialog]:
    """Do `call` with the next dialog that blocks; gives the list it will be in."""
    seen: list[QDialog] = []

    def look(left: int = 100) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReviewDialog | HeadersDialog | QMessageBox):
            seen.append(dialog)
            call(dialog)
        elif left:
            QTimer.singleShot(50, lambda: look(left - 1))

    QTimer.singleShot(50, look)
    return seen


TWO = {("Positions", 2, "wide"): 5, ("Products", 2, "name"): "Nouveau nom"}


def test_what_was_accepted_is_one_step(window: MainWindow, tmp_path: Path) -> None:
    seen = answer(lambda dialog: dialog.apply.click())
    assert window.files.import_path(edited(tmp_path, TWO))
    assert [change.kind for change in seen[0].model.rows] == ["changed", "changed"]
    project = window.workbench.project
    assert (position_of(project, "a1").wide, project.products[0].name) == (5, "Nouveau nom")
    assert window.workbench.document.undo()
    assert window.workbench.project == builders.two_bays()


def test_old_and_new_are_shown_in_words(window: MainWindow, tmp_path: Path) -> None:
    seen = answer(lambda dialog: dialog.reject())
    assert not window.files.import_path(edited(tmp_path, TWO))
    model = seen[0].model
    texts = [[model.index(row, column).data().replace("\u00a0", " ") for column in range(4)] for row in range(2)]
    assert ["modifiée", "Produits", "Product a (a)", "Désignation : Product a → Nouveau nom"] in [
        [t.replace("\u00a0", " ") for t in row] for row in texts
    ]
    assert window.workbench.project == builders.two_bays()


def test_numbers_are_shown_with_the_comma_of_the_language(window: MainWindow, tmp_path: Path) -> None:
    seen = answer(lambda dialog: dialog.reject())
    window.files.import_path(edited(tmp_path, {("Products", 2, "sale_price"): 2.79, ("Products", 3, "name"): "Version 1.5"}))
    told = [seen[0].model.index(row, 3).data().replace("\u00a0", " ") for row in range(2)]
    assert "PVHT : – → 2,79" in told and any("Version 1.5" in text for text in told)


def test_rows_taken_out_beside_one_that_cannot_be_read_are_told_to_be_unknown(window: MainWindow, tmp_path: Path) -> None:
    seen = answer(lambda dialog: dialog.reject())
    window.files.import_path(edited(tmp_path, {**TWO, ("Positions", 3, "wide"): "many"}))
    told = [one.text() for one in seen[0].findChildren(QLabel)]
    assert any("Positions" in text and "pas reconnues" in text for text in told)


def test_a_refused_row_stays_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    def refuse_positions(dialog: QDialog) -> None:
        assert isinstance(dialog, ReviewDialog)
        model = dialog.model
        row = next(n for n, change in enumerate(model.rows) if change.sheet == "Positions")
        model.setData(model.index(row, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
        dialog.apply.click()

    answer(refuse_positions)
    assert window.files.import_path(edited(tmp_path, TWO))
    project = window.workbench.project
    assert (position_of(project, "a1").wide, project.products[0].name) == (2, "Nouveau nom")


def test_a_row_edited_on_both_sides_waits_for_a_decision(window: MainWindow, tmp_path: Path) -> None:
    document = window.workbench.document
    path = edited(tmp_path, {("Positions", 2, "wide"): 5})
    document.do(Label("edit.facings", (("name", "a"),)), add_facings(document.committed, ["a1"], 5))
    states: list[bool] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, ReviewDialog)
        states.extend((dialog.model.rows[0].conflict, dialog.apply.isEnabled()))
        dialog.model.tick_shown(True)
        dialog.apply.click()

    answer(take)
    assert window.files.import_path(path)
    assert states == [True, False]
    assert position_of(window.workbench.project, "a1").wide == 5


@pytest.mark.parametrize(("way", "gondolas"), [("Ouvrir à part", ["g"]), ("Ajouter à ce projet", ["x", "g"]), ("Annuler", ["x"])])
def test_a_workbook_of_another_project_is_recognised(window: MainWindow, tmp_path: Path, way: str, gondolas: list[str]) -> None:
    document = Document(builders.project(builders.gondola("x", builders.bay("y")), products=(builders.product("zzz"),)))
    document.mark_saved(document.committed, None)
    window.workbench.replace(document)
    answer(lambda dialog: next(button for button in dialog.findChildren(QAbstractButton) if button.text() == way).click())
    assert window.files.import_path(edited(tmp_path, {})) == (way != "Annuler")
    assert [gondola.name for gondola in window.workbench.project.gondolas] == gondolas


def test_unknown_headers_are_asked_for_once(window: MainWindow, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Products"
    for row in (["id", "name", "Breite", "height_mm", "depth_mm"], ["n1", "Neu", 70, 100, 50], ["n2", "Auch", 80, 100, 50]):
        sheet.append(row)
    path = tmp_path / "foreign.xlsx"
    book.save(path)

    def map_width(dialog: QDialog) -> None:
        assert isinstance(dialog, HeadersDialog)
        assert dialog.missing.isVisible()
        dialog.choose("Products", "Breite", "width_mm")
        assert not dialog.missing.isVisible()
        dialog.go_on.click()

    seen = answer(map_width)
    assert window.files.import_path(path)
    assert len(seen) == 1
    widths = {product.id: product.width for product in window.workbench.project.products}
    assert (widths["n1"], widths["n2"]) == (70.0, 80.0)
    window.workbench.document.undo()
    assert window.files.import_path(path)
    assert {product.id for product in window.workbench.project.products} >= {"n1", "n2"}


def test_given_up_at_the_headers_nothing_is_imported(window: MainWindow, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Products"
    book.active.append(["id", "name", "Breite", "height_mm", "depth_mm"])
    book.active.append(["n1", "Neu", 70, 100, 50])
    book.save(tmp_path / "foreign.xlsx")
    answer(lambda dialog: dialog.reject())
    assert not window.files.import_path(tmp_path / "foreign.xlsx")
    assert window.workbench.project == builders.two_bays()


def test_a_tab_of_no_known_name_and_headers_is_asked_what_it_holds(window: MainWindow, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Tabelle1"
    for row in (["Nummer", "Bezeichnung", "Breite", "Höhe", "Tiefe"], ["n1", "Neu", 70, 100, 50]):
        book.active.append(row)
    path = tmp_path / "foreign.xlsx"
    book.save(path)

    def tell(dialog: QDialog) -> None:
        assert isinstance(dialog, HeadersDialog)
        assert not dialog.go_on.isEnabled()
        dialog.hold(0, "Products")
        for header, column in zip(
            ("Nummer", "Bezeichnung", "Breite", "Höhe", "Tiefe"), ("id", "name", "width_mm", "height_mm", "depth_mm"), strict=True
        ):
            if ("Products", header) in dialog._choices:
                dialog.choose("Products", header, column)
        assert not dialog.missing.isVisible()
        dialog.go_on.click()

    seen = answer(tell)
    assert window.files.open_path(path)
    (made,) = window.workbench.project.products
    assert (made.id, made.name, made.width, made.height, made.depth) == ("n1", "Neu", 70.0, 100.0, 50.0)
    assert window.files.import_path(path)
    assert len(seen) == 1
