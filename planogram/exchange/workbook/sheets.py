"""Every sheet of the layout, in the order they are written and taken."""

from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.columns_floor import AFFINITIES, COUNTS, PLACEMENTS, PNM, PNM_PLACEMENTS, STORE, TRADE_AREA, ZONES
from planogram.exchange.workbook.columns_pnm import PNM_SHEETS
from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.columns_project import PROJECT, STORE_SHEET
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.exchange.workbook.identity import NAME as EXPORTED
from planogram.exchange.workbook.names import normal

SHEETS: tuple[Sheet, ...] = (
    PROJECT,
    PRODUCTS,
    SALES,
    FIXTURES,
    POSITIONS,
    PNM,
    PNM_PLACEMENTS,
    *PNM_SHEETS,
    STORE,
    ZONES,
    PLACEMENTS,
    STORE_SHEET,
    COUNTS,
    TRADE_AREA,
    AFFINITIES,
)
_BY_NAME = {normal(name): sheet for sheet in reversed(SHEETS) for name in (*sheet.aliases, sheet.name)}


def is_layout(name: str) -> bool:
    """Whether a tab of that name holds a sheet of the layout, or the list of what was exported."""
    return sheet_of(name) is not None or name == EXPORTED


def sheet_of(name: str) -> Sheet | None:
    """The sheet a tab of that name holds, or None."""
    return _BY_NAME.get(normal(name))
