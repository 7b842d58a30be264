"""A hand that drags at random, with any keys: nothing is lost or doubled, Escape and undo give back the very same project."""

from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.font import measurer
from planogram.model.find import walk_positions
from planogram.model.note import Note
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.tools.place import PlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import PRODUCTS, bay, gondola, level, position, project
from tests.tools.hand import bench

points = st.tuples(st.floats(-600, 2600), st.floats(-300, 2200))
keys = st.fixed_dictionaries({"shift": st.booleans(), "ctrl": st.booleans(), "alt": st.booleans()})
drags = st.tuples(st.lists(points, min_size=2, max_size=5), keys, st.booleans())


def shop() -> Project:
    """Every flow, and hooks, over two bays."""
    left = bay(
        "b1",
        level("left", position("p0", "a", 2), position("p1", "b", 3, gap_before=20.0), elevation=150),
        level("right", position("p2", "c"), position("p3", "a"), elevation=700, flow="right"),
        level("pegs", position("p4", "b", 2, group="g1"), elevation=1600, kind="pegs", thickness=6.0),
    )
    right = bay(
        "b2",
        level("free", position("p5", "a", x=100.0), position("p6", "c", x=500.0), elevation=150, flow="free"),
        level("spread", position("p7", "b"), position("p8", "a", group="g1"), position("p9", "c"), elevation=900, flow="spread"),
        width=800.0,
    )
    notes = (Note("n1", "g", "A", 100.0, 1500.0, 400.0, "Poser ici"), Note("n2", "g", "A", 1200.0, 800.0, 200.0, "<b>deux</b>\nlignes"))
    return project(gondola("g", left, right), products=PRODUCTS, notes=notes)


def ids(workbench: Workbench) -> list[str]:
    return [placed.id for _, placed in walk_positions(workbench.project)] + [note.id for note in workbench.project.notes]


def drag(tool: SelectTool, path: list[tuple[float, float]], held: dict[str, bool]) -> None:
    tool.press(Pointer(*path[0], **held))
    for point in path[1:]:
        tool.move(Pointer(*point, **held))
        assert tool.overlay is not None


@given(st.lists(drags, min_size=1, max_size=6))
def test_drags_lose_nothing_and_are_taken_back_whole(script: list[tuple[list[tuple[float, float]], dict[str, bool], bool]]) -> None:
    workbench = bench(shop())
    tool = SelectTool(workbench, measurer())
    for path, held, escape in script:
        before, count = workbench.project, len(ids(workbench))
        drag(tool, path, held)
        if escape:
            tool.cancel()
            assert workbench.project is before
        tool.release(Pointer(*path[-1], **held))
        assert not tool.busy
        now = ids(workbench)
        assert len(now) == len(set(now)) >= count
        assert held["ctrl"] or held["alt"] or len(now) == count
        assert {*workbench.selection.ids, *workbench.selection.notes} <= set(now)
    last = workbench.project
    while workbench.document.undo():
        pass
    assert workbench.project == shop()
    while workbench.document.redo():
        pass
    assert workbench.project is last


@given(points, points, st.sampled_from([(50.0, 200.0), (180.0, 200.0), (500.0, 140.0), (1150.0, 200.0), (150.0, 1480.0)]))
def test_an_undo_in_the_middle_of_a_drag_ends_it(first: tuple[float, float], second: tuple[float, float], start: tuple[float, float]) -> None:
    workbench = bench(shop())
    for tool in (SelectTool(workbench, measurer()), PlaceTool(workbench, ["a", "c"])):
        workbench.selection.set(["p0"])
        tool.press(Pointer(*start))
        tool.move(Pointer(*first))
        workbench.document.undo()
        tool.move(Pointer(*second))
        tool.release(Pointer(*second))
        assert workbench.project == shop()
        assert workbench.document.history.now == 0
