"""The real window's furniture: palette, wizard, strip, whole piece, own pieces, properties. What verbs do is tested without Qt."""

import msgspec
import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem, QMenu, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from planogram.model.edits.furniture import change_gondola
from planogram.model.edits.gondolas import add_face
from planogram.model.edits.level_kind import change_kind
from planogram.model.edits.pnm import new_placement
from planogram.model.edits.pnm import place as place_pnm
from planogram.model.find import find_level
from planogram.model.fixture import Face
from planogram.model.furniture import PIECES
from planogram.model.pnm import Pnm, PnmArticle
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.library import ENDING
from planogram.ui import furniture_verbs
from planogram.ui.canvas.hand import FURNITURE_MIME
from planogram.ui.dialogs.bay_wizard import BayWizard
from planogram.ui.dialogs.save_piece import SavePieceDialog
from planogram.ui.furniture_menus import furniture_submenus
from planogram.ui.furniture_pictures import level_picture, piece_picture
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.faces import FaceBar
from planogram.ui.panels.property_editors import ChoiceEditor, LineEditor
from tests import builders

pytestmark = pytest.mark.window
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def names(window: MainWindow) -> list[str]:
    return [gondola.name for gondola in window.workbench.project.gondolas]


def bays(window: MainWindow) -> list[str]:
    return [bay.id for bay in window.workbench.project.gondolas[0].faces[0].bays]


def entry(window: MainWindow, reference: str) -> QListWidgetItem:
    items = (window.furniture.list.item(row) for row in range(window.furniture.list.count()))
    return next(item for item in items if item.data(Qt.ItemDataRole.UserRole) == reference)


def test_every_piece_is_in_the_palette_with_a_picture(window: MainWindow) -> None:
    for key in PIECES:
        item = entry(window, f"piece:{key}")
        assert not item.icon().isNull() and "\n" in item.text()
    pictures = {key: piece_picture(key, "light", 76, 56).toImage() for key in PIECES}
    assert len({bytes(image.constBits()) for image in pictures.values()}) == len(PIECES), "no two pieces look alike"
    assert level_picture("pegs", "dark", 76, 56).toImage() != level_picture("shelf", "dark", 76, 56).toImage()


def test_a_double_click_adds_a_piece_and_shows_it(window: MainWindow) -> None:
    window.furniture.list.itemActivated.emit(entry(window, "piece:double_gondola"))
    assert names(window) == ["g", "Gondole double face"]
    window.live.flush()
    assert window.workbench.face is not None and window.workbench.face[0].name == "Gondole double face"
    assert window.strip.tabs.tabText(window.strip.tabs.currentIndex()) == "Gondole double face"
    window.furniture.list.itemActivated.emit(entry(window, "bay:"))
    window.furniture.list.itemActivated.emit(entry(window, "level:basket"))
    new = window.workbench.project.gondolas[1].faces[0]
    assert len(new.bays) == 4 and [level.kind for level in new.bays[3].levels].count("basket") == 1


def test_search_narrows_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    window.run("furniture.palette")
    qtbot.keyClicks(window.furniture.search, "concav")
    shown = [window.furniture.list.item(row).text() for row in range(window.furniture.list.count()) if not window.furniture.list.item(row).isHidden()]
    assert [text.split("\n")[0] for text in shown] == ["Gondole concave"]


