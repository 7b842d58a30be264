from planogram.model.product import allowed_orientations, pack_size, unit_size, units_per_pack
from tests.builders import product

SOUP = product("a", 60, 100, 60, tray_width=370, tray_height=110, tray_depth=250, units_per_tray=24, case_width=400, units_per_case=48)


def test_sizes_by_style() -> None:
    assert pack_size(SOUP, "unit") == pack_size(SOUP, "hanging") == unit_size(SOUP) == (60, 100, 60)
    assert pack_size(SOUP, "tray") == (370, 110, 250)
    assert pack_size(SOUP, "case") is None, "two of its three sizes are not known"


def test_units_by_style() -> None:
    assert [units_per_pack(SOUP, style) for style in ("unit", "tray", "case", "display")] == [1, 24, 48, None]


def test_no_list_of_orientations_allows_all() -> None:
    assert allowed_orientations(SOUP, ("front", "side")) == ("front", "side")
    assert allowed_orientations(product("b", orientations=("top",)), ("front", "side")) == ("top",)
