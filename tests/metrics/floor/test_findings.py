"""The rules of the floor as findings: each seen where it should be, none in a sound shop, all of them in words."""

from datetime import date
from pathlib import Path

import pytest

from planogram.exchange.finding_words import finding_text
from planogram.exchange.project_file import read_project_file
from planogram.i18n import LANGUAGES, translator
from planogram.metrics.checks import check
from planogram.metrics.checks.finding import Finding
from planogram.metrics.floor.findings import findings_with, no_way_in, walks_for
from planogram.metrics.floor.rules import RULES
from planogram.metrics.floor.walks import walk
from planogram.model.edits.store import add_shape, place_gondola, put_zone, set_outline
from planogram.model.furniture import new_gondola
from planogram.model.outline import BadOutline
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.store import Affinity, Store, StoreShape, Zone
from planogram.model.values import changed
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product
from tests.metrics.floor.shops import DOORS, box, corridor, hall, with_boxes


def floor_findings(project: Project) -> tuple[Finding, ...]:
    return findings_with(project, walks_for(project))


def codes(project: Project) -> set[str]:
    return {finding.code for finding in floor_findings(project)}


def square(name: str, x: float, y: float, size: float = 3000.0, **fields: object) -> Zone:
    return Zone(name, ((x, y), (x + size, y), (x + size, y + size), (x, y + size)), **fields)  # type: ignore[arg-type]


def test_an_empty_floor_says_nothing() -> None:
    assert floor_findings(Project()) == ()
    assert codes(corridor(1500.0, 30.0)) == set()


def test_a_bottleneck_names_its_two_culprits_and_the_millimetres() -> None:
    (narrow,) = [finding for finding in floor_findings(corridor(1000.0, 0.0)) if finding.code == "floor_aisle_access"]
    assert set(narrow.subject) == {"low/A", "high/A"}
    assert narrow.numbers == {"clear_mm": 1000.0, "required_mm": 1050.0, "missing_mm": 50, "from_mm": 0.0, "to_mm": 200.0}
    text = finding_text(narrow, corridor(1000.0, 0.0), translator("fr"))
    assert "low" in text and "high" in text and "manque 50" in text


def test_what_fire_rules_ask_is_an_error() -> None:
    assert {finding.code: finding.severity for finding in floor_findings(corridor(850.0, 0.0))}["floor_aisle_fire"] == "error"


def test_outlines_that_a_file_brought_in_are_named_not_thrown() -> None:
    crossed = Project(store=Store((StoreShape("outline", ((0, 0), (9000, 9000), (9000, 0), (0, 9000))),)))
    (wrong,) = floor_findings(crossed)
    assert (wrong.code, wrong.numbers["x_mm"], wrong.numbers["y_mm"]) == ("floor_crossing", 4500, 4500)
    hole = hall(StoreShape("column", ((-100, 0), (200, 0), (200, 200))))
    assert "floor_hole_outside" in codes(hole)


def test_collisions_doors_and_exits() -> None:
    shop = with_boxes(
        hall(StoreShape("door", ((0, 6000), (0, 7000)), swing="left")),
        (box("a", 600), 1000, 6300, 90),
        (box("b"), 900, 10_000, 0),
        (box("c"), 3500, 10_000, 0),
    )
    assert {"floor_door_swept", "floor_outside", "floor_overlap"} <= codes(shop)
    lone = Project(store=Store(hall().store.shapes[:2]))
    assert "floor_exits" in codes(lone)
    assert "floor_no_entrance" in codes(Project(store=Store(hall().store.shapes[:1])))


def test_illogical_neighbours_by_the_usual_table_and_by_ones_own() -> None:
    shop = put_zone(put_zone(hall(), square("Bébé", 1000, 5000)), square("Droguerie", 4500, 5000, category="Entretien"))
    assert "floor_neighbours" in codes(shop)
    english = put_zone(put_zone(hall(), square("Baby", 1000, 5000)), square("Cleaning", 4500, 5000))
    assert "floor_neighbours" in codes(english)
    own = changed(shop, store=changed(shop.store, affinities=(Affinity("bébé", "droguerie", 1),)))
    assert "floor_neighbours" not in codes(own)


