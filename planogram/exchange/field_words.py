"""A field and its value in words, as the workbook and the window call them. Which fields differ is metrics/changes' business."""

from datetime import date
from functools import lru_cache

from planogram.exchange.workbook.columns_floor import PNM_PLACEMENTS
from planogram.exchange.workbook.columns_products import PRODUCTS
from planogram.exchange.workbook.columns_project import PROJECT, PROJECT_KEYS
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.exchange.workbook.sheets import SHEETS
from planogram.i18n import Translator, translator
from planogram.model.settings import Settings
from planogram.model.values import Value

ABSENT = "–"
_WORDS = {
    "kind": ("level_kind.", "gondola_kind.", "pnm.piece."),
    "roles": ("role.",),
    "marks": ("mark.",),
    "orientations": ("orientation.",),
    "cap_orientation": ("orientation.",),
    "back": ("wizard.back.",),
    "face": ("side.",),
    "nature": ("pnm.nature.",),
    "status": ("pnm.status.", "status."),
    "dims_status": ("pnm.dims.",),
    "host": ("pnm.host.",),
    "hosts": ("pnm.host.",),
    "shape": ("floor.shape.",),
    "role": ("floor.role.",),
    "swing": ("floor.swing.",),
    "attraction": ("floor.attraction.",),
}
"""By field, how the keys begin under which the window words its codes; others are worded under the name of the field itself."""


def said(name: str, value: object, t: Translator) -> str:
    """The value of a field as the window says it: codes by their words, numbers and days as the language writes them; a dash for none."""
    if value is None or value in ("", ()):
        return ABSENT
    if isinstance(value, bool):
        return t("change.yes" if value else "change.no")
    if isinstance(value, int | float):
        return t.number(value, 0 if float(value).is_integer() else 2)
    if isinstance(value, date):
        return t.date(value)
    if isinstance(value, tuple):
        return _listed(name, value, t)
    if isinstance(value, Value):
        return "…"
    return next((t(key) for words in _WORDS.get(name, (f"{name}.",)) if t.has(key := f"{words}{value}")), str(value))


def _listed(name: str, values: tuple[object, ...], t: Translator) -> str:
    """Things one after the other; points as `x × y`, custom fields as `name = text`; of rows how many there are."""
    if any(isinstance(one, Value) for one in values):
        return t.plural("change.rows", len(values))
    if not all(isinstance(one, tuple) for one in values):
        return ("; " if any(isinstance(one, float) for one in values) else ", ").join(said(name, one, t) for one in values)
    sign = " = " if name == "attributes" else " × "
    return "; ".join(sign.join(said("", part, t) for part in one) for one in values if isinstance(one, tuple))


def field_name(name: str, language: str) -> str:
    """A field as the workbook calls its column, else its own name.

    >>> field_name("wide", "en"), field_name("sale_price", "en")
    ('wide', 'sale price')
    """
    return _headers(language).get(name, name).replace("_", " ")


@lru_cache(maxsize=2)
def _headers(language: str) -> dict[str, str]:
    words = translator(language)
    found = {name: words(f"change.name.{name}") for name in _NO_COLUMN}
    found |= {name: words(f"field.settings.{name}") for name in Settings.__struct_fields__}
    columns = [(sheet, column) for sheet in (POSITIONS, PRODUCTS, FIXTURES, PNM_PLACEMENTS, *SHEETS) for column in sheet.columns]
    for sheet, column in (*columns, *((PROJECT, column) for column in PROJECT_KEYS)):
        for name in (column.key, column.field):
            found.setdefault(name, sheet.header(column, language))
    found.setdefault("text", words("field.note.text").lower())
    return found


_NO_COLUMN = (
    "attributes",
    "kind",
    "bays",
    "levels",
    "missing_mm",
    "counts",
    "trade_area",
    "store_sheet",
    "shapes",
    "zones",
    "profile",
    "underlay",
    "affinities",
    "detached",
    "versions",
    "assets",
    "suppliers",
    "campaigns",
    "rules",
    "stocks",
    "processes",
    "settings",
)
"""Fields that no column of the workbook tells, or only of one of the things that have them."""
