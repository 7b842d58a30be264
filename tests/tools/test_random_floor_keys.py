"""As test_random_keys.py, on the plan of the shop: no tool of the floor acts on what a key took away, and undo gives back the very same project."""

from collections.abc import Callable
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from planogram.model.edits.pnm import new_placement, place
from planogram.model.edits.store import put_zone, remove_shapes, remove_zone
from planogram.model.floor_layout import FLOOR_HOST
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.store import StoreShape, Underlay, Zone
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import PnmLayer, Workbench
from planogram.tools import floor_commands as verbs
from planogram.tools.floor import FloorTool
from planogram.tools.floor_draw import KINDS, FloorDraw
from planogram.tools.floor_pnm import FloorPnm
from planogram.tools.floor_sight import bounds_of_ref
from planogram.tools.pointer import Pointer
from tests.metrics.floor.shops import box, hall, with_boxes
from tests.tools.hand import bench, steps

Act = Callable[[Workbench, FloorTool], object]


def _do(edit: Callable[[Project], Project]) -> Act:
    return lambda w, _: w.document.do(Label("edit.properties"), edit(w.project))


CHANGES: dict[str, Act] = {
    "undo": lambda w, _: w.document.undo(),
    "redo": lambda w, _: w.document.redo(),
    "delete": lambda w, tool: verbs.delete_refs(w, tool.refs),
    "duplicate": lambda w, tool: tool.select(verbs.duplicate_refs(w, tool.refs) or tool.refs),
    "turn": lambda w, tool: verbs.turn_refs(w, tool.refs),
    "nudge": lambda w, tool: verbs.nudge_refs(w, tool.refs, 1, 0),
    "place the rest": lambda w, tool: tool.select(verbs.place_unplaced(w)),
    "remove the first gondola": _do(lambda project: changed(project, gondolas=project.gondolas[1:])),
    "remove the first shape": _do(lambda project: remove_shapes(project, [0])),
    "remove the department": _do(lambda project: remove_zone(project, "Frais")),
    "remove all pieces": _do(lambda project: changed(project, pnm=changed(project.pnm, placements=()))),
}
LOOKS: dict[str, Act] = {
    "select all": lambda w, tool: tool.select(verbs.all_refs(w.project)),
    "another face": lambda w, _: w.show_face("b", "A"),
    "lock the furniture": lambda w, _: w.selection.lock(["furniture"]),
    "unlock": lambda w, _: w.selection.lock([]),
    "hide the pieces": lambda w, _: w.show_pnm(PnmLayer(shown=False)),
    "show the pieces": lambda w, _: w.show_pnm(PnmLayer()),
}
CARRIED: dict[str, Callable[[Workbench], FloorDraw | FloorPnm]] = {
    "a display": lambda w: FloorPnm(w, "article:stand"),
    "a wobbler": lambda w: FloorPnm(w, "kind:wobbler:Wobbler"),
    **{kind: partial(FloorDraw, kind=kind, name="Frais" if kind == "zone" else "", distance=5000.0) for kind in KINDS},
}
named = st.sampled_from(
    # gondolas, the handle above the first, corners and sides of the outline, column, door, name and corner of the department, display, aisle, nothing
    [(5000.0, 5000.0), (5000.0, 5500.0), (12_000.0, 9000.0), (0.0, 0.0), (20_000.0, 15_000.0), (20_000.0, 5000.0), (9000.0, 3000.0), (8800.0, 2800.0),
     (3000.0, 0.0), (15_500.0, 5800.0), (14_000.0, 3000.0), (8000.0, 12_000.0), (3000.0, 11_000.0), (2000.0, 13_000.0)]
)  # fmt: skip
points = named | st.tuples(st.floats(-3000, 23_000), st.floats(-3000, 18_000))
held = st.fixed_dictionaries({"shift": st.booleans(), "ctrl": st.booleans(), "alt": st.booleans()})
works = st.lists(points | st.sampled_from([*CHANGES, *LOOKS]), max_size=5)
turns = st.tuples(st.sampled_from(["", "", "", *CARRIED]), points, held, works, points)


def shop() -> Project:
    """A hall with everything that stands, hangs or is drawn there, and a gondola that stands nowhere yet."""
    column = StoreShape("column", ((8800.0, 2800.0), (9200.0, 2800.0), (9200.0, 3200.0), (8800.0, 3200.0)))
    island = StoreShape("island", ((2000.0, 3000.0), (8500.0, 3000.0), (8500.0, 8000.0), (2000.0, 8000.0)))
    aisle = StoreShape("aisle", ((3000.0, 11_000.0),), role="main")
    made = with_boxes(hall(column, island, aisle), (box("a"), 5000, 5000, 0), (box("b"), 12_000, 9000, 30), (box("c"), 0, 0, 0))
    made = changed(made, store=changed(made.store, placements=made.store.placements[:2], underlay=Underlay("plan.png", 0.0, 0.0, 10.0)))
    made = put_zone(made, Zone("Frais", ((14_000.0, 3000.0), (17_000.0, 3000.0), (17_000.0, 6000.0), (14_000.0, 6000.0))))
    made = changed(made, pnm=Pnm((article_of("floor_display", "stand", "Présentoir"), article_of("wobbler", "wobbler", "Wobbler"))))
    stand = changed(new_placement(made, "stand", FLOOR_HOST, "", 0.0, 0.0, id="s"), x=8000.0, y=12_000.0)
    return place(made, [stand, changed(new_placement(made, "wobbler", "SHELF_EDGE", "a-l", 300.0), id="w")])


def press_key(workbench: Workbench, tool: FloorTool, name: str) -> bool:
    """As the window does: what changes something starts from before what the hand is still doing. Whether it ended that."""
    held_something = workbench.document.gesture_running
    if name in CHANGES and workbench.document.gesture_running:
        workbench.document.cancel_gesture()
        workbench.settle_selection()
    {**CHANGES, **LOOKS}[name](workbench, tool)
    if not workbench.document.gesture_running:
        workbench.settle_selection()
    return held_something and not workbench.document.gesture_running


@given(st.lists(turns, min_size=1, max_size=8))
def test_keys_pressed_while_the_hand_holds_something_on_the_plan_never_break_it(
    script: list[tuple[str, tuple[float, float], dict[str, bool], list[object], tuple[float, float]]],
) -> None:
    first = shop()
    workbench = bench(first)
    select = FloorTool(workbench)
    for carried, start, keys, work, end in script:
        tool = CARRIED[carried](workbench) if carried else select
        if not isinstance(tool, FloorPnm):
            tool.press(Pointer(*start, tolerance=50.0, **keys))
        left: Project | None = None
        for one in work:
            if isinstance(one, str):
                if press_key(workbench, select, one) or left is not None:
                    left = workbench.project
            elif isinstance(one, tuple):
                tool.move(Pointer(*one, tolerance=50.0, **keys))
            assert tool.overlay is not None and select.overlay is not None
        tool.release(Pointer(*end, tolerance=50.0, **keys))
        assert not workbench.document.gesture_running and not select.busy
        assert left in (None, workbench.project)
        assert tool.overlay is not None and select.overlay is not None
        assert all(bounds_of_ref(workbench.project, ref) is not None for ref in select.refs)
    while steps(workbench):
        workbench.document.undo()
    assert workbench.project is first
