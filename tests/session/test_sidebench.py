"""A second look at the same work."""

from planogram.model.edits import positions as edits
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.sidebench import SideBench
from planogram.session.workbench import FaceRef, Workbench
from tests.builders import bay, gondola, level, position, project, two_bays


def test_one_work_two_faces() -> None:
    here, there = (gondola(name, bay(f"b-{name}", level(f"l-{name}", position(f"p-{name}", "a")))) for name in "gh")
    main = Workbench(Document(project(here, there)))
    side = SideBench(main)
    heard: list[str] = []
    side.listen(lambda: heard.append("other"))
    side.show_face("h", "A")
    assert (main.face_ref, side.face_ref) == (FaceRef("g", "A"), FaceRef("h", "A"))
    main.selection.set(["p-g"])
    assert side.selection.ids == ("p-g",)
    side.document.do(Label("edit.delete"), edits.remove(side.project, ["p-h"]))
    assert main.project is side.project
    heard.clear()
    main.replace(Document(two_bays()))
    assert (side.document, side.face_ref, heard) == (main.document, FaceRef("g", "A"), ["other"])
