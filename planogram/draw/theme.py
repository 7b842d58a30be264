"""Colours of furniture, margins and marks for light screens, dark screens and paper. Product colours are in palette.py."""

from functools import lru_cache

import msgspec

BandColours = tuple[str, str, str, str]


class Theme(msgspec.Struct, frozen=True):
    """Every colour a drawing of furniture uses, `#rrggbb` or `#rrggbbaa`. `bands`: floor, hand, eye, top."""

    name: str
    page: str
    panel: str
    panel_shade: str
    panel_line: str
    upright: str
    upright_edge: str
    plinth: str
    board: str
    board_edge: str
    rail: str
    rail_edge: str
    wire: str
    wood: str
    wood_edge: str
    outline: str
    facing_line: str
    label: str
    label_on_dark: str
    margin_text: str
    ruler: str
    floor_line: str
    bands: BandColours
    band_text: str
    overfull: str
    overfull_fill: str
    badge: str
    badge_text: str


_BANDS: BandColours = ("#d8c3a5", "#a9cdb4", "#f3d37a", "#a9c4e4")

LIGHT = Theme(
    name="light",
    page="#f6f7f9",
    panel="#eceff3",
    panel_shade="#e1e5eb",
    panel_line="#d3d9e1",
    upright="#b9c1cc",
    upright_edge="#97a2b0",
    plinth="#aab3bf",
    board="#8d98a6",
    board_edge="#66717f",
    rail="#fbfcfd",
    rail_edge="#b4bdc8",
    wire="#8a95a3",
    wood="#d5b98c",
    wood_edge="#a58556",
    outline="#2f3a46b8",
    facing_line="#2f3a4660",
    label="#1b2530",
    label_on_dark="#ffffff",
    margin_text="#4a5562",
    ruler="#7b8794",
    floor_line="#5c6773",
    bands=_BANDS,
    band_text="#2b3440",
    overfull="#c2185b",
    overfull_fill="#c2185b59",
    badge="#ffffffe0",
    badge_text="#10161d",
)

DARK = msgspec.structs.replace(
    LIGHT,
    name="dark",
    page="#1d2126",
    panel="#2b3138",
    panel_shade="#262b32",
    panel_line="#3a424b",
    upright="#545e6a",
    upright_edge="#3d454f",
    plinth="#444d58",
    board="#6b7684",
    board_edge="#8e9aa9",
    rail="#d7dce2",
    rail_edge="#7f8a97",
    wire="#93a0ae",
    wood="#a78858",
    wood_edge="#7d6339",
    outline="#10151bd0",
    facing_line="#10151b70",
    margin_text="#b4bfca",
    ruler="#7f8b98",
    floor_line="#8e9aa7",
    bands=("#9c8868", "#6d9a7b", "#c0a04d", "#6f90b8"),
    band_text="#12171c",
    overfull="#ff5d8f",
    overfull_fill="#ff5d8f66",
)

PRINT = msgspec.structs.replace(
    LIGHT,
    name="print",
    page="#ffffff",
    panel="#f7f8fa",
    panel_shade="#eff1f4",
    panel_line="#dfe3e8",
    upright="#d3d8de",
    upright_edge="#a4adb8",
    plinth="#cdd3da",
    outline="#27313c",
    facing_line="#7c8794",
    overfull_fill="#c2185b48",
    badge="#ffffff",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """How light a colour looks, 0 black to 1 white (relative luminance of WCAG without its gamma step, enough to choose ink).

    >>> round(luminance("#ffffff"), 3), round(luminance("#000000"), 3)
    (1.0, 0.0)
    """
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def blend(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0–1) of `other` mixed in; transparency is dropped.

    >>> blend("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
