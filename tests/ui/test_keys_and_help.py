"""Everything with the keyboard: keys that can be changed, panes reached with F6, help for every part, the tour; and a name on every control."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planogram.exchange.workbook.sheets import SHEETS
from planogram.i18n import LANGUAGES, translator
from planogram.metrics.indicators import INDICATORS
from planogram.ui import help as help_here
from planogram.ui import keys, panes, tour
from planogram.ui.actions import ACTIONS, PANELS
from planogram.ui.dialogs.palette import CommandPalette
from planogram.ui.dialogs.shortcuts import ShortcutsDialog
from planogram.ui.help_pages import TOPICS, WRITTEN, indicators_page, written_page
from planogram.ui.help_workbook import workbook_page
from planogram.ui.main_window import MainWindow
from planogram.ui.menus import MENUS
from planogram.ui.settings import Settings

pytestmark = pytest.mark.window


def test_other_keys_work_at_once_and_are_remembered(shop_window: MainWindow) -> None:
    keys.choose(shop_window, "shelf.style", ("Ctrl+Alt+T",))
    assert shop_window.actions_by_key["shelf.style"].shortcut() == QKeySequence("Ctrl+Alt+T")
    assert "Ctrl+Alt+T" in shop_window.actions_by_key["shelf.style"].toolTip()
    again = Settings(shop_window.settings._path)
    assert keys.keys_of(again.remembered.keys)["shelf.style"] == ("Ctrl+Alt+T",)
    keys.restore(shop_window)
    assert shop_window.actions_by_key["shelf.style"].shortcut() == QKeySequence("T")
    assert shop_window.settings.remembered.keys == {}


def test_keys_that_are_taken_are_told_and_move(shop_window: MainWindow) -> None:
    shop_window.run("help.shortcuts")
    dialog = next(one for one in shop_window.findChildren(ShortcutsDialog) if one.isVisible())
    dialog.choose_action("shelf.fill")
    dialog.keys.setKeySequence(QKeySequence("R"))
    assert "Orientation suivante" in dialog.why.text()
    dialog.assign.click()
    now = keys.keys_of(shop_window.settings.remembered.keys)
    assert (now["shelf.fill"], now["shelf.rotate"]) == (("R",), ())
    assert dialog.action_key == "shelf.fill"
    dialog.own.click()
    assert keys.keys_of(shop_window.settings.remembered.keys)["shelf.fill"] == ACTIONS["shelf.fill"].shortcuts


def test_keys_go_out_and_come_back(shop_window: MainWindow, tmp_path: Path) -> None:
    keys.choose(shop_window, "shelf.style", ("Ctrl+Alt+T",))
    chosen, say = shop_window.settings.remembered.keys, shop_window.translator
    keys.export(tmp_path / "keys.json", chosen, say)
    keys.export(tmp_path / "keys.html", chosen, say)
    assert json.loads((tmp_path / "keys.json").read_text())["keys"]["shelf.style"] == ["Ctrl+Alt+T"]
    assert "Ctrl+Alt+T" in (tmp_path / "keys.html").read_text(encoding="utf-8")
    keys.restore(shop_window)
    keys.read_json(shop_window, (tmp_path / "keys.json").read_bytes())
    assert keys.keys_of(shop_window.settings.remembered.keys)["shelf.style"] == ("Ctrl+Alt+T",)
    with pytest.raises(keys.BadKeys):
        keys.read_json(shop_window, b"[1, 2]")


def test_a_file_without_keys_is_told_in_the_dialog(shop_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("no")
    dialog = ShortcutsDialog(shop_window)
    dialog.import_from(tmp_path / "bad.json")
    assert "bad.json" in dialog.why.text()
    dialog.close()


def test_a_file_of_someone_else_is_taken_as_far_as_it_means_something_here_and_no_key_does_two_things(
    shop_window: MainWindow, tmp_path: Path
) -> None:
    given = {"shelf.style": ["Ctrl+K"], "shelf.fill": ["Ctrl+K", "F99"], "editor.fold": ["Ctrl+1"]}
    (tmp_path / "given.json").write_text(json.dumps({"keys": given}))
    dialog = ShortcutsDialog(shop_window)
    dialog.import_from(tmp_path / "given.json")
    now = keys.keys_of(shop_window.settings.remembered.keys)
    assert (now["shelf.style"], now["shelf.fill"], now["help.commands"]) == (("Ctrl+K",), (), ())
    assert all(word in dialog.why.text() for word in ("3", "editor.fold", "F99", keys.action_name("help.commands", shop_window.translator)))
    (tmp_path / "given.json").write_text(json.dumps({"keys": {"editor.fold": ["Ctrl+1"]}}))
    dialog.import_from(tmp_path / "given.json")
    assert dialog.why.text() == shop_window.translator("shortcuts.bad_file", name="given.json")
    dialog.export_to(tmp_path / "mine.json")
    assert "mine.json" in dialog.why.text() and json.loads((tmp_path / "mine.json").read_text())["keys"]["shelf.style"] == ["Ctrl+K"]
    dialog.close()


def test_what_cannot_act_now_says_what_it_takes(shop_window: MainWindow) -> None:
    shop_window.workbench.selection.set(())
    shop_window.live.flush()
    swap = shop_window.actions_by_key["shelf.swap_levels"]
    assert not swap.isEnabled() and swap.toolTip() == shop_window.translator("swap.two_levels")
    palette = CommandPalette(shop_window, shop_window.translator, [swap])
    palette.line.setText(swap.text())
    assert palette.list.item(0).toolTip() == swap.toolTip()
    palette.close()


def test_where_no_command_is_found_there_is_nothing_to_press(shop_window: MainWindow) -> None:
    dialog = ShortcutsDialog(shop_window)
    for words, found in (("no command is called so", False), ("", True)):
        dialog.search.setText(words)
        assert (bool(dialog.action_key), dialog.none.isEnabled(), dialog.own.isEnabled()) == (found, found, found)
    dialog.close()


def test_the_help_tells_the_keys_that_were_chosen() -> None:
    page = "`R` turns, `Shift +/-` and `Maj B`, `Del` and `Ctrl` stay; `M1`"
    say = translator("en")
    assert keys.in_page(page, {}, say) == page
    chosen = {"shelf.rotate": ["Ctrl+Alt+R"], "shelf.taller": ["Ctrl+U"], "furniture.pick_bay": [], "edit.delete": ["Backspace"], "old.gone": ["M1"]}
    assert keys.in_page(page, chosen, say) == "`Ctrl+Alt+R` turns, `Ctrl+U` `Shift+-` and *Select the bay*, `Del` and `Ctrl` stay; `M1`"
    assert keys.in_page("`Ctrl+Y`", {"edit.redo": ["Ctrl+Y", "F12"]}, say) == "`Ctrl+Y`"


def test_a_page_of_the_help_on_show_follows_other_keys(shop_window: MainWindow) -> None:
    help_here.show_help(shop_window, "positions")
    keys.choose(shop_window, "shelf.pin", ("Ctrl+Alt+P",))
    assert "Ctrl+Alt+P" in shop_window.help.page.toPlainText()
    shop_window.help.show_topic("keys")
    keys.restore(shop_window)
    assert "Ctrl+Alt+P" not in shop_window.help.page.toPlainText()


def test_a_help_panel_that_was_open_at_the_last_start_is_not_blank(shop_window: MainWindow) -> None:
    dock = next(dock for dock in shop_window.docks if dock.name == "help")
    dock.show()
    dock.raise_()
    QApplication.processEvents()
    assert shop_window.help.page.toPlainText()


def test_f6_goes_round_all_panes_and_back(shop_window: MainWindow) -> None:
    shop_window.view.setFocus()
    around = panes.panes(shop_window)
    visited = []
    for _ in around:
        panes.step(shop_window, 1)
        at = QApplication.focusWidget()
        assert at is not None
        visited.append(next(index for index, pane in enumerate(around) if pane is at or pane.isAncestorOf(at)))
    assert sorted(visited) == list(range(len(around))) and visited[-1] == 0
    panes.step(shop_window, -1)
    at = QApplication.focusWidget()
    assert at is not None and around[-1].isAncestorOf(at)


def test_every_panel_can_be_closed_and_opened_again_by_a_command_and_is_a_pane(shop_window: MainWindow) -> None:
    names = {dock.name for dock in panes.all_docks(shop_window)}
    assert names == {*PANELS, "furniture", "findings", "second", "positions", "layers"}, "each has its switch"
    for name in PANELS:
        dock = next(dock for dock in panes.all_docks(shop_window) if dock.name == name)
        dock.close()
        shop_window.run(f"view.panel_{name}")
        QApplication.processEvents()
        assert dock.isVisible() and dock.widget() in panes.panes(shop_window)
        at = QApplication.focusWidget()
        assert at is not None and (dock.isAncestorOf(at) or at is shop_window.view)
        shop_window.run(f"view.panel_{name}")
        assert not dock.isVisible() and shop_window.view.hasFocus()


def test_every_page_of_the_help_is_written_in_both_languages() -> None:
    for language in LANGUAGES:
        assert all(len(written_page(topic, language)) > 120 for topic in WRITTEN)
        page = indicators_page(translator(language))
        assert all(f"## {translator(language)(f'indicator.{key}.name')}" in page for key in INDICATORS)


def test_the_workbook_page_has_every_name_that_is_understood() -> None:
    for language in LANGUAGES:
        page = workbook_page(translator(language)).replace("\\_", "_")
        for sheet in SHEETS:
            assert f"## {sheet.name}" in page
            for column in sheet.columns:
                assert all(name in page for name in (column.key, *column.aliases))
        assert "★ **width_mm**, Largeur (mm)" in page and "**vat_pct**, TVA (%), TVA, Taux de TVA, VAT = 20" in page
        assert "hand_gap" in page and "customers" in page


def test_links_of_the_help_lead_to_pages() -> None:
    import re

    for language in LANGUAGES:
        for topic in WRITTEN:
            assert set(re.findall(r"\]\((\w+)\.md\)", written_page(topic, language))) <= set(TOPICS)


def test_menu_paths_in_help_and_readme_are_those_of_the_menus() -> None:
    import re
    from pathlib import Path

    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for language in LANGUAGES:
        say = translator(language)
        names = {say(f"menu.{name}") for name in (*MENUS, "stores", "orientation", "panels")} | {say(f"action.{key}") for key in ACTIONS}
        known = {name.replace("&", "").rstrip("…") for name in names}
        for text in (*(written_page(topic, language) for topic in WRITTEN), *([readme] if language == "en" else [])):
            paths = re.findall(r"\*([^*\n]+ › [^*]+)\*", text)
            assert {part.strip() for path in paths for part in path.split("›")} <= known


def test_help_is_about_the_part_with_the_focus(shop_window: MainWindow) -> None:
    of = help_here.topic_of
    assert of(shop_window, shop_window.view.viewport()) == "shelf"
    shop_window.workbench.selection.set(["a1"])
    assert of(shop_window, shop_window.view) == "positions"
    assert of(shop_window, shop_window.catalogue.search) == "catalogue"
    assert of(shop_window, shop_window.figures.card) == "indicators"
    assert of(shop_window, None) == "start"


def test_f1_opens_the_page_and_links_go_on(shop_window: MainWindow) -> None:
    shop_window.catalogue.search.setFocus()
    help_here.show_help(shop_window, "catalogue")
    assert shop_window.help.isVisible() and shop_window.help.topic == "catalogue"
    assert "pastille" in shop_window.help.page.toPlainText()
    for topic in TOPICS:
        shop_window.help.show_topic(topic)
        assert len(shop_window.help.page.toPlainText()) > 100
    shop_window.set_language("en")
    assert "Keys and mouse" in [shop_window.help.topics.itemText(row) for row in range(shop_window.help.topics.count())]


def test_the_tour_has_five_steps_blocks_nothing_and_is_seen_once(shop_window: MainWindow, qtbot: QtBot) -> None:
    callout = tour.start(shop_window)
    titles = []
    for _ in tour.STEPS:
        titles.append(callout._title.text())
        assert shop_window.rect().contains(callout.geometry())
        shop_window.workbench.selection.set(["a1"])
        shop_window.run("shelf.wider")
        qtbot.mouseClick(callout.next, Qt.MouseButton.LeftButton)
    assert len(set(titles)) == 5 and not callout.isVisible()
    assert shop_window.workbench.document.history.now == 5
    assert shop_window.settings.remembered.toured
    tour.start_once(shop_window)
    assert not [one for one in shop_window.findChildren(tour.Tour) if one.isVisible()]


def test_the_menu_of_the_shelf_opens_without_a_menu_key(shop_window: MainWindow, qtbot: QtBot) -> None:
    asked: list[object] = []
    shop_window.view.menu_wanted.disconnect()
    shop_window.view.menu_wanted.connect(asked.append)
    shop_window.view.setFocus()
    qtbot.keyClick(shop_window.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert len(asked) == 1


def test_a_key_pressed_while_a_menu_is_open_closes_it(shop_window: MainWindow, qtbot: QtBot) -> None:
    menu = next(one.menu() for one in shop_window.menuBar().actions() if shop_window.actions_by_key["edit.select_all"] in one.menu().actions())
    menu.popup(shop_window.mapToGlobal(shop_window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    shop_window.actions_by_key["edit.select_all"].trigger()
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_the_tour_is_walked_with_the_keyboard(shop_window: MainWindow, qtbot: QtBot) -> None:
    callout = tour.start(shop_window)
    assert QApplication.focusWidget() is callout.next
    seen = []
    for _ in tour.STEPS:
        seen.append(callout.step)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tuple(seen) == tour.STEPS and not callout.isVisible()
    again = tour.start(shop_window)
    shop_window.view.setFocus()
    panes.step(shop_window, -1)
    assert again.isAncestorOf(QApplication.focusWidget())
    again.next.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not again.isVisible()
    tour.start(shop_window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is shop_window.view


def test_the_tour_tells_the_keys_that_were_chosen_and_follows_them(shop_window: MainWindow) -> None:
    keys.choose(shop_window, "shelf.wider", ("Ctrl+Alt+W",))
    keys.choose(shop_window, "edit.undo", ())
    callout = tour.start(shop_window)
    callout.go_on()
    assert "Ctrl+Alt+W et - changent" in callout._text.text() and "« Annuler »" in callout._text.text().replace("\u00a0", " ")
    keys.restore(shop_window)
    assert "+ et - changent les facings, Ctrl+Z annule" in callout._text.text()
    for _ in range(3):
        callout.go_on()
    assert callout._text.text().startswith("Ctrl+K trouve toute commande par son nom, F1 explique")
    shop_window.set_language("en")
    QApplication.processEvents()
    assert callout._text.text().startswith("Ctrl+K finds any command by its name, F1 explains")
    callout.end()


def test_the_tour_can_be_skipped_at_once(shop_window: MainWindow) -> None:
    shop_window.settings.remembered.toured = False
    tour.start_once(shop_window)
    callout = next(one for one in shop_window.findChildren(tour.Tour) if one.isVisible())
    callout.skip.click()
    assert shop_window.settings.remembered.toured and not callout.isVisible()


def test_keys_are_found_by_the_words_of_the_palette_too(shop_window: MainWindow) -> None:
    dialog = ShortcutsDialog(shop_window)
    dialog.search.setText("tasser")
    assert dialog.action_key == "shelf.compact"
    dialog.close()


def test_pictures_of_the_menus_come_after_the_first_sight_those_of_the_toolbar_at_once(shop_window: MainWindow, qtbot: QtBot) -> None:
    window = shop_window
    assert not window.actions_by_key["file.save"].icon().isNull()
    drawn = [key for key, action in ACTIONS.items() if action.icon]
    qtbot.waitUntil(lambda: not any(window.actions_by_key[key].icon().isNull() for key in drawn))


def test_tab_goes_past_the_panels_behind_others(shop_window: MainWindow) -> None:
    """It went on through furniture and PNM, behind the catalogue: Space hid the PNM of a panel nobody saw."""
    window = shop_window
    window.view.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen: list[QWidget] = []
        for _ in range(60):
            at = QApplication.focusWidget()
            assert at is not None
            seen.append(at)
            QTest.keyClick(at, key)
        assert window.view in seen[1:] and window.catalogue.search in seen
        assert not [part for part in seen if window.furniture.isAncestorOf(part) or window.pnm.isAncestorOf(part)]


def test_what_does_the_same_as_an_action_tells_its_keys(shop_window: MainWindow) -> None:
    window = shop_window
    matrix, plan = window.figures.head.as_matrix.toolTip, lambda: window.centre.tabs.tabToolTip(1)
    assert matrix().endswith("(Ctrl+M)") and plan().endswith("(F4)")
    keys.choose(window, "view.floor", ("Ctrl+7",))
    window.set_language("en")
    assert "matrix" in matrix() and plan().endswith("(Ctrl+7)")
