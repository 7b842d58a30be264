"""The sample store that ships: what it promises a newcomer, and that it is what the tables of scripts/sample make."""

import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from stdnum import ean

from planogram.exchange.project_file import read_project_file
from planogram.metrics.checks.pnm import pnm_findings
from planogram.metrics.pnm_referential import duplicate_groups
from planogram.model.edits.positions import add_facings
from planogram.model.find import LevelPlace, placed_product_ids, walk_levels, walk_positions
from planogram.model.fixture import clear_height
from planogram.model.floor_layout import pieces
from planogram.model.placement import Placed, place_level, products_by_id
from planogram.model.pnm_catalogue import PIECES
from planogram.model.pnm_layout import offered
from planogram.model.project import Project
from planogram.model.settings import band_of
from planogram.resources import resource

ROOT = Path(__file__).parent.parent
SAMPLE = resource("samples", "superette.planogram")


@pytest.fixture(scope="module")
def store() -> Project:
    return read_project_file(SAMPLE)[0]


def by_name(project: Project, start: str) -> str:
    """The id of the one product whose name starts so."""
    (found,) = [product.id for product in project.products if product.name.startswith(start)]
    return found


def blocks(project: Project) -> list[tuple[LevelPlace, Placed]]:
    by_id = products_by_id(project.products)
    return [(place, block) for place in walk_levels(project) for block in place_level(place.level, place.bay.width, by_id)]


def frontage(project: Project) -> tuple[Counter[str], Counter[str]]:
    """Facings wide and millimetres of each product over the whole store."""
    wide: Counter[str] = Counter()
    length: Counter[str] = Counter()
    for _, block in blocks(project):
        wide[block.position.product] += block.position.wide
        length[block.position.product] += round(block.width)
    return wide, length


def test_it_is_what_the_tables_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import build_sample

    build_sample.main(tmp_path / "again.planogram")
    with ZipFile(SAMPLE) as kept, ZipFile(tmp_path / "again.planogram") as again:
        # pixels may differ a little from one version of the drawing libraries to the next
        assert kept.namelist() == again.namelist() == ["project.json", "thumbnail.png"]
        assert kept.read("project.json") == again.read("project.json")
    for name in ("build_sample", "sample_products", "sample_shelves"):
        sys.modules.pop(name, None)


def test_products_and_families(store: Project) -> None:
    families = Counter(product.family for product in store.products)
    assert len(store.products) >= 220
    assert len(families) == 12
    assert min(families.values()) >= 10
    assert len({product.name + product.brand for product in store.products}) == len(store.products)


def test_codes_are_valid_and_nobodys(store: Project) -> None:
    assert all(ean.is_valid(product.id) and len(product.id) == 13 and product.id.startswith("20") for product in store.products)


def test_prices_leave_a_plausible_margin(store: Project) -> None:
    for product in store.products:
        assert product.sale_price and product.purchase_price
        assert 0.08 < 1 - product.purchase_price / product.sale_price < 0.55, product.name
        assert product.vat_pct in (5.5, 20)


def test_four_weeks_of_sales_that_follow_one_another(store: Project) -> None:
    for product in store.products:
        rows = [row for row in store.sales if row.product == product.id]
        assert len(rows) == (2 if "new" in product.roles else 4)
        for earlier, later in pairwise(rows):
            assert earlier.period_start is not None
            assert later.period_start == earlier.period_start + timedelta(days=earlier.period_days)
            assert later.opening_stock == earlier.closing_stock


def test_the_furniture_that_was_asked_for(store: Project) -> None:
    # one more is the room a pallet display offers
    furniture = [gondola for gondola in store.gondolas if gondola.id not in offered(store.pnm.placements)]
    kinds = Counter(gondola.kind for gondola in furniture)
    assert kinds == {"double_gondola": 3, "single_gondola": 2, "checkout": 1, "basket_gondola": 1, "wall_pegs": 1}
    for gondola in store.gondolas:
        if gondola.kind == "double_gondola":
            assert [face.side for face in gondola.faces] == ["A", "B", "LEFT_END", "RIGHT_END"]
    assert {placement.gondola for placement in store.store.placements} == {gondola.id for gondola in furniture}


