"""The hand on PNM pieces: dragged from the palette to the nearest host, moved, refused with the reason, selected and taken down."""

import pytest

from planogram.model.edits.pnm import change, detach, new_placement, place
from planogram.model.find import find_level
from planogram.model.pnm import Pnm
from planogram.model.pnm_catalogue import article_of
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.workbench import PnmLayer, Workbench
from planogram.tools import at_hand
from planogram.tools.pnm import PnmPlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from tests.builders import two_bays

KINDS = ("wobbler", "ticket_strip", "header", "till_roll", "glorifier", "totem")


def bench(*pieces: tuple[str, str, str, float]) -> Workbench:
    project = changed(two_bays(), pnm=Pnm(tuple(article_of(key, key, key.title()) for key in KINDS)))
    for key, host, host_id, u in pieces:
        project = place(project, [changed(new_placement(project, key, host, host_id, u), id=key)])
    return Workbench(Document(project))


def project_of(workbench: Workbench) -> Project:
    return workbench.document.committed


def drag(workbench: Workbench, reference: str, x: float, y: float) -> PnmPlaceTool:
    tool = PnmPlaceTool(workbench, reference)
    tool.move(Pointer(x / 2, y / 2))
    tool.move(Pointer(x, y))
    return tool


def test_a_piece_goes_to_the_nearest_host_in_one_step() -> None:
    workbench = bench()
    tool = drag(workbench, "article:wobbler", 700.0, 890.0)
    assert tool.overlay.message is not None and tool.overlay.message.code == "gesture.pnm_place"
    assert not project_of(workbench).pnm.placements  # not before the hand lets go
    tool.release(Pointer(700.0, 890.0))
    (piece,) = project_of(workbench).pnm.placements
    assert (piece.host, piece.host_id, piece.u) == ("SHELF_EDGE", "high", 660.0)
    assert workbench.selection.pieces == (piece.id,)
    assert workbench.document.history.now == 1
    workbench.document.undo()
    assert not project_of(workbench).pnm.placements


def test_a_usual_piece_becomes_a_provisional_article() -> None:
    workbench = bench()
    drag(workbench, "kind:kakemono:Kakémono", 500.0, 2600.0).release(Pointer(500.0, 2600.0))
    (piece,) = project_of(workbench).pnm.placements
    article = project_of(workbench).pnm.articles[-1]
    assert (article.code, article.label, article.status, piece.code, piece.host) == ("P35-001", "Kakémono", "provisional", "P35-001", "CEILING")
    drag(workbench, "kind:kakemono:Kakémono", 1200.0, 2600.0).release(Pointer(1200.0, 2600.0))
    assert len(project_of(workbench).pnm.articles) == len(KINDS) + 1


def test_a_detached_piece_is_put_on_again() -> None:
    workbench = bench(("header", "TOP", "b1", 0.0))
    workbench = Workbench(Document(detach(project_of(workbench), ["header"])))
    drag(workbench, "detached:header", 1300.0, 1850.0).release(Pointer(1300.0, 1850.0))
    (piece,) = project_of(workbench).pnm.placements
    assert (piece.id, piece.host_id, piece.width) == ("header", "b2", 500.0)
    assert not project_of(workbench).pnm.detached


@pytest.mark.parametrize(
    ("reference", "x", "y", "code"),
    [
        ("article:till_roll", 300.0, 300.0, "pnm.refusal.no_host"),
        ("article:header", 300.0, 300.0, "pnm.refusal.wrong_host"),
        ("kind:counter_display:PLV", 3000.0, 300.0, "pnm.refusal.wrong_host"),
        ("kind:peg_hook:Broche", 3000.0, 300.0, "pnm.refusal.wrong_host"),
        ("kind:window_graphic:Vitrophanie", 300.0, 300.0, "pnm.refusal.no_such_part"),
    ],
)
def test_it_says_why_a_piece_cannot_go_there(reference: str, x: float, y: float, code: str) -> None:
    workbench = bench()
    tool = drag(workbench, reference, x, y)
    assert tool.overlay.message is not None
    assert (tool.overlay.message.code, tool.overlay.message.warning, tool.overlay.cursor) == (code, True, "forbidden")
    tool.release(Pointer(x, y))
    assert workbench.document.history.now == 0


def test_a_locked_or_hidden_layer_takes_nothing() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0))
    workbench.show_pnm(PnmLayer(locked=True))
    tool = drag(workbench, "article:wobbler", 700.0, 890.0)
    assert tool.overlay.message is not None and tool.overlay.message.code == "pnm.refusal.layer"
    tool.cancel()
    click(workbench, 140.0, 190.0)
    assert workbench.selection.pieces == ()


def click(workbench: Workbench, x: float, y: float, **keys: bool) -> SelectTool:
    tool = SelectTool(workbench)
    tool.press(Pointer(x, y, **keys))  # type: ignore[arg-type]
    tool.release(Pointer(x, y, **keys))  # type: ignore[arg-type]
    return tool


def test_a_click_selects_the_piece_before_the_product_and_delete_takes_it_down() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0))  # 148–228 high, before the block of a
    tool = click(workbench, 140.0, 190.0)
    assert workbench.selection.pieces == ("wobbler",)
    assert [box.width for box in tool.overlay.selected] == [80.0]
    assert at_hand.grasped(workbench)
    assert at_hand.delete(workbench)
    assert not project_of(workbench).pnm.placements
    click(workbench, 140.0, 190.0)
    assert workbench.selection.ids == ("a1",)


