"""A workbook that comes back: what changed in it, what changed here meanwhile, and taking only what was accepted."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planogram.exchange.workbook.accept import accept
from planogram.exchange.workbook.review import Review, review_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.edits.gondolas import fresh_gondola
from planogram.model.edits.positions import add_facings, remove
from planogram.model.edits.products import change_product
from planogram.model.find import walk_positions
from planogram.model.pnm import Pnm, PnmArticle, PnmSupplier
from planogram.model.project import Project
from planogram.model.store import Affinity, Counts, FloorPlacement, Store, TradeZone, Zone
from planogram.model.values import changed
from tests.builders import two_bays
from tests.exchange.workbook.books import SHELF, save_book
from tests.exchange.workbook.random_projects import random_project

Edit = Callable[[Workbook], None]


def came_back(folder: Path, project: Project, edit: Edit | None = None, now: Project | None = None) -> Review:
    """The review of `project`'s workbook after `edit` in Excel, against the project as it is `now`."""
    path = folder / "out.xlsx"
    write_workbook(path, project, translator("fr"))
    if edit is not None:
        book = openpyxl.load_workbook(path)
        edit(book)
        book.save(path)
    return review_workbook(path, project if now is None else now)


def set_cell(sheet: str, row: int, key: str, value: object) -> Edit:
    def edit(book: Workbook) -> None:
        header = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row, header.index(key) + 1).value = value

    return edit


def shown(review: Review) -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
    found = []
    for change in review.changes:
        fields = [(field.column, field.old, field.new) for field in change.fields]
        found.append((change.sheet, change.kind, " / ".join(change.key), fields))
    return found


def standing(project: Project) -> list[tuple[str, str, int]]:
    return [(place.level.id, position.product, position.wide) for place, position in walk_positions(project)]


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_a_workbook_nobody_touched_changes_nothing(tmp_path: Path, seed: int) -> None:
    review = came_back(tmp_path, random_project(seed))
    assert shown(review) == [] and review.refused == () and review.origin == "this_project"


def test_a_changed_facing_is_shown_old_and_new_and_taken(tmp_path: Path) -> None:
    project = two_bays()
    review = came_back(tmp_path, project, set_cell("Positions", 2, "wide", 5))
    assert shown(review) == [("Positions", "changed", "g / A / 1 / 1 / a", [("wide", "2", "5")])]
    taken, refused = accept(review, review.changes)
    assert refused == ()
    assert standing(taken) == [("low", "a", 5), ("low", "b", 3), ("high", "c", 1), ("other", "a", 1)]
    assert [position.id for _, position in walk_positions(taken)] == ["a1", "b1p", "c1", "a2"]


def test_nothing_accepted_is_the_project_itself(tmp_path: Path) -> None:
    project = two_bays()
    review = came_back(tmp_path, project, set_cell("Positions", 2, "wide", 5))
    assert accept(review, []) == (project, ())


