"""Limits and packs of a product in the properties: folded away, checked against each other, styles offered only when known."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from planogram.model.edits.positions import change
from planogram.model.edits.products import change_product
from planogram.model.find import position_of
from planogram.model.orientation import ORIENTATIONS
from planogram.session.history import Label
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.property_editors import ChoiceEditor, LineEditor
from planogram.ui.panels.property_form import PropertyForm

pytestmark = pytest.mark.window


def enter(qtbot: QtBot, window: MainWindow, key: str, text: str, subject: str = "packing") -> LineEditor:
    editor: Any = window.properties.editors[subject, key]
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    return editor  # type: ignore[no-any-return]


@pytest.fixture
def opened(shop_window: MainWindow) -> MainWindow:
    shop_window.workbench.selection.set(["a1"])
    shop_window.live.flush()
    folds = shop_window.properties.form.findChildren(QToolButton, "fold")
    assert ("packing", "max_facings") not in shop_window.properties.editors
    next(one for one in folds if one.text() == shop_window.translator("section.packing")).click()
    assert shop_window.properties.editors["packing", "max_facings"].isVisibleTo(shop_window.properties)
    return shop_window


def test_limits_are_typed_and_may_not_cross(opened: MainWindow, qtbot: QtBot) -> None:
    enter(qtbot, opened, "max_facings", "4")
    assert opened.workbench.project.products[0].max_facings == 4
    enter(qtbot, opened, "min_facings", "5")
    assert opened.workbench.project.products[0].min_facings is None
    assert "minimum" in opened.status.currentMessage()


def test_a_pack_can_be_chosen_once_its_sizes_are_known(opened: MainWindow, qtbot: QtBot) -> None:
    def offered(style: str) -> tuple[bool, str]:
        editor = opened.properties.editors["position", "style"]
        assert isinstance(editor, ChoiceEditor)
        model = editor.model()
        assert isinstance(model, QStandardItemModel)
        row = model.item(editor.findData(style))
        return row.isEnabled(), row.toolTip()

    assert offered("tray")[0] is False and "plateau" in offered("tray")[1]
    assert not opened.actions_by_key["shelf.style_tray"].isEnabled()
    for side in ("width", "height", "depth"):
        enter(qtbot, opened, f"tray_{side}", "30 cm")
    opened.live.flush()
    assert offered("tray")[0] is True
    assert opened.actions_by_key["shelf.style_tray"].isEnabled()


def test_what_lies_loose_may_stand_as_units_though_it_has_no_other_pack(opened: MainWindow) -> None:
    action, workbench = opened.actions_by_key["shelf.style"], opened.workbench
    assert not action.isEnabled()
    workbench.document.do(Label("edit.style"), change(workbench.project, ["a1"], style="loose"))
    opened.live.flush()
    assert action.isEnabled()
    action.trigger()
    opened.live.flush()
    assert position_of(workbench.project, "a1").style == "unit" and not action.isEnabled()


def test_squeeze_is_bounded_by_what_the_product_bears(opened: MainWindow, qtbot: QtBot) -> None:
    squeeze: Any = opened.properties.editors["position", "squeeze_pct"]
    squeeze.line.setText("3")
    qtbot.keyClick(squeeze.line, Qt.Key.Key_Return)
    assert opened.workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0].squeeze_pct == 0
    squeeze.line.setText("0")
    qtbot.keyClick(squeeze.line, Qt.Key.Key_Return)
    enter(qtbot, opened, "max_squeeze_pct", "5")
    opened.live.flush()
    squeeze = opened.properties.editors["position", "squeeze_pct"]
    squeeze.line.setText("3")
    qtbot.keyClick(squeeze.line, Qt.Key.Key_Return)
    assert opened.workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0].squeeze_pct == 3


def test_a_nesting_step_larger_than_the_product_is_refused(opened: MainWindow, qtbot: QtBot) -> None:
    enter(qtbot, opened, "nest_height", "500")
    assert opened.workbench.project.products[0].nest_height == 0.0
    assert opened.status.currentMessage() == opened.translator("field.nest_too_large")


def test_what_hangs_has_no_field_for_layers_on_top(opened: MainWindow) -> None:
    assert ("position", "cap_high") in opened.properties.editors
    ids = opened.workbench.selection.ids
    opened.workbench.document.do(Label("edit.property"), change(opened.workbench.project, ids, style="hanging"))
    opened.live.flush()
    assert ("position", "cap_high") not in opened.properties.editors


def test_a_squeeze_too_strong_says_where_its_limit_is_set(opened: MainWindow, qtbot: QtBot) -> None:
    enter(qtbot, opened, "squeeze_pct", "20", "position")
    assert "Compression maximum" in opened.status.currentMessage()


def test_tab_goes_on_over_numbers_to_be_typed_over_though_other_limits_apply(opened: MainWindow, qtbot: QtBot) -> None:
    scroll = opened.properties.form
    line: Any = opened.properties.editors["packing", "max_squeeze_pct"]
    line.setFocus()
    scroll.ensureWidgetVisible(line)
    seen = scroll.verticalScrollBar().value()
    qtbot.keyClicks(line.line, "10")
    qtbot.keyClick(line.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "=3*40")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    product = opened.workbench.project.products[0]
    assert (product.max_squeeze_pct, product.finger_space) == (10.0, 120.0)
    assert opened.properties.form is scroll and scroll.verticalScrollBar().value() == seen > 0


def test_tab_goes_on_over_numbers_to_be_typed_over_though_the_form_was_made_anew(opened: MainWindow, qtbot: QtBot) -> None:
    before = opened.properties.form
    line: Any = opened.properties.editors["position", "cap_high"]
    line.setFocus()
    before.ensureWidgetVisible(line)
    seen = before.verticalScrollBar().value()
    qtbot.keyClicks(line.line, "1")
    qtbot.keyClick(line.line, Qt.Key.Key_Backtab)
    qtbot.keyClicks(QApplication.focusWidget(), "2 cm")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    position = opened.workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0]
    assert (position.cap_high, position.gap_before) == (1, 20.0)
    now = opened.properties.form
    assert now is not before and abs(now.verticalScrollBar().value() - seen) < 100


def test_the_form_of_a_block_is_there_before_one_is_clicked(shop_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(shop_window.properties.findChildren(PropertyForm)) == 2)
    made = set(shop_window.properties.findChildren(PropertyForm))
    shop_window.workbench.selection.set(["b1p"])
    shop_window.live.flush()
    assert shop_window.properties.form in made and set(shop_window.properties.findChildren(PropertyForm)) == made
    assert [section.ids for section in shop_window.properties._sections[:2]] == [("b1p",), ("b",)]


def test_blocks_of_products_that_may_stand_in_other_ways_share_a_form(opened: MainWindow) -> None:
    document, form = opened.workbench.document, opened.properties.form
    turned = change_product(document.project, "b", orientations=("front", "side"), max_squeeze_pct=7.0)
    document.do(Label("edit.property"), turned)

    def shown(*positions: str) -> tuple[tuple[str, ...], str | None, float]:
        opened.workbench.selection.set(positions)
        opened.live.flush()
        assert opened.properties.form is form or len(positions) > 1
        editors: Any = opened.properties.editors
        offered, squeeze = editors["position", "orientation"], editors["position", "squeeze_pct"]
        return tuple(offered.itemData(row) for row in range(offered.count())), offered.currentData(), squeeze._field.most

    assert shown("b1p") == (("front", "side"), "front", 7.0)
    assert shown("a1") == (ORIENTATIONS, "front", 0.0)
    assert shown("a1", "b1p") == (("front", "side"), "front", 0.0)
    assert shown("b1p") == (("front", "side"), "front", 7.0)


def test_a_number_typed_that_leaves_no_room_is_told_in_mm_with_ways_out(opened: MainWindow, qtbot: QtBot) -> None:
    def offered() -> list[str]:
        bar = opened.view.findChild(OfferBar)
        assert isinstance(bar, OfferBar)
        opened.live.flush()
        return [one.text() for one in bar.findChildren(QPushButton)] if not bar.isHidden() else []

    enter(qtbot, opened, "wide", "2", "position")
    assert not offered()
    enter(qtbot, opened, "wide", "99", "position")
    assert offered()
    opened.workbench.selection.set((), "low")
    opened.live.flush()
    enter(qtbot, opened, "elevation", "800", "level")
    assert len(offered()) >= 1


def test_a_form_is_made_once_for_all_blocks_of_a_kind_and_keeps_what_was_opened(opened: MainWindow, qtbot: QtBot) -> None:
    panel, selection = opened.properties, opened.workbench.selection
    chosen = selection.ids
    block = panel.form
    button = next(one for one in block.findChildren(QToolButton) if one.text() == opened.translator("section.packing"))
    selection.set(())
    opened.live.flush()
    assert panel.form is not block and panel.editors.keys().isdisjoint({("position", "wide")})
    selection.set(chosen)
    opened.live.flush()
    assert panel.form is block and panel.editors["packing", "max_facings"].isVisible()
    button.click()
    selection.set(())
    selection.set(chosen)
    opened.live.flush()
    assert not panel.editors["packing", "max_facings"].isVisible()


def test_a_refused_entry_is_not_seen_in_the_form_of_the_next_block(opened: MainWindow, qtbot: QtBot) -> None:
    selection, chosen = opened.workbench.selection, opened.workbench.selection.ids
    wide: Any = opened.properties.editors["position", "wide"]
    before = wide.line.text()
    wide.line.setFocus()
    wide.line.setText("none")
    qtbot.keyClick(wide.line, Qt.Key.Key_Return)
    assert wide.line.property("bad") is True
    selection.set(())
    opened.live.flush()
    selection.set(chosen)
    opened.live.flush()
    assert opened.properties.editors["position", "wide"] is wide
    assert wide.line.text() == before and wide.line.property("bad") is False
