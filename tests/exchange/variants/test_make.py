from pathlib import Path

import openpyxl
import pytest

from planogram.exchange.problems import FileProblem
from planogram.exchange.project_file import read_contents, write_contents
from planogram.exchange.variants.make import Existing, Order, StorePlan, plan_variants, troubles, write_variants
from planogram.exchange.variants.report import write_report
from planogram.exchange.variants.update import begun, updated
from planogram.exchange.workbook.watch import Cancelled
from planogram.i18n import translator
from planogram.metrics.changes import compare_projects
from planogram.model.edits.positions import change, move, remove
from planogram.model.edits.variants import variant_for
from planogram.model.find import find_level, placed_product_ids
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.model.variant import Shop
from planogram.storage.container import Contents
from planogram.storage.lock import take
from tests.builders import product, two_bays

T = translator("fr")
MODEL = changed(two_bays(), name="Modèle", version="3")
LYON, NICE = Shop("Lyon", products=("a", "b", "z")), Shop("12", "Nice / Port", "poteau", (), (("g", "A", 2),))


def order(folder: Path, existing: Existing = "keep", model: Project = MODEL) -> Order:
    return Order(model, {}, (LYON, NICE), folder, existing=existing)


def row(project: Project, level_id: str) -> list[tuple[str, int]]:
    return [(one.product, one.wide) for one in find_level(project, level_id).level.positions]


def test_each_store_gets_a_file_that_knows_its_store_and_its_model(tmp_path: Path) -> None:
    plans = write_variants(order(tmp_path / "new"), T)
    assert [(plan.file, plan.state) for plan in plans] == [("Lyon.planogram", "written"), ("12 Nice Port.planogram", "written")]
    contents = read_contents(tmp_path / "new" / "Lyon.planogram")
    own = contents.project.variant
    assert (own.store, own.model, own.version, contents.project.version) == ("Lyon", "Modèle", "3", "3.1")
    model, delivered = contents.versions
    assert (model.id, delivered.id) == (own.model_id, own.delivered_id)
    assert compare_projects(model.project, MODEL) == () and compare_projects(delivered.project, contents.project) == ()
    assert placed_product_ids(contents.project) == {"a", "b"}


def test_the_report_counts_and_names(tmp_path: Path) -> None:
    lyon, nice = plan_variants(order(tmp_path))
    assert (lyon.carried, lyon.placed, [one.product for one in lyon.tray], lyon.not_in_model) == (3, 2, ["c"], ("z",))
    assert lyon.faces == nice.faces == (("g", "A"),) and lyon.facings == (7, 6)
    assert nice.figures[0] == 2.0 and lyon.figures[0] == 3.0
    # a and b sell 150 on 0.2 + 0.18 + 0.1 m
    assert lyon.figures[2] == pytest.approx(150 / 0.48)
    assert not list(tmp_path.iterdir())


def test_files_that_are_there_are_left_alone_unless_asked(tmp_path: Path) -> None:
    write_variants(order(tmp_path), T)
    (tmp_path / "Lyon.planogram").write_bytes(b"work of the store")
    plans = write_variants(order(tmp_path), T)
    assert [plan.state for plan in plans] == ["exists", "exists"] and troubles(plans) == 2
    assert (tmp_path / "Lyon.planogram").read_bytes() == b"work of the store"
    assert [plan.state for plan in plan_variants(order(tmp_path))] == ["exists", "exists"]
    assert [plan.state for plan in write_variants(order(tmp_path, "replace"), T)] == ["replaced", "replaced"]
    assert (tmp_path / "Lyon.planogram~").read_bytes() == b"work of the store"
    assert read_contents(tmp_path / "Lyon.planogram").project.variant.store == "Lyon"


def test_files_that_are_there_are_brought_up_to_the_model_with_the_stores_own_work(tmp_path: Path) -> None:
    write_variants(order(tmp_path), T)
    path = tmp_path / "Lyon.planogram"
    contents = read_contents(path)
    write_contents(path, Contents(change(contents.project, ["a2"], wide=3), versions=contents.versions))
    (tmp_path / "12 Nice Port.planogram").write_bytes(b"")
    later = changed(move(MODEL, ["b1p"], "top", 0), version="4")
    lyon, nice = write_variants(order(tmp_path, "update", later), T)
    assert (lyon.state, lyon.conflicts, nice.state) == ("updated", (), "failed")
    after = read_contents(path)
    assert row(after.project, "other") == [("a", 3)] and row(after.project, "top")[0][0] == "b"
    assert (after.project.variant.version, after.project.version, len(after.versions)) == ("4", "4.1", 4)


