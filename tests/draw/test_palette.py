"""Colours of products: one per family, the same for a name everywhere, never two alike while there are enough."""

from planogram.draw.blocks import product_colours
from planogram.draw.palette import SOFT, UNSORTED, legend_colours, palette_of, product_colour
from planogram.draw.theme import LIGHT, THEMES, luminance
from tests.builders import product
from tests.draw.styles import STYLE

FAMILIES = ["Biscuits", "Conserves", "Eaux", "Épicerie", "Hygiène", "Boissons", "Café", "Bazar", "Entretien", "Confiserie", "Soupes", "Pâtes"]


def test_families_never_share_a_colour_while_the_palette_lasts():
    names = [f"family {n}" for n in range(len(SOFT))]
    assert len(set(palette_of(names).values())) == len(SOFT)
    assert len(set(palette_of([f"family {n}" for n in range(3 * len(SOFT))]).values())) == 3 * len(SOFT)


def test_a_family_alone_keeps_the_colour_it_would_have_among_others_it_does_not_clash_with():
    every = palette_of(FAMILIES)
    same = [name for name in FAMILIES if palette_of([name])[name] == every[name]]
    assert len(same) >= len(FAMILIES) // 2
    assert palette_of(reversed(FAMILIES)) == every


def test_every_colour_is_light_enough_for_dark_ink():
    assert min(map(luminance, SOFT)) > 0.42
    assert luminance(LIGHT.label) < 0.2


def test_bands_are_told_apart_by_lightness_or_hue_in_every_theme():
    for theme in THEMES.values():
        assert len(set(theme.bands)) == 4


def test_own_colours_are_used_where_there_are_any():
    red, plain = product("a", colour="#ff0000", family="F"), product("b")
    colours = legend_colours((red, plain), "family")
    assert product_colour(red, colours, "own") == "#ff0000"
    assert product_colour(plain, colours, "own") == UNSORTED
    assert product_colour(red, colours, "family") == colours["F"]
    assert product_colour(plain, colours, "family") == UNSORTED
    assert product_colour(None, colours, "family") == UNSORTED


def test_subfamilies_are_tints_of_their_family():
    products = tuple(product(f"p{n}", family="F", subfamily=sub) for n, sub in enumerate(("Noirs", "Verts", "Fruits")))
    colours = product_colours(products, STYLE)
    base = legend_colours(products, "family")["F"]
    assert len(set(colours.values())) == 3
    assert base in colours.values()
    assert all(luminance(colour) >= luminance(base) for colour in colours.values())
