"""What differs between two plans: each thing told once, whatever its id or number."""

from itertools import count

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.changes import compare_projects, comparison_json, count_changes
from planogram.model.edits import positions as edits
from planogram.model.edits.pnm_hosts import settled
from planogram.model.fixture import Bay, Gondola, Level
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.project import Project
from planogram.model.store import FloorPlacement, Store
from tests.builders import PRODUCTS, bay, gondola, level, position, product, project, two_bays

replace = msgspec.structs.replace


def with_other_ids(plan: Project) -> Project:
    """The same plan as if it were read anew from a workbook."""
    numbers = count()

    def fresh(value, **fields):
        return replace(value, id=f"other-{next(numbers)}", **fields)

    def levels(b):
        return tuple(fresh(one, positions=tuple(fresh(p) for p in one.positions)) for one in b.levels)

    def bays(face):
        return tuple(fresh(b, levels=levels(b)) for b in face.bays)

    return replace(plan, gondolas=tuple(fresh(g, faces=tuple(replace(f, bays=bays(f)) for f in g.faces)) for g in plan.gondolas))


def kinds(old, new):
    return [(change.kind, change.product) for change in compare_projects(old, new)]


def both(old, new):
    """With the ids kept, and with all of them new: the answer is the same."""
    found = kinds(old, new)
    assert kinds(old, with_other_ids(new)) == found
    return found


def three_bays(order=(0, 1, 2), name="g"):
    contents = [("a", "b", "c"), ("c", "a", "a"), ("b", "b", "a")]
    bays = [
        bay(f"bay{n}", level(f"low{n}", *(position(f"p{n}{i}", p) for i, p in enumerate(contents[n]))), level(f"top{n}", elevation=1500))
        for n in order
    ]
    return project(gondola("g", *bays, name=name), products=PRODUCTS)


def test_the_same_plan_has_no_changes_even_with_other_ids():
    assert both(two_bays(), two_bays()) == []


def test_each_change_of_a_position_is_told_once():
    shop = two_bays()
    assert both(shop, edits.remove(shop, ["c1"])) == [("removed", "c")]
    assert both(edits.remove(shop, ["c1"]), shop) == [("added", "c")]
    assert both(shop, edits.move(shop, ["c1"], "low", 0)) == [("moved", "c")]
    assert both(shop, edits.add_facings(shop, ["a1"], 1)) == [("refaced", "a")]
    assert both(shop, edits.change(shop, ["b1p"], orientation="side")) == [("reoriented", "b")]


def test_moving_a_whole_bay_is_one_change():
    (change,) = compare_projects(three_bays(), three_bays((1, 2, 0)))
    assert (change.kind, change.start.bay, change.end.bay) == ("moved", 1, 3)
    assert both(three_bays(), three_bays((1, 2, 0))) == [("moved", None)]


def test_a_bay_put_in_front_moves_no_other():
    assert both(three_bays((1, 2)), three_bays()) == [("added", "a"), ("added", "b"), ("added", "c"), ("fixture", None)]


def test_a_gondola_of_another_name_is_one_change():
    (change,) = compare_projects(three_bays(), with_other_ids(three_bays(name="Allée 3")))
    assert (change.kind, change.start.gondola, change.end.gondola) == ("fixture", "g", "Allée 3")


def test_neighbours_that_slide_are_no_change():
    shop = two_bays()
    assert both(shop, edits.remove(shop, ["a1"])) == [("removed", "a")]


def test_furniture_tells_its_old_and_new_sizes():
    shop = two_bays()
    face = shop.gondolas[0].faces[0]
    wider = replace(face, bays=(replace(face.bays[0], width=1330.0), *face.bays[1:]))
    (change,) = comparison_json(shop, replace(shop, gondolas=(replace(shop.gondolas[0], faces=(wider,)),)))["changes"]
    assert change["kind"] == "fixture"
    assert change["numbers"] == {"width_mm_from": 1000.0, "width_mm_to": 1330.0}
    assert change["from"] == {"gondola": "g", "face": "A", "bay": 1, "level": None, "order": None}


def test_a_product_of_the_catalogue_and_the_floor():
    shop = two_bays()
    dearer = replace(shop, products=(*shop.products[:-1], product("c", 200, 300, 200, sale_price=3.5)))
    assert kinds(shop, dearer) == [("product", "c")]
    here, there = (replace(shop, store=Store(placements=(FloorPlacement("g", x, 0.0),))) for x in (0.0, 500.0))
    (change,) = comparison_json(here, there)["changes"]
    assert (change["kind"], change["numbers"]) == ("floor", {"x_mm_from": 0.0, "x_mm_to": 500.0})


