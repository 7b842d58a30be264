from planogram.model.edits.furniture import add_gondola, remove_gondola
from planogram.model.furniture import new_gondola
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.workbench import FaceRef, Workbench
from tests.builders import position, two_bays


def bench() -> tuple[Workbench, str]:
    double = new_gondola("double_gondola", "Double")
    return Workbench(Document(add_gondola(two_bays(), double))), double.id


def test_the_first_face_is_on_show_and_another_can_be() -> None:
    workbench, double = bench()
    assert workbench.face_ref == FaceRef("g", "A")
    workbench.show_face(double, "LEFT_END")
    assert workbench.face is not None
    assert (workbench.face[0].name, workbench.face[1].side) == ("Double", "LEFT_END")


def test_a_face_that_is_gone_gives_way_to_the_first_and_comes_back_with_undo() -> None:
    workbench, double = bench()
    workbench.show_face(double, "B")
    workbench.document.do(Label("edit.delete"), remove_gondola(workbench.project, double))
    assert workbench.face_ref == FaceRef("g", "A")
    workbench.document.undo()
    assert workbench.face_ref == FaceRef(double, "B")


def test_without_furniture_nothing_is_on_show() -> None:
    assert Workbench(Document(Project())).face_ref is None
    assert Workbench(Document(Project())).face is None


def test_listeners_hear_another_face_and_another_document_only() -> None:
    workbench, double = bench()
    heard: list[str] = []
    stop = workbench.listen(lambda: heard.append("!"))
    workbench.show_face("g", "A")
    workbench.show_face(double, "A")
    workbench.replace(Document(two_bays()))
    stop()
    workbench.replace(Document(two_bays()))
    assert heard == ["!", "!"]


def test_another_document_empties_the_selection_and_keeps_the_clipboard() -> None:
    workbench, _ = bench()
    workbench.selection.set(["a1"])
    workbench.clipboard.positions = (position("p", "a"),)
    workbench.replace(Document(two_bays()))
    assert workbench.selection.ids == ()
    assert workbench.clipboard.positions


def test_what_is_selected_on_the_face_left_is_not_any_more_but_a_gesture_keeps_it() -> None:
    workbench, double = bench()
    workbench.selection.set(["a1"])
    gesture = workbench.document.start_gesture(Label("edit.move"))
    workbench.show_face(double, "A")
    assert workbench.selection.ids == ("a1",)
    gesture.cancel()
    workbench.show_face(double, "B")
    assert workbench.selection.ids == ("a1",), "it was not on the face left"
    workbench.show_face("g", "A")
    workbench.show_face(double, "B")
    assert workbench.selection.ids == ()


def test_a_gondola_stays_selected_on_all_its_faces() -> None:
    workbench, double = bench()
    workbench.show_face(double, "A")
    workbench.selection.set((), double)
    workbench.show_face(double, "B")
    assert workbench.selection.part == double
    workbench.show_face("g", "A")
    assert workbench.selection.part == ""
