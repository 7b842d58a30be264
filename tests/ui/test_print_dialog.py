"""The print dialog in the real window: choices reach the pages, the pages reach a file and a printer, settings reach the project."""

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planogram.exchange.pdf.documents import NAMES
from planogram.exchange.project_file import write_project_file
from planogram.model.edits.positions import remove
from planogram.session.document import Document
from planogram.session.publishing import publish
from planogram.ui.dialogs.print_dialog import PrintDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.printing.choices import PrintChoices, remembered_choices
from planogram.ui.printing.to_printer import printer_for
from planogram.ui.settings import Settings
from tests import builders

pytestmark = pytest.mark.window


@pytest.fixture
def window(open_on: Callable[..., MainWindow]) -> MainWindow:
    two = builders.two_bays()
    other = builders.gondola("h", builders.bay("h1", builders.level("hl", builders.position("hp", "b"))), name="Autre")
    return open_on(Document(msgspec.structs.replace(two, gondolas=(*two.gondolas, other))))


def opened(window: MainWindow, qtbot: QtBot, choices: PrintChoices | None = None) -> PrintDialog:
    dialog = PrintDialog(window, choices)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: PrintDialog, name: str, key: str) -> None:
    box = getattr(dialog.form, name)
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def pages(dialog: PrintDialog, folder: Path) -> list[str]:
    assert dialog.output.save_to(dialog.order, folder / "out.pdf")
    return [page.extract_text() for page in pypdf.PdfReader(folder / "out.pdf").pages]


def drawn(dialog: PrintDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog._thread.drawn, timeout=20_000):
        dialog._settle.start()


def test_an_index_on_the_screen_is_printed_with_its_legend(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.actions_by_key["view.colour_is_revenue"].trigger()
    dialog = opened(window, qtbot)
    assert dialog.form.as_on_screen
    setup = dialog.order.setup
    assert dict(setup.given) == dict(window.view.style_now.given) != {}
    (page,) = pages(dialog, tmp_path)
    assert all(words in page for _, words in setup.legend_lines) and len(setup.legend_lines) == 3
    choose(dialog, "colouring", "brand")
    assert (dialog.order.setup.colouring, dialog.order.setup.given) == ("brand", ())
    window.actions_by_key["view.colour_family"].trigger()
    assert not opened(window, qtbot).form.as_on_screen


def test_ctrl_p_opens_it_and_the_preview_draws_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.run("file.print")
    dialog = next(child for child in window.children() if isinstance(child, PrintDialog))
    drawn(dialog, qtbot)
    qtbot.waitUntil(lambda: not dialog.preview.picture.pixmap().isNull())
    assert dialog.preview.picture.pixmap().toImage().pixelColor(2, 2).name() == "#ffffff"
    assert [key.toString() for key in window.actions_by_key["file.print"].shortcuts()] == ["Ctrl+P"]
    dialog.reject()


def test_pages_are_turned_by_key_and_zoomed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    choose(dialog, "where", "all")
    drawn(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.preview.number.maximum() == 2)
    with qtbot.waitSignal(dialog._thread.drawn, timeout=20_000):
        qtbot.keyClick(dialog.preview.frame, Qt.Key.Key_PageDown)
    assert dialog.preview.number.value() == 2
    width = dialog.preview.picture.pixmap().width()
    with qtbot.waitSignal(dialog._thread.drawn, timeout=20_000):
        dialog.preview.zoom_by(2.0)
    qtbot.waitUntil(lambda: dialog.preview.picture.pixmap().width() > width * 1.5)


def test_choices_reach_the_pages(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    (text,) = pages(dialog, tmp_path)
    assert "Autre" not in text, "at first what is on show is what is printed"
    choose(dialog, "where", "all")
    assert len(pages(dialog, tmp_path)) == 2
    choose(dialog, "where", "face")
    choose(dialog, "per", "bay")
    choose(dialog, "direction", "portrait")
    titles = [text.split("\n")[0] for text in pages(dialog, tmp_path)]
    assert titles == ["g · Face A · Élément 1", "g · Face A · Élément 2"], "each with its list beside the drawing"
    choose(dialog, "document", "filling")
    assert "Liste" in pages(dialog, tmp_path)[0]


@pytest.mark.parametrize("name", ["", "plan.pdf"])
def test_the_dialog_says_what_it_saved(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    dialog = opened(window, qtbot)
    drawn(dialog, qtbot)
    before = dialog.status.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name) if name else "", ""))
    dialog.save_button.click()
    assert (dialog.status.text() != before) == bool(name) == (tmp_path / "plan.pdf").exists()
    assert name in dialog.status.text()


