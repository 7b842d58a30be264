from planogram.session.history import History, Label
from tests.builders import position, shelf

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


def test_old_steps_are_dropped_to_bound_memory_and_counted() -> None:
    history = History(EMPTY, memory_limit=50_000)
    for wide in range(1, 400):
        assert history.push(EDIT, shelf(position("p", "a", wide)))
    assert history.dropped > 0
    assert history.now == len(history.steps) - 1 == 399 - history.dropped
    assert history.project == shelf(position("p", "a", 399))
    while history.jump(history.now - 1):
        pass
    assert history.undo_label is None and history.redo_label == EDIT
    assert history.project == shelf(position("p", "a", history.dropped))


def test_a_few_steps_are_kept_whatever_they_weigh() -> None:
    history = History(EMPTY, memory_limit=1)
    for wide in range(1, 100):
        history.push(EDIT, shelf(position("p", "a", wide)))
    assert len(history.steps) == 21


def test_redone_steps_that_are_dropped_give_their_memory_back() -> None:
    history = History(EMPTY, memory_limit=100_000)
    for wide in range(2, 500):
        history.push(EDIT, shelf(position("p", "a", wide)))
        history.jump(history.now - 1)
    assert history.dropped == 0


def test_the_last_labels_are_oldest_first_and_without_the_opening() -> None:
    history = History(EMPTY)
    for index in range(3):
        history.push(Label(f"edit.{index}"), shelf(position("p", "a", index + 2)))
    assert [label.key for label in history.last_labels(2)] == ["edit.1", "edit.2"]
    assert [label.key for label in history.last_labels(9)] == ["edit.0", "edit.1", "edit.2"]
    assert history.last_labels(0) == ()