def test_a_strip_leaves_its_shelf_to_the_hand_unless_alt_is_held() -> None:
    workbench = bench(("ticket_strip", "SHELF_EDGE", "high", 0.0))
    click(workbench, 500.0, 885.0)
    assert (workbench.selection.pieces, workbench.selection.part) == ((), "high")
    click(workbench, 500.0, 885.0, alt=True)
    assert workbench.selection.pieces == ("ticket_strip",)


def test_alt_and_a_drag_copies_the_level_under_a_strip_until_the_strip_is_selected() -> None:
    workbench = bench(("ticket_strip", "SHELF_EDGE", "high", 0.0))

    def alt_drag(to: float) -> None:
        tool = SelectTool(workbench)
        tool.press(Pointer(500.0, 885.0, alt=True))
        tool.move(Pointer(500.0, (885.0 + to) / 2, alt=True))
        tool.move(Pointer(500.0, to, alt=True))
        tool.release(Pointer(500.0, to, alt=True))

    def heights() -> list[float]:
        return [level.elevation for level in project_of(workbench).gondolas[0].faces[0].bays[0].levels]

    alt_drag(1285.0)
    assert heights() == [150.0, 900.0, 1300.0]
    click(workbench, 500.0, 885.0, alt=True)
    alt_drag(1400.0)
    assert heights() == [150.0, 900.0, 1300.0]


def test_a_piece_is_dragged_along_its_edge_and_to_another() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0))
    tool = SelectTool(workbench)
    tool.press(Pointer(140.0, 190.0))
    tool.move(Pointer(340.0, 190.0))
    tool.release(Pointer(340.0, 190.0))
    assert project_of(workbench).pnm.placements[0].u == 300.0
    tool.press(Pointer(340.0, 190.0))
    tool.move(Pointer(1240.0, 1500.0))
    assert tool.cancel()
    assert project_of(workbench).pnm.placements[0].host_id == "low"
    tool.press(Pointer(340.0, 190.0))
    tool.move(Pointer(1240.0, 1500.0))
    tool.release(Pointer(1240.0, 1500.0))
    assert project_of(workbench).pnm.placements[0].host_id == "top"


def test_the_piece_that_is_dragged_is_selected_so_that_delete_takes_it_and_not_the_product_of_before() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0))
    workbench.selection.set(["a1"])
    tool = SelectTool(workbench)
    tool.press(Pointer(140.0, 190.0))
    tool.move(Pointer(340.0, 190.0))
    assert (workbench.selection.ids, workbench.selection.pieces) == ((), ("wobbler",))
    assert tool.cancel()
    assert (workbench.selection.ids, workbench.selection.pieces) == (("a1",), ())
    tool.press(Pointer(140.0, 190.0))
    tool.move(Pointer(340.0, 190.0))
    tool.release(Pointer(340.0, 190.0))
    assert at_hand.delete(workbench)
    assert not project_of(workbench).pnm.placements


def test_all_selected_pieces_go_with_the_one_that_is_dragged_but_locked_ones_stay() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0), ("totem", "FLOOR", "b1", 400.0), ("glorifier", "SHELF_TOP", "high", 50.0))
    workbench = Workbench(Document(change(project_of(workbench), ["totem"], locked=True)))
    workbench.selection.set((), pieces=("totem", "glorifier", "wobbler"))
    tool = SelectTool(workbench)
    tool.press(Pointer(140.0, 190.0))
    tool.move(Pointer(240.0, 190.0))
    assert len(tool.overlay.selected) == 3
    tool.release(Pointer(240.0, 190.0))
    assert {one.id: one.u for one in project_of(workbench).pnm.placements} == {"wobbler": 200.0, "totem": 400.0, "glorifier": 150.0}
    assert workbench.document.history.now == 1
    assert find_level(project_of(workbench), "high").level.reserved[0][0] == 150.0
    workbench.document.undo()
    workbench.selection.set((), pieces=("glorifier", "totem"))
    tool.press(Pointer(140.0, 190.0))
    tool.move(Pointer(240.0, 190.0))
    tool.release(Pointer(240.0, 190.0))
    assert {one.id: one.u for one in project_of(workbench).pnm.placements} == {"wobbler": 200.0, "totem": 400.0, "glorifier": 50.0}


def test_a_locked_piece_is_not_moved() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0))
    workbench = Workbench(Document(change(project_of(workbench), ["wobbler"], locked=True)))
    tool = SelectTool(workbench)
    tool.press(Pointer(140.0, 190.0))
    tool.move(Pointer(340.0, 190.0))
    assert tool.overlay.message is not None and tool.overlay.message.code == "pnm.refusal.locked"
    tool.release(Pointer(340.0, 190.0))
    assert workbench.document.history.now == 0


def test_a_glorifier_makes_room_while_it_is_carried() -> None:
    workbench = bench()
    tool = drag(workbench, "article:glorifier", 200.0, 150.0)
    assert find_level(workbench.project, "low").level.reserved
    tool.cancel()
    assert not find_level(workbench.project, "low").level.reserved


def test_the_selection_keeps_no_piece_that_is_gone() -> None:
    workbench = bench(("wobbler", "SHELF_EDGE", "low", 100.0), ("header", "TOP", "b1", 0.0))
    workbench.selection.set((), pieces=("wobbler", "header"))
    workbench.selection.prune(changed(project_of(workbench), pnm=Pnm()))
    assert workbench.selection.pieces == ()
