"""Notes under the hand: taken, dragged, copied, widened, written, and left alone while their layer is locked."""

import msgspec
import pytest

from planogram.exchange.font import measurer
from planogram.model.edits.notes import add_notes
from planogram.model.note import Note
from planogram.session.layers import Layer
from planogram.session.workbench import PnmLayer, Workbench
from planogram.tools import at_hand, notes
from planogram.tools.pnm_sight import boxes_on_face
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import shelf, two_bays
from tests.tools.hand import Hand, bench, steps
from tests.tools.test_pnm import bench as with_pieces

NOTE = Note("n", "g", "A", 100.0, 1400.0, 400.0, "Poser le stop-rayon ici")
OTHER = Note("m", "g", "A", 900.0, 1400.0, 300.0, "Autre")
ON_NOTE, ON_OTHER = (200.0, 1380.0), (950.0, 1380.0)
ON_A1 = (50.0, 200.0)


@pytest.fixture
def workbench() -> Workbench:
    return bench(add_notes(two_bays(), [NOTE, OTHER]))


@pytest.fixture
def hand(workbench: Workbench) -> Hand:
    return Hand(workbench, SelectTool(workbench, measurer()))


def place(workbench: Workbench, note_id: str = "n") -> tuple[float, float]:
    note = notes.find_note(workbench.project, note_id)
    return note.x, note.y


def said(workbench: Workbench) -> str:
    label = workbench.document.history.undo_label
    return "" if label is None else label.key


def test_a_click_takes_a_note_and_leaves_products(workbench: Workbench, hand: Hand) -> None:
    workbench.selection.set(["a1"])
    hand.click(ON_NOTE)
    assert (workbench.selection.ids, workbench.selection.notes) == ((), ("n",))
    hand.click(ON_OTHER, ctrl=True)
    assert workbench.selection.notes == ("n", "m")
    hand.click(ON_NOTE, ctrl=True)
    assert workbench.selection.notes == ("m",)
    hand.click(ON_A1)
    assert (workbench.selection.ids, workbench.selection.notes) == (("a1",), ())


def test_the_rubber_band_takes_notes_where_it_touches_no_product(workbench: Workbench, hand: Hand) -> None:
    hand.drag((1300.0, 1450.0), (80.0, 1300.0))
    assert (workbench.selection.ids, set(workbench.selection.notes)) == ((), {"n", "m"})
    hand.drag((80.0, 1450.0), (800.0, 160.0))
    assert "a1" in workbench.selection.ids and workbench.selection.notes == ()
    hand.hold((1300.0, 1450.0), (80.0, 1300.0))
    assert workbench.selection.notes and hand.tool.cancel()
    assert "a1" in workbench.selection.ids and workbench.selection.notes == ()


def test_select_all_takes_every_note_once_one_is_taken(workbench: Workbench) -> None:
    workbench.selection.set((), notes=("n",))
    assert at_hand.select_all(workbench) and set(workbench.selection.notes) == {"n", "m"}
    workbench.selection.set(())
    assert at_hand.select_all(workbench) and workbench.selection.notes == () and "a1" in workbench.selection.ids
    bare = bench(add_notes(shelf(), [msgspec.structs.replace(NOTE, gondola=shelf().gondolas[0].id)]))
    assert at_hand.select_all(bare) and bare.selection.notes == ("n",)


def test_a_drag_moves_it_in_one_step(workbench: Workbench, hand: Hand) -> None:
    hand.drag(ON_NOTE, (210.0, 1300.0), (260.0, 1330.0))
    assert place(workbench) == (160.0, 1350.0) and steps(workbench) == 1 and said(workbench) == "edit.move_note"
    workbench.document.undo()
    assert place(workbench) == (100.0, 1400.0)


def test_it_does_not_leave_its_face(workbench: Workbench, hand: Hand) -> None:
    hand.drag(ON_NOTE, (-900.0, 5000.0))
    x, y = place(workbench)
    assert x == 0.0 and 1400.0 < y < 2200.0


def test_selected_notes_go_together_and_escape_takes_them_back(workbench: Workbench, hand: Hand) -> None:
    workbench.selection.set((), notes=("n", "m"))
    hand.hold(ON_NOTE, (250.0, 1380.0))
    assert place(workbench) == (150.0, 1400.0) and place(workbench, "m") == (950.0, 1400.0)
    hand.tool.cancel()
    assert place(workbench) == (100.0, 1400.0) and steps(workbench) == 0


def test_control_leaves_it_and_brings_a_copy(workbench: Workbench, hand: Hand) -> None:
    hand.drag(ON_NOTE, (200.0, 1000.0), ctrl=True)
    copy = workbench.project.notes[-1]
    assert place(workbench) == (100.0, 1400.0) and (copy.x, copy.y, copy.text) == (100.0, 1020.0, NOTE.text)
    assert workbench.selection.notes == (copy.id,) and said(workbench) == "edit.copy_note"


