"""The benchmark's scenes that need the window: drag, pan, zoom, panels, and the rivals' scene. It measures; it never judges."""

import gc
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import msgspec
from PySide6.QtCore import QEventLoop, QPointF, Qt
from PySide6.QtWidgets import QApplication

from planogram.exchange.bench import WARM_UP, Lap, Result, forget_peak, lap, result
from planogram.exchange.bench_photos import photographs
from planogram.exchange.files import open_file
from planogram.exchange.project_file import write_project_file
from planogram.model.scenes import PER_LEVEL, RIVAL_FREE, RIVAL_PITCH, rival_scene, scene
from planogram.session.document import Document
from planogram.tools.commands import add_facings
from planogram.ui.bench_machine import painting
from planogram.ui.bench_stage import Stage
from planogram.ui.screenshot import settle

RIVAL_MOVES, RIVAL_ROUNDS, PANEL_ROUNDS, PHOTOS = 60, 8, 4, 1000
Pictures = Mapping[str, bytes] | None
_PATIENCE = 5.0
_PAN_STEP, _ZOOM_TURNS, _ALMOST_ALL = 12.0, 6, 1.12


def dragging(size: int, repeats: int, pictures: Pictures = None) -> list[Result]:
    """A block dragged over the 20 levels of the face in view: each step from the mouse event to the painted canvas, status bar figures included;
    then how long after an edit the panels are fresh again, and how quick the machine is meanwhile."""
    stage = Stage(scene(size), pictures)
    start = stage.block(0, size // 40 % PER_LEVEL)
    stage.press(start)
    path = _over(start, stage.block(-1, -1), repeats + WARM_UP)
    forget_peak()
    steps, shown = [], [stage.window.workbench.project]
    for at in path:
        steps.append(stage.timed(lambda at=at: stage.move(at)))  # type: ignore[misc]
        shown.append(stage.window.workbench.project)
    if sum(new is not old for old, new in pairwise(shown)) < len(steps) / 2:
        raise RuntimeError("the drag moved next to nothing")
    dragged = result("drag_step", size, steps[WARM_UP:])
    stage.view.escape()
    panels = result("panels", size, [_until_panels(stage, wide) for wide in (1, -1) * PANEL_ROUNDS])
    stage.close()
    return [dragged, panels, painting(size)]


def _until_panels(stage: Stage, wide: int) -> Lap:
    """An edit of the selected block until table and matrix show it, the pause that waits for the hand to rest included."""
    fresh: list[bool] = []
    listener = stage.window.live.rested.connect(lambda: fresh.append(True))
    measured = lap(lambda: _edit_and_wait(stage, wide, fresh))
    stage.window.live.rested.disconnect(listener)
    return measured


def _edit_and_wait(stage: Stage, wide: int, fresh: list[bool]) -> None:
    end = time.perf_counter() + _PATIENCE
    add_facings(stage.window.workbench, wide=wide)
    while not fresh and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    if not fresh:
        raise RuntimeError("the panels were not refreshed")


def _over(start: QPointF, end: QPointF, steps: int) -> Iterator[QPointF]:
    """From `start` to `end` and back as often as it takes, in 30 strides: a few blocks further each time, from level to level."""
    span = 30
    for n in range(1, steps + 1):
        part = n % (2 * span)
        along = (part if part <= span else 2 * span - part) / span
        yield start + (end - start) * along


def looking(size: int, repeats: int, pictures: Pictures = None) -> list[Result]:
    """The whole project on one face, all in view: panned with the middle button, zoomed about the middle with Ctrl and the wheel."""
    stage = Stage(scene(size, one_face=True), pictures)
    stage.view.zoom_by(_ALMOST_ALL)
    settle()
    forget_peak()
    panned = _pan(stage, repeats + WARM_UP)
    pan = result("pan_frame", size, panned[WARM_UP:])
    stage.view.fit()
    settle()
    forget_peak()
    zoom = result("zoom_frame", size, _zoom(stage, repeats + WARM_UP)[WARM_UP:])
    stage.close()
    return [pan, zoom]


def dragging_photos(size: int, repeats: int) -> list[Result]:
    """The drag with a photograph on every product, PHOTOS different ones."""
    return _named_photos(dragging(size, repeats, photographs(PHOTOS))[:1])


def looking_photos(size: int, repeats: int) -> list[Result]:
    """Pan and zoom with the same photographs: what they hold of memory is in theirs."""
    return _named_photos(looking(size, repeats, photographs(PHOTOS)))


def _named_photos(results: list[Result]) -> list[Result]:
    return [msgspec.structs.replace(one, name=f"{one.name}_photos") for one in results]


def _pan(stage: Stage, steps: int) -> list[Lap]:
    held = Qt.MouseButton.MiddleButton
    at = stage.middle()
    stage.press(at, held)
    times = []
    for n in range(steps):
        # there and back, so that the edge of the drawing is never reached
        at = at + QPointF(_PAN_STEP, _PAN_STEP / 2) * (1 if n % 8 < 4 else -1)
        times.append(stage.timed(lambda at=at: stage.move(at, held)))  # type: ignore[misc]
    stage.release(at, held)
    return times


def _zoom(stage: Stage, steps: int) -> list[Lap]:
    middle = stage.middle()
    return [stage.timed(lambda n=n: stage.wheel(middle, 1 if n % (2 * _ZOOM_TURNS) < _ZOOM_TURNS else -1)) for n in range(steps)]  # type: ignore[misc]


def rivals() -> list[Result]:
    """What open editors in a browser take seconds for: 20 levels × 100 products; load, 60 moves, drop, undo."""
    project = rival_scene()
    size = len(project.products)
    times: dict[str, list[Lap]] = {"rival_load": [], "rival_drag": [], "rival_drop": [], "rival_undo": []}
    forget_peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rival.planogram"
        write_project_file(path, project, {})
        stage = Stage(scene(1))
        for _ in range(RIVAL_ROUNDS):
            gc.collect()
            times["rival_load"].append(stage.timed(lambda: stage.window.workbench.replace(Document(open_file(path).project))))
            settle()
            stage.view.fit()
            settle()
            _rival_round(stage, times)
        stage.close()
    return [result(name, size, values) for name, values in times.items()]


def _rival_round(stage: Stage, times: dict[str, list[Lap]]) -> None:
    """30 moves over the neighbours, 30 to a place at the right of the next level, drop, undo."""
    start = stage.block(4, 20)
    beside = start + QPointF(stage.view.zoom * RIVAL_PITCH * 30, 0.0)
    goal = QPointF(stage.at(RIVAL_PITCH * 100 + RIVAL_FREE / 2, 0.0).x(), stage.block(5, 0).y())
    stage.press(start)
    half = RIVAL_MOVES // 2
    path = [start + (beside - start) * (n / half) for n in range(1, half + 1)] + [beside + (goal - beside) * (n / half) for n in range(1, half + 1)]
    times["rival_drag"] += [stage.timed(lambda at=at: stage.move(at)) for at in path]  # type: ignore[misc]
    times["rival_drop"].append(stage.timed(lambda: stage.release(path[-1])))
    times["rival_undo"].append(stage.timed(stage.window.workbench.document.undo))
