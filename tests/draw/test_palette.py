"""Colours of products: one per family, the same for a name everywhere, never two alike while there are enough."""

import msgspec
import numpy as np
import pytest

from planogram.draw.blocks import product_colours
from planogram.draw.palette import SOFT, UNSORTED, legend_colours, palette_of, product_colour, slots_of, told_apart_by
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


def test_without_families_brands_tell_products_apart_and_without_those_each_has_its_own_colour():
    branded = tuple(product(name, brand=brand) for name, brand in (("a", "X"), ("b", "X"), ("c", "Y")))
    colours = product_colours(branded, STYLE)
    assert colours["a"] == colours["b"] != colours["c"] != UNSORTED
    bare = tuple(product(name) for name in "abc")
    assert len(set(product_colours(bare, STYLE).values()) - {UNSORTED}) == 3
    by_brand = msgspec.structs.replace(STYLE, colouring="brand")
    assert set(product_colours(bare, by_brand).values()) == {UNSORTED}
    assert told_apart_by((*branded, product("d", family="F")), "family") == "family"


def test_subfamilies_are_tints_of_their_family():
    products = tuple(product(f"p{n}", family="F", subfamily=sub) for n, sub in enumerate(("Noirs", "Verts", "Fruits")))
    colours = product_colours(products, STYLE)
    base = legend_colours(products, "family")["F"]
    assert len(set(colours.values())) == 3
    assert base in colours.values()
    assert all(luminance(colour) >= luminance(base) for colour in colours.values())


DEUTAN = np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]])
PROTAN = np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]])
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def as_seen(colours, vision):
    """CIE Lab of colours as an eye sees them, after the simulation matrices of Machado, Oliveira and Fernandes (2009)."""
    shares = np.array([[int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)] for colour in colours])
    light = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    xyz = np.clip(light @ vision.T, 0, 1) @ TO_XYZ.T / np.array([0.9505, 1, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * root[:, 1] - 16, 500 * (root[:, 0] - root[:, 1]), 200 * (root[:, 1] - root[:, 2])], axis=1)


@pytest.mark.parametrize("vision", [np.eye(3), DEUTAN, PROTAN], ids=["usual", "deutan", "protan"])
def test_any_two_families_are_told_apart_by_every_eye(vision):
    seen, grey = as_seen(SOFT, vision), as_seen((UNSORTED,), vision)
    distances = np.linalg.norm(seen[:, None] - seen[None, :], axis=2)
    assert distances[np.triu_indices(len(seen), 1)].min() > 7.5
    assert np.linalg.norm(seen - grey, axis=1).min() > 5.0


def test_a_round_of_the_palette_is_full_before_the_next_one_begins_however_many_names_there_are() -> None:
    slots = slots_of(f"Article {number}" for number in range(20_000))
    assert sorted(slots.values()) == list(range(20_000))
