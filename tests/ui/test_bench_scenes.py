"""The benchmark's window scenes run for real at small sizes: what they measure happened. No time is judged."""

import pytest
from PySide6.QtCore import QPointF, Qt

from planogram.exchange.bench_photos import photographs
from planogram.model.scenes import scene
from planogram.ui.bench_apart import _apart
from planogram.ui.bench_scenes import dragging, dragging_photos, looking, looking_photos, rivals
from planogram.ui.bench_stage import Stage

pytestmark = pytest.mark.window


@pytest.mark.usefixtures("qapp")
def test_dragging_measures_every_step() -> None:
    drag, panels, machine = dragging(200, 6)
    assert (drag.name, panels.name, machine.name, drag.positions) == ("drag_step", "panels", "machine_paint", 200)
    assert 0 < drag.median_ms <= drag.p95_ms
    assert 0 < machine.median_ms <= machine.p95_ms


@pytest.mark.usefixtures("qapp")
def test_looking_measures_pan_and_zoom() -> None:
    pan, zoom = looking(200, 6)
    assert (pan.name, zoom.name) == ("pan_frame", "zoom_frame")
    assert 0 < pan.median_ms <= pan.p95_ms


@pytest.mark.usefixtures("qapp")
def test_the_same_with_a_photograph_on_every_product(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planogram.ui.bench_scenes.PHOTOS", 3)
    measured = dragging_photos(100, 4) + looking_photos(100, 4)
    assert [one.name for one in measured] == ["drag_step_photos", "pan_frame_photos", "zoom_frame_photos"]


@pytest.mark.usefixtures("qapp")
def test_the_photographs_are_what_is_painted() -> None:
    pictures = photographs(4)
    assert len(pictures) == 4 and all(content.startswith(b"\xff\xd8") for content in pictures.values())
    stage = Stage(scene(25), pictures)
    assert {product.image for product in stage.window.workbench.project.products} == set(pictures)
    seen = stage.view.grab().toImage()
    stage.close()
    bare = Stage(scene(25))
    assert bare.view.grab().toImage() != seen
    bare.close()


@pytest.mark.usefixtures("qapp")
def test_the_rivals_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planogram.ui.bench_scenes.RIVAL_ROUNDS", 1)
    assert [one.name for one in rivals()] == ["rival_load", "rival_drag", "rival_drop", "rival_undo"]


@pytest.mark.usefixtures("qapp")
def test_events_reach_the_shelf() -> None:
    stage = Stage(scene(100))
    before = stage.window.workbench.project
    start = stage.block(0, 2)
    stage.press(start)
    assert len(stage.window.workbench.selection.ids) == 1
    assert stage.timed(lambda: stage.move(start + QPointF(160.0, 0.0))).wall > 0
    stage.timed(lambda: stage.release(start + QPointF(160.0, 0.0)))
    assert stage.window.workbench.project != before
    zoom = stage.view.zoom
    stage.timed(lambda: stage.wheel(stage.middle(), 1))
    assert stage.view.zoom > zoom
    stage.press(stage.middle(), Qt.MouseButton.MiddleButton)
    assert stage.view.panning
    stage.release(stage.middle(), Qt.MouseButton.MiddleButton)
    stage.close()


@pytest.mark.usefixtures("qapp")
def test_a_step_that_paints_nothing_is_not_a_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planogram.ui.bench_stage._MOST_TURNS", 2)
    stage = Stage(scene(25))
    with pytest.raises(RuntimeError):
        stage.timed(lambda: None)
    stage.close()


def test_a_scene_in_a_process_of_its_own_takes_its_own_memory() -> None:
    drag, panels, _ = _apart("drag_step panels", 100, 4)
    assert (drag.name, panels.name, drag.positions) == ("drag_step", "panels", 100)
    assert drag.peak_mb is None or 0 < drag.peak_mb < 1000
