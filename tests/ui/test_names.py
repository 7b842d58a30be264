"""Every control of every dialog has a name for a screen reader: its own, or the words on it."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

import planogram.ui
from planogram.exchange.files import document_of, open_file
from planogram.exchange.problems import RefusedRow
from planogram.exchange.project_file import write_project_file
from planogram.exchange.psa.report import Fidelity
from planogram.exchange.variants.make import Order, write_variants
from planogram.exchange.workbook.headers import SheetHeaders, sheet_headers
from planogram.exchange.workbook.review import Review, review_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.model.edits.positions import add_facings, change
from planogram.model.store import StoreProfile
from planogram.model.values import changed
from planogram.model.variant import Shop
from planogram.session.branches import begin_branch
from planogram.ui import look
from planogram.ui.branch_commands import compare_figures
from planogram.ui.dialogs.about import AboutDialog
from planogram.ui.dialogs.fidelity import FidelityReport
from planogram.ui.dialogs.formula import FormulaDialog
from planogram.ui.dialogs.headers_dialog import HeadersDialog
from planogram.ui.dialogs.import_report import ImportReport
from planogram.ui.dialogs.publish import PublishDialog
from planogram.ui.dialogs.review_dialog import ReviewDialog
from planogram.ui.floor.affinity_dialog import AffinityDialog
from planogram.ui.floor.profile_dialog import ProfileDialog
from planogram.ui.jobs import ProgressDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import open_optimiser
from planogram.ui.panels.column_chooser import ColumnChooser
from planogram.ui.panels.weights import WeightsCard
from planogram.ui.setups.confirm_dialog import ConfirmDialog
from planogram.ui.variants.card import show_card
from planogram.ui.variants.take_model import take_model

KINDS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QTextEdit, QPlainTextEdit, QSlider, QTabBar)
OPENERS = (
    *("file.check_sizes", "file.print", "file.setups", "file.variants", "file.versions", "plan.compare"),
    *("edit.placeholder", "edit.replace", "furniture.save_piece", "furniture.wizard"),
    *("view.label_fields", "help.shortcuts", "help.commands"),
)


def nameless(top: QWidget) -> list[str]:
    controls = [control for kind in KINDS for control in top.findChildren(kind) if reached(control, top)]
    assert controls
    return [f"{type(control).__name__} in {type(control.parent()).__name__}" for control in controls if not named(control)]


def reached(control: QWidget, top: QWidget) -> bool:
    """Whether the keyboard comes to it; parts that Qt itself makes of a control are named with it."""
    own = not isinstance(control.parent(), QAbstractSpinBox | QComboBox) and not control.objectName().startswith("qt_")
    return own and control.isVisibleTo(top) and control.focusPolicy() != Qt.FocusPolicy.NoFocus


def named(control: QWidget) -> bool:
    if control.accessibleName() and control.accessibleName() == control.objectName():
        return False  # the name of a field in the code is nobody's word
    return bool(control.accessibleName() or (isinstance(control, QAbstractButton) and (control.text() or control.toolTip())))


@pytest.mark.parametrize("key", OPENERS)
def test_every_control_of_a_dialog_has_a_name(key: str, shop_window: MainWindow) -> None:
    shop_window.workbench.selection.set(("a1",))
    shop_window.live.flush()
    shop_window.run(key)
    judge(shop_window)


def test_so_do_those_of_the_optimiser_and_of_the_pieces(shop_window: MainWindow) -> None:
    open_optimiser(shop_window)
    judge(shop_window)
    shop_window.pnm.report.click()
    judge(shop_window)
    begin_branch(shop_window.workbench.document, "Autre")
    compare_figures(shop_window)
    judge(shop_window)


def variant(window: MainWindow, tmp_path: Path) -> Path:
    """The window on a store's variant; the file of a later model."""
    project, path = window.workbench.project, tmp_path / "Lyon.planogram"
    write_variants(Order(project, {}, (Shop("Lyon", products=("a", "b")),), tmp_path), window.translator)
    window.workbench.replace(document_of(open_file(path), path))
    window.live.flush()
    write_project_file(tmp_path / "model.planogram", changed(change(project, ["a1"], wide=4), version="2"), {})
    return tmp_path / "model.planogram"


def review(window: MainWindow, tmp_path: Path) -> Review:
    path = tmp_path / "back.xlsx"
    write_workbook(path, window.workbench.project, window.translator)
    return review_workbook(path, add_facings(window.workbench.project, ["a1"], 1))


def tables(tmp_path: Path) -> list[SheetHeaders]:
    """Headers nobody knows, on a tab whose name says nothing."""
    book = openpyxl.Workbook()
    book.active.append(["Machin", "Truc"])
    book.active.append([12, 34])
    book.save(tmp_path / "odd.xlsx")
    return list(sheet_headers(tmp_path / "odd.xlsx"))


