"""The optimiser's window: asked, answered off the thread, accepted by product in one step; stale when the project is another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planogram.model.edits.positions import add_facings
from planogram.model.find import walk_positions
from planogram.session.history import Label
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import OptimiserWindow, open_optimiser


def asked(qtbot: QtBot, window: MainWindow, mode: str) -> OptimiserWindow:
    found = open_optimiser(window, mode)
    found.form.limits.checks["free_to_move"].setChecked(True)
    qtbot.mouseClick(found.propose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: found.running is None and found.offer is not None, timeout=20_000)
    return found


def blocks(window: MainWindow) -> dict[str, tuple[str, int]]:
    return {position.id: (place.level.id, position.wide) for place, position in walk_positions(window.workbench.project)}


@pytest.mark.parametrize("mode", ["rebalance", "facings", "arrange"])
def test_a_proposal_changes_nothing_until_it_is_accepted_in_one_step(qtbot: QtBot, shop_window: MainWindow, mode: str) -> None:
    before = shop_window.workbench.project
    optimiser = asked(qtbot, shop_window, mode)
    assert shop_window.workbench.project is before
    assert optimiser.offer is not None
    if not optimiser.accept_it.isEnabled():
        assert not optimiser.differences.rows
        return
    optimiser.accept_offer()
    assert shop_window.workbench.project == optimiser.offer.applied()
    shop_window.workbench.document.undo()
    assert shop_window.workbench.project is before
    optimiser.close()


def test_escape_pressed_twice_leaves_once(shop_window: MainWindow) -> None:
    optimiser = open_optimiser(shop_window, "rebalance")
    optimiser.reject()
    optimiser.reject()
    assert not optimiser.isVisible()


def test_the_keyboard_goes_from_asking_to_stopping_and_back(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = open_optimiser(shop_window, "rebalance")
    qtbot.waitExposed(optimiser)
    optimiser.propose.setFocus()
    qtbot.keyClick(optimiser.propose, Qt.Key.Key_Space)
    assert optimiser.focusWidget() is optimiser.stop
    qtbot.waitUntil(lambda: optimiser.running is None and optimiser.offer is not None, timeout=20_000)
    assert optimiser.focusWidget() is optimiser.propose
    optimiser.close()


def test_products_not_ticked_stay_as_they_are(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = asked(qtbot, shop_window, "rebalance")
    assert optimiser.differences.rows
    first = optimiser.differences.index(0, 0)
    product = optimiser.differences.rows[0].product
    old = {position.id: position for _, position in walk_positions(shop_window.workbench.project) if position.product == product}
    optimiser.differences.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert optimiser.preview._compared is not None
    optimiser.accept_offer()
    new = {position.id: position for _, position in walk_positions(shop_window.workbench.project) if position.product == product}
    assert new == old
    optimiser.close()


def test_the_names_of_the_products_are_read_on_a_small_screen(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = asked(qtbot, shop_window, "facings")
    optimiser.resize(1092, 580)
    QApplication.processEvents()
    table, head = optimiser.table, optimiser.table.horizontalHeader()
    assert table.columnWidth(0) >= 200
    assert all(table.columnWidth(n) >= max(table.sizeHintForColumn(n), head.sectionSizeHint(n)) for n in range(1, head.count()))
    assert not table.horizontalScrollBar().isVisible()
    optimiser.close()


def test_blocks_of_an_arrangement_are_accepted_with_what_they_need(qtbot: QtBot, shop_window: MainWindow) -> None:
    before = shop_window.workbench.project
    optimiser = asked(qtbot, shop_window, "arrange")
    model = optimiser.differences
    assert optimiser.offer is not None
    qtbot.mouseClick(optimiser.none, Qt.MouseButton.LeftButton)
    assert model.accepted == frozenset()
    assert not optimiser.accept_it.isEnabled()
    line = next(n for n in range(model.rowCount()) if len(model.products_at(n)) >= 1)
    block = model.products_at(line)
    model.setData(model.index(line, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert set(block) <= model.accepted
    followers = model.accepted - set(block)
    assert optimiser.remarks.count() == len(followers) + len(optimiser.offer.remarks)
    assert optimiser.preview._compared is not None
    assert optimiser.preview._compared.new == optimiser.offer.part(model.accepted)
    optimiser.accept_offer()
    assert shop_window.workbench.project == optimiser.offer.part(model.accepted)
    shop_window.workbench.document.undo()
    assert shop_window.workbench.project is before
    optimiser.close()


def test_figures_follow_what_is_ticked(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = asked(qtbot, shop_window, "arrange")
    whole = optimiser.totals.text()
    qtbot.mouseClick(optimiser.none, Qt.MouseButton.LeftButton)
    assert optimiser.totals.text() != whole
    assert "Changements de niveau\u202f: 0" in optimiser.totals.text().replace("\u00a0", "\u202f")
    qtbot.mouseClick(optimiser.all, Qt.MouseButton.LeftButton)
    assert optimiser.totals.text() == whole
    optimiser.close()


def test_a_proposal_for_another_project_is_offered_again(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = asked(qtbot, shop_window, "rebalance")
    name = next(iter(blocks(shop_window)))
    shop_window.workbench.document.do(Label("edit.facings"), add_facings(shop_window.workbench.project, [name], wide=1))
    shop_window.live.flush()
    assert optimiser.stale
    assert not optimiser.accept_it.isEnabled()
    assert optimiser.propose.text() == "Proposer à nouveau"
    assert "changé" in optimiser.told.text()
    shop_window.workbench.document.undo()
    shop_window.live.flush()
    assert not optimiser.stale
    optimiser.close()


def test_what_is_picked_is_fixed_and_the_rest_is_asked_again(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = asked(qtbot, shop_window, "rebalance")
    optimiser.table.selectRow(0)
    product = optimiser.differences.rows[0].product
    optimiser.pin_picked()
    qtbot.waitUntil(lambda: optimiser.running is None, timeout=20_000)
    assert all(position.pinned for _, position in walk_positions(shop_window.workbench.project) if position.product == product)
    assert not optimiser.stale
    assert product not in {row.product for row in optimiser.differences.rows if row.facings[0] != row.facings[1]}
    optimiser.close()


def test_a_block_that_does_not_change_is_let_go_by_a_click_on_it(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = asked(qtbot, shop_window, "rebalance")
    optimiser.table.selectRow(0)
    product = optimiser.differences.rows[0].product
    optimiser.pin_picked()
    qtbot.waitUntil(lambda: optimiser.running is None, timeout=20_000)
    assert optimiser.differences.row_of(product) < 0
    optimiser.preview.picked.emit(product)
    assert optimiser.pin_it.text() == "Libérer et relancer"
    qtbot.mouseClick(optimiser.pin_it, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: optimiser.running is None, timeout=20_000)
    assert not any(position.pinned for _, position in walk_positions(shop_window.workbench.project))
    optimiser.close()


def test_pin_has_a_key_on_the_shelf(shop_window: MainWindow) -> None:
    name = next(iter(blocks(shop_window)))
    shop_window.workbench.selection.set((name,))
    shop_window.run("shelf.pin")
    assert next(position.pinned for _, position in walk_positions(shop_window.workbench.project) if position.id == name)
    shop_window.run("shelf.pin")
    assert not any(position.pinned for _, position in walk_positions(shop_window.workbench.project))


def test_weights_and_products_go_into_the_question(shop_window: MainWindow) -> None:
    optimiser = open_optimiser(shop_window, "rebalance")
    form = optimiser.form
    for name, box in form.balance.weights.items():
        box.setValue({"revenue": 30.0, "margin": 10.0}.get(name, 0.0))
    form.may_drop.tick(form.may_drop.ids[:1])
    wish = form.wish()
    assert wish is not None
    assert wish.rules.mix == (("revenue", 0.75), ("margin", 0.25))
    assert wish.rules.may_drop == form.may_drop.ids[:1]
    form.show_mode("facings")
    form.facings.elasticity.setValue(0.3)
    form.facings.bands["floor"].setValue(0.5)
    wish = form.wish()
    assert wish is not None
    assert wish.assumptions.elasticity == 0.3
    assert dict(wish.assumptions.bands)["floor"] == 0.5
    form.show_mode("arrange")
    form.arrange.pattern.setCurrentIndex(form.arrange.pattern.findData("panels"))
    wish = form.wish()
    assert wish is not None and wish.question is not None
    assert wish.question.pattern == "panels"
    assert not wish.question.move_levels
    form.arrange.move_levels.setChecked(True)
    wish = form.wish()
    assert wish is not None and wish.question is not None
    assert wish.question.move_levels
    form.chosen.tick(())
    assert form.wish() is None
    optimiser.close()


def test_a_face_with_nothing_on_it_is_arranged_once_products_are_ticked(qtbot: QtBot, shop_window: MainWindow) -> None:
    optimiser = open_optimiser(shop_window, "arrange")
    optimiser.form.chosen.none.click()
    qtbot.waitUntil(lambda: not optimiser.propose.isEnabled())
    why = optimiser.propose.toolTip()
    family = optimiser.form.chosen.tree.topLevelItem(0)
    assert family is not None
    family.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(optimiser.propose.isEnabled)
    assert optimiser.propose.toolTip() != why
    optimiser.close()


def test_help_explains_how_space_is_allocated(shop_window: MainWindow) -> None:
    optimiser = open_optimiser(shop_window)
    optimiser.explain.click()
    assert shop_window.help.topic == "allocation"
    optimiser.close()


def test_another_language_is_spoken_at_once(qtbot: QtBot, shop_window: MainWindow) -> None:
    asked(qtbot, shop_window, "facings")
    shop_window.set_language("en")
    shop_window.live.flush()
    (now,) = [one for one in shop_window.findChildren(OptimiserWindow) if one.isVisible()]
    assert now.windowTitle() == "Space optimiser"
    assert now.form.mode == "facings"
    now.close()
