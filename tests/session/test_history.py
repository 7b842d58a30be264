from planogram.session.history import History, Label
from tests.builders import shelf

EMPTY, ONE, TWO, OTHER = (shelf(width=width) for width in (1000, 1100, 1200, 1300))
EDIT = Label("edit.move")


def test_steps_go_back_and_forth_over_the_same_values() -> None:
    history = History(EMPTY)
    assert history.push(EDIT, ONE) and history.push(Label("edit.delete"), TWO)
    assert (history.undo_label, history.redo_label) == (Label("edit.delete"), None)
    assert history.jump(history.now - 1) and history.project is ONE
    assert (history.undo_label, history.redo_label) == (EDIT, Label("edit.delete"))
    assert history.jump(0) and history.project is EMPTY
    assert (history.undo_label, history.redo_label) == (None, EDIT)


def test_a_push_after_an_undo_drops_what_was_undone() -> None:
    history = History(EMPTY)
    history.push(EDIT, ONE)
    history.push(EDIT, TWO)
    history.jump(1)
    history.push(EDIT, OTHER)
    assert [step.project for step in history.steps] == [EMPTY, ONE, OTHER]


def test_an_equal_project_is_no_step() -> None:
    history = History(EMPTY)
    assert not history.push(EDIT, EMPTY)
    assert not history.push(EDIT, shelf(width=1000))
    assert len(history.steps) == 1


def test_a_push_that_changes_nothing_keeps_what_can_be_redone() -> None:
    history = History(EMPTY)
    history.push(EDIT, ONE)
    history.jump(0)
    history.push(EDIT, EMPTY)
    assert history.redo_label == EDIT


def test_jumps_beyond_the_ends_stop_there() -> None:
    history = History(EMPTY)
    history.push(EDIT, ONE)
    assert not history.jump(99)
    assert history.jump(-5) and history.now == 0
