"""Verbs on furniture: each is one step, says what it did, selects what it made; undo brings everything back."""

from collections.abc import Callable

import pytest

from planogram.model.bay_plan import BayPlan
from planogram.model.find import find_level, positions_lost, walk_positions
from planogram.model.fixture import LevelKind
from planogram.session.workbench import Workbench
from planogram.tools import furnishing
from planogram.tools.parts import bay_picked, chosen_bay, chosen_level, face_with, level_picked
from tests.builders import PRODUCTS, bay, gondola, level, project, two_bays
from tests.tools.hand import bench, steps


def bays(workbench: Workbench) -> list[str]:
    face = workbench.face
    assert face is not None
    return [bay.id for bay in face[1].bays]


def key(workbench: Workbench) -> str:
    label = workbench.document.history.undo_label
    return label.key if label is not None else ""


VERBS: list[tuple[str, str, Callable[[Workbench], bool]]] = [
    ("edit.add_gondola", "b1", lambda w: furnishing.add_piece(w, "arms", "Perroquet")),
    ("edit.add_gondola", "", lambda w: furnishing.add_planned(w, BayPlan(bays=2), "Mur")),
    ("edit.rearrange", "b1", lambda w: furnishing.rearrange(w, ("b1", "b2"), BayPlan(bays=1))),
    ("edit.add_bay", "b1", furnishing.insert_bay),
    ("edit.add_level", "low", furnishing.insert_level),
    ("edit.add_level", "", lambda w: furnishing.insert_level(w, "pegs", "b2", 1012.0)),
    ("edit.duplicate_bay", "b1", furnishing.duplicate),
    ("edit.level_copy", "low", furnishing.duplicate),
    ("edit.duplicate_gondola", "", furnishing.duplicate_gondola),
    ("edit.mirror_bay", "low", furnishing.mirror_bay),
    ("edit.mirror_face", "", furnishing.mirror_face),
    ("edit.mirror_gondola", "", furnishing.mirror_gondola),
    ("edit.move_bay", "b1", lambda w: furnishing.move_bay(w, 1)),
    ("edit.level", "low", lambda w: furnishing.move_level(w, 1)),
    ("edit.add_face", "", lambda w: furnishing.add_face(w, "LEFT_END")),
    ("edit.remove_bay", "b1", furnishing.remove),
    ("edit.remove_level", "low", furnishing.remove),
    ("edit.remove_gondola", "", furnishing.remove_gondola),
    ("edit.bend_face", "", lambda w: furnishing.bend(w, 60.0)),
]


@pytest.mark.parametrize(("label", "part", "verb"), VERBS, ids=[f"{label}-{part}" for label, part, _ in VERBS])
def test_each_verb_is_one_named_step_and_undo_takes_it_back(label: str, part: str, verb: Callable[[Workbench], bool]) -> None:
    workbench = bench(two_bays())
    workbench.selection.set((), part)
    assert verb(workbench)
    assert (steps(workbench), key(workbench)) == (1, label)
    workbench.selection.prune(workbench.project)
    workbench.document.undo()
    assert workbench.project == two_bays()


@pytest.mark.parametrize(
    "verb", [furnishing.insert_bay, furnishing.mirror_face, furnishing.remove_gondola, furnishing.remove_face, furnishing.duplicate]
)
def test_without_furniture_or_choice_nothing_happens(verb: Callable[[Workbench], bool]) -> None:
    workbench = bench(project(products=PRODUCTS))
    assert not verb(workbench) and steps(workbench) == 0


def test_a_new_gondola_stands_after_the_one_on_show_under_a_free_name() -> None:
    workbench = bench(project(gondola("g", name="Mur"), gondola("h", name="Fin")))
    furnishing.add_piece(workbench, "wall_unit", "Mur")
    assert [one.name for one in workbench.project.gondolas] == ["Mur", "Mur 2", "Fin"]
    assert workbench.face is not None and workbench.face[0].name == "Mur 2"