def test_the_faces_ticked_are_the_faces_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    choose(dialog, "where", "chosen")
    assert dialog.form.faces.isVisible()
    dialog.form.faces.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    (text,) = pages(dialog, tmp_path)
    assert text.startswith("Autre")


def test_only_what_acts_on_the_document_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert dialog.form.per.isVisible()
    assert not dialog.form.sheet.isVisible()
    choose(dialog, "document", "labels")
    assert not dialog.form.per.isVisible()
    assert dialog.form.sheet.isVisible()


@pytest.mark.parametrize("name", NAMES)
def test_every_document_can_be_chosen_and_drawn(window: MainWindow, qtbot: QtBot, name: str) -> None:
    dialog = opened(window, qtbot, PrintChoices(name))
    drawn(dialog, qtbot)
    qtbot.waitUntil(lambda: not dialog.preview.picture.pixmap().isNull())
    assert window.translator.has(f"printing.about.{name}")


def test_numbering_and_rates_are_edits_that_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    dialog, document = opened(window, qtbot), window.workbench.document
    dialog.form.settings.ticks["numbering_top_down"].click()
    dialog.form.settings.rates["minutes_move"].setValue(2.25)
    assert (document.project.settings.numbering_top_down, document.project.settings.minutes_move) == (True, 2.25)
    assert dialog.order.project is document.project
    document.undo()
    document.undo()
    assert document.project.settings == builders.two_bays().settings


def test_settings_of_a_project_that_is_only_looked_at_stay(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.document.read_only = True
    assert not opened(window, qtbot).form.settings.ticks["numbering_top_down"].isEnabled()


def test_the_change_sheet_compares_with_a_version_or_a_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    document = window.workbench.document
    publish(document)
    write_project_file(tmp_path / "before.planogram", remove(document.committed, ["a1"]), {})
    document.do(document.history.steps[0].label, remove(document.committed, ["c1"]))
    dialog = opened(window, qtbot, PrintChoices("changes"))
    assert "Retirer" in pages(dialog, tmp_path)[0]
    assert dialog.compare_with_file(tmp_path / "before.planogram")
    text = pages(dialog, tmp_path)[0]
    assert "Implanter" in text
    assert dialog.form.old.currentText() == "before.planogram"


def test_a_comparison_is_saved_as_a_workbook_too(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot, PrintChoices("comparison"))
    assert dialog.output.save_to(dialog.order, tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_choices_are_kept_for_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    choose(dialog, "document", "labels")
    choose(dialog, "paper", "A3")
    dialog.reject()
    window.settings.save()
    kept = remembered_choices(Settings(window.settings._path).remembered.printing)
    assert (kept.document, kept.setup.paper) == ("labels", "A3")


def test_damaged_choices_are_the_usual_ones() -> None:
    assert remembered_choices({"document": 3}) == PrintChoices()
    assert remembered_choices({"document": "nothing"}) == PrintChoices()


def test_a_printer_gets_the_pages_asked_for(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    printer = printer_for((841.9, 595.3), "Essai", 2)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert dialog.output.print_with(printer, dialog.order)
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "paper.pdf").read_bytes()))
    assert len(reader.pages) == 1
    width, height = (float(length) for length in reader.pages[0].mediabox[2:])
    assert width > height
