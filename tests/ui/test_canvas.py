"""The elevation on screen: the mirror touches only what differs, and real mouse, wheel, key and drop events become edits."""

import random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planogram.draw.shapes import Group
from planogram.draw.style import DrawStyle
from planogram.draw.theme import DARK
from planogram.exchange.font import measurer
from planogram.i18n import translator
from planogram.model.edits.furniture import remove_bay
from planogram.model.edits.pnm import new_placement, place
from planogram.model.edits.positions import add_facings
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import PnmLayer, Workbench
from planogram.tools import commands
from planogram.ui.canvas.hand import PRODUCTS_MIME
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.canvas.view import ElevationView
from planogram.ui.canvas.words import with_readable_words
from planogram.ui.theme import load_fonts
from tests.builders import two_bays

# two_bays: low = a1 0–200, b1p 200–380 at y 150; high = c1 0–200 at y 900; bay b2 from x 1000: other = a2 at y 150, top at y 1500
A1, B1P, TOP = (50.0, 200.0), (250.0, 200.0), (1200.0, 1600.0)
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Point = tuple[float, float]


@pytest.fixture
def workbench() -> Workbench:
    return Workbench(Document(two_bays()))


@pytest.fixture
def view(qtbot: QtBot, workbench: Workbench) -> ElevationView:
    load_fonts()
    shown = ElevationView(workbench, translator("fr"))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def at(view: ElevationView, point: Point) -> QPoint:
    return view.mapFromScene(point[0], -point[1])


def drag(view: ElevationView, start: Point, *stops: Point) -> None:
    """Press at `start`, move over `stops`; the button stays down."""
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, at(view, start))
    for stop in stops:
        QTest.mouseMove(view.viewport(), at(view, stop))


def let_go(view: ElevationView, point: Point) -> None:
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at(view, point))


def groups(view: ElevationView) -> dict[str, Group]:
    """What each kept picture mirrors, by id."""
    return {picture.mirrored.ref: picture.mirrored for picture in view._mirror.pictures}


def order(workbench: Workbench) -> dict[str, list[str]]:
    levels = [level for gondola in workbench.project.gondolas for face in gondola.faces for bay in face.bays for level in bay.levels]
    return {level.id: [position.id for position in level.positions] for level in levels}


def widen(workbench: Workbench, position_id: str) -> None:
    workbench.document.do(Label("edit.facings"), add_facings(workbench.project, [position_id], wide=1))


def test_an_edit_touches_only_the_picture_of_its_level(view: ElevationView, workbench: Workbench) -> None:
    before = groups(view)
    widen(workbench, "c1")
    view.sync()
    after = groups(view)
    assert [ref for ref in after if after[ref] is not before[ref]] == ["high"]
    assert set(before) == {"b1", "b2", "low", "high", "other", "top", "margin"}


def test_syncing_twice_changes_nothing_and_undo_takes_the_same_way(view: ElevationView, workbench: Workbench) -> None:
    first = groups(view)
    view.sync()
    assert all(groups(view)[ref] is group for ref, group in first.items())
    widen(workbench, "c1")
    view.sync()
    workbench.document.undo()
    view.sync()
    assert all(groups(view)[ref] is group for ref, group in first.items())


def test_pictures_of_what_is_gone_are_gone(view: ElevationView, workbench: Workbench) -> None:
    workbench.document.do(Label("edit.delete"), remove_bay(workbench.project, "b2"))
    view.sync()
    assert set(groups(view)) == {"b1", "low", "high", "margin"}