def test_another_stores_file_is_never_updated(tmp_path: Path) -> None:
    write_variants(order(tmp_path), T)
    (tmp_path / "12 Nice Port.planogram").replace(tmp_path / "Lyon.planogram")
    before = (tmp_path / "Lyon.planogram").read_bytes()
    lyon, _ = write_variants(order(tmp_path, "update"), T)
    assert lyon.problem is not None and lyon.problem.code == "other_variant"
    assert (tmp_path / "Lyon.planogram").read_bytes() == before


def test_a_file_someone_works_in_is_not_replaced(tmp_path: Path) -> None:
    write_variants(order(tmp_path), T)
    lock = take(tmp_path / "Lyon.planogram", "Ana")
    lyon, nice = write_variants(order(tmp_path, "replace"), T)
    lock.release()  # type: ignore[union-attr]
    assert lyon.problem is not None and lyon.problem.code == "locked" and nice.state == "replaced"


def test_a_stop_between_two_stores(tmp_path: Path) -> None:
    asked: list[float] = []
    with pytest.raises(Cancelled):
        write_variants(order(tmp_path), T, asked.append, lambda: bool(asked))
    assert [path.name for path in tmp_path.iterdir()] == ["Lyon.planogram"]


def made(model: Project = MODEL, shop: Shop = LYON) -> tuple[Project, tuple[object, ...]]:
    return begun(model, variant_for(model, shop), T)


def test_the_models_changes_come_and_the_stores_stay() -> None:
    project, versions = begun(MODEL, variant_for(MODEL, LYON), T)
    mine = change(project, ["a2"], wide=4)
    later = changed(change(MODEL, ["b1p"], wide=2), version="4", products=(*MODEL.products, product("d")))
    new = updated(mine, versions, later, T)
    assert row(new.project, "other") == [("a", 4)] and row(new.project, "low") == [("a", 2), ("b", 2)]
    assert new.conflicts == () and {change.product for change in new.changes} == {"b", "d"}
    # a second time from where we are, nothing is new
    again = updated(new.project, (*versions, *new.versions), later, T)
    assert again.changes == () and again.conflicts == () and again.project.variant.version == "4"


def test_what_both_changed_stays_the_stores_and_is_told() -> None:
    project, versions = begun(MODEL, variant_for(MODEL, LYON), T)
    new = updated(change(project, ["a1"], wide=1), versions, change(MODEL, ["a1"], wide=5), T)
    assert row(new.project, "low")[0] == ("a", 1)
    assert [(one.code, one.name) for one in new.conflicts] == [("changed", "a")]


def test_products_the_model_gains_are_taken_off_where_they_are_not_carried() -> None:
    project, versions = begun(MODEL, variant_for(MODEL, LYON), T)
    later = remove(change(MODEL, ["a1"], product="c"), ["c1"])
    new = updated(project, versions, later, T)
    assert "c" not in placed_product_ids(new.project)
    assert [(one.product, one.reason) for one in new.project.variant.tray] == [("c", "assortment")]


def test_without_the_plan_as_delivered_it_is_made_again_and_without_the_model_refused() -> None:
    project, versions = begun(MODEL, variant_for(MODEL, LYON), T)
    assert updated(project, versions[:1], MODEL, T).changes == ()
    for wrong, code in ((project, "variant_without_base"), (MODEL, "no_variant")):
        with pytest.raises(FileProblem) as caught:
            updated(wrong, (), MODEL, T)
        assert caught.value.code == code
    with pytest.raises(FileProblem) as caught:
        updated(project, versions, project, T)
    assert caught.value.code == "model_is_variant"


def test_the_report_as_a_workbook_and_a_csv(tmp_path: Path) -> None:
    plans: tuple[StorePlan, ...] = plan_variants(order(tmp_path))
    plans = (*plans, *plan_variants(Order(MODEL, {}, (Shop("=HYPERLINK(1)", products=("a",)),), tmp_path)))
    write_report(tmp_path / "bilan.xlsx", plans, MODEL, T)
    book = openpyxl.load_workbook(tmp_path / "bilan.xlsx")
    stores, products = book["Magasins"], book["Produits non placés"]
    assert [cell.value for cell in stores[2]][:4] == ["Lyon", None, "À créer", "Lyon.planogram"]
    assert stores["A4"].value == "=HYPERLINK(1)" and stores["A4"].data_type == "s"
    assert ("Lyon", "c", "Product c", "hors de l’assortiment du magasin", 1) in list(products.iter_rows(values_only=True))
    write_report(tmp_path / "bilan.csv", plans, MODEL, T)
    lines = (tmp_path / "bilan.csv").read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("Lyon;;À créer;Lyon.planogram;3;2;1;1;") and lines[3].startswith("'=HYPERLINK(1);")
