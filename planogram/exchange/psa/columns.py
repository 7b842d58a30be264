"""The published columns and codes of PSA: cell numbers by name, row widths per version, enumerations. Facts only, no reading."""

import json
from functools import lru_cache
from typing import Any

from planogram.model.orientation import ORIENTATIONS
from planogram.model.product import STYLES
from planogram.resources import resource

WRITTEN_VERSION = "2017.2.0"

_UPRIGHT_AND_QUARTER = tuple(face + turn for face in ("front", "side", "top", "back", "right", "base") for turn in ("", "90"))
_HALF_AND_THREE_QUARTERS = tuple(face + turn for face in ("front", "side", "top", "back", "right", "base") for turn in ("180", "270"))
ORIENTATION_OF_CODE = dict(enumerate(_UPRIGHT_AND_QUARTER + _HALF_AND_THREE_QUARTERS))
CODE_OF_ORIENTATION = {name: code for code, name in ORIENTATION_OF_CODE.items()}
assert set(CODE_OF_ORIENTATION) == set(ORIENTATIONS)

STYLE_OF_CODE = {0: "unit", 1: "tray", 2: "case", 3: "display", 4: "unit", 5: "loose", 6: "unit"}
CODE_OF_STYLE = {"unit": 0, "tray": 1, "case": 2, "display": 3, "loose": 5, "hanging": 0}
assert set(CODE_OF_STYLE) == set(STYLES)

LEVEL_KIND_OF_TYPE = {0: "shelf", 1: "basket", 2: "basket", 3: "shelf", 4: "rail", 5: "rail", 6: "rail", 7: "pegs", 8: "pegs", 9: "arm", 12: "shelf"}
TYPE_OF_LEVEL_KIND = {"shelf": 0, "basket": 2, "pegs": 7, "arm": 9, "rail": 6, "pallet": 0}
NEAREST_TYPES = {1: "basket", 3: "shelf", 4: "rail", 5: "rail", 8: "pegs", 9: "arm", 12: "shelf"}
"""Fixture types without a twin among our level kinds, and the nearest; the report says so."""
PEGBOARDS = (7, 8)
NO_LEVEL_TYPES = {10: "obstruction", 11: "sign", 13: "subplanogram"}


@lru_cache(maxsize=1)
def _published() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("psa", "columns.json").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=64)
def cell_numbers(record: str) -> dict[str, int]:
    """Cell number of each named column of a record; cell 0 is the tag."""
    return {column["name"]: column["i"] for column in _published()["columns"].get(record, ())}


def row_width(version: str, record: str) -> int | None:
    """Cells after the tag in a row of that version, or None when not published."""
    widths: dict[str, int] = _published()["version_cell_counts"].get(version, {})
    return widths.get(record)


def written_width(record: str) -> int:
    """Cells after the tag in a row that we write: the published width of WRITTEN_VERSION, else the whole list of columns."""
    return row_width(WRITTEN_VERSION, record) or max(cell_numbers(record).values())