def test_a_patched_picture_equals_one_painted_anew(view: ElevationView, workbench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(view.settled)
    view.grab()
    widen(workbench, "a1")
    view.sync()
    patched = view.grab().toImage()
    for picture in view._mirror.pictures:
        picture.forget()
    assert view.grab().toImage() == patched


def test_the_mouse_moves_a_product_to_another_level_in_one_step(view: ElevationView, workbench: Workbench) -> None:
    drag(view, A1, (100, 250), (600, 800), TOP)
    assert order(workbench)["top"] == ["a1"]
    assert workbench.document.history.now == 0
    let_go(view, TOP)
    assert workbench.document.history.now == 1
    assert order(workbench)["low"] == ["b1p"]


def test_escape_in_the_middle_takes_it_back(view: ElevationView, workbench: Workbench) -> None:
    drag(view, A1, (100, 250), TOP)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    let_go(view, TOP)
    assert order(workbench)["top"] == []
    assert workbench.document.history.now == 0


def test_the_right_button_in_the_middle_takes_it_back_and_opens_no_menu(view: ElevationView, workbench: Workbench) -> None:
    asked: list[object] = []
    view.menu_wanted.connect(asked.append)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at(view, TOP), view.mapToGlobal(at(view, TOP)))
    drag(view, A1, (100, 250), TOP)
    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, NO_KEY, at(view, TOP))
    view.contextMenuEvent(menu)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.RightButton, NO_KEY, at(view, TOP))
    let_go(view, TOP)
    assert order(workbench)["top"] == []
    assert (workbench.document.history.now, asked) == (0, [])
    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, NO_KEY, at(view, TOP))
    view.contextMenuEvent(menu)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.RightButton, NO_KEY, at(view, TOP))
    assert len(asked) == 1


def test_a_button_that_went_up_over_something_else_takes_the_drag_back(view: ElevationView, workbench: Workbench) -> None:
    """The list of commands opened with its key in the middle of a drag: the block stuck to the mouse until the next click."""
    drag(view, A1, (100, 250), TOP)
    here = QPointF(at(view, (600, 800)))
    nothing = Qt.MouseButton.NoButton
    QApplication.sendEvent(view.viewport(), QMouseEvent(QEvent.Type.MouseMove, here, view.viewport().mapToGlobal(here), nothing, nothing, NO_KEY))
    assert order(workbench)["top"] == [] and not view._tool.busy
    assert workbench.document.history.now == 0 and workbench.selection.ids == ("a1",)
    let_go(view, TOP)
    assert workbench.document.history.now == 0


def test_the_side_handle_pulls_facings(view: ElevationView, workbench: Workbench) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, at(view, A1))
    drag(view, (200, 250), (240, 250), (302, 250))
    let_go(view, (302, 250))
    assert workbench.project.gondolas[0].faces[0].bays[0].levels[0].positions[0].wide == 3


def test_a_drop_from_the_catalogue_stands_between_its_neighbours(view: ElevationView, workbench: Workbench) -> None:
    mime = QMimeData()
    mime.setData(PRODUCTS_MIME, b"c")
    where, copy = at(view, (200, 250)), Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(where, copy, mime, LEFT, NO_KEY),
        QDragMoveEvent(where, copy, mime, LEFT, NO_KEY),
        QDropEvent(QPointF(where), copy, mime, LEFT, NO_KEY),
    ):
        QApplication.sendEvent(view.viewport(), event)
    first, new, last = order(workbench)["low"]
    assert (first, last) == ("a1", "b1p")
    assert workbench.selection.ids == (new,)
    assert workbench.document.history.now == 1


