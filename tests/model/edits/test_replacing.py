"""Another product in the place of one, and placeholders that become real."""

from planogram.model.edits import replacing
from planogram.model.find import position_of, walk_positions
from planogram.model.project import Project
from tests import builders


def shop() -> Project:
    old = builders.product("old", 100, 200, 100, tray_width=300.0, tray_height=120.0, tray_depth=200.0)
    new = builders.product("new", 80, 210, 50, orientations=("side",))
    low = builders.level("low", builders.position("x", "old", 2, deep=5), builders.position("y", "old", style="tray", deep=1), depth=500.0)
    return builders.project(builders.gondola("g", builders.bay("b", low)), products=(old, new))


def test_everywhere_or_only_where_it_is_chosen() -> None:
    assert {p.product for _, p in walk_positions(replacing.give(shop(), "old", "new"))} == {"new"}
    some = replacing.give(shop(), "old", "new", ["x"])
    assert (position_of(some, "x").product, position_of(some, "y").product) == ("new", "old")


def test_what_the_new_product_cannot_be_is_made_possible() -> None:
    project = replacing.give(shop(), "old", "new")
    first, second = position_of(project, "x"), position_of(project, "y")
    assert (first.wide, first.orientation, first.style) == (2, "side", "unit")
    assert first.deep == 6, "500 mm deep, the new product turned takes 80"
    assert (second.style, second.deep) == ("unit", 1), "a block that did not fill the depth keeps its count"


def test_unknown_or_same_products_change_nothing() -> None:
    project = shop()
    assert replacing.give(project, "old", "old") is project
    assert replacing.give(project, "old", "nowhere") is project


def test_a_placeholder_that_stands_nowhere_any_more_leaves_the_catalogue() -> None:
    box = replacing.new_placeholder("Nouveauté", 70.0, 180.0, 60.0)
    level = builders.level("low", builders.position("x", box.id), builders.position("y", box.id))
    project = replacing.place_for(builders.project(builders.gondola("g", builders.bay("b", level)), products=builders.PRODUCTS), box)
    once = replacing.give(project, box.id, "a", ["x"])
    assert box in once.products
    assert box not in replacing.give(once, box.id, "a").products
