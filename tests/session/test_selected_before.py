"""What undo and redo bring back is selected; else the selection stays what it was."""

import msgspec
import pytest

from planogram.model.edits.positions import add_facings, fresh_copies, insert, remove
from planogram.model.find import position_of
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.selection import Picked
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.commands import delete_selection
from planogram.tools.furnishing import move_bay_to, remove_level
from tests.builders import bay, gondola, level, two_bays

EDIT = Label("edit.move")


@pytest.fixture
def bench() -> Workbench:
    return Workbench(Document(two_bays()))


def undo(bench: Workbench) -> None:
    bench.document.undo()
    bench.settle_selection()


def redo(bench: Workbench) -> None:
    bench.document.redo()
    bench.settle_selection()


def test_what_was_deleted_is_selected_when_undo_brings_it_back(bench: Workbench) -> None:
    bench.selection.set(["a1", "a2"])
    delete_selection(bench)
    bench.settle_selection()
    assert "a1" not in bench.selection.ids
    undo(bench)
    assert bench.selection.ids == ("a1", "a2")


def test_after_a_copy_is_undone_the_original_is_selected_and_redo_selects_the_copy(bench: Workbench) -> None:
    bench.selection.set(["a1"])
    (copy,) = fresh_copies((position_of(bench.project, "a1"),))
    bench.document.do(EDIT, insert(bench.project, "low", 1, (copy,)))
    bench.selection.set([copy.id])
    bench.settle_selection()
    undo(bench)
    assert bench.selection.ids == ("a1",)
    redo(bench)
    assert bench.selection.ids == (copy.id,)


def test_undo_of_an_edit_that_brought_nothing_back_leaves_the_selection(bench: Workbench) -> None:
    bench.selection.set(["a1"])
    bench.document.do(EDIT, add_facings(bench.project, ["a1"], wide=1))
    bench.selection.set(["a2"])
    undo(bench)
    assert bench.selection.ids == ("a2",)


def test_a_level_that_comes_back_is_selected(bench: Workbench) -> None:
    bench.selection.set((), "top")
    assert remove_level(bench)
    bench.settle_selection()
    assert bench.selection.picked == Picked()
    undo(bench)
    assert bench.selection.part == "top"


def test_undo_and_redo_show_the_face_they_select_on() -> None:
    back = gondola("h", bay("other", level("there")))
    bench = Workbench(Document(msgspec.structs.replace(two_bays(), gondolas=(*two_bays().gondolas, back))))
    bench.selection.set((), "b1")
    assert move_bay_to(bench, gondola_id="h", side="A")
    bench.settle_selection()
    assert bench.face_ref == FaceRef("h", "A")
    undo(bench)
    assert (bench.face_ref, bench.selection.part) == (FaceRef("g", "A"), "b1")
    redo(bench)
    assert bench.face_ref == FaceRef("h", "A")


def test_what_was_deleted_on_a_face_left_since_comes_back_in_sight() -> None:
    back = gondola("h", bay("other", level("there")))
    bench = Workbench(Document(msgspec.structs.replace(two_bays(), gondolas=(*two_bays().gondolas, back))))
    bench.selection.set(["a1"])
    delete_selection(bench)
    bench.show_face("h", "A")
    undo(bench)
    assert (bench.face_ref, bench.selection.ids) == (FaceRef("g", "A"), ("a1",))


def test_another_document_remembers_nothing_of_the_one_before(bench: Workbench) -> None:
    old = bench.document
    bench.selection.set(["a1"])
    bench.document.do(EDIT, remove(bench.project, ["a1"]))
    bench.replace(Document(two_bays()))
    bench.selection.set(["a2"])
    old.undo()
    bench.settle_selection()
    assert bench.selection.ids == ("a2",)