def test_other_drops_are_not_taken(view: ElevationView) -> None:
    mime = QMimeData()
    mime.setText("c")
    event = QDragEnterEvent(at(view, A1), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(view.viewport(), event)
    assert not event.isAccepted()


def wheel(view: ElevationView, point: QPoint, delta: int, keys: Qt.KeyboardModifier) -> None:
    here, nothing = QPointF(point), Qt.MouseButton.NoButton
    away = view.viewport().mapToGlobal(here)
    QApplication.sendEvent(view.viewport(), QWheelEvent(here, away, QPoint(), QPoint(0, delta), nothing, keys, Qt.ScrollPhase.NoScrollPhase, False))


def test_ctrl_wheel_zooms_about_the_cursor_and_fit_comes_back(view: ElevationView) -> None:
    start, where = view.zoom, at(view, (1100, 900))
    before = view.mapToScene(where)
    for _ in range(8):
        wheel(view, where, 120, Qt.KeyboardModifier.ControlModifier)
    after = view.mapToScene(where)
    assert view.zoom > start * 4
    assert abs(after.x() - before.x()) * view.zoom < 12
    assert abs(after.y() - before.y()) * view.zoom < 12
    view.fit()
    assert view.zoom == pytest.approx(start)


def test_while_zooming_the_kept_picture_stands_in_and_rest_brings_the_sharp_one(view: ElevationView, qtbot: QtBot) -> None:
    qtbot.waitUntil(view.settled)
    view.zoom_by(2.0)
    scaled = view.grab().toImage()
    qtbot.waitUntil(view.settled)
    sharp = view.grab().toImage()
    assert scaled != sharp
    middle = view.viewport().rect().center()
    assert abs(scaled.pixelColor(middle).lightness() - sharp.pixelColor(middle).lightness()) < 60


def test_zoomed_tells_the_ratio_of_life_size(view: ElevationView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.zoomed) as told:
        view.actual_size()
    assert told.args == [pytest.approx(1.0)]


def test_space_and_drag_pans_instead_of_selecting(view: ElevationView, workbench: Workbench) -> None:
    view.zoom_by(4.0)
    before = view.mapToScene(QPoint(0, 0))
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, QPoint(400, 300))
    QTest.mouseMove(view.viewport(), QPoint(350, 300))
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, QPoint(350, 300))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.mapToScene(QPoint(0, 0)).x() == pytest.approx(before.x() + 50 / view.zoom, abs=2 / view.zoom)
    assert workbench.selection.ids == ()


def test_what_does_not_fit_is_told_with_its_numbers(view: ElevationView, workbench: Workbench) -> None:
    told: list[str] = []
    view.message.connect(told.append)
    workbench.selection.set(["a1", "b1p", "c1"])
    drag(view, A1, (100, 250), (1040, 1600))
    assert "80 mm" in told[-1].replace("\u00a0", " ")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert told[-1] == ""


def test_another_theme_and_language_are_shown_at_once(view: ElevationView) -> None:
    light = view.grab().toImage()
    view.set_theme(DARK)
    view.set_translator(translator("en"))
    dark = view.grab().toImage()
    assert dark.pixelColor(3, 3).lightness() < 80 < light.pixelColor(3, 3).lightness()
    assert view.accessibleName() == translator("en")("canvas.name") != translator("fr")("canvas.name")


def test_a_project_without_furniture_is_an_empty_view(qtbot: QtBot) -> None:
    empty = ElevationView(Workbench(Document(Project())), translator("fr"))
    qtbot.addWidget(empty)
    empty.show()
    QTest.mouseClick(empty.viewport(), LEFT, NO_KEY, QPoint(20, 20))
    assert groups(empty).keys() <= {"margin"}


def test_a_drag_near_the_edge_scrolls(view: ElevationView, qtbot: QtBot) -> None:
    view.zoom_by(4.0)
    view.centerOn(100, -250)
    before, start = view.horizontalScrollBar().value(), at(view, A1)
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(view.viewport(), start + QPoint(30, 0))
    QTest.mouseMove(view.viewport(), QPoint(view.viewport().width() - 4, start.y()))
    qtbot.waitUntil(lambda: view.horizontalScrollBar().value() > before)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    still = view.horizontalScrollBar().value()
    qtbot.wait(80)
    assert view.horizontalScrollBar().value() == still


def test_the_wheel_in_mid_drag_leaves_what_is_held_under_the_hand(view: ElevationView, workbench: Workbench) -> None:
    view.zoom_by(4.0)
    view.centerOn(100, -250)
    start = at(view, A1)
    drag(view, A1, (100, 250))
    held = at(view, (100, 250))
    before = view.mapToScene(held)
    wheel(view, held, 240, NO_KEY)
    (ghost,) = view._tool.overlay.ghosts
    moved = view.mapToScene(held).y() - before.y()
    assert moved < -1.0
    assert ghost.y == pytest.approx(150.0 + 50.0 - moved, abs=1.0)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, start)


def test_a_key_in_mid_drag_ends_what_the_hand_showed(view: ElevationView, workbench: Workbench) -> None:
    told: list[str] = []
    view.message.connect(told.append)
    workbench.selection.set(["a1", "b1p", "c1"])
    drag(view, A1, (100, 250), (1040, 1600))
    assert told[-1]
    widen(workbench, "c1")
    view.sync()
    assert told[-1] == ""
    assert not view._tool.overlay.ghosts