def test_about_85_percent_full(store: Project) -> None:
    used = sum(block.width for _, block in blocks(store))
    length = sum(place.bay.width for place in walk_levels(store))
    assert 0.83 <= used / length <= 0.88


def test_every_level_carries_something_and_nothing_sticks_out(store: Project) -> None:
    for place in walk_levels(store):
        row = place_level(place.level, place.bay.width, products_by_id(store.products))
        assert row
        assert max(block.right for block in row) <= place.bay.width + 0.01
        assert all(left.right <= right.x + 0.01 for left, right in pairwise(row))


def test_every_block_fits_its_level(store: Project) -> None:
    for place, block in blocks(store):
        if place.level.kind == "pegs":
            below = place.bay.levels[place.path[3] - 1].elevation if place.path[3] else 0.0
            assert block.height <= place.level.elevation - below
        else:
            room = clear_height(place.bay, place.path[3], store.settings.hand_gap)
            assert room is None or block.height <= room, (place.gondola.name, block.position)
        assert block.depth <= place.level.depth


def test_ids_are_unique_and_positions_name_products(store: Project) -> None:
    ids = [position.id for _, position in walk_positions(store)] + [place.level.id for place in walk_levels(store)]
    assert len(set(ids)) == len(ids)
    assert placed_product_ids(store) <= {product.id for product in store.products}


def test_the_deliberate_faults_are_there_and_few(store: Project) -> None:
    wide, length = frontage(store)
    unseen = {product for product in wide if wide[product] < 3 and length[product] < 500}
    assert {by_name(store, "Penne complètes"), by_name(store, "Curry")} <= unseen
    on_pegs_or_checkout = {position.product for place, position in walk_positions(store) if place.gondola.kind in ("wall_pegs", "checkout")}
    assert len(unseen - on_pegs_or_checkout) == 2
    over = by_name(store, "Après-shampooing")
    sold = sum(row.revenue or 0 for row in store.sales if row.product == over) / sum(row.revenue or 0 for row in store.sales)
    assert length[over] / sum(length.values()) > 3 * sold


def test_a_heavy_product_stands_at_the_top(store: Project) -> None:
    heavy = by_name(store, "Lessive liquide grand format")
    (place,) = [place for place, position in walk_positions(store) if position.product == heavy]
    assert place.level is place.bay.levels[-1]
    assert next(product.weight_g for product in store.products if product.id == heavy) == 3250


def test_some_products_wait_to_be_placed(store: Project) -> None:
    assert len({product.id for product in store.products} - placed_product_ids(store)) == 3


def test_every_band_is_used(store: Project) -> None:
    assert {band_of(place.level.elevation, store.settings) for place in walk_levels(store)} >= {"floor", "hand", "eye"}


def test_the_non_merchandise_layer(store: Project) -> None:
    pnm = store.pnm
    assert len(pnm.articles) >= 60
    assert {article.family[0] for article in pnm.articles} == set("123456789")
    assert len({article.supplier for article in pnm.articles} - {""}) == len(pnm.suppliers) == 6
    assert len(pnm.campaigns) == 2
    assert len(pnm.placements) >= 200
    assert len(duplicate_groups(store)) >= 6
    assert {article.kind for article in pnm.articles} <= set(PIECES)
    assert {version.article for version in pnm.versions} | {rule.code for rule in pnm.rules} <= {article.code for article in pnm.articles}


def test_its_pieces_have_hosts_and_few_faults(store: Project) -> None:
    codes = Counter(finding.code for finding in pnm_findings(store, date(2026, 11, 20)))
    assert {"pnm_no_host", "pnm_wrong_host", "pnm_unknown_article", "pnm_product", "pnm_hides_price", "pnm_overlap"}.isdisjoint(codes)
    assert {"pnm_out_of_date", "pnm_free_gap", "pnm_density"} <= set(codes)


def test_more_facings_leave_what_stands_on_the_floor_the_same_object(store: Project) -> None:
    before = pieces(store)
    assert any(piece.what == "fixed" for piece in before)
    for place in list(walk_levels(store))[::10]:
        for position in place.level.positions[-1:]:
            assert pieces(add_facings(store, [position.id], wide=1)) is before