def test_rows_taken_out_and_put_in(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Positions"].delete_rows(3)
        book["Positions"].append(["g", "A", 2, 2, 1, "b", 4, 1, 2])
        book["Products"].append(["d", "Nouveau", None, None, None, None, 70, 90, 30])

    review = came_back(tmp_path, two_bays(), edit)
    assert [row[:3] for row in shown(review)] == [
        ("Products", "added", "d"),
        ("Positions", "added", "g / A / 2 / 2 / b"),
        ("Positions", "removed", "g / A / 1 / 1 / b"),
    ]
    only_positions = [change for change in review.changes if change.sheet == "Positions"]
    taken, _ = accept(review, only_positions)
    assert standing(taken) == [("low", "a", 2), ("high", "c", 1), ("other", "a", 1), ("top", "b", 4)]
    assert [product.id for product in taken.products] == ["a", "b", "c"]
    everything, _ = accept(review, review.changes)
    assert [product.id for product in everything.products] == ["a", "b", "c", "d"]


def test_a_delisted_product_goes_with_its_blocks_and_sales(tmp_path: Path) -> None:
    review = came_back(tmp_path, two_bays(), lambda book: book["Products"].delete_rows(2))
    assert [row[:3] for row in shown(review)] == [("Products", "removed", "a")]
    taken, _ = accept(review, review.changes)
    assert {position.product for _, position in walk_positions(taken)} == {"b", "c"}
    assert [row.product for row in taken.sales] == ["b", "c"]


def test_a_face_emptied_in_excel(tmp_path: Path) -> None:
    review = came_back(tmp_path, two_bays(), lambda book: book["Positions"].delete_rows(2, 10))
    taken, _ = accept(review, review.changes)
    assert len(review.changes) == 4 and standing(taken) == []


def test_edits_made_here_meanwhile_are_not_undone(tmp_path: Path) -> None:
    project = two_bays()
    now = change_product(remove(add_facings(project, ["c1"], wide=2), ["a2"]), "b", name="Renamed")
    review = came_back(tmp_path, project, set_cell("Positions", 2, "wide", 5), now)
    assert shown(review) == [("Positions", "changed", "g / A / 1 / 1 / a", [("wide", "2", "5")])]
    taken, _ = accept(review, review.changes)
    assert standing(taken) == [("low", "a", 5), ("low", "b", 3), ("high", "c", 3)]
    assert taken.products is now.products


def test_edited_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    project = two_bays()
    review = came_back(tmp_path, project, set_cell("Products", 2, "name", "Theirs"), change_product(project, "a", name="Ours", brand="B"))
    assert [(change.key, change.conflict) for change in review.changes] == [(("a",), True)]
    assert shown(review)[0][3] == [("name", "Ours", "Theirs"), ("brand", "B", "")]


def test_removed_there_and_edited_here_is_a_conflict(tmp_path: Path) -> None:
    project = two_bays()
    review = came_back(tmp_path, project, lambda book: book["Positions"].delete_rows(2), add_facings(project, ["a1"], wide=1))
    assert [(change.kind, change.conflict) for change in review.changes] == [("removed", True)]


def test_a_sheet_with_rows_that_cannot_be_read_removes_nothing(tmp_path: Path) -> None:
    review = came_back(tmp_path, two_bays(), set_cell("Positions", 2, "wide", "many"))
    assert review.changes == () and [row.code for row in review.refused] == ["not_a_number"]


def test_a_block_of_a_product_nobody_accepted_is_refused(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Products"].append(["d", "Nouveau", None, None, None, None, 70, 90, 30])
        book["Positions"].append(["g", "A", 2, 2, 1, "d", 4, 1, 2])

    review = came_back(tmp_path, two_bays(), edit)
    _, refused = accept(review, [change for change in review.changes if change.sheet == "Positions"])
    assert [(row.column, row.value, row.code) for row in refused] == [("product_id", "d", "unknown_product")]


def test_sales_of_the_week_without_the_list_of_exported_rows(tmp_path: Path) -> None:
    path = save_book(tmp_path, {"Sales": [("product_id", "quantity"), ("a", 11)]})
    review = review_workbook(path, two_bays())
    assert review.origin == "unknown"
    assert shown(review) == [("Sales", "changed", "a / ", [("quantity", "10", "11")])]
    taken, _ = accept(review, review.changes)
    assert [(row.product, row.quantity, row.revenue) for row in taken.sales] == [("b", 20, 50), ("c", 5, 80), ("a", 11, 100)]


@pytest.mark.parametrize("exported", [True, False])
def test_the_workbook_of_another_project_is_recognised(tmp_path: Path, exported: bool) -> None:
    other = Project(products=two_bays().products)
    path = tmp_path / "other.xlsx"
    if exported:
        write_workbook(path, other, translator("en"))
    else:
        path = save_book(tmp_path, SHELF)
    assert review_workbook(path, random_project(3)).origin == ("another_project" if exported else "unknown")


def test_a_gondola_typed_in_other_capitals_and_spaces_is_the_same_one(tmp_path: Path) -> None:
    gondola = changed(two_bays().gondolas[0], name="Gondole 1")
    project = changed(two_bays(), gondolas=(gondola,))

    def retyped(book: Workbook) -> None:
        for sheet in ("Fixtures", "Positions"):
            column = [cell.value for cell in book[sheet][1]].index("gondola") + 1
            for row in range(2, 5):
                book[sheet].cell(row, column).value = " GONDOLE  1"
        set_cell("Positions", 2, "wide", 5)(book)

    review = came_back(tmp_path, project, retyped)
    assert shown(review) == [("Positions", "changed", "Gondole 1 / A / 1 / 1 / a", [("wide", "2", "5")])]
    taken, refused = accept(review, review.changes)
    assert refused == () and len(taken.gondolas) == 1
    assert [position.id for _, position in walk_positions(taken)] == ["a1", "b1p", "c1", "a2"]


def test_spellings_that_could_mean_two_gondolas_stay_as_they_are_typed(tmp_path: Path) -> None:
    one, other = (changed(fresh_gondola(two_bays().gondolas[0], name), name=name) for name in ("Gondole 1", "gondole 1"))
    project = changed(two_bays(), gondolas=(one, other))
    assert shown(came_back(tmp_path, project)) == []


def without_row(sheet: str, row: int = 2) -> Edit:
    return lambda book: book[sheet].delete_rows(row)


SHOP = changed(
    two_bays(),
    counts=(Counts("before", 9, 8, 7, 6, gondola="g"), Counts("after", 9, 8, 7, 6)),
    trade_area=(TradeZone("near", people=5.0), TradeZone("far", people=6.0)),
    store_sheet=(("customers", "12"), ("employees", "3")),
    store=Store(
        zones=tuple(Zone(name, ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0))) for name in ("one", "two")),
        placements=(FloorPlacement("g", 0.0, 0.0),),
        affinities=(Affinity("one", "two", 1.0), Affinity("two", "one", -1.0)),
    ),
    pnm=Pnm(articles=(PnmArticle("A", "a"), PnmArticle("B", "b")), suppliers=(PnmSupplier("S"), PnmSupplier("T"))),
)


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("Counts", lambda project: [one.series for one in project.counts]),
        ("Trade area", lambda project: [one.zone for one in project.trade_area]),
        ("Store sheet", lambda project: [name for name, _ in project.store_sheet]),
        ("Zones", lambda project: [one.name for one in project.store.zones]),
        ("Placements", lambda project: [one.gondola for one in project.store.placements]),
        ("Affinities", lambda project: [one.first for one in project.store.affinities]),
        ("PNM", lambda project: [one.code for one in project.pnm.articles]),
        ("PNM suppliers", lambda project: [one.name for one in project.pnm.suppliers]),
    ],
)
def test_a_row_taken_out_of_any_sheet_goes_when_that_is_accepted(tmp_path: Path, sheet: str, left: Callable[[Project], list[str]]) -> None:
    review = came_back(tmp_path, SHOP, without_row(sheet))
    assert [(change.sheet, change.kind) for change in review.changes] == [(sheet, "removed")]
    taken, refused = accept(review, review.changes)
    assert left(taken) == left(SHOP)[1:] and not refused
    assert accept(review, [])[0] == SHOP