def test_the_handle_makes_it_wider(workbench: Workbench, hand: Hand) -> None:
    workbench.selection.set((), notes=("n",))
    (box,), (handle,) = notes.note_boxes(workbench, measurer())
    assert handle.x == box.right == 500.0
    hand.drag((handle.x, handle.y), (handle.x + 150.0, handle.y + 3.0))
    assert notes.find_note(workbench.project, "n").width == 550.0
    hand.drag((650.0, notes.note_boxes(workbench, measurer())[1][0].y), (-900.0, 1300.0))
    assert notes.find_note(workbench.project, "n").width == 80.0


def test_written_rewritten_and_emptied(workbench: Workbench) -> None:
    note_id = notes.write_note(workbench, 5000.0, 700.0, "<b>Neuf</b>")
    assert workbench.selection.notes == (note_id,) and place(workbench, note_id) == (1080.0, 700.0)
    assert notes.rewrite_note(workbench, note_id, "Vieux") and said(workbench) == "edit.change_note"
    assert not notes.rewrite_note(workbench, note_id, "Vieux")
    assert notes.rewrite_note(workbench, note_id, "  ") and len(workbench.project.notes) == 2 and said(workbench) == "edit.remove_note"
    assert notes.write_note(workbench, 0.0, 0.0, "\n ") == ""


def test_keys_mean_the_selected_notes(workbench: Workbench) -> None:
    workbench.selection.set((), notes=("n",))
    assert at_hand.grasped(workbench) and at_hand.copy(workbench)
    assert at_hand.paste(workbench) and len(workbench.project.notes) == 3
    assert at_hand.duplicate(workbench) and len(workbench.project.notes) == 4
    assert len({(note.x, note.y) for note in workbench.project.notes}) == 4
    assert at_hand.delete(workbench) and len(workbench.project.notes) == 3
    workbench.selection.set((), notes=("n",))
    assert at_hand.carry(workbench, 1, 0) and place(workbench) == (110.0, 1400.0)
    assert at_hand.cut(workbench) and "n" not in {note.id for note in workbench.project.notes}
    assert said(workbench) == "edit.cut_note"


def test_copied_products_are_pasted_after_copied_notes(workbench: Workbench) -> None:
    workbench.selection.set((), notes=("n",))
    at_hand.copy(workbench)
    workbench.selection.set(["a1"])
    at_hand.copy(workbench)
    assert at_hand.paste(workbench) and len(workbench.project.notes) == 2 and said(workbench) == "edit.paste"


def test_a_double_click_opens_it(workbench: Workbench, hand: Hand) -> None:
    opened: list[str] = []
    hand.tool.edit_note = opened.append  # type: ignore[attr-defined]
    hand.tool.double(Pointer(*ON_NOTE))  # type: ignore[attr-defined]
    assert opened == ["n"] and workbench.selection.ids == ()


def test_a_locked_layer_is_out_of_reach_and_says_so(workbench: Workbench, hand: Hand) -> None:
    told: list[tuple[tuple[Layer, ...], bool]] = []
    hand.tool.refused = lambda layers, nothing: told.append((layers, nothing))  # type: ignore[attr-defined]
    hand.click(ON_NOTE)
    workbench.selection.lock(("notes",))
    assert workbench.selection.notes == () and told == []
    hand.click(ON_NOTE)
    assert workbench.selection.notes == () and told == [(("notes",), False)]
    workbench.selection.lock(("notes", "products", "furniture"))
    hand.click(ON_A1)
    hand.drag(ON_NOTE, (260.0, 1330.0))
    assert told[1:] == [(("products", "furniture"), True), (("notes", "furniture"), True)] and place(workbench) == (100.0, 1400.0)
    workbench.selection.lock(())
    hand.click(ON_A1)
    assert len(told) == 3 and workbench.selection.ids == ("a1",)


def test_without_a_measurer_there_are_no_notes_to_take(workbench: Workbench) -> None:
    Hand(workbench).click(ON_NOTE)
    assert workbench.selection.notes == ()


def test_a_note_that_went_in_the_meantime_is_no_mishap(workbench: Workbench) -> None:
    assert not notes.rewrite_note(workbench, "gone", "") and not notes.rewrite_note(workbench, "gone", "Autre")
    assert steps(workbench) == 0


def test_a_locked_pnm_layer_says_so() -> None:
    workbench = with_pieces(("wobbler", "SHELF_EDGE", "high", 300.0))
    piece = boxes_on_face(workbench)[0]
    workbench.show_pnm(PnmLayer(locked=True))
    workbench.selection.lock(("products", "furniture"))
    told: list[tuple[Layer, ...]] = []
    hand = Hand(workbench, SelectTool(workbench, measurer()))
    hand.tool.refused = lambda layers, _: told.append(layers)  # type: ignore[attr-defined]
    hand.click((piece.x + piece.width / 2, piece.y + piece.height / 2))
    assert [layers[0] for layers in told] == ["pnm"]
