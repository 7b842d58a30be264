from planogram.model.find import find_level, position_of
from planogram.model.placement import free_length, products_by_id
from planogram.model.project import Project
from planogram.tools.choices import offer_after_drop
from planogram.tools.place import PlaceTool
from planogram.tools.pointer import Pointer
from tests.builders import bay, gondola, level, position, product, project, shelf
from tests.tools.hand import Hand, bench


def room(of: Project, level_id: str) -> float:
    place = find_level(of, level_id)
    return free_length(place.level, place.bay, products_by_id(of.products))


def test_a_drop_that_fits_needs_no_way_out() -> None:
    workbench = bench(shelf(position("p0", "a")))
    PlaceTool(workbench, ["c"]).release(Pointer(500, 100))
    assert offer_after_drop(workbench) is None


def test_a_drop_from_the_catalogue_offers_to_take_the_neighbour_away() -> None:
    workbench = bench(shelf(position("p0", "c", 4), position("p1", "c", 1)))
    PlaceTool(workbench, ["c"]).release(Pointer(805, 100))
    offer = offer_after_drop(workbench)
    assert offer is not None
    assert dict(offer.message.values) == {"missing_mm": 200.0}
    by_key = {choice.key: choice for choice in offer.choices}
    assert set(by_key) == {"choice.reduce_level", "choice.swap"}
    assert by_key["choice.swap"].values == (("name", "Product c"),)
    assert all(room(choice.project, "low") >= 0 for choice in offer.choices)


def test_a_move_offers_fewer_facings_and_an_exchange_with_the_neighbour() -> None:
    soft = product("soft", 100.0, max_squeeze_pct=50.0)
    levels = (level("low", position("p0", "soft", 4)), level("up", position("p1", "soft", 4), position("p2", "soft", 2), elevation=900.0))
    workbench = bench(project(gondola("g", bay("bay", *levels, width=700.0)), products=(soft,)))
    Hand(workbench).drag((50, 100), (50, 500), (50, 1000))
    assert [p.id for p in find_level(workbench.project, "up").level.positions] == ["p0", "p1", "p2"]
    offer = offer_after_drop(workbench)
    assert offer is not None
    by_key = {choice.key: choice.project for choice in offer.choices}
    assert set(by_key) == {"choice.squeeze", "choice.reduce", "choice.swap"}
    assert position_of(by_key["choice.reduce"], "p0").wide == 1
    assert [p.id for p in find_level(by_key["choice.swap"], "low").level.positions] == ["p1"]
    assert [p.id for p in find_level(by_key["choice.swap"], "up").level.positions] == ["p0", "p2"]
    assert abs(room(by_key["choice.squeeze"], "up")) < 0.01
