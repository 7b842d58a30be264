"""Products for which no level has room, and what is missing."""

import pytest

from planogram.metrics.room import NoRoom, without_room
from planogram.model.product import Product
from planogram.model.project import Project
from tests import builders


def shop(product: Product, taken: float = 0.0) -> Project:
    filler = builders.product("filler", taken or 1.0, 50, 50)
    low = builders.level("low", builders.position("f", "filler"), depth=400.0)
    high = builders.level("high", builders.position("f2", "filler"), elevation=430, thickness=10.0, depth=300.0, clear_height=250.0)
    return builders.project(builders.gondola("g", builders.bay("b", low, high, width=1000)), products=(product, filler))


@pytest.mark.parametrize(
    ("product", "taken", "lack"),
    [
        (builders.product("p", 100, 300, 100), 900.0, None),
        (builders.product("p", 120, 300, 390, orientations=("front",)), 900.0, NoRoom("width", 20.0)),
        (builders.product("p", 100, 420, 100, orientations=("front",)), 100.0, NoRoom("height", 20.0)),
        (builders.product("p", 100, 420, 100), 100.0, None),
        (builders.product("p", 100, 100, 415, orientations=("front", "front180")), 100.0, NoRoom("depth", 15.0)),
        (builders.product("p", 0, 100, 100), 100.0, None),
    ],
    ids=["fits exactly", "too wide", "too high upright", "lies down instead", "too deep", "no size"],
)
def test_what_is_missing(product: Product, taken: float, lack: NoRoom | None) -> None:
    assert without_room(shop(product, taken), ["p"]).get("p") == lack


def test_several_sides_too_long_name_the_worst_of_the_best_level() -> None:
    found = without_room(shop(builders.product("p", 2000, 2000, 2000), 10.0), ["p"])["p"]
    assert (found.lack, found.missing) == ("height", 1600.0)


def test_a_project_without_levels_says_nothing() -> None:
    assert without_room(builders.project(products=(builders.product("p"),)), ["p"]) == {}