def traded(rates: dict[str, tuple[float, float]]) -> Project:
    """A department of one gondola for each name: (x of its corner, margin on 100 of revenue)."""
    shop, products, sales = hall(), [], []
    for number, (name, (x, margin)) in enumerate(rates.items()):
        shop = put_zone(shop, square(name, x, 6000))
        own = gondola(f"g{number}", bay(f"b{number}", level(f"l{number}", position(f"p{number}", name))))
        shop = with_boxes(shop, (own, x + 1500, 7500, 0))
        products.append(product(name))
        sales.append(Sales(name, quantity=10, revenue=100.0, margin=margin))
    return changed(shop, products=tuple(products), sales=tuple(sales))


def test_the_best_margin_belongs_to_the_right_of_the_entrance() -> None:
    # the entrance is at x 2–4 m: what lies at x 0 is to its left, what lies beyond 4 m to its right
    wrong = traded({"a": (0, 60.0), "b": (5000, 10.0), "c": (10_000, 12.0), "d": (15_000, 14.0)})
    assert [finding.subject for finding in floor_findings(wrong) if finding.code == "floor_margin_right"] == [("a",)]
    right = traded({"a": (0, 10.0), "b": (5000, 60.0), "c": (10_000, 12.0), "d": (15_000, 14.0)})
    assert "floor_margin_right" not in codes(right)
    alike = traded({"a": (0, 30.0), "b": (5000, 30.0), "c": (10_000, 30.0), "d": (15_000, 30.0)})
    assert "floor_margin_right" not in codes(alike)


def test_presold_goods_near_the_entrance_and_power_items_inside() -> None:
    shop = put_zone(hall(), square("Eaux", 1000, 1000))
    three = gondola("g", bay("b1"), bay("b2", level("l", position("p", "eau"))), bay("b3"))
    shop = with_boxes(shop, (three, 2500, 2500, 0))
    shop = changed(shop, products=(product("eau", roles=("pre_sold", "power_item")),))
    assert {"floor_presold_front", "floor_power_ends"} <= codes(shop)
    assert not {"floor_presold_front"} & codes(put_zone(place_gondola(shop, "g", 2500, 12_500), square("Eaux", 1000, 11_000)))


def test_impulse_goods_at_the_checkouts() -> None:
    till = StoreShape("checkout", ((15_000, 2000), (16_000, 2000), (16_000, 4000), (15_000, 4000)), "Caisse")
    shop = put_zone(hall(till), square("Autre", 1000, 9000))
    assert "floor_impulse_checkout" in codes(shop)
    assert "floor_impulse_checkout" not in codes(put_zone(shop, square("Bonbons", 14_000, 4500, attraction="impulse")))


def test_an_end_cap_in_a_corner_faces_no_flow() -> None:
    shop = with_boxes(hall(), (new_gondola("double_gondola", "G"), 10_000, 7000, 0), (box("b"), 3000, 4000, 0), (box("c"), 6000, 13_000, 180))
    quiet = [finding for finding in floor_findings(shop) if finding.code == "floor_end_cap_flow"]
    assert all(finding.where.gondola == "G" and finding.where.face in ("LEFT_END", "RIGHT_END") for finding in quiet)


def test_targets_of_departments() -> None:
    shop = traded({"a": (0, 10.0), "b": (5000, 10.0)})
    aimed = put_zone(shop, changed(shop.store.zones[0], floor_target_pct=20.0, revenue_target_pct=50.0))
    assert [finding.code for finding in floor_findings(aimed) if "target" in finding.code] == ["floor_target"]