def test_totals_are_those_of_each_plan():
    shop = two_bays()
    totals = comparison_json(shop, edits.add_facings(shop, ["a1"], 3))["totals"]
    assert totals["new"]["facings"] - totals["old"]["facings"] == 3


@given(st.permutations(range(7)), st.booleans())
def test_a_new_order_on_a_level_moves_the_fewest(order, other_ids):
    def row(places):
        products = tuple(product(f"x{n}") for n in range(7))
        return project(gondola("g", bay("b", level("l", *(position(f"p{n}", f"x{n}") for n in places)))), products=products)

    new = row(order)
    changes = compare_projects(row(range(7)), with_other_ids(new) if other_ids else new)
    moved = {change.product for change in changes}
    stayed = [n for n in order if f"x{n}" not in moved]
    assert count_changes(changes) == ({"moved": len(moved)} if moved else {})
    assert stayed == sorted(stayed)


def test_pieces_that_go_along_with_a_moved_bay_are_no_change_of_their_own():
    pieces = tuple(PnmPlacement(f"n{n}", "REG-1", host) for n, host in enumerate(("bay0", "low0", "top1", "bay2")))
    old = replace(three_bays(), pnm=Pnm(placements=pieces))
    new = replace(three_bays((1, 2, 0)), pnm=Pnm(placements=pieces))
    assert kinds(old, new) == [("moved", None)]
    elsewhere = replace(old, pnm=Pnm(placements=(replace(pieces[0], host_id="bay1"), *pieces[1:])))
    assert kinds(old, elsewhere) == [("pnm", None)]


def test_a_piece_that_takes_room_on_a_board_is_one_change_not_one_of_the_board_too() -> None:
    plan = three_bays()
    article = PnmArticle("GLO", "Glorifier", width=150.0, consumes_space=True, hosts=("SHELF_TOP",))
    host = plan.gondolas[0].faces[0].bays[0].levels[0].id
    bare = replace(plan, pnm=Pnm(articles=(article,)))
    standing = settled(replace(plan, pnm=Pnm(articles=(article,), placements=(PnmPlacement("n", "GLO", "SHELF_TOP", host),))))
    assert any(part.reserved for part in _parts(standing) if isinstance(part, Level))
    assert kinds(bare, standing) == kinds(standing, bare) == [("pnm", None)]


def test_pieces_of_a_file_read_anew_are_the_same_where_they_hang() -> None:
    plan = three_bays()
    first, second = plan.gondolas[0].faces[0].bays[0], plan.gondolas[0].faces[0].bays[1]
    pieces = (
        PnmPlacement("a", "STO", "SHELF_EDGE", first.levels[0].id, u=10.0),
        PnmPlacement("b", "STO", "SHELF_EDGE", first.levels[0].id, u=300.0),
        PnmPlacement("c", "KAK", "FACE", f"{plan.gondolas[0].id}/A"),
        PnmPlacement("d", "PAL", "room", offers=plan.gondolas[0].id, x=5.0, y=6.0),
    )
    old, new = replace(plan, pnm=Pnm(placements=pieces)), with_other_ids(plan)
    hosts = {a.id: b.id for a, b in zip(_parts(old), _parts(new), strict=True)}
    hosts |= {f"{old.gondolas[0].id}/A": f"{new.gondolas[0].id}/A"}
    again = tuple(replace(one, id=f"x{one.id}", host_id=hosts.get(one.host_id, ""), offers=hosts.get(one.offers, "")) for one in reversed(pieces))
    assert kinds(old, replace(new, pnm=Pnm(placements=again))) == []
    shifted = replace(new, pnm=Pnm(placements=(*again[:-1], replace(again[-1], u=20.0))))
    (change,) = compare_projects(old, shifted)
    assert (change.kind, [(field.name, field.old, field.new) for field in change.fields]) == ("pnm", [("u_mm", 10.0, 20.0)])
    elsewhere = replace(again[-1], host_id=hosts[second.levels[0].id])
    gone, come = compare_projects(old, replace(new, pnm=Pnm(placements=(*again[:-1], elsewhere))))
    assert (gone.start is not None and gone.start.bay, gone.end, come.start, come.end is not None and come.end.bay) == (1, None, None, 2)


def _parts(plan: Project) -> list[Gondola | Bay | Level]:
    """The gondolas, bays and levels, in one order."""
    bays = [one for gondola in plan.gondolas for face in gondola.faces for one in face.bays]
    return [*plan.gondolas, *bays, *(one for each in bays for one in each.levels)]
