"""What-if branches: each with its own history, saved with the project, found again after a crash."""

from pathlib import Path

from planogram.model.edits import positions as edits
from planogram.model.find import position_of
from planogram.session import branches
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.recovery import Recorder, found_work, restore
from planogram.session.saving import save
from planogram.session.workbench import Workbench
from planogram.storage.container import load_contents
from tests.builders import two_bays

STEP = Label("edit.facings")


def widened(document: Document, wide: int = 1) -> None:
    document.do(STEP, edits.add_facings(document.committed, ["a1"], wide))


def width(document: Document) -> int:
    return position_of(document.project, "a1").wide


def test_each_branch_has_its_own_history() -> None:
    document = Document(two_bays())
    widened(document)
    tried = branches.begin_branch(document, "Essai")
    widened(document, 2)
    assert (width(document), len(document.history.steps)) == (5, 3)
    first = document.branches[0]
    assert branches.go_to_branch(document, first.id)
    assert (width(document), document.history.redo_label) == (3, None)
    document.undo()
    assert width(document) == 2
    branches.go_to_branch(document, tried.id)
    assert width(document) == 5
    document.undo()
    document.undo()
    assert width(document) == 2
    assert not branches.go_to_branch(document, tried.id)


def test_going_to_a_branch_ends_a_gesture() -> None:
    document = Document(two_bays())
    gesture = document.start_gesture(STEP)
    gesture.show(edits.add_facings(document.project, ["a1"], 4))
    branches.begin_branch(document, "Essai")
    assert not gesture.alive
    assert width(document) == 2


def test_names_are_told_apart() -> None:
    document = Document(two_bays())
    one, two = branches.begin_branch(document, "Essai"), branches.begin_branch(document, " Essai ")
    assert [branch.name for branch in document.branches] == ["", "Essai", "Essai 2"]
    assert branches.rename_branch(document, two.id, "Essai").name == "Essai 2"
    assert branches.rename_branch(document, one.id, "Code\tProduit\n005\tThé").name == "Code Produit 005 Thé"
    assert branches.rename_branch(document, one.id, "Large").name == "Large"
    assert document.branch is not None and document.branch.id == two.id


def test_removing_and_putting_back() -> None:
    document = Document(two_bays())
    tried = branches.begin_branch(document, "Essai")
    widened(document)
    before = branches.remove_branch(document, tried.id)
    assert (width(document), document.branches) == (2, ())
    branches.put_back(document, before)
    assert (width(document), document.history.undo_label) == (3, STEP)


def test_keeping_one_is_a_step_of_the_first() -> None:
    document = Document(two_bays())
    widened(document)
    wide = branches.begin_branch(document, "Large")
    widened(document, 3)
    branches.begin_branch(document, "Autre")
    widened(document)
    before = branches.keep_branch(document, wide.id)
    assert (width(document), document.branches) == (6, ())
    assert document.history.undo_label == Label("edit.keep_branch", (("name", "Large"),))
    document.undo()
    assert width(document) == 3
    branches.put_back(document, before)
    assert (width(document), len(document.branches)) == (7, 3)
    branches.go_to_branch(document, document.branches[0].id)
    assert (width(document), document.history.redo_label) == (3, None)


def test_branches_are_something_to_save_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    document = Document(two_bays())
    save(document, path)
    assert not document.modified
    tried = branches.begin_branch(document, "Essai")
    assert document.modified
    widened(document, 4)
    branches.go_to_branch(document, document.branches[0].id)
    save(document)
    assert not document.modified
    contents = load_contents(path)
    again = Document(contents.project, path, contents.images, contents.versions, contents.branches)
    assert not again.modified
    assert [branch.name for branch in again.branches] == ["", "Essai"]
    assert again.branch is again.branches[0]
    branches.go_to_branch(again, tried.id)
    assert (width(again), again.modified) == (6, True)
    branches.rename_branch(again, tried.id, "Large")
    save(again)
    kept = load_contents(path).branches
    assert kept.present is not None
    assert (kept.present.name, kept.place, [one.note for one in kept.others]) == ("Large", 1, [""])


def test_a_file_with_branches_is_opened_with_nothing_to_save(tmp_path: Path) -> None:
    path = tmp_path / "plan.planogram"
    document = Document(two_bays())
    branches.begin_branch(document, "Essai")
    save(document, path)
    contents = load_contents(path)
    workbench = Workbench(Document(two_bays()))
    workbench.replace(Document(contents.project, path, contents.images, contents.versions, contents.branches))
    assert len(workbench.document.branches) == 2 and not workbench.document.modified
    branches.rename_branch(workbench.document, workbench.document.branches[0].id, "Premier")
    assert workbench.document.modified


def test_branches_survive_a_crash(tmp_path: Path) -> None:
    document = Document(two_bays())
    document.mark_unsaved()
    recorder = Recorder(document, tmp_path, delay=0.01)
    branches.begin_branch(document, "Essai")
    widened(document, 5)
    assert recorder.flush()
    recorder.close(keep=True)
    (lost,) = found_work(tmp_path)
    again = restore(lost)
    assert [branch.name for branch in again.branches] == ["", "Essai"]
    assert width(again) == 7
    branches.go_to_branch(again, again.branches[0].id)
    assert width(again) == 2


def test_a_read_only_document_keeps_its_branches() -> None:
    document = Document(two_bays())
    document.read_only = True
    branches.begin_branch(document, "Essai")
    assert document.branches == ()