def test_a_level_dragged_from_the_palette_is_put_where_it_is_dropped(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setData(FURNITURE_MIME, QByteArray(b"level:pegs"))
    at = QPointF(window.view.mapFromScene(1200, -700))
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    for event in (QDragEnterEvent(at.toPoint(), copy, mime, LEFT, none), QDragMoveEvent(at.toPoint(), copy, mime, LEFT, none)):
        (window.view.dragEnterEvent if isinstance(event, QDragEnterEvent) else window.view.dragMoveEvent)(event)
        assert event.isAccepted()
    window.view.dropEvent(QDropEvent(at, copy, mime, LEFT, none))
    made = find_level(window.workbench.project, window.workbench.selection.part)
    assert (made.bay.id, made.level.kind, made.level.elevation) == ("b2", "pegs", 700.0)
    broken = QMimeData()
    broken.setData(FURNITURE_MIME, QByteArray(b"own:nothing"))
    refused = QDragEnterEvent(at.toPoint(), copy, broken, LEFT, none)
    window.view.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_a_gondola_of_the_palette_goes_between_the_tabs_it_is_dropped_on(window: MainWindow) -> None:
    window.furniture.list.itemActivated.emit(entry(window, "piece:double_gondola"))
    window.live.flush()
    strip, before = window.strip, names(window)
    between = QPointF(strip.tabs.tabRect(1).left() + 2.0, 10.0)
    assert over_the_tabs(window, b"piece:wall_unit", between, let_go=False) and strip.drop.line.isVisible()
    assert strip.drop.line.x() <= between.x() <= strip.drop.line.x() + 8
    taken = over_the_tabs(window, b"piece:wall_unit", between, let_go=True)
    window.live.flush()
    after = names(window)
    assert taken and not strip.drop.line.isVisible()
    assert (after[0], after[2]) == tuple(before) and strip.tabs.currentIndex() == 1
    window.run("edit.undo")
    window.live.flush()
    assert names(window) == before
    last = QPointF(strip.tabs.tabRect(1).right() + 60.0, 10.0)
    over_the_tabs(window, b"piece:wall_unit", last, let_go=True)
    assert names(window)[:2] == before and len(names(window)) == 3


def test_levels_carried_over_the_tabs_and_locked_furniture_stay_out_of_them(window: MainWindow) -> None:
    over_the_tabs(window, b"level:pegs", QPointF(10.0, 10.0), let_go=False)
    assert not window.strip.drop.line.isVisible()
    before, told = window.workbench.project, []
    window.view.refused.connect(lambda layers, _: told.append(layers))
    window.workbench.selection.lock(["furniture"])
    over_the_tabs(window, b"piece:wall_unit", QPointF(5.0, 10.0), let_go=True)
    assert window.workbench.project is before and told == [("furniture",)]


def over_the_tabs(window: MainWindow, reference: bytes, at: QPointF, let_go: bool) -> bool:
    """A piece of the palette comes to a place of the bar, and may be let go there; whether the bar takes it."""
    mime, copy = QMimeData(), Qt.DropAction.CopyAction
    mime.setData(FURNITURE_MIME, QByteArray(reference))
    enter = QDragEnterEvent(at.toPoint(), copy, mime, LEFT, NO_KEY)
    QApplication.sendEvent(window.strip.tabs, enter)
    if let_go:
        QApplication.sendEvent(window.strip.tabs, QDropEvent(at, copy, mime, LEFT, NO_KEY))
    return enter.isAccepted()


def test_delete_takes_the_picked_bay_tells_what_went_and_brings_it_back(window: MainWindow) -> None:
    window.workbench.selection.set((), "b1")
    window.live.flush()
    window.run("edit.delete")
    assert bays(window) == ["b2"]
    assert "3 emplacements" in window.notices.texts[0]
    window.notices.buttons()[0].click()
    window.live.flush()
    assert bays(window) == ["b1", "b2"] and not window.notices.texts
    assert window.workbench.selection.part == "b1", "what was brought back is selected"


def test_a_removal_tells_of_the_pnm_pieces_that_hung_there(window: MainWindow) -> None:
    document = window.workbench.document
    project = document.project
    project = msgspec.structs.replace(project, pnm=Pnm(articles=(PnmArticle("h", "Fronton", family="27"),)))
    document.do(Label("edit.place_pnm", (("name", "Fronton"),)), place_pnm(project, [new_placement(project, "h", "TOP", "b1")]))
    window.workbench.selection.set((), "b1")
    window.live.flush()
    window.run("edit.delete")
    assert window.translator.plural("furniture.loose", 1) in window.notices.texts[0]


def test_the_notice_goes_when_it_would_undo_something_else(window: MainWindow) -> None:
    window.workbench.selection.set((), "b1")
    window.run("furniture.remove_bay")
    assert window.notices.texts
    window.run("furniture.add_bay")
    window.live.flush()
    assert not window.notices.texts


def test_alt_arrows_move_the_picked_bay_and_level(window: MainWindow) -> None:
    window.workbench.selection.set((), "b1")
    window.run("shelf.move_right")
    assert bays(window) == ["b2", "b1"]
    window.workbench.selection.set((), "low")
    window.run("shelf.move_up")
    assert find_level(window.workbench.project, "low").level.elevation == 200.0
    window.workbench.selection.set(("a1",))
    window.run("furniture.pick_bay")
    assert window.workbench.selection.part == "b1" and not window.workbench.selection.ids


def test_the_wizard_says_what_is_no_length_and_builds_nothing_before_it_is_one(window: MainWindow, qtbot: QtBot) -> None:
    window.run("furniture.wizard")
    (wizard,) = window.findChildren(BayWizard)
    line = wizard.editors["height"].line
    was = line.text()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not wizard.accept_button.isEnabled()
    assert wizard.lost.isVisible() and len(wizard.lost.text().split()) > 3
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert wizard.accept_button.isEnabled() and line.text() == was and not wizard.lost.isVisible()
    for text in ("abc", was):
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert wizard.accept_button.isEnabled() and not wizard.lost.isVisible(), "written again as it was"
    wizard.reject()


def test_a_bay_moves_only_to_where_there_is_a_place(window: MainWindow) -> None:
    left, right = window.actions_by_key["furniture.bay_left"], window.actions_by_key["furniture.bay_right"]
    for bay, ways in (("b1", (False, True)), ("b2", (True, False))):
        window.workbench.selection.set((), bay)
        window.live.flush()
        assert (left.isEnabled(), right.isEnabled()) == ways


def test_the_wizard_computes_the_third_and_rearranges_the_chosen_bay(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set((), "b1")
    window.live.flush()
    window.run("furniture.wizard")
    (wizard,) = window.findChildren(BayWizard)
    assert wizard.target == "bay" and wizard.plan.levels == 2
    for key, text in (("levels", "3"), ("height", "1,8 m"), ("base", "120"), ("thickness", "30")):
        line = wizard.editors[key].line
        line.selectAll()
        qtbot.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert wizard.isVisible() and wizard.editors["gap"].line.text() == "530"
    wizard.thirds["height"].setChecked(True)
    wizard.change(gap=400.0)
    assert wizard.plan.height == 120 + 3 * 430
    wizard.change(height=2000.0)
    assert wizard.computed != "height", "what is typed is not the computed one any more"
    wizard.change(width=250.0)
    assert not wizard.lost.isHidden()
    QTest.keyClick(wizard.editors["levels"].line, Qt.Key.Key_Return)
    assert not wizard.isVisible(), "nothing was typed that Enter could take: it builds"
    assert len(window.workbench.project.gondolas[0].faces[0].bays[0].levels) == wizard.plan.levels
    assert window.notices.texts


def test_the_wizard_makes_a_new_piece(window: MainWindow) -> None:
    window.run("furniture.wizard")
    (wizard,) = window.findChildren(BayWizard)
    wizard.targets.setCurrentIndex(wizard.targets.findData("new"))
    wizard.change(bays=4, levels=6, height=2200.0, width=1250.0)
    wizard.accept_button.click()
    new = window.workbench.project.gondolas[1]
    assert [len(bay.levels) for bay in new.faces[0].bays] == [6] * 4 and new.faces[0].bays[0].width == 1250.0


def test_tabs_rename_and_reorder_gondolas(window: MainWindow, qtbot: QtBot) -> None:
    furniture_verbs.add(window, "piece:podium")
    window.live.flush()
    window.run("furniture.rename")
    field = window.strip.editor
    assert window.strip.childAt(field.geometry().center()) is field, "no tab lies over the field"
    assert window.strip.editor.isVisible()
    window.strip.editor.setText("g")
    qtbot.keyClick(window.strip.editor, Qt.Key.Key_Return)
    assert names(window) == ["g", "Podium"], "a name is taken only once"
    window.strip.rename(1)
    window.strip.editor.setText("Fond & côté")
    qtbot.keyClick(window.strip.editor, Qt.Key.Key_Return)
    window.live.flush()
    assert names(window) == ["g", "Fond & côté"] and window.strip.tabs.tabText(1) == "Fond && côté"
    window.strip.rename(1)
    qtbot.keyClick(window.strip.editor, Qt.Key.Key_Escape)
    assert not window.strip.editor.isVisible()
    window.strip.tabs.moveTab(1, 0)
    window.live.flush()
    assert names(window) == ["Fond & côté", "g"]
    window.workbench.document.undo()
    window.live.flush()
    assert names(window) == ["g", "Fond & côté"] and window.strip.tabs.tabText(0) == "g"


def test_the_whole_piece_shows_all_faces_and_a_click_goes_to_one(window: MainWindow, qtbot: QtBot) -> None:
    furniture_verbs.add(window, "piece:double_gondola")
    window.live.flush()
    window.run("view.whole_gondola")
    assert window.whole.isVisible() and not window.view.isVisible()
    boxes = window.whole.boxes()
    assert [box.side for box in boxes] == ["A", "B", "LEFT_END", "RIGHT_END"]
    window.whole.grab()
    end = window.whole.face_area(boxes[3])
    qtbot.mouseClick(window.whole, LEFT, pos=end.center().toPoint())
    assert window.view.isVisible() and not window.whole.isVisible()
    assert window.workbench.face_ref is not None and window.workbench.face_ref.side == "RIGHT_END"
    window.run("view.whole_gondola")
    qtbot.keyClick(window.whole, Qt.Key.Key_Left)
    assert window.workbench.face_ref.side == "LEFT_END"
    qtbot.keyClick(window.whole, Qt.Key.Key_Escape)
    assert window.view.isVisible()


def test_an_own_piece_is_kept_offered_used_and_forgotten(window: MainWindow) -> None:
    window.run("furniture.save_piece")
    (dialog,) = window.findChildren(SavePieceDialog)
    dialog.name.setText("Mon mur")
    dialog.with_products.setChecked(True)
    dialog.keep.click()
    assert "Mon mur" in window.notices.texts[0]
    window.workbench.replace(Document(builders.project()))
    window.live.flush()
    window.furniture.list.itemActivated.emit(entry(window, "own:Mon mur"))
    assert names(window) == ["Mon mur"] and len(window.workbench.project.products) == 3
    furniture_verbs.forget_piece(window, "Mon mur")
    assert window.furniture.own_piece("Mon mur") is None
    window.notices.buttons()[0].click()
    assert window.furniture.own_piece("Mon mur") is not None


def test_an_own_piece_whose_folder_cannot_be_written_stays_and_this_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    furniture_verbs.keep_piece(window, "Mienne", False, False)

    def refused(*_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(window.furniture.library, "forget", refused)
    furniture_verbs.forget_piece(window, "Mienne")
    assert window.furniture.own_piece("Mienne") is not None
    assert any("Mienne" in text and "supprimé" in text for text in window.notices.texts)


def test_an_own_piece_without_products_says_its_size(window: MainWindow) -> None:
    window.run("furniture.save_piece")
    (dialog,) = window.findChildren(SavePieceDialog)
    dialog.name.setText("Mon mur")
    dialog.keep.click()
    assert entry(window, "own:Mon mur").text().replace("\N{NO-BREAK SPACE}", " ") == "Mon mur\n2 × 50–100 cm · h 180 cm"


def test_an_empty_clear_height_says_where_it_comes_from(window: MainWindow) -> None:
    window.workbench.selection.set((), "low")
    window.live.flush()
    editor = window.properties.editors["level", "clear_height"]
    assert isinstance(editor, LineEditor) and editor.line.placeholderText() == "jusqu’au niveau suivant"


def test_the_length_of_what_goods_hang_from_is_called_by_what_that_is(window: MainWindow) -> None:
    called = {}
    for kind in ("pegs", "arm", "rail"):
        window.workbench.document.do(Label("edit.level"), change_kind(window.workbench.project, ("low",), kind))
        window.workbench.selection.set((), "low")
        window.live.flush()
        window.properties.refresh()
        editor = window.properties.editors["level", "hook_length"]
        assert isinstance(editor, LineEditor)
        called[kind] = editor.line.accessibleName()
    assert called == {"pegs": "Longueur des broches", "arm": "Longueur du bras", "rail": "Profondeur d’accrochage"}


def test_a_broken_file_of_the_library_is_one_sentence(window: MainWindow) -> None:
    folder = window.settings.furniture_folder
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / f"bad{ENDING}").write_text("{")
    window.furniture.reload()
    furniture_verbs.tell_broken(window)
    assert [f"bad{ENDING}" in text for text in window.notices.texts] == [True]


def test_fields_of_a_level_a_bay_and_a_face_are_typed(window: MainWindow) -> None:
    def put(subject: str, key: str, text: str) -> None:
        editor = window.properties.editors[subject, key]
        assert isinstance(editor, LineEditor)
        editor.line.setText(text)
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
        window.live.flush()

    window.workbench.selection.set((), "low")
    window.live.flush()
    window.properties.refresh()
    put("level", "dividers", "60 cm ; 300")
    put("level", "slope", "12°")
    level = find_level(window.workbench.project, "low").level
    assert (level.dividers, level.slope) == ((300.0, 600.0), 12.0)
    assert ("level", "hook_pitch") not in window.properties.editors
    for refused in ("x", "300; 5 m", "100 cm"):  # the bay is 1000 mm wide: nothing would be seen of that wall
        put("level", "dividers", refused)
        assert find_level(window.workbench.project, "low").level.dividers == (300.0, 600.0)
    kind = window.properties.editors["level", "kind"]
    assert isinstance(kind, ChoiceEditor)
    kind.setCurrentIndex(kind.findData("pegs"))
    kind.activated.emit(kind.currentIndex())
    window.live.flush()
    window.properties.refresh()
    level = find_level(window.workbench.project, "low").level
    assert (level.kind, level.hook_pitch, level.thickness, level.dividers, level.slope) == ("pegs", 25.0, 6.0, (), 0.0)
    shown = {key for subject, key in window.properties.editors if subject == "level"}
    assert {"hook_pitch", "hook_length"} <= shown and not {"dividers", "combined", "clear_height", "slope"} & shown
    assert window.workbench.document.undo()
    assert find_level(window.workbench.project, "low").level.dividers == (300.0, 600.0)
    window.workbench.selection.set((), "b1")
    window.properties.refresh()
    put("face", "curvature", "90")
    assert window.workbench.project.gondolas[0].faces[0].curvature == 90.0


def test_furniture_speaks_both_languages_in_both_themes(window: MainWindow) -> None:
    window.set_language("en")
    assert entry(window, "piece:roll").text().startswith("Roll cage")
    before = entry(window, "piece:roll").icon().pixmap(76, 56).toImage()
    window.toggle_theme()
    assert entry(window, "piece:roll").icon().pixmap(76, 56).toImage() != before
    assert window.strip.tabs.accessibleName() == "Furniture of the project"


def test_faces_are_put_in_another_order_by_their_tabs(window: MainWindow) -> None:
    furniture_verbs.add(window, "piece:double_gondola")
    window.live.flush()
    window.faces.sides.moveTab(0, 1)
    window.live.flush()
    assert [face.side for face in window.workbench.project.gondolas[1].faces] == ["B", "A", "LEFT_END", "RIGHT_END"]
    assert window.workbench.face_ref is not None and window.workbench.face_ref.side == "A"
    assert window.faces.sides.tabData(window.faces.sides.currentIndex()) == "A"


def test_a_long_name_leaves_room_for_its_neighbours_and_is_whole_in_the_tooltip(window: MainWindow) -> None:
    name = "Gondole de l’épicerie sucrée et des petits-déjeuners du monde, allée centrale"
    document = window.workbench.document
    document.do(Label("edit.rename"), change_gondola(document.project, document.project.gondolas[0].id, name=name))
    window.live.flush()
    shown = window.strip.tabs.tabText(0)
    start, end = shown.split("…")
    assert start and name.startswith(start) and name in window.strip.tabs.tabToolTip(0)
    assert end and name.endswith(end), "names that differ at their end are told apart, as in the list of furniture"
    assert window.faces.gondolas.itemData(0, Qt.ItemDataRole.ToolTipRole) == name


def test_on_a_small_screen_the_faces_stay_in_sight_and_the_zoom_gives_way_first(window: MainWindow, qtbot: QtBot) -> None:
    project = window.workbench.project
    for side in ("B", "LEFT_END", "RIGHT_END"):
        project = add_face(project, project.gondolas[0].id, Face(side))
    window.workbench.document.do(Label("edit.add_face"), project)
    bar = FaceBar(window.workbench, window.translator, [window.actions_by_key[f"view.{verb}"] for verb in ("zoom_out", "zoom_in", "fit")])
    qtbot.addWidget(bar)
    bar.show()
    room = bar.sides.sizeHint().width()
    zoom_out, zoom_in, fit = (button for button in bar.findChildren(QToolButton) if button.defaultAction() is not None)
    for width, zoom, name in ((room + 400, True, True), (room + 220, False, True), (room + 110, False, False)):
        bar.resize(width, bar.height())
        assert (zoom_out.isVisible(), zoom_in.isVisible(), fit.isVisible(), bar.gondolas.isVisible()) == (zoom, zoom, True, name)
        assert bar.sides.minimumWidth() == room


def test_a_picked_gondola_is_copied_moved_and_deleted_by_the_keys_of_everything_else(window: MainWindow) -> None:
    window.run("furniture.pick_gondola")
    assert window.workbench.selection.part == "g"
    window.run("edit.duplicate")
    assert names(window) == ["g", "g 2"] and window.workbench.face is not None and window.workbench.face[0].name == "g 2"
    window.live.flush()
    window.run("shelf.move_left")
    assert names(window) == ["g 2", "g"]
    window.live.flush()
    window.run("edit.delete")
    assert names(window) == ["g"] and window.notices.texts, "what was taken along is told"
    for _ in range(3):
        window.workbench.document.undo()
    assert names(window) == ["g"]


def test_a_face_is_copied_put_first_and_removed_from_its_menu(window: MainWindow) -> None:
    menu = QMenu()
    furniture_submenus(window)["<duplicate_face>"](menu)
    sides = menu.actions()[0].menu()
    assert isinstance(sides, QMenu)
    sides.aboutToShow.emit()
    assert [action.text() for action in sides.actions()] == [window.translator(f"side.{side}") for side in ("B", "LEFT_END", "RIGHT_END")]
    sides.actions()[0].trigger()
    window.live.flush()
    face = window.workbench.face
    assert face is not None and face[1].side == "B" and any(level.positions for bay in face[1].bays for level in bay.levels)
    window.run("furniture.face_earlier")
    assert [one.side for one in window.workbench.project.gondolas[0].faces] == ["B", "A"]
    window.live.flush()
    window.run("furniture.remove_face")
    assert [one.side for one in window.workbench.project.gondolas[0].faces] == ["A"]
    sides.deleteLater()


def test_a_tab_dragged_to_another_place_names_the_piece_that_was_dragged(window: MainWindow) -> None:
    window.furniture.list.itemActivated.emit(entry(window, "piece:double_gondola"))
    window.live.flush()
    window.strip.tabs.moveTab(0, 1)  # as Qt does when the second is dragged before the first
    assert names(window) == ["Gondole double face", "g"]
    label = window.workbench.document.history.undo_label
    assert label is not None and dict(label.values)["name"] == "Gondole double face"


def test_the_delete_command_says_what_it_would_take_away(window: MainWindow) -> None:
    def said(*ids: str, part: str = "") -> str:
        window.workbench.selection.set(ids, part)
        window.live.flush()
        return window.actions_by_key["edit.delete"].text()

    assert [said("a1"), said(part="low"), said(part="b1"), said(part="g"), said()] == [
        "Retirer du linéaire", "Supprimer le niveau", "Supprimer l’élément", "Supprimer le meuble", "Retirer du linéaire"
    ]  # fmt: skip


def _carry_tab(tabs: QTabBar, start: int, end: int) -> None:
    """The left button down on a tab, over the others one after the other, and up."""
    places = [tabs.tabRect(index).center() for index in range(start, end + 1)]
    QTest.mousePress(tabs, LEFT, NO_KEY, places[0])
    for place in places[1:]:
        at = QPointF(place.x() + 12, place.y())
        move = QMouseEvent(QEvent.Type.MouseMove, at, tabs.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NO_KEY)
        QApplication.sendEvent(tabs, move)
        QApplication.processEvents()
    QTest.mouseRelease(tabs, LEFT, NO_KEY, places[-1])


@pytest.mark.parametrize("read_only", [False, True])
def test_a_tab_carried_past_several_others_is_one_step(window: MainWindow, qtbot: QtBot, read_only: bool) -> None:
    for _ in range(3):
        furniture_verbs.add(window, "piece:single_gondola")
    window.live.flush()
    document, tabs, before = window.workbench.document, window.strip.tabs, names(window)
    steps, document.read_only = document.history.now, read_only
    _carry_tab(tabs, 0, 3)
    order = before if read_only else [*before[1:], before[0]]
    assert (names(window), document.history.now) == (order, steps + (not read_only))
    qtbot.waitUntil(lambda: [tabs.tabText(n) for n in range(tabs.count())] == order)
    document.read_only = False
