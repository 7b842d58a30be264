import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planogram.model.edits.positions import add_facings
from planogram.model.find import walk_positions
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.session.publishing import (
    UnknownVersion,
    branch_from,
    look_at,
    publish,
    remove_version,
    restore_version,
    set_version_status,
)
from planogram.session.saving import save
from planogram.storage.container import load_contents
from tests.builders import bay, gondola, level, position, product, project, shelf

EDIT = Label("edit.move")


def draft(**fields: object) -> Document:
    return Document(project(*shelf(position("p", "a")).gondolas, version="3", author="Ana", **fields))


def edit(document: Document) -> None:
    document.do(EDIT, add_facings(document.committed, ["p"], wide=1))


def test_publishing_freezes_the_plan_and_goes_on_with_the_next_draft() -> None:
    document = draft()
    frozen = publish(document, note="for January").project
    assert (frozen.version, frozen.status) == ("3", "published")
    assert (document.committed.version, document.committed.status) == ("4", "draft")
    edit(document)
    assert document.versions[0].project is frozen and frozen.gondolas != document.committed.gondolas
    assert document.versions[0].note == "for January" and document.versions[0].published_at.tzinfo


def test_a_version_shares_what_did_not_change() -> None:
    document = draft()
    assert publish(document).project.gondolas is document.committed.gondolas


def test_a_plan_without_a_version_name_becomes_the_first() -> None:
    document = Document(shelf())
    assert publish(document).project.version == "1" and document.committed.version == "2"


def test_publishing_is_something_to_save(tmp_path: Path) -> None:
    document = draft()
    assert save(document, tmp_path / "p.planogram").ok
    publish(document)
    while document.undo():
        pass
    assert document.modified, "undo takes the new draft's name back, never the published version"
    assert save(document).ok and not document.modified
    assert load_contents(tmp_path / "p.planogram").versions == document.versions


def test_one_version_is_in_place_at_a_time() -> None:
    document = draft()
    first, second = publish(document), publish(document)
    set_version_status(document, first.id, "in_place")
    set_version_status(document, second.id, "in_place")
    assert [version.project.status for version in document.versions] == ["retired", "in_place"]
    before = document.versions
    set_version_status(document, second.id, "in_place")
    assert document.versions is before


def test_restoring_is_an_edit_that_keeps_the_present_version_s_name() -> None:
    document = draft()
    version = publish(document)
    edit(document)
    edited = document.committed
    assert restore_version(document, version.id)
    assert document.committed.gondolas is version.project.gondolas
    assert (document.committed.version, document.committed.status) == ("4", "draft")
    assert document.undo() and document.committed is edited


def test_a_branch_is_a_new_work_saved_nowhere() -> None:
    document = draft()
    branch = branch_from(document, publish(document).id, "Summer")
    assert (branch.committed.name, branch.committed.version, branch.committed.status) == ("Summer", "4", "draft")
    assert branch.path is None and branch.modified and branch.versions == ()


def test_a_version_can_be_looked_at_without_touching_it() -> None:
    document = draft()
    version = publish(document)
    looked = look_at(document, version.id)
    assert looked.project is version.project and looked.read_only and not looked.modified


def test_a_version_can_be_removed_and_an_unknown_one_is_a_bug() -> None:
    document = draft()
    version = publish(document)
    remove_version(document, version.id)
    assert document.versions == ()
    with pytest.raises(UnknownVersion):
        restore_version(document, version.id)


def plan_of(count: int) -> Project:
    """A plan of `count` positions, 25 on a level, with ids and sizes as varied as a shop's."""
    chance = random.Random(count)
    products = tuple(
        product(f"3{chance.randrange(10**12):012d}", chance.randrange(30, 300), name=f"Product {chance.random()}") for _ in range(count // 5)
    )
    ids = iter(f"pos-{chance.randrange(16**8):08x}" for _ in range(count))
    levels = [level(f"lvl-{row}", *(position(next(ids), chance.choice(products).id) for _ in range(25))) for row in range(count // 25)]
    return project(gondola("g", *(bay(f"b{index}", *levels[index * 5 : index * 5 + 5]) for index in range(len(levels) // 5))), products=products)


def test_twenty_versions_of_a_plan_of_2000_positions_stay_under_three_times_one_file(tmp_path: Path) -> None:
    chance = random.Random(1)
    document = Document(plan_of(2000))
    assert save(document, tmp_path / "one.planogram").ok
    ids = [place.id for _, place in walk_positions(document.committed)]
    for _ in range(20):
        publish(document, at=datetime(2026, 1, 1, tzinfo=UTC))
        # between two versions a twentieth of the plan is worked on
        document.do(EDIT, add_facings(document.committed, chance.sample(ids, 100), wide=1))
    assert save(document, tmp_path / "twenty.planogram").ok
    assert (tmp_path / "twenty.planogram").stat().st_size < 3 * (tmp_path / "one.planogram").stat().st_size
    again = load_contents(tmp_path / "twenty.planogram").versions
    assert again == document.versions


def test_versions_read_from_a_file_share_what_is_equal(tmp_path: Path) -> None:
    document = draft()
    publish(document)
    edit(document)
    publish(document)
    assert save(document, tmp_path / "p.planogram").ok
    first, second = load_contents(tmp_path / "p.planogram").versions
    assert first.project.gondolas != second.project.gondolas
    assert first.project.settings is second.project.settings
    assert first.lines[0] is second.lines[0]
    assert (first.head.version, second.head.version, first.head.author) == ("3", "4", "Ana")
