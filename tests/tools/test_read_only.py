"""In a project that may not be changed, no verb and no drag selects what it could not make, or lets go of what it could not take away."""

from collections.abc import Callable

import pytest

from planogram.exchange.font import measurer
from planogram.session.workbench import Workbench
from planogram.tools import at_hand, commands, furnishing, packing
from planogram.tools.select import SelectTool
from tests.tools.hand import Hand, bench, steps
from tests.tools.test_random_hand import shop


def locked(ids: tuple[str, ...] = (), part: str = "", notes: tuple[str, ...] = ()) -> Workbench:
    workbench = bench(shop())
    workbench.selection.set(ids, part, notes=notes)
    at_hand.copy(workbench)
    workbench.document.read_only = True
    return workbench


@pytest.mark.parametrize("verb", [at_hand.paste, at_hand.duplicate, at_hand.delete, at_hand.cut])
@pytest.mark.parametrize("picked", [(("p0", "p1"), "", ()), ((), "", ("n1",)), ((), "left", ()), ((), "b1", ()), ((), "g", ())])
def test_what_is_selected_stays_so(verb: Callable[[Workbench], bool], picked: tuple[tuple[str, ...], str, tuple[str, ...]]) -> None:
    workbench = locked(*picked)
    before, face = workbench.selection.picked, workbench.face_ref
    for _ in range(2):
        assert not verb(workbench)
        assert (workbench.selection.picked, workbench.face_ref) == (before, face)


def test_pasting_twice_is_refused_twice() -> None:
    workbench = locked(("p0",))
    assert not commands.paste(workbench)
    assert not commands.paste(workbench)
    assert not commands.add_facings(workbench, wide=1)


def test_no_face_is_shown_that_could_not_be_made() -> None:
    workbench = locked(("p0",))
    assert not furnishing.add_face(workbench, "B")
    assert not furnishing.duplicate_face(workbench, "B")
    assert not furnishing.duplicate_gondola(workbench)
    packing.add_placeholder(workbench, "Later", (70.0, 180.0, 60.0), "left")
    assert workbench.selection.ids == ("p0",)


@pytest.mark.parametrize(
    ("start", "keys", "picked"),
    [((180.0, 200.0), {"ctrl": True}, ("p0",)), ((150.0, 1480.0), {"ctrl": True}, ("n1",)), ((500.0, 140.0), {"alt": True}, ())],
)
def test_a_copying_drag_leaves_the_selection_it_found(start: tuple[float, float], keys: dict[str, bool], picked: tuple[str, ...]) -> None:
    workbench = locked(tuple(one for one in picked if one != "n1"), notes=tuple(one for one in picked if one == "n1"))
    before = workbench.selection.picked
    Hand(workbench, SelectTool(workbench, measurer())).drag(start, (start[0] + 100, start[1] + 100), (start[0] + 200, start[1] + 500), **keys)
    assert workbench.selection.picked == before
    assert steps(workbench) == 0