def test_a_drag_near_the_edge_of_a_face_seen_whole_scrolls_nothing(view: ElevationView, qtbot: QtBot) -> None:
    before, start = view.seen(), at(view, A1)
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(view.viewport(), start + QPoint(30, 0))
    for corner in (QPoint(3, 3), QPoint(view.viewport().width() - 4, view.viewport().height() - 4)):
        QTest.mouseMove(view.viewport(), corner)
        qtbot.wait(120)
    assert view.seen() == before
    QTest.keyClick(view, Qt.Key.Key_Escape)


def test_a_tooltip_names_the_product_under_the_pointer(view: ElevationView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("planogram.ui.canvas.view.QToolTip.showText", lambda _at, text, _widget: said.append(text))
    where = at(view, A1)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where)))
    assert said[0].startswith("Product a")


def test_a_drop_too_wide_offers_ways_out_and_a_click_takes_one(view: ElevationView, workbench: Workbench) -> None:
    workbench.selection.set(["a1", "b1p", "c1"])
    drag(view, A1, (100, 250), (1040, 1600))
    let_go(view, (1040, 1600))
    (bar,) = view.viewport().findChildren(OfferBar)
    assert bar.isVisible()
    fewer = next(button for button in bar.findChildren(QPushButton) if button.text() == translator("fr")("choice.reduce"))
    fewer.click()
    assert not bar.isVisible()
    assert workbench.document.history.now == 2
    assert [position.wide for position in workbench.project.gondolas[0].faces[0].bays[1].levels[1].positions] == [1, 2, 1]


def test_the_offer_goes_with_the_next_press(view: ElevationView, workbench: Workbench) -> None:
    workbench.selection.set(["a1", "b1p", "c1"])
    drag(view, A1, (100, 250), (1040, 1600))
    let_go(view, (1040, 1600))
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, QPoint(3, 3))
    assert not view.viewport().findChildren(OfferBar)[0].isVisible()


def test_the_offer_stays_where_it_is_while_one_looks_around_and_when_its_words_are_pressed(view: ElevationView, workbench: Workbench) -> None:
    workbench.selection.set(["a1", "b1p", "c1"])
    drag(view, A1, (100, 250), (1040, 1600))
    let_go(view, (1040, 1600))
    (bar,) = view.viewport().findChildren(OfferBar)
    before = bar.geometry()
    view.zoom_by(2.0)
    view.pan_by(0, 60)
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(view.viewport(), middle, NO_KEY, QPoint(100, 100))
    QTest.mouseMove(view.viewport(), QPoint(60, 40))
    QTest.mouseRelease(view.viewport(), middle, NO_KEY, QPoint(60, 40))
    QTest.mousePress(bar, middle, NO_KEY, QPoint(4, 4))
    QTest.mousePress(bar, LEFT, NO_KEY, QPoint(4, 4))
    assert bar.isVisible() and bar.geometry() == before
    assert not view.panning


def test_the_offer_goes_with_any_other_edit_which_it_would_undo(view: ElevationView, workbench: Workbench) -> None:
    (bar,) = view.viewport().findChildren(OfferBar)

    def drop() -> None:
        workbench.selection.set(["a1", "b1p", "c1"])
        drag(view, A1, (100, 250), (1040, 1600))
        let_go(view, (1040, 1600))
        view.sync()
        assert bar.isVisible()

    drop()
    workbench.document.undo()
    view.sync()
    assert not bar.isVisible()
    drop()
    commands.add_facings(workbench, wide=1)
    view.sync()
    assert not bar.isVisible()