def test_the_sample_has_its_one_bottleneck_and_no_other_error() -> None:
    project = read_project_file(Path(resource("samples", "superette.planogram")))[0]
    floor = [finding for finding in check(project, date(2026, 3, 31)) if finding.code.startswith("floor_")]
    assert [finding.code for finding in floor if finding.severity != "advice"] == ["floor_aisle_access"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_and_rule_can_be_said(language: str) -> None:
    say = translator(language)
    shop = with_boxes(hall(StoreShape("door", ((0, 6000), (0, 7000)), swing="left")), (box("a", 600), 1000, 6300, 90), (box("b"), 900, 10_000, 0))
    for finding in floor_findings(shop):
        assert "{" not in finding_text(finding, shop, say)
    assert [key for key in RULES if not say.has(f"floor.rule.{key}")] == []


def test_shapes_that_enclose_nothing_do_no_harm() -> None:
    odd = hall(StoreShape("checkout", ((0, 0), (1, 1))), StoreShape("stockroom", ((5, 5),)), StoreShape("door", ((7, 7),)))
    assert add_shape(odd, StoreShape("aisle", ((5, 5),))).store.shapes
    floor_findings(odd)


ENTRANCES = {
    "off the wall": (StoreShape("door", ((2000, -1000), (4000, -1000)), "Entrée"), "floor_door_off_wall", "1 000 mm du mur"),
    "across the wall": (StoreShape("door", ((2000, -1000), (2000, 1000)), "Entrée"), "floor_door_off_wall", "1 000 mm du mur"),
    "of one point": (StoreShape("door", ((2000, 0),), "Entrée"), "floor_door_width", "0 mm de large"),
    "a slip of the hand": (StoreShape("door", ((2000, 0), (2100, 0)), "Entrée"), "floor_door_width", "100 mm de large"),
}


@pytest.mark.parametrize(("door", "code", "said"), ENTRANCES.values(), ids=ENTRANCES)
def test_an_entrance_nobody_gets_through_is_told_once_and_not_as_every_face_out_of_reach(door: StoreShape, code: str, said: str) -> None:
    shop = with_boxes(Project(store=Store((hall().store.shapes[0], door, *DOORS[1:]))), (box("a"), 10_000, 6000, 180))
    (one,) = floor_findings(shop)
    text = finding_text(one, shop, translator("fr"))
    assert one.code == code and "Entrée" in text and said in text.replace("\u202f", " ").replace("\u00a0", " ")
    assert walk(shop) is None and [finding.code for finding in no_way_in(shop)] == [code]


def test_what_stands_before_the_entrance_is_named() -> None:
    shop = with_boxes(hall(), (box("a"), 3000, 300, 180), (box("b"), 10_000, 9000, 0))
    (one,) = floor_findings(shop)
    assert (one.code, one.subject) == ("floor_door_blocked", ("shape:1", "a"))
    assert "a est devant Entrée" in finding_text(one, shop, translator("fr")) and walk(shop) is None


def test_a_door_in_the_wall_of_a_room_on_the_floor_is_in_a_wall() -> None:
    room = StoreShape("stockroom", ((6000, 4000), (12_000, 4000), (12_000, 8000), (6000, 8000)))
    assert codes(hall(room, StoreShape("door", ((8000, 4000), (9000, 4000)), role="service"))) == set()


def test_an_outline_typed_in_metres_is_named_and_nothing_is_computed_from_it() -> None:
    shop = with_boxes(hall(outline=((0, 0), (20, 0), (20, 15), (0, 15))), (box("a"), 10_000, 6000, 180))
    assert [finding.code for finding in floor_findings(shop)] == ["floor_tiny"] == [finding.code for finding in no_way_in(shop)]
    with pytest.raises(BadOutline, match="tiny"):
        set_outline(Project(), ((0, 0), (20, 0), (20, 15), (0, 15)))


def test_doors_without_an_outline_are_told() -> None:
    assert codes(Project(store=Store(DOORS))) == {"floor_no_outline"}


def test_furniture_out_of_the_shop_is_told_as_that_alone_and_takes_no_part_in_the_walks() -> None:
    shop = with_boxes(hall(), (box("a"), 10_000, 6000, 180), (box("out"), 40_000, 9000, 0))
    assert [finding.code for finding in floor_findings(shop)] == ["floor_outside"]
    walks = walk(shop)
    assert walks is not None and {ref for ref, _ in walks.faces} == {"a"}
    assert walk(with_boxes(hall(), (box("out"), 40_000, 9000, 0))) is None


@pytest.mark.parametrize("away", [-350.0, -20.0, 20.0, 350.0])
def test_a_door_drawn_on_either_side_of_a_thick_wall_lets_in(away: float) -> None:
    door = StoreShape("door", ((2000, away), (4000, away)), "Entrée")
    shop = with_boxes(Project(store=Store((hall().store.shapes[0], door, *DOORS[1:]))), (box("a"), 10_000, 6000, 180))
    assert floor_findings(shop) == () and walk(shop) is not None