REFUSED = (RefusedRow("Products", 2, "width", "x", "bad_number"),)
BUILT: dict[str, Callable[[MainWindow, Path], QWidget]] = {
    "AboutDialog": lambda w, _: AboutDialog(w, w.translator),
    "AffinityDialog": lambda w, _: AffinityDialog(w, w.translator, ()),
    "ConfirmDialog": lambda w, _: ConfirmDialog(w, w.translator, "g · A", "Ana", "", lambda _: None),
    "FidelityReport": lambda w, _: FidelityReport(w, w.translator, "a.psa", Fidelity("2017", "utf-8", (), (), ())),
    "FormulaDialog": lambda w, _: FormulaDialog(w, w.translator, w.workbench.project, look.sample(w)),
    "HeadersDialog": lambda w, tmp: HeadersDialog(w, tables(tmp), "odd.xlsx", w.translator),
    "ImportReport": lambda w, _: ImportReport(w, w.translator, "a.xlsx", REFUSED),
    "ProfileDialog": lambda w, _: ProfileDialog(w, w.translator, StoreProfile()),
    "ProgressDialog": lambda w, _: ProgressDialog(w, "…", "Annuler"),
    "PublishDialog": lambda w, _: PublishDialog(w, w.translator, w.workbench.project, ()),
    "ReviewDialog": lambda w, tmp: ReviewDialog(w, review(w, tmp), "back.xlsx", w.translator, w.theme),
    "TakeModelDialog": lambda w, tmp: cast(QWidget, take_model(w, variant(w, tmp))),
    "VariantCard": lambda w, tmp: variant(w, tmp) and show_card(w),
    "ColumnChooser": lambda w, _: ColumnChooser(w, w.translator, ("facings",)),
    "WeightsCard": lambda w, _: WeightsCard(w, w.workbench, w.translator),
}
"""Those that block, or open only on a file of their own."""
OPENED = {
    *("BayWizard", "BranchFigures", "CommandPalette", "CompareWindow", "DetectiveDialog", "LabelsDialog", "OptimiserLayout"),
    *("OptimiserWindow", "PlaceholderDialog", "PnmReport", "PrintDialog", "ReplaceDialog", "SavePieceDialog", "SetupsDialog"),
    *("ShortcutsDialog", "VariantsDialog", "VersionsDialog"),
}
"""Classes of what OPENERS and the test below them open."""


@pytest.mark.parametrize("name", BUILT)
def test_so_has_every_control_of_what_blocks_or_needs_a_file(name: str, shop_window: MainWindow, tmp_path: Path) -> None:
    built = BUILT[name](shop_window, tmp_path)
    assert type(built).__name__ == name
    built.show()
    judge(shop_window)


def test_the_card_of_a_formula_has_names(shop_window: MainWindow) -> None:
    shop_window.figures._explain("a", "facings")
    assert not shop_window.figures.card.isHidden()
    assert nameless(shop_window.figures.card) == []


def test_no_dialog_is_left_out() -> None:
    for module in pkgutil.walk_packages(planogram.ui.__path__, "planogram.ui."):
        importlib.import_module(module.name)
    assert {kind.__name__ for kind in kinds_of(QDialog) if kind.__module__.startswith("planogram.")} <= OPENED | BUILT.keys()


def kinds_of(base: type) -> set[type]:
    return {kind for direct in base.__subclasses__() for kind in (direct, *kinds_of(direct))}


def leaning(table: QTableView) -> list[str]:
    """Columns whose head stands elsewhere than what is below it."""
    model, header, role = table.model(), table.horizontalHeader(), Qt.ItemDataRole.TextAlignmentRole
    sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
    seen = [column for column in range(model.columnCount()) if model.rowCount() and header.isVisible()]
    heads = [model.headerData(column, Qt.Orientation.Horizontal, role) or header.defaultAlignment() for column in seen]
    cells = [model.index(0, column).data(role) or Qt.AlignmentFlag.AlignLeft for column in seen]
    pairs = zip(heads, cells, strict=True)
    apart = [column for column, pair in enumerate(pairs) if len({tuple(bool(int(one) & side.value) for side in sides) for one in pair}) > 1]
    return [f"{model.headerData(column, Qt.Orientation.Horizontal)} of {type(table).__name__}" for column in apart]


def judge(window: MainWindow) -> None:
    """What is open beside the window, which then closes."""
    opened = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not window]
    assert opened
    for top in opened:
        assert nameless(top) == []
        assert [head for table in top.findChildren(QTableView) for head in leaning(table)] == []
        assert not isinstance(top.focusWidget(), QScrollArea), "the first key is for a field, not for what scrolls it"
        top.close()
