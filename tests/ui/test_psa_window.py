"""A PSA file in the real window: opened with its report, given back byte for byte, one changed facing rewrites one row."""

import io
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from planogram.exchange.pdf.documents import PrintOrder, write_document
from planogram.model.edits.positions import add_facings
from planogram.model.find import walk_positions
from planogram.session.history import Label
from planogram.ui.dialogs.fidelity import FidelityReport
from planogram.ui.main_window import MainWindow

MINIMAL = Path(__file__).parent.parent / "exchange" / "psa" / "minimal_2017.psa"


def _open(window: MainWindow) -> FidelityReport:
    window.workbench.document.mark_saved(window.workbench.document.committed, None)
    assert window.files.open_path(MINIMAL)
    window.live.flush()
    report = window.findChild(FidelityReport)
    assert report is not None
    return report


def test_it_opens_with_its_report(shop_window: MainWindow) -> None:
    report = _open(shop_window)
    sections = [report.table.topLevelItem(n).text(0) for n in range(report.table.topLevelItemCount())]
    assert sections == ["Lignes du fichier", "Totaux recalculés et dans le fichier"]
    report.copy()
    assert "Position\t3 lues" in QGuiApplication.clipboard().text()
    assert shop_window.actions_by_key["file.fidelity"].isEnabled()


def test_it_is_given_back_byte_for_byte_and_then_patched(shop_window: MainWindow, tmp_path: Path) -> None:
    _open(shop_window)
    assert shop_window.files.export_to(tmp_path / "same.psa")
    assert (tmp_path / "same.psa").read_bytes() == MINIMAL.read_bytes()
    document = shop_window.workbench.document
    last = [position for _, position in walk_positions(document.project)][-1]
    document.do(Label("edit.facings"), add_facings(document.project, [last.id], wide=1))
    assert shop_window.files.export_to(tmp_path / "patched.psa")
    old, new = (path.read_bytes().split(b"\r\n") for path in (MINIMAL, tmp_path / "patched.psa"))
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 1


def test_the_report_is_kept_in_the_project_file_and_printed(shop_window: MainWindow, tmp_path: Path) -> None:
    _open(shop_window)
    assert shop_window.files.write_project(tmp_path / "kept.planogram")
    assert shop_window.files.open_path(tmp_path / "kept.planogram")
    assert shop_window.files.export_to(tmp_path / "again.psa")
    assert (tmp_path / "again.psa").read_bytes() == MINIMAL.read_bytes()
    page = io.BytesIO()
    write_document(page, PrintOrder("fidelity", shop_window.workbench.project), shop_window.translator)
    assert "Rapport de fidélité PSA" in PdfReader(page).pages[0].extract_text()