def test_a_new_bay_is_built_like_its_left_neighbour_but_empty() -> None:
    workbench = bench(two_bays())
    workbench.selection.set((), "b1")
    furnishing.insert_bay(workbench)
    new = chosen_bay(workbench)
    assert new is not None and bays(workbench) == ["b1", new.id, "b2"]
    assert [(level.elevation, level.positions) for level in new.levels] == [(150.0, ()), (900.0, ())]


def test_a_level_dropped_at_a_height_goes_to_the_notch_and_is_selected() -> None:
    workbench = bench(two_bays())
    furnishing.insert_level(workbench, "pegs", "b2", 1012.0)
    level = chosen_level(workbench)
    assert level is not None and (level.kind, level.elevation) == ("pegs", 1000.0)
    assert level_picked(workbench) is level and bay_picked(workbench) is None


def test_bays_move_by_steps_and_to_another_gondola() -> None:
    plan = two_bays()
    workbench = bench(project(*plan.gondolas, gondola("h"), products=plan.products))
    workbench.selection.set((), "b2")
    assert furnishing.move_bay(workbench, -1) and bays(workbench) == ["b2", "b1"]
    assert not furnishing.move_bay(workbench, -1)
    assert furnishing.move_bay_to(workbench, "h", "B")
    assert bays(workbench) == ["b2"] and face_with(workbench, "b2").gondola == "h"
    assert furnishing.move_gondola(workbench, -1) and [one.id for one in workbench.project.gondolas] == ["h", "g"]


def test_the_last_face_stays() -> None:
    workbench = bench(two_bays())
    assert not furnishing.remove_face(workbench)
    furnishing.add_face(workbench, "B")
    assert workbench.face is not None and workbench.face[1].side == "B" and len(workbench.face[1].bays) == 2
    assert furnishing.remove_face(workbench) and workbench.face[1].side == "A"


def test_what_a_removal_takes_along_can_be_told() -> None:
    workbench = bench(two_bays())
    workbench.selection.set((), "b1")
    before = workbench.project
    furnishing.remove_bay(workbench)
    assert [lost.id for lost in positions_lost(before, workbench.project)] == ["a1", "b1p", "c1"]


def test_a_piece_brings_the_products_the_project_does_not_know() -> None:
    workbench = bench(project(gondola("h")))
    furnishing.add_gondola(workbench, two_bays().gondolas[0], two_bays().products)
    assert {product.id for product in workbench.project.products} == {"a", "b", "c"}
    assert len(list(walk_positions(workbench.project))) == 4


def test_a_level_moves_notch_by_notch_down_to_the_floor() -> None:
    workbench = bench(two_bays())
    workbench.selection.set((), "low")
    for _ in range(9):
        furnishing.move_level(workbench, -1)
    assert find_level(workbench.project, "low").level.elevation == 0.0 and steps(workbench) == 3


def test_a_level_for_which_there_is_no_room_above_the_highest_goes_into_the_widest_gap_and_a_pallet_on_the_floor() -> None:
    shelves = [level(f"l{height}", elevation=float(height)) for height in (150, 500, 1000, 1350, 1700)]
    workbench = bench(project(gondola("g", bay("full", *shelves, height=1800.0))))

    def added(kind: LevelKind | None) -> float:
        assert furnishing.insert_level(workbench, kind, "full")
        return find_level(workbench.project, workbench.selection.part).level.elevation

    assert added(None) == 750.0
    workbench.selection.set((), "l1350")
    assert 1350.0 < added(None) < 1700.0, "above the chosen one"
    assert added("pallet") < 250.0


def test_no_level_comes_onto_the_notch_of_another() -> None:
    workbench = bench(two_bays())
    assert furnishing.insert_level(workbench, "pegs", "b1", 905.0)
    workbench.selection.set((), "low")
    for _ in range(8):
        assert furnishing.insert_level(workbench)
        workbench.selection.set((), "low")
        assert furnishing.duplicate(workbench)
        workbench.selection.set((), "low")
        assert furnishing.move_level(workbench, 1)
    elevations = [one.elevation for one in workbench.project.gondolas[0].faces[0].bays[0].levels]
    assert len(set(elevations)) == len(elevations)
