from datetime import date

import msgspec

from planogram.model.edits.furniture import change_gondola, change_levels
from planogram.model.edits.positions import change, move
from planogram.model.edits.setups import confirm, take_setups, withdraw
from planogram.model.project import Project
from planogram.model.setup import Confirmation
from planogram.model.setup_state import setups, shelf_print
from planogram.storage.codec import decode, encode
from tests.builders import two_bays

PLAN = two_bays()
FACE = PLAN.gondolas[0].faces[0]


def said(ident: str, day: int, store: str = "", project: Project = PLAN) -> Confirmation:
    return Confirmation(ident, "g", "A", date(2026, 11, day), "Ana", store=store, shelf_print=shelf_print(project.gondolas[0].faces[0]))


def states(project: Project) -> list[tuple[str, str]]:
    return [(row.store, row.state) for row in setups(project)]


def test_a_face_is_confirmed_until_its_plan_changes() -> None:
    assert states(PLAN) == [("", "none")]
    project = confirm(PLAN, said("s1", 3))
    assert states(project) == [("", "confirmed")]
    for edit in (change(project, ["a1"], wide=1), move(project, ["a1"], "top", 0), change_levels(project, ["low"], elevation=200)):
        assert states(edit) == [("", "older")]
    assert states(change(change(project, ["a1"], wide=1), ["a1"], wide=2)) == [("", "confirmed")]


def test_what_only_the_plan_knows_makes_no_difference() -> None:
    project = confirm(PLAN, said("s1", 3))
    other = change_gondola(change(project, ["a1"], pinned=True, group="x"), "g", name="Another name")
    assert states(other) == [("", "confirmed")]
    renamed = msgspec.structs.replace(FACE, bays=tuple(msgspec.structs.replace(bay, id="x" + bay.id) for bay in FACE.bays))
    assert shelf_print(renamed) == shelf_print(FACE)


def test_the_last_word_of_each_store_counts_and_can_be_taken_back() -> None:
    changed_plan = change(PLAN, ["a1"], wide=1)
    project = take_setups(PLAN, (said("s1", 3, "Lyon", changed_plan), said("s2", 5, "Lyon"), said("s3", 4, "Nice", changed_plan)))
    assert states(project) == [("Lyon", "confirmed"), ("Nice", "older")]
    assert states(withdraw(project, "s2")) == [("Lyon", "older"), ("Nice", "older")]
    assert take_setups(project, (said("s2", 5, "Lyon"),)) is project


def test_whole_and_decimal_numbers_are_the_same_shelf() -> None:
    project = change_levels(PLAN, ["low"], elevation=150)
    assert shelf_print(project.gondolas[0].faces[0]) == shelf_print(decode(encode(project)).gondolas[0].faces[0])


def test_confirmations_come_back_from_the_file() -> None:
    project = confirm(PLAN, msgspec.structs.replace(said("s1", 3), photos=("0" * 64 + ".jpg",), comment="Manque une tablette"))
    assert decode(encode(project)) == project
