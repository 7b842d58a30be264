"""Every piece of the PNM glossary as data: family, nature, usual size, where it fixes. Not a project's articles: those are its own.

Sizes are mm and the trade's habits, meant to be changed; words are in the catalogue `pnm`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from planogram.model.pnm import PnmArticle
from planogram.model.values import Value

Layer = Literal["attached", "free", "suspended", "structure", "consumable"]
Stance = Literal["front", "blade", "deep"]
"""front: flat, facing the aisle; blade: at right angles to the host, seen by its edge; deep: stands or hangs within the host's depth."""
Part = Literal["level", "bay", "room"]

HOSTS: dict[str, Part] = {
    "SHELF_EDGE": "level",
    "SHELF_TOP": "level",
    "SHELF_UNDER": "level",
    "PEG": "level",
    "BACK": "bay",
    "POST": "bay",
    "SIDE": "bay",
    "TOP": "bay",
    "PLINTH": "bay",
    "ENDCAP": "bay",
    "COUNTER": "bay",
    "FLOOR": "room",
    "CEILING": "room",
    "WALL": "room",
    "WINDOW": "room",
    "DOOR": "room",
}
"""What carries a piece: a level, a bay, or the room (then the bay before which it stands or hangs, or nothing: the plan)."""

FAMILIES = (
    "10", "11", "12", "13", "14", "15", "16", "17", "20", "21", "22", "23", "24", "25", "26", "27", "30", "31", "32", "33", "34", "35", "36", "37",
    "40", "41", "42", "43", "50", "51", "52", "53", "60", "61", "62", "63", "64", "70", "71", "72", "73",
    "80", "81", "82", "83", "84", "85", "86", "90",
)  # fmt: skip
"""Codes of the family tree; the first level ends in 0."""

NATURES = (
    "furniture", "fixture_part", "plv_temp", "plv_semi", "plv_perm", "ilv", "signage",
    "mannequin", "hanger", "bag", "label_holder", "consumable", "spare",
)  # fmt: skip


class Piece(Value, frozen=True):
    """A kind of piece. `resizes`: which of w and h a placement may set, from `least` to `most` mm; `fills`: as wide as its host when placed.

    `rise`: where a new one begins above its host's foot. `protrusion`: how far it reaches over the aisle, `sweep`: room it moves in.
    """

    key: str
    family: str
    nature: str
    layer: Layer
    hosts: tuple[str, ...]
    width: float
    height: float
    depth: float
    stance: Stance = "front"
    fills: bool = False
    resizes: str = ""
    least: float = 10.0
    most: float = 4000.0
    rise: float = 0.0
    protrusion: float = 0.0
    sweep: float = 0.0
    consumes_space: bool = False
    holds_products: bool = False
    holds_labels: bool = False


_EDGE, _TOPS, _FLOOR = ("SHELF_EDGE",), ("SHELF_TOP", "COUNTER"), ("FLOOR",)

