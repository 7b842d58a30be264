"""Only what changed is painted again: what the screen shows after any number of changes is what one painting of everything shows."""

import os
import random
import subprocess
import sys
from itertools import count

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.model.edits.positions import add_facings, remove
from planogram.model.find import walk_positions
from planogram.model.scenes import scene
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.canvas.stale import StaleParts
from planogram.ui.canvas.view import ElevationView
from planogram.ui.floor.view import FloorView
from planogram.ui.theme import load_fonts
from tests.metrics.floor.shops import box, hall, with_boxes


def test_the_screen_shows_what_painting_everything_would(qtbot: QtBot) -> None:
    load_fonts()
    workbench = Workbench(Document(scene(100)))
    view = ElevationView(workbench, translator("fr"))
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(view.settled)
    chance, differing = random.Random(7), []
    room = view.viewport().rect()
    for step in range(40):
        chosen = chance.choice([position.id for _, position in walk_positions(workbench.project)])
        kind = chance.choice(["widen", "remove", "undo", "select", "hover", "pan"])
        if kind == "widen":
            workbench.document.do(Label("edit.facings"), add_facings(workbench.project, [chosen], 1))
        elif kind == "remove":
            workbench.document.do(Label("edit.delete"), remove(workbench.project, [chosen]))
        elif kind == "undo":
            workbench.document.undo()
        elif kind == "select":
            workbench.selection.set([chosen])
        elif kind == "hover":
            QTest.mouseMove(view.viewport(), QPoint(chance.randrange(room.width()), chance.randrange(room.height())))
        else:
            view.pan_by(chance.randint(-20, 20), chance.randint(-20, 20))
        view.sync()
        QApplication.processEvents()
        if view.screen().grabWindow(view.winId()).toImage() != view.grab().toImage():
            differing.append((step, kind))
    assert differing == []