def test_a_setting_taken_out_goes_back_to_its_default(tmp_path: Path) -> None:
    plan = changed(two_bays(), settings=changed(two_bays().settings, hand_gap=7.0))
    rows = [cell for cell, *_ in openpyxl.load_workbook(came_back_file(tmp_path, plan))["Project"].iter_rows(values_only=True)]
    review = came_back(tmp_path, plan, without_row("Project", rows.index("hand_gap") + 1))
    assert accept(review, review.changes)[0].settings.hand_gap == 20.0


def came_back_file(folder: Path, project: Project) -> Path:
    write_workbook(folder / "first.xlsx", project, translator("fr"))
    return folder / "first.xlsx"


def test_a_bay_goes_with_the_last_of_its_rows_and_a_gondola_with_its_last_bay(tmp_path: Path) -> None:
    def bays(project: Project) -> list[str]:
        return [bay.id for gondola in project.gondolas for face in gondola.faces for bay in face.bays]

    def only(count: int) -> Edit:
        return lambda book: book["Fixtures"].delete_rows(2, count)

    for rows, left in ((1, ["b1", "b2"]), (2, ["b2"])):
        review = came_back(tmp_path, two_bays(), only(rows))
        taken, _ = accept(review, [change for change in review.changes if change.sheet == "Fixtures"])
        assert bays(taken) == left
    review = came_back(tmp_path, two_bays(), only(9))
    assert accept(review, [change for change in review.changes if change.sheet == "Fixtures"])[0].gondolas == ()