_PIECES: tuple[Piece, ...] = (
    Piece("gondola", "11", "furniture", "structure", _FLOOR, 1330, 1600, 470),
    Piece("wall_unit", "12", "furniture", "structure", ("WALL", "FLOOR"), 1330, 2200, 470),
    Piece("add_on_bay", "11", "furniture", "structure", _FLOOR, 1330, 1800, 470),
    Piece("upright", "22", "fixture_part", "structure", ("POST",), 30, 1800, 60, resizes="h"),
    Piece("base_foot", "22", "fixture_part", "structure", ("PLINTH",), 1000, 150, 16, fills=True, resizes="wh"),
    Piece("shelf_board", "21", "fixture_part", "structure", ("BACK",), 1000, 30, 470, fills=True, resizes="w", rise=600),
    Piece("back_panel", "24", "fixture_part", "structure", ("BACK",), 1000, 400, 8, fills=True, resizes="wh", rise=150),
    Piece("peg_hook", "23", "fixture_part", "attached", ("BACK", "PEG"), 12, 40, 200, "deep", rise=1200),
    Piece("side_panel", "25", "fixture_part", "structure", ("SIDE",), 470, 1600, 18, resizes="h"),
    Piece("divider", "26", "fixture_part", "attached", ("SHELF_TOP",), 3, 90, 400, "deep"),
    Piece("pusher", "26", "fixture_part", "attached", ("SHELF_TOP",), 40, 60, 400, "deep"),
    Piece("front_riser", "26", "fixture_part", "attached", _EDGE, 1000, 80, 3, fills=True, resizes="wh", rise=30),
    Piece("end_cap", "13", "furniture", "structure", _FLOOR, 1000, 1600, 500),
    Piece("header", "27", "plv_semi", "attached", ("TOP", "ENDCAP"), 1000, 300, 10, fills=True, resizes="wh"),
    Piece("canopy", "27", "plv_perm", "attached", ("TOP",), 1000, 200, 300, fills=True, resizes="wh", protrusion=300),
    Piece("podium", "14", "furniture", "free", _FLOOR, 1200, 800, 900, "deep", holds_products=True),
    Piece("table", "14", "furniture", "free", _FLOOR, 1200, 800, 900, "deep", holds_products=True),
    Piece("island_cube", "14", "furniture", "free", _FLOOR, 600, 600, 600, "deep", holds_products=True),
    Piece("garment_rail", "15", "furniture", "free", _FLOOR, 1200, 1450, 500, "deep", holds_products=True),
    Piece("mannequin", "71", "mannequin", "free", (*_FLOOR, "SHELF_TOP"), 500, 1850, 450, "deep"),
    Piece("bust", "72", "mannequin", "free", (*_TOPS, "FLOOR"), 450, 800, 300, "deep", consumes_space=True),
    Piece("dump_bin", "14", "furniture", "free", _FLOOR, 600, 800, 600, "deep", holds_products=True),
    Piece("checkout_desk", "16", "furniture", "structure", _FLOOR, 1500, 800, 700),
    Piece("security_gate", "85", "furniture", "free", (*_FLOOR, "DOOR"), 400, 1600, 150, "deep"),
    Piece("kiosk", "43", "plv_perm", "free", _FLOOR, 500, 1600, 350, "deep"),
    Piece("digital_totem", "43", "plv_perm", "free", _FLOOR, 600, 1850, 400, "deep"),
    Piece("showcase", "17", "furniture", "free", _FLOOR, 1000, 1900, 450, "deep", holds_products=True),
    Piece("shelf_stopper", "31", "plv_temp", "attached", _EDGE, 100, 200, 2, "blade", resizes="wh", least=60, most=350, protrusion=100),
    Piece("wobbler", "31", "plv_temp", "attached", _EDGE, 80, 80, 1, rise=28, protrusion=120, sweep=60),
    Piece("ticket_strip", "63", "label_holder", "attached", _EDGE, 1000, 39, 5, fills=True, resizes="w", rise=-8, holds_labels=True),
    Piece("printed_strip", "31", "plv_temp", "attached", _EDGE, 1000, 45, 0.5, fills=True, resizes="wh", least=39, rise=-53),
    Piece("price_label", "63", "label_holder", "attached", _EDGE, 60, 30, 1, holds_labels=True),
    Piece("electronic_label", "63", "label_holder", "attached", _EDGE, 72, 35, 13, rise=-4, holds_labels=True),
    Piece("rider", "51", "ilv", "attached", (*_EDGE, "SHELF_TOP"), 105, 148, 60, rise=-140),
    Piece("tent_card", "51", "ilv", "attached", (*_TOPS, "FLOOR"), 148, 210, 90, "deep", consumes_space=True),
    Piece("poster_holder", "41", "ilv", "attached", ("TOP", "WALL", "POST", "SIDE"), 297, 420, 15, resizes="wh", least=148, most=1189),
    Piece("snap_frame", "41", "ilv", "attached", ("TOP", "WALL", "POST", "SIDE"), 594, 841, 20, resizes="wh", least=210, most=1189),
    Piece("flag", "61", "plv_semi", "attached", ("POST",), 300, 450, 8, "blade", rise=1300, protrusion=300, resizes="wh", least=200, most=600),
    Piece("side_wrap", "31", "plv_temp", "attached", ("SIDE",), 470, 1600, 2, resizes="wh"),
    Piece("plinth_wrap", "31", "plv_temp", "attached", ("PLINTH",), 1000, 120, 2, fills=True, resizes="wh"),
    Piece("back_graphic", "31", "plv_semi", "attached", ("BACK",), 1000, 500, 1, fills=True, resizes="wh", rise=1000),
    Piece("glorifier", "41", "plv_perm", "attached", _TOPS, 250, 250, 200, "deep", consumes_space=True, resizes="wh", least=150, most=400),
    Piece("counter_display", "33", "plv_temp", "attached", ("COUNTER", "SHELF_TOP"), 300, 400, 250, "deep", consumes_space=True),
    Piece("floor_display", "32", "plv_temp", "free", _FLOOR, 600, 1600, 400, "deep", holds_products=True),
    Piece("column_display", "32", "plv_temp", "free", _FLOOR, 400, 1700, 400, "deep", holds_products=True),
    Piece("pallet_box", "34", "plv_temp", "free", _FLOOR, 1200, 1400, 800, "deep", holds_products=True),
    Piece("half_pallet", "34", "plv_temp", "free", _FLOOR, 800, 1400, 600, "deep", holds_products=True),
    Piece("quarter_pallet", "34", "plv_temp", "free", _FLOOR, 600, 1300, 400, "deep", holds_products=True),
    Piece(
        "clip_strip",
        "31",
        "plv_temp",
        "attached",
        (*_EDGE, "PEG", "SIDE"),
        60,
        700,
        80,
        rise=-700,
        resizes="h",
        least=400,
        most=1000,
        holds_products=True,
    ),
    Piece("side_kick", "41", "plv_semi", "attached", ("SIDE",), 356, 914, 127, rise=500, resizes="h", least=600, most=1219, holds_products=True),
    Piece("totem", "42", "plv_perm", "free", _FLOOR, 500, 1800, 400, "deep"),
    Piece("kakemono", "35", "plv_temp", "suspended", ("CEILING",), 800, 2000, 1, resizes="wh", least=400, most=3000),
    Piece("roll_up", "32", "plv_temp", "free", _FLOOR, 850, 2000, 200, "deep"),
    Piece("arch", "42", "plv_semi", "free", _FLOOR, 1800, 2400, 300, "deep", resizes="wh", least=1000, most=2600),
    Piece("hanging_poster", "35", "plv_temp", "suspended", ("CEILING",), 594, 841, 2, resizes="wh", least=420, most=1189),
    Piece("mobile", "35", "plv_temp", "suspended", ("CEILING",), 420, 420, 420, "deep"),
    Piece("window_graphic", "36", "plv_temp", "suspended", ("WINDOW", "DOOR"), 1000, 1500, 0.1, resizes="wh"),
    Piece("floor_decal", "37", "plv_temp", "suspended", _FLOOR, 600, 0.3, 600, "deep"),
    Piece("department_sign", "61", "signage", "suspended", ("CEILING", "TOP", "POST"), 1000, 400, 20, resizes="wh", least=300, most=1500),
    Piece("directional_sign", "62", "signage", "suspended", ("CEILING", "POST", "WALL"), 800, 300, 20, resizes="wh", least=300, most=1500),
    Piece("directory", "62", "signage", "suspended", ("WALL", "FLOOR"), 600, 900, 20, resizes="wh", least=300, most=1500),
    Piece("mandatory_notice", "52", "ilv", "attached", (*_EDGE, "BACK", "TOP", "COUNTER"), 148, 105, 3, rise=-105, resizes="wh", least=105, most=297),
    Piece("pavement_sign", "32", "plv_perm", "free", _FLOOR, 600, 1000, 500, "deep"),
    Piece("hanger", "81", "hanger", "consumable", (), 430, 240, 12),
    Piece("bag", "82", "bag", "consumable", (), 300, 400, 1),
    Piece("till_roll", "84", "consumable", "consumable", (), 80, 80, 80),
    Piece("label_roll", "83", "consumable", "consumable", (), 110, 110, 60),
    Piece("security_tag", "85", "consumable", "consumable", (), 45, 45, 12),
    Piece("fixings", "86", "consumable", "consumable", (), 20, 20, 20),
    Piece("spare_part", "90", "spare", "consumable", (), 100, 30, 30),
)

