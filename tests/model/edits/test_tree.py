from planogram.model.edits.tree import with_bay, with_element, with_face, with_gondola, with_inserted, with_level, without_element
from tests.builders import level, two_bays


def test_tuples() -> None:
    assert with_element((1, 2, 3), 1, 9) == (1, 9, 3)
    assert without_element((1, 2, 3), 0) == (2, 3)
    assert with_inserted((1, 2), 1, (7, 8)) == (1, 7, 8, 2)


def test_putting_back_what_is_there_gives_the_same_project() -> None:
    project = two_bays()
    gondola = project.gondolas[0]
    face = gondola.faces[0]
    bay = face.bays[0]
    assert with_gondola(project, 0, gondola) is project
    assert with_face(project, (0, 0), face) is project
    assert with_bay(project, (0, 0, 0), bay) is project
    assert with_level(project, (0, 0, 0, 0), bay.levels[0]) is project


def test_only_the_path_is_new() -> None:
    project = two_bays()
    after = with_level(project, (0, 0, 1, 1), level("new"))
    before_bays, bays = project.gondolas[0].faces[0].bays, after.gondolas[0].faces[0].bays
    assert bays[0] is before_bays[0]
    assert bays[1].levels[0] is before_bays[1].levels[0]
    assert bays[1].levels[1].id == "new"
