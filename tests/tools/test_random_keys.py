"""A hand that holds something while the other works the keyboard: no tool ever acts on what is gone, and undo gives back the very same project."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.font import measurer
from planogram.model.edits.pnm import new_placement, place
from planogram.model.find import walk_positions
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools import at_hand, commands, packing
from planogram.tools.furnish import FurnishTool, Load
from planogram.tools.place import PlaceTool
from planogram.tools.pnm import PnmPlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from planogram.tools.tool import Tool
from tests.builders import bay, gondola, level, position
from tests.tools.hand import bench, steps
from tests.tools.test_random_hand import shop as one_gondola

KEYS: dict[str, Callable[[Workbench], object]] = {
    "undo": lambda w: w.document.undo(),
    "redo": lambda w: w.document.redo(),
    "delete": at_hand.delete,
    "more facings": lambda w: commands.add_facings(w, wide=1),
    "turn": packing.rotate,
    "select all": at_hand.select_all,
    "paste": lambda w: commands.copy(w) and commands.paste(w),
    "remove the first gondola": lambda w: w.document.do(Label("edit.remove_gondola"), changed(w.project, gondolas=w.project.gondolas[1:])),
    "another face": lambda w: w.show_face("h", "A"),
    "back": lambda w: w.show_face("g", "A"),
}
ONLY_LOOKS = ("another face", "back")
CARRIED: dict[str, Callable[[Workbench], Tool]] = {
    "products": lambda w: PlaceTool(w, ["a", "c"]),
    "a level": lambda w: FurnishTool(w, Load("level")),
    "a bay": lambda w: FurnishTool(w, Load("bay")),
    "a piece": lambda w: PnmPlaceTool(w, "article:wobbler"),
}
places = st.sampled_from([(50.0, 200.0), (180.0, 200.0), (500.0, 140.0), (340.0, 145.0), (150.0, 1480.0), (1150.0, 200.0), (500.0, 1803.0)])
points = places | st.tuples(st.floats(-600, 2600), st.floats(-300, 2200))
held = st.fixed_dictionaries({"shift": st.booleans(), "ctrl": st.booleans(), "alt": st.booleans()})
works = st.lists(points | st.sampled_from(list(KEYS)), max_size=5)
turns = st.tuples(st.sampled_from(["", "", *CARRIED]), points, held, works, points)


def shop() -> Project:
    """Two gondolas on show in turn, the first with a wobbler."""
    first = one_gondola()
    other = gondola("h", bay("hb", level("behind", position("z", "a"), elevation=150.0)))
    both = changed(first, gondolas=(*first.gondolas, other), pnm=Pnm((article_of("wobbler", "wobbler", "Wobbler"),)))
    return place(both, [changed(new_placement(both, "wobbler", "SHELF_EDGE", "left", 300.0), id="w")])


def press_key(workbench: Workbench, name: str) -> None:
    """As the window does: what changes something starts from before what the hand is still doing."""
    if name not in ONLY_LOOKS and workbench.document.gesture_running:
        workbench.document.cancel_gesture()
        workbench.settle_selection()
    if workbench.face is not None or name in ONLY_LOOKS:
        KEYS[name](workbench)
    if not workbench.document.gesture_running:
        workbench.settle_selection()


@given(st.lists(turns, min_size=1, max_size=8))
def test_keys_pressed_while_the_hand_holds_something_never_break_it(
    script: list[tuple[str, tuple[float, float], dict[str, bool], list[object], object]],
) -> None:
    workbench = bench(shop())
    select = SelectTool(workbench, measurer())
    for carried, start, keys, work, end in script:
        tool = CARRIED[carried](workbench) if carried else select
        tool.press(Pointer(*start, **keys))
        for one in work:
            if isinstance(one, str):
                press_key(workbench, one)
            elif isinstance(one, tuple):
                tool.move(Pointer(*one, **keys))
            assert tool.overlay is not None and select.overlay is not None
        assert isinstance(end, tuple)
        tool.release(Pointer(*end, **keys))
        assert not tool.busy and not workbench.document.gesture_running
        ids = [one.id for _, one in walk_positions(workbench.project)]
        assert len(ids) == len(set(ids)) and set(workbench.selection.ids) <= set(ids)
        workbench.show_face(workbench.project.gondolas[0].id if workbench.project.gondolas else "", "A")
    while steps(workbench):
        workbench.document.undo()
    assert workbench.project == shop()
