from planogram.model.edits.furniture import remove_levels
from planogram.model.edits.positions import remove
from planogram.session.selection import Selection
from tests.builders import two_bays


def test_order_of_picking_is_kept_and_doubles_dropped() -> None:
    selection = Selection()
    selection.set(["b1p", "a1", "b1p"])
    assert selection.ids == ("b1p", "a1")


def test_toggle_adds_and_drops() -> None:
    selection = Selection()
    selection.set(["a1"])
    selection.toggle(["a1", "c1"])
    assert selection.ids == ("c1",)


def test_only_a_real_change_is_heard() -> None:
    selection = Selection()
    heard: list[tuple[str, ...]] = []
    stop = selection.listen(lambda: heard.append(selection.ids))
    selection.set(["a1"])
    selection.set(["a1"])
    selection.set(["a1"], part="low")
    stop()
    selection.set([])
    assert heard == [("a1",), ("a1",)]


def test_what_the_project_no_longer_holds_is_forgotten() -> None:
    selection, project = Selection(), two_bays()
    selection.set(["a1", "c1"], part="low")
    selection.prune(remove(project, ["a1"]))
    assert (selection.ids, selection.part) == (("c1",), "low")
    selection.prune(remove_levels(project, ["low"]))
    assert (selection.ids, selection.part) == (("c1",), "")


def test_a_part_may_be_a_level_a_bay_or_a_gondola() -> None:
    selection = Selection()
    for part in ("top", "b2", "g"):
        selection.set([], part)
        selection.prune(two_bays())
        assert selection.part == part