PIECES: dict[str, Piece] = {piece.key: piece for piece in _PIECES}

_OF_FAMILY = {
    "31": "shelf_stopper", "32": "floor_display", "33": "counter_display", "34": "pallet_box", "35": "kakemono", "36": "window_graphic",
    "37": "floor_decal","41": "glorifier", "42": "totem", "43": "digital_totem", "51": "rider", "52": "mandatory_notice", "53": "tent_card",
    "61": "department_sign", "62": "directional_sign", "63": "ticket_strip", "64": "mandatory_notice", "73": "island_cube",
}  # fmt: skip


def _first_of(family: str) -> Piece | None:
    return next((piece for piece in _PIECES if piece.family == family), None)


def piece_of(article: PnmArticle) -> Piece:
    """What kind of piece an article is: its own `kind`, else what is usual in its family, else a poster holder."""
    found = PIECES.get(article.kind) or PIECES.get(_OF_FAMILY.get(article.family, "")) or _first_of(article.family)
    return found or PIECES["poster_holder"]


def hosts_of(article: PnmArticle) -> tuple[str, ...]:
    """Codes of the hosts an article fixes to: its own when it names any, else its kind's."""
    return article.hosts or piece_of(article).hosts


def article_of(key: str, code: str, label: str, **fields: object) -> PnmArticle:
    """A new provisional article of a kind, at the kind's usual size.

    >>> article_of("wobbler", "W1", "Wobbler").height
    80.0
    """
    piece = PIECES[key]
    sizes = {"width": float(piece.width), "height": float(piece.height), "depth": float(piece.depth)}
    given: dict[str, object] = {
        "kind": key,
        "family": piece.family,
        "nature": piece.nature,
        "dims_status": "estimated",
        "consumes_space": piece.consumes_space,
        "holds_products": piece.holds_products,
        "status": "provisional",
        **sizes,
    }
    return PnmArticle(code, label, **{**given, **fields})  # type: ignore[arg-type]


def free_code(codes: Iterable[str], family: str) -> str:
    """A provisional code that is not taken: `P`, the family, a number.

    >>> free_code(["P31-001"], "31")
    'P31-002'
    """
    taken = set(codes)
    return next(code for number in range(1, len(taken) + 2) if (code := f"P{family or '00'}-{number:03d}") not in taken)


def hangs_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether something valid from a day to a day, either open, is there on `day`; both days count.

    >>> hangs_on(date(2026, 11, 1), None, date(2026, 11, 1)), hangs_on(None, date(2026, 10, 31), date(2026, 11, 1))
    (True, False)
    """
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
