from pathlib import Path

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import Label
from tests.builders import shelf

EMPTY, ONE, TWO = (shelf(width=width) for width in (1000, 1100, 1200))
EDIT = Label("edit.move")


def heard(document: Document) -> list[Project]:
    seen: list[Project] = []
    document.listen(seen.append)
    return seen


def test_an_edit_is_heard_once_and_can_be_undone() -> None:
    document = Document(EMPTY)
    seen = heard(document)
    assert document.do(EDIT, ONE) and document.undo() and document.redo()
    assert seen == [ONE, EMPTY, ONE]


def test_an_edit_that_changes_nothing_is_not_heard() -> None:
    document = Document(EMPTY)
    seen = heard(document)
    assert not document.do(EDIT, shelf(width=1000))
    assert not document.undo() and not document.redo()
    assert seen == []


def test_listening_ends_when_asked_even_while_being_told() -> None:
    document = Document(EMPTY)
    calls: list[str] = []
    stop_second = document.listen(lambda _: (calls.append("first"), stop()))  # type: ignore[func-returns-value]
    stop = document.listen(lambda _: calls.append("second"))
    document.do(EDIT, ONE)
    stop_second()
    document.do(EDIT, TWO)
    assert calls == ["first", "second"]


def test_modified_is_told_by_the_value_not_by_counting() -> None:
    document = Document(EMPTY)
    document.do(EDIT, ONE)
    assert document.modified
    document.undo()
    assert not document.modified
    document.redo()
    document.mark_saved(ONE, Path("shop.planogram"))
    assert not document.modified and document.path == Path("shop.planogram")
    document.undo()
    assert document.modified
    document.redo()
    assert not document.modified
    document.mark_unsaved()
    assert document.modified


def test_a_gesture_shows_without_writing_and_makes_one_step() -> None:
    document = Document(EMPTY)
    seen = heard(document)
    gesture = document.start_gesture(EDIT)
    gesture.show(ONE)
    gesture.show(TWO)
    assert (document.project, document.committed, document.modified) == (TWO, EMPTY, False)
    assert gesture.commit(Label("edit.copy"))
    assert [step.label for step in document.history.steps[1:]] == [Label("edit.copy")]
    assert seen == [ONE, TWO]


def test_a_cancelled_gesture_leaves_nothing() -> None:
    document = Document(EMPTY)
    gesture = document.start_gesture(EDIT)
    gesture.show(ONE)
    gesture.cancel()
    assert document.project is EMPTY and len(document.history.steps) == 1
    assert not gesture.alive


def test_a_gesture_back_where_it_began_is_no_step() -> None:
    document = Document(EMPTY)
    gesture = document.start_gesture(EDIT)
    gesture.show(ONE)
    gesture.show(gesture.base)
    assert not gesture.commit()
    assert len(document.history.steps) == 1 and not document.gesture_running


def test_undo_during_a_gesture_cancels_it_only() -> None:
    document = Document(EMPTY)
    document.do(EDIT, ONE)
    document.start_gesture(EDIT).show(TWO)
    assert document.undo()
    assert document.project is ONE and not document.gesture_running


def test_an_edit_or_another_gesture_ends_the_one_that_runs() -> None:
    document = Document(EMPTY)
    first = document.start_gesture(EDIT)
    first.show(ONE)
    second = document.start_gesture(EDIT)
    assert document.project is EMPTY and second.alive and not first.alive
    first.show(ONE)
    assert document.project is EMPTY, "a dead gesture shows nothing"
    document.do(EDIT, TWO)
    assert not second.commit() and not second.alive
    assert document.project is TWO


def test_jump_goes_to_any_step() -> None:
    document = Document(EMPTY)
    document.do(EDIT, ONE)
    document.do(EDIT, TWO)
    assert document.jump(0) and document.project is EMPTY
    assert document.jump(2) and document.project is TWO


def test_a_read_only_document_drops_edits_and_tells_until_it_is_a_copy() -> None:
    document = Document(EMPTY, Path("shop.planogram"))
    document.read_only = True
    told: list[None] = []
    leave = document.listen_refusals(lambda: told.append(None))
    assert not document.do(EDIT, ONE)
    gesture = document.start_gesture(EDIT)
    gesture.show(ONE)
    assert not gesture.commit() and document.project is EMPTY
    document.put_versions(())
    assert len(told) == 3 and not document.modified
    assert not document.do(EDIT, EMPTY) and len(told) == 3, "nothing to drop, nothing to tell"
    leave()
    document.detach()
    assert document.path is None and document.modified and document.do(EDIT, ONE)
