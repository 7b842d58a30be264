"""The PNM panel in the real window: layer switches, palette, dragging onto the drawing, fields of a piece, refusals in words."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from planogram.exchange.project_file import read_project_file
from planogram.metrics.checks.pnm import pnm_findings
from planogram.model.pnm import PnmVersion
from planogram.model.pnm_catalogue import HOSTS, PIECES
from planogram.model.pnm_layout import pieces_on_face
from planogram.model.values import changed
from planogram.resources import resource
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.ui import verbs
from planogram.ui.dialogs.check_choice import CheckChoice
from planogram.ui.dialogs.pnm_report import PnmReport
from planogram.ui.dialogs.pnm_terms import options, term_words
from planogram.ui.dialogs.print_dialog import PrintDialog
from planogram.ui.panels.piece_fields import kinds
from planogram.ui.panels.piece_list import REFERENCE

pytestmark = pytest.mark.window


@pytest.fixture
def window(open_on):
    project, images = read_project_file(resource("samples", "superette.planogram"))
    made = open_on(Document(project, images=images), 1500, 950)
    made.pnm_dock.raise_()
    made.live.flush()
    made.pnm.refresh()
    return made


def references(panel):
    return [panel.list.item(row).data(REFERENCE) for row in range(panel.list.count())]


def drop(window, reference, x, y):
    """Drag a line of the palette to a place of the face, mm."""
    row = references(window.pnm).index(reference)
    mime = window.pnm.list.mimeData([window.pnm.list.item(row)])
    at = window.view.mapFromScene(QPointF(x, -y))
    actions, left, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.view.dragEnterEvent(QDragEnterEvent(at, actions, mime, left, keys))
    window.view.dragMoveEvent(QDragMoveEvent(at + QPoint(1, 0), actions, mime, left, keys))
    said = window.view._tool.overlay.message
    window.view.dropEvent(QDropEvent(QPointF(at), actions, mime, left, keys))
    window.live.flush()
    return said


def test_the_day_is_read_whole_in_a_narrow_panel(window):
    panel = window.pnm
    panel.setParent(None)
    panel.resize(240, 500)
    panel.show()
    QApplication.processEvents()
    line = panel.day.lineEdit()
    margins = line.textMargins()
    assert line.width() - margins.left() - margins.right() >= line.fontMetrics().horizontalAdvance("28/12/2026") + 2
    panel.close()


def test_the_palette_lists_articles_and_every_piece(window):
    listed = references(window.pnm)
    assert "article:STO-PROMO" in listed
    assert sum(1 for one in listed if one and one.startswith("kind:")) == len(PIECES)
    window.pnm.search.setText("wobbler")
    visible = [row for row in range(window.pnm.list.count()) if not window.pnm.list.item(row).isHidden()]
    assert len(visible) == 3


def test_a_piece_dragged_onto_the_drawing_hangs_there(window):
    before = len(window.workbench.project.pnm.placements)
    said = drop(window, "article:STO-NEW", 500.0, 480.0)
    assert said is not None and said.code == "gesture.pnm_place"
    pieces = window.workbench.document.committed.pnm.placements
    assert len(pieces) == before + 1
    assert pieces[-1].host == "SHELF_EDGE"
    assert window.properties.form.place.text() == pieces[-1].code
    window.run("edit.undo")
    assert len(window.workbench.document.committed.pnm.placements) == before


def test_what_cannot_be_placed_says_why(window):
    said = drop(window, "article:CON-BOB", 500.0, 480.0)
    assert said is not None and said.code == "pnm.refusal.no_host"
    assert window.translator(said.code, **dict(said.values)).startswith("«\u00a0Bobine de caisse 80\u00a0» est un consommable")


def enter(window, name, value):
    """Fill a field of the selected piece in the Properties."""
    editor = window.properties.editors["piece", name]
    if isinstance(value, bool):
        editor.entered.emit(value)
    else:
        editor.line.setText(value)
        editor.line.left.emit()
    window.live.flush()


def test_a_piece_that_can_be_cut_has_a_size_and_an_article_with_versions_has_them_to_choose_from(window):
    document = window.workbench.document
    header = next(piece for piece in document.project.pnm.placements if kinds(document.project, [piece])[0].key == "header")
    versions = (PnmVersion(header.code, "Noël"), PnmVersion(header.code, "Été"), PnmVersion("other", "Soldes"))
    document.do(Label("edit.change_pnm"), changed(document.project, pnm=changed(document.project.pnm, versions=versions)))
    window.workbench.selection.set((), pieces=(header.id,))
    window.live.flush()
    enter(window, "height", "25 cm")
    box = window.properties.editors["piece", "version"]
    assert [box.itemText(row) for row in range(box.count())] == ["non renseigné", "Noël", "Été"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    window.live.flush()
    now = next(piece for piece in document.committed.pnm.placements if piece.id == header.id)
    assert (now.height, now.version) == (250.0, "Été")
    enter(window, "height", "90 m")
    assert next(piece for piece in document.committed.pnm.placements if piece.id == header.id).height == 250.0


def test_a_selected_piece_takes_no_room_from_the_palette_for_what_the_properties_show(window):
    before = window.pnm.list.height()
    window.workbench.selection.set((), pieces=(window.workbench.project.pnm.placements[0].id,))
    window.live.flush()
    QApplication.processEvents()
    assert window.pnm.list.height() == before


def test_the_menu_over_a_piece_takes_it_away(window, monkeypatch):
    box = next(one for one in pieces_on_face(window.workbench.project, "gon-g1", "A") if one.piece.key == "wobbler")
    window.workbench.selection.set((), pieces=(box.placement.id,))
    offered = []
    monkeypatch.setattr("planogram.ui.context_menus.pop_up", lambda _, keys, __: offered.extend(keys))
    window.view.menu_wanted.emit(QPoint())
    assert offered[0] == "edit.delete"
    window.live.flush()
    assert [window.actions_by_key[key].isEnabled() for key in ("edit.delete", "edit.duplicate")] == [True, False]


def test_fields_change_the_piece_and_delete_removes_it(window):
    box = next(one for one in pieces_on_face(window.workbench.project, "gon-g1", "A") if one.piece.key == "wobbler")
    window.workbench.selection.set((), pieces=(box.placement.id,))
    window.live.flush()
    for name, text in (("quantity", "4"), ("u", "12,5"), ("valid_to", "24/12/2026"), ("valid_from", "hier")):
        enter(window, name, text)
    changed = next(one for one in window.workbench.document.committed.pnm.placements if one.id == box.placement.id)
    assert (changed.quantity, changed.u, changed.valid_to, changed.valid_from) == (4, 12.5, date(2026, 12, 24), None)
    assert ("piece", "width") not in window.properties.editors
    enter(window, "locked", True)
    told = []
    window.properties.refused.connect(told.append)
    enter(window, "u", "30")
    assert told == [window.translator("field.piece_locked")]
    enter(window, "locked", False)
    window.run("edit.delete")
    assert box.placement.id not in {one.id for one in window.workbench.document.committed.pnm.placements}


def pnm_groups(window):
    return [key for key in window.view._mirror._pictures if key[0] == "pnm"]


def test_the_layer_is_hidden_locked_and_dated(window):
    assert pnm_groups(window)
    window.pnm.shown.setChecked(False)
    window.live.flush()
    assert not pnm_groups(window)
    window.pnm.shown.setChecked(True)
    window.pnm.locked.setChecked(True)
    window.live.flush()
    assert pnm_groups(window) and not window.workbench.pnm_layer.within_reach
    window.pnm.dated.setChecked(True)
    window.pnm.day.setDate(window.pnm.day.date().fromString("2025-06-01", "yyyy-MM-dd"))
    window.live.flush()
    assert window.workbench.pnm_layer.day == date(2025, 6, 1)


def test_both_languages(window):
    window.set_language("en")
    assert window.pnm.shown.text() == "Show"
    window.set_language("fr")
    assert window.pnm.shown.text() == "Afficher"


def test_duplicates_are_merged_side_by_side_and_undone(window):
    report = PnmReport(window, window.workbench, window.translator)
    assert [table.rowCount() > 0 for table in report.tables.values()] == [True] * 4
    before = report.tables["duplicates"].rowCount()
    report.tables["duplicates"].setCurrentCell(1, 0)
    report.merge_left.click()
    articles = {article.code: article for article in window.workbench.document.committed.pnm.articles}
    assert report.tables["duplicates"].rowCount() == before - 1
    assert report.tables["duplicates"].currentRow() == min(1, before - 2), "the next pair is at hand"
    assert "STO-PRO-R" not in articles and "STO-PRO-R" in articles["STO-PROMO"].old_codes
    assert {piece.code for piece in window.workbench.document.committed.pnm.placements}.isdisjoint({"STO-PRO-R"})
    window.run("edit.undo")
    report.refresh()
    assert report.tables["duplicates"].rowCount() == before


def test_a_number_is_offered_for_typing_as_the_language_writes_it(window):
    model = PnmReport(window, window.workbench, window.translator).pages["articles"].model
    width = next(n for n, column in enumerate(model.sheet.columns) if column.field == "width")
    assert model.setData(model.index(0, width), "312.5")
    assert model.index(0, width).data(Qt.ItemDataRole.EditRole) == "312,5"
    assert model.setData(model.index(0, width), "312,5") and window.workbench.project.pnm.articles[0].width == 312.5


def test_entries_are_copied_and_removed_once_some_are_picked(window):
    page = PnmReport(window, window.workbench, window.translator).pages["articles"]
    assert (page.add.isEnabled(), page.copy.isEnabled(), page.remove.isEnabled()) == (True, False, False)
    page.table.selectRow(0)
    assert page.copy.isEnabled() and page.remove.isEnabled()
    page.remove.click()
    assert not page.copy.isEnabled() and not page.remove.isEnabled()


def test_a_finding_about_a_piece_selects_it(window):
    finding = next(one for one in pnm_findings(window.workbench.project, date(2026, 11, 20)) if one.code == "pnm_hides_product")
    verbs.show_finding(window, finding)
    window.live.flush()
    assert window.workbench.selection.pieces == (finding.subject[0],)
    assert window.view._tool.overlay.selected


def cell(page, row, header):
    titles = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]
    return page.model.index(row, titles.index(header))


def test_the_lists_are_edited_in_place_and_undone(window):
    report = PnmReport(window, window.workbench, window.translator)
    document = window.workbench.document
    before = document.committed.pnm
    assert set(report.pages) == {"articles", "versions", "campaigns", "suppliers", "rules", "stocks", "processes"}
    for page in report.pages.values():
        count = page.model.rowCount()
        page.add.click()
        assert page.model.rowCount() == count + 1
        assert page.rows() == {count}
        page.copy.click()
    articles = report.pages["articles"]
    new = articles.model.rowCount() - 1
    assert articles.model.index(new, 0).data().startswith("P31-")
    assert articles.model.setData(cell(articles, new, "Code PNM"), "STO-NEUF")
    assert articles.model.setData(cell(articles, new, "Largeur (mm)"), "12,5 cm")
    assert articles.model.setData(cell(articles, new, "État des dimensions"), "measured")
    made = document.committed.pnm.articles[-1]
    assert (made.code, made.width, made.dims_status, made.status) == ("STO-NEUF", 125.0, "measured", "provisional")
    assert not articles.model.setData(cell(articles, new, "Code PNM"), before.articles[0].code)
    assert "déjà" in articles.message.text()
    assert not articles.model.setData(cell(articles, new, "Coût unitaire"), "cher")
    assert "« cher »" in articles.message.text().replace("\u00a0", " ")
    articles.table.selectRow(new)
    articles.remove.click()
    assert "STO-NEUF" not in {article.code for article in document.committed.pnm.articles}
    while document.undo():
        pass
    report.refresh()
    assert document.committed.pnm == before
    assert report.pages["rules"].model.rowCount() == len(before.rules)


def test_the_report_is_printed_from_a_panel_that_floats_too(window, qtbot):
    window.pnm_dock.setFloating(True)
    window.pnm.report.click()
    (report,) = window.findChildren(PnmReport)
    report.print.click()
    (dialog,) = window.findChildren(PrintDialog)
    assert dialog.isVisible() and dialog.form.choices.document == "pnm_report"
    dialog.reject()


def test_a_rule_tells_at_once_how_many_and_why(window):
    report = PnmReport(window, window.workbench, window.translator)
    rules = report.pages["rules"]
    hosts = int(cell(rules, 0, "Supports").data())
    rule = window.workbench.project.pnm.rules[0]
    assert cell(rules, 0, "Inclure").data(Qt.ItemDataRole.EditRole) == ", ".join(rule.include)
    assert cell(rules, 0, "Inclure").data() == ", ".join(term_words("include", one, window.translator) for one in rule.include)
    assert hosts > 2
    rules.model.setData(cell(rules, 0, "Par hôte"), "2")
    rules.model.setData(cell(rules, 0, "Plafond"), "3")
    assert cell(rules, 0, "Demandées").data() == "3"
    assert cell(rules, 0, "Raison").data() == f"{hosts} × 2 = {2 * hosts} · plafonné à 3"


def test_numbers_and_amounts_stand_over_and_under_each_other(window):
    report = PnmReport(window, window.workbench, window.translator)
    right = Qt.AlignmentFlag.AlignRight
    for header, numbers in (("Supports", True), ("Surcommande", True), ("Raison", False)):
        assert bool(cell(report.pages["rules"], 0, header).data(Qt.ItemDataRole.TextAlignmentRole) & right) is numbers, header
    needs = report.tables["needs"]
    costs = [column for column in range(needs.columnCount()) if "€" in needs.item(0, column).text()]
    assert costs and all(Qt.AlignmentFlag(needs.item(0, column).textAlignment()) & right for column in costs)


def ticking(report, index, qtbot):
    """The list of ticks that a double-click on a cell opens."""
    table = report.pages["rules"].table
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    qtbot.waitUntil(lambda: any(box.view().isVisible() for box in table.findChildren(CheckChoice)))
    return next(iter(table.findChildren(CheckChoice)))


def test_terms_of_a_rule_are_ticked_in_words_with_the_list_open(window, qtbot):
    report = PnmReport(window, window.workbench, window.translator)
    qtbot.addWidget(report)
    report.show()
    report.tabs.setCurrentIndex(list(report.pages).index("rules"))
    before = window.workbench.project.pnm.rules[0]
    box = ticking(report, cell(report.pages["rules"], 0, "Exclure"), qtbot)
    rows = {box.itemText(row): row for row in range(box.count())}
    assert {"Face A", "Zone\u00a0: Yeux", "Niveau\u00a0: tablette"} <= {text.replace("Tablette", "tablette") for text in rows}
    view = box.view()
    for text in ("Face A", "Zone\u00a0: Yeux"):
        view.scrollTo(view.model().index(rows[text], 0))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(rows[text], 0)).center())
        assert view.isVisible()
    box.hidePopup()
    after = window.workbench.project.pnm.rules[0]
    assert set(after.exclude) == {*before.exclude, "side:A", "band:eye"}
    assert report.pages["rules"].model.value(cell(report.pages["rules"], 0, "Exclure")) == after.exclude
    window.run("edit.undo")
    assert window.workbench.project.pnm.rules[0] == before


def test_terms_the_plan_does_not_know_stay_to_be_unticked(window):
    found = options(window.workbench.project, "include", ("gondola:Disparue", "odd"), window.translator)
    assert found[-2:] == [("Meuble\u00a0: Disparue", "gondola:Disparue"), ("odd", "odd")]
    hosts = options(window.workbench.project, "hosts", (), window.translator)
    assert "SHELF_EDGE" in {code for _, code in hosts} and len(hosts) == len(HOSTS)
    assert options(window.workbench.project, "label", (), window.translator) == []


def test_thresholds_of_the_mode_rule_are_set(window):
    report = PnmReport(window, window.workbench, window.translator)
    report.house.fields["rotation_high"].setValue(9.5)
    assert window.workbench.document.committed.pnm.settings.rotation_high == 9.5
    window.run("edit.undo")
    report.refresh()
    assert report.house.fields["rotation_high"].value() == 6.0


def test_a_piece_that_is_selected_does_not_make_the_window_higher(window):
    window.resize(1366, 728)
    window.workbench.selection.set((), pieces=(window.workbench.project.pnm.placements[0].id,))
    window.live.flush()
    window.pnm.refresh()
    assert window.minimumSizeHint().height() <= 700
    assert window.height() == 728


def test_properties_are_about_the_piece_that_is_selected_not_about_the_catalogue(window):
    project = window.workbench.project
    piece = next(one for one in project.pnm.placements if not one.locked)
    window.properties.show_products((project.products[0].id,))
    window.workbench.selection.set((), pieces=(piece.id,))
    window.properties.refresh()
    assert window.properties.form.place.text() == piece.code
    line = window.properties.editors["piece", "quantity"].line
    line.setText("3")
    line.left.emit()
    assert next(one for one in window.workbench.project.pnm.placements if one.id == piece.id).quantity == 3
    last = window.properties.editors["piece", "valid_to"].line
    last.setText("01/01/2020")
    last.left.emit()
    first = window.properties.editors["piece", "valid_from"].line
    first.setText("02/01/2020")
    first.left.emit()
    now = next(one for one in window.workbench.project.pnm.placements if one.id == piece.id)
    assert (now.valid_from, now.valid_to) == (None, date(2020, 1, 1))