def test_parts_that_overlap_become_one_and_those_that_do_not_stay_apart(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(200, 200)
    stale = StaleParts(widget)
    for rect in (QRect(0, 0, 20, 20), QRect(100, 0, 20, 20), QRect(5, 5, 4, 4), QRect(190, 190, 50, 50), QRect(-30, -30, 10, 10)):
        stale.add(rect)
    asked = [QRect(0, 0, 20, 20), QRect(100, 0, 20, 20), QRect(190, 190, 10, 10)]
    stale.add(QRect(15, 0, 10, 10))
    asked[0] = QRect(0, 0, 25, 20)
    painted = stale.take(QRegion(0, 0, 25, 20) + QRect(100, 0, 20, 20))
    assert sorted(rect.getRect() for rect in painted) == sorted(rect.getRect() for rect in asked)
    assert stale.take(QRegion(3, 4, 10, 10) + QRect(50, 60, 5, 5)) == [QRect(3, 4, 52, 61)]


def test_more_exposed_than_asked_for_is_painted_too(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(200, 200)
    stale = StaleParts(widget)
    stale.add(QRect(0, 0, 20, 20))
    assert stale.take(QRegion(0, 0, 200, 200)) == [QRect(0, 0, 200, 200)]
    assert stale.take(QRegion()) == []


class Watched(QWidget):
    """Notes what Qt wants painted."""

    def __init__(self) -> None:
        super().__init__()
        self.stale, self.exposed = StaleParts(self), QRegion()
        self.resize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.exposed += event.region()
        self.stale.take(event.region())


def test_what_changes_after_a_scroll_of_the_same_turn_is_painted(qtbot: QtBot) -> None:
    widget = Watched()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    QApplication.processEvents()
    widget.exposed = QRegion()
    widget.stale.add(QRect(0, 0, 100, 100))
    widget.scroll(-50, 0)
    widget.stale.add(QRect(60, 0, 30, 30))
    qtbot.waitUntil(lambda: not widget.exposed.isEmpty())
    assert QRegion(60, 0, 30, 30).subtracted(widget.exposed).isEmpty()


@pytest.mark.parametrize("plan", [False, True])
def test_on_a_screen_of_other_pixels_all_is_sharp_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, plan: bool) -> None:
    load_fonts()
    workbench = Workbench(Document(with_boxes(hall(), (box("a"), 5000, 5000, 0)) if plan else scene(100)))
    view = FloorView(workbench, translator("fr"), lambda *_: None) if plan else ElevationView(workbench, translator("fr"))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.sync()
    view.fit()
    qtbot.waitUntil(view.settled)
    view.grab()
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    assert any(picture.outdated(2.0 * view.zoom) for picture in view._mirror.pictures)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.waitUntil(lambda: not any(picture.outdated(2.0 * view.zoom) for picture in view._mirror.pictures))


@pytest.mark.parametrize("plan", [False, True])
def test_after_a_zoom_all_is_painted_itself_even_where_nothing_is_kept_to_be_sharpened(qtbot: QtBot, plan: bool) -> None:
    load_fonts()
    workbench = Workbench(Document(with_boxes(hall(), (box("a"), 5000, 5000, 0)) if plan else scene(100)))
    view = FloorView(workbench, translator("fr"), lambda *_: None) if plan else ElevationView(workbench, translator("fr"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    view.sync()
    view.fit()
    qtbot.waitUntil(view.settled)
    view.grab()
    for zoom in (1.1, 1.2):
        view.zoom_by(zoom)
        for picture in view._mirror.pictures:
            picture.forget()
        QApplication.processEvents()
        qtbot.waitUntil(view.settled)
        QApplication.processEvents()
    assert view.screen().grabWindow(view.winId()).toImage() == view.grab().toImage()


@pytest.mark.parametrize("plan", [False, True])
def test_what_is_selected_is_seen_before_a_zoom_rests(qtbot: QtBot, plan: bool) -> None:
    """The plan went on showing the picture it had kept for zooming."""
    load_fonts()
    workbench = Workbench(Document(with_boxes(hall(), (box("a"), 5000, 5000, 0)) if plan else scene(100)))
    view = FloorView(workbench, translator("fr"), lambda *_: None) if plan else ElevationView(workbench, translator("fr"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    view.sync()
    view.fit()
    qtbot.waitUntil(view.settled)
    view._rest.setInterval(60_000)
    view.zoom_by(1.1)
    before = view.viewport().grab().toImage()
    view.sync()
    assert view.viewport().grab().toImage() == before
    if isinstance(view, FloorView):
        view.tool.select(("a",))
    else:
        workbench.selection.set([next(position.id for _, position in walk_positions(workbench.project))])
    view.sync()
    assert not view.settled() and view.viewport().grab().toImage() != before


_PAN = """
import sys
from PySide6.QtWidgets import QApplication
from planogram.i18n import translator
from planogram.model.scenes import scene
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.canvas.view import ElevationView
from planogram.ui.theme import load_fonts

app = QApplication([])
load_fonts()
view = ElevationView(Workbench(Document(scene(100))), translator("fr"))
view.resize(700, 400)
view.show()
while not view.settled():
    app.processEvents()
for push in (1, 3, -5, 2):
    view.pan_by(push, push + 2)
    app.processEvents()
panned = view.screen().grabWindow(view.winId()).toImage()
view.viewport().update()
app.processEvents()
print(view.devicePixelRatioF(), panned == view.screen().grabWindow(view.winId()).toImage())
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5"])
def test_a_panned_drawing_lies_where_one_painted_anew_does_on_screens_of_any_scale(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", _PAN], capture_output=True, text=True, check=True, env=environment).stdout
    assert said.split() == [str(float(scale)), "True"]


_ASIDE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from planogram.i18n import translator
from planogram.model.scenes import scene
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.canvas.view import ElevationView
from planogram.ui.theme import load_fonts

app = QApplication([])
load_fonts()

def shown(aside):
    around = QWidget()
    around.resize(720, 420)
    view = ElevationView(Workbench(Document(scene(100))), translator("fr"), around)
    view.setGeometry(aside, aside, 700, 400)
    around.show()
    view.fit()
    while not view.settled():
        app.processEvents()
    app.processEvents()
    corner = int(aside * view.devicePixelRatioF() + 0.5) + 8
    return view.screen().grabWindow(around.winId()).toImage().copy(corner, corner, 680, 380)

pictures = [shown(aside) for aside in (0, 1, 2, 3)]
print([picture == pictures[0] for picture in pictures])
"""


def test_a_drawing_beside_something_keeps_every_row_of_its_letters_on_a_screen_of_125_percent() -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.25", "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", _ASIDE], capture_output=True, text=True, check=True, env=environment).stdout
    assert said.strip() == "[True, True, True, True]"


def test_what_one_slice_made_sharp_is_painted_though_the_next_finds_nothing_to_do(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    load_fonts()
    view = ElevationView(Workbench(Document(scene(100))), translator("fr"))
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitExposed(view)
    view.fit()
    qtbot.waitUntil(view.settled)
    for picture in view._mirror.pictures:
        picture.sharpen(view.zoom / 2)
    view.viewport().update()
    QApplication.processEvents()
    clock = count()
    monkeypatch.setattr("planogram.ui.canvas.sharpen.perf_counter", lambda: float(next(clock)))
    monkeypatch.setattr("planogram.ui.canvas.sharpen._SLICE_S", 1.5)  # time for one picture
    view._sharpener.start()
    left = [picture for picture in view._mirror.pictures if picture.outdated(view.zoom)]
    assert len(left) == len(view._mirror.pictures) - 1
    for picture in left:
        picture.forget()
    QApplication.processEvents()
    QApplication.processEvents()
    assert view.screen().grabWindow(view.winId()).toImage() == view.grab().toImage()