@pytest.mark.parametrize("seed", range(3))
def test_after_random_drags_the_kept_pictures_equal_new_ones(view: ElevationView, workbench: Workbench, qtbot: QtBot, seed: int) -> None:
    qtbot.waitUntil(view.settled)
    chance = random.Random(seed)
    room = view.viewport().rect()
    for _ in range(8):
        start, *stops = (QPoint(chance.randrange(room.width()), chance.randrange(room.height())) for _ in range(3))
        keys = chance.choice([NO_KEY, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
        QTest.mousePress(view.viewport(), LEFT, keys, start)
        for stop in stops:
            QTest.mouseMove(view.viewport(), stop)
            view.grab()
        QTest.mouseRelease(view.viewport(), LEFT, keys, stops[-1])
        if workbench.selection.ids and chance.random() < 0.5:
            widen(workbench, workbench.selection.ids[0])
        view.sync()
    view.grab()
    qtbot.waitUntil(view.settled)  # a bay more fits the face anew
    scale = view.zoom * view.devicePixelRatioF()
    qtbot.waitUntil(lambda: not any(picture.outdated(scale) for picture in view._mirror.pictures))
    patched = view.grab().toImage()
    for picture in view._mirror.pictures:
        picture.forget()
    assert view.grab().toImage() == patched


def test_the_middle_button_pans(view: ElevationView) -> None:
    view.zoom_by(4.0)
    middle, before = Qt.MouseButton.MiddleButton, view.mapToScene(QPoint(0, 0))
    QTest.mousePress(view.viewport(), middle, NO_KEY, QPoint(400, 300))
    QTest.mouseMove(view.viewport(), QPoint(400, 240))
    QTest.mouseRelease(view.viewport(), middle, NO_KEY, QPoint(400, 240))
    assert view.mapToScene(QPoint(0, 0)).y() == pytest.approx(before.y() + 60 / view.zoom, abs=2 / view.zoom)


def test_the_picked_block_is_scrolled_into_view(view: ElevationView, workbench: Workbench) -> None:
    view.zoom_by(5.0)
    view.centerOn(100, -250)
    workbench.selection.set(["a2"])
    view.sync()
    assert view.seen().contains(1050.0, -200.0)


@pytest.mark.parametrize(("size", "larger"), [((560, 330), True), ((1600, 1000), False)])
def test_names_grow_where_a_face_seen_whole_is_small(view: ElevationView, size: tuple[int, int], larger: bool) -> None:
    usual = DrawStyle(measurer()).largest_text
    view.resize(*size)
    view.fit()
    assert (view.style_now.largest_text > usual) == larger
    assert view.style_now.largest_text * view.transform().m11() >= 8.0


@pytest.mark.parametrize("size", [(560, 330), (900, 600), (1600, 1000), (300, 900)])
def test_bands_and_ruler_are_read_on_a_face_seen_whole(view: ElevationView, size: tuple[int, int]) -> None:
    view.resize(*size)
    view.fit()
    assert view.style_now.margin_text * view.transform().m11() >= min(11.0, 90.0 * view.transform().m11())
    settled = view.style_now
    view.fit()
    assert view.style_now is settled


def test_a_piece_beside_the_face_is_part_of_what_is_seen_whole_once_the_hand_lets_go(view: ElevationView, workbench: Workbench) -> None:
    bare = view.content
    project = changed(workbench.project, pnm=Pnm((article_of("totem", "T", "Totem"),)))
    pieced = place(project, [new_placement(project, "T", "FLOOR", "b1", u=-700.0)])
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, at(view, A1))
    QTest.mouseMove(view.viewport(), at(view, B1P))
    view._tool.cancel()
    workbench.document.do(Label("edit.move"), pieced)
    view.sync()
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at(view, B1P))
    view.sync()
    assert view.content.left() < -700.0 < bare.left()
    assert view.viewport().rect().contains(at(view, (-650.0, 900.0)))
    workbench.show_pnm(PnmLayer(shown=False))
    view.sync()
    assert view.content == bare


def test_names_grow_for_a_face_seen_whole_and_stop_where_they_would_be_unreadable_anyway(view: ElevationView) -> None:
    usual = DrawStyle(measurer())
    assert with_readable_words(usual, 1.0) is usual
    assert [with_readable_words(usual, scale).largest_text for scale in (0.2, 0.1, 0.05)] == [48.0, 66.0, 30.0]


def test_a_face_shown_in_place_of_one_that_is_gone_is_drawn_once(view: ElevationView, workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    workbench.show_face("gone", "A")
    view.sync()
    drawn: list[object] = []
    monkeypatch.setattr("planogram.ui.canvas.view.draw_face", lambda *asked: drawn.append(asked))
    view.sync()
    assert drawn == []
