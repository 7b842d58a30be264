"""The list of stores in: a workbook or a CSV of what each carries, and beside it what furniture each has not. Checked against the model."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from planogram.exchange.problems import FileProblem, RefusedRow
from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.book import Grid, open_book
from planogram.exchange.workbook.codes import matching
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.csv_table import csv_grid
from planogram.exchange.workbook.kinds import BadCell, Raw
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.table import Refusals, Table, find_header, indispensable, read_table
from planogram.exchange.workbook.watch import Watch
from planogram.model.edits.variants import UnknownBay, dropped_bays
from planogram.model.fixture import SIDES
from planogram.model.project import Project
from planogram.model.variant import Shop

_WORKBOOKS = (".xlsx", ".xlsm")
Bays = tuple[tuple[str, str, int], ...]


def parse_bays(text: str) -> Bays:
    """`Gondola/A/3; Gondola/B/1`; a side that is not told is A. BadCell for what names no bay.

    >>> parse_bays("Riz/3; Mur 2/4/b/1")
    (('Riz', 'A', 3), ('Mur 2/4', 'B', 1))
    """
    return tuple(_bay(part.strip()) for part in text.replace("\n", ";").split(";") if part.strip())


def _bay(text: str) -> tuple[str, str, int]:
    rest, _, number = text.rpartition("/")
    name, slash, side = rest.rpartition("/")
    if not slash or side.strip().upper() not in SIDES:
        name, side = rest, "A"
    if not name.strip() or not number.strip().isdecimal() or int(number) < 1:
        raise BadCell("bad_bay", bay=text[:60])
    return name.strip(), side.strip().upper(), int(number)


_STORE = Column("store", ("Magasin", "Code magasin", "Point de vente", "Shop", "Store code"), kinds.ID, "store", required=True)
ASSORTMENTS = Sheet(
    "Assortments",
    ("Assortiments", "Assortment", "Assortiment"),
    ("store", "code"),
    (
        _STORE,
        Column("code", ("Code article", "product_id", "id", "GTIN", "EAN", "EAN13", "Code EAN", "Gencod"), kinds.ID, "code", required=True),
    ),
    keeps_unknown=False,
)
SHOPS = Sheet(
    "Stores",
    ("Magasins", "Points de vente", "Shops"),
    ("store",),
    (
        _STORE,
        Column("name", ("Nom", "Nom du magasin", "Enseigne"), kinds.TEXT, "name", default=""),
        Column("notes", ("Remarques", "Notes mobilier", "Mobilier", "Furniture notes"), kinds.TEXT, "notes", default=""),
        Column("dropped_bays", ("Éléments absents", "Travées absentes", "Dropped bays"), kinds.TEXT, "dropped", default=""),
    ),
    keeps_unknown=False,
)


class Shops(msgspec.Struct, frozen=True):
    """The stores in the order they are first named, and the rows that were left out. A store whose furniture was not understood is not among them."""

    shops: tuple[Shop, ...]
    refused: tuple[RefusedRow, ...]


def read_shops(path: Path, model: Project, watch: Watch | None = None) -> Shops:
    """The stores in the file at `path`; FileProblem when it is no list of stores or holds none."""
    watch = watch or Watch()
    refusals = Refusals()
    tables = {sheet.name: read_table(sheet, grid, refusals, watch) for sheet, grid in _grids(path, refusals).items()}
    keys: dict[str, str] = {}
    carried: dict[str, dict[str, None]] = {}
    known = {product.id for product in model.products}
    for key, code in _codes(tables.get(ASSORTMENTS.name), keys, known):
        carried.setdefault(key, {})[code] = None
    furniture, unsure = _furniture(tables.get(SHOPS.name), keys, model, refusals)
    shops = tuple(_shop(key, name, furniture, carried) for key, name in keys.items() if key not in unsure)
    if not shops and not refusals.rows:
        raise FileProblem("no_shops", file=path.name)
    return Shops(shops, refusals.told(refusals.rows))


def _shop(key: str, name: str, furniture: Mapping[str, Shop], carried: Mapping[str, Mapping[str, None]]) -> Shop:
    told = furniture.get(key, Shop(name))
    return msgspec.structs.replace(told, store=name, products=tuple(carried.get(key, ())))


def _codes(table: Table | None, keys: dict[str, str], known: set[str]) -> Iterator[tuple[str, str]]:
    for record in table.records if table is not None else ():
        yield _key(record.values["store"], keys), str(matching(record.values["code"], known))


def _key(store: str, keys: dict[str, str]) -> str:
    """Stores are the same whatever their capitals; the first spelling is kept."""
    key = " ".join(str(store).casefold().split())
    keys.setdefault(key, str(store))
    return key


def _furniture(table: Table | None, keys: dict[str, str], model: Project, refusals: Refusals) -> tuple[dict[str, Shop], set[str]]:
    """By key what the sheet of stores says, and the keys of those whose furniture is not the model's: better no plan than a wrong one."""
    found: dict[str, Shop] = {}
    unsure: set[str] = set()
    for record in table.records if table is not None else ():
        values = record.values
        key = _key(values["store"], keys)
        if key in found:
            refusals.refuse(SHOPS.name, record.row, "store", values["store"], "duplicate_key")
            continue
        found[key] = Shop(keys[key], values.get("name", ""), values.get("notes", ""))
        try:
            found[key] = msgspec.structs.replace(found[key], dropped=parse_bays(values.get("dropped", "")))
            dropped_bays(model, found[key])
        except BadCell as bad:
            refusals.refuse(SHOPS.name, record.row, "dropped_bays", values["dropped"], bad.code, **bad.values)
            unsure.add(key)
        except UnknownBay as unknown:
            refusals.refuse(SHOPS.name, record.row, "dropped_bays", "/".join(map(str, unknown.args[0])), "unknown_bay")
            unsure.add(key)
    return found, unsure


def _grids(path: Path, refusals: Refusals) -> dict[Sheet, Grid]:
    if path.suffix.lower() not in _WORKBOOKS:
        return dict([_table(path, refusals)])
    book = open_book(path)
    by_name = {normal(name): sheet for sheet in (ASSORTMENTS, SHOPS) for name in (sheet.name, *sheet.aliases)}
    grids: dict[Sheet, Grid] = {}
    for name in book.sheet_names:
        if (named := by_name.get(normal(name))) is not None and named not in grids:
            grids[named] = book.grid(name)
    if ASSORTMENTS not in grids:
        rest = (book.grid(name) for name in book.sheet_names if normal(name) not in by_name)
        guessed = next((grid for grid in rest if _has_keys(ASSORTMENTS, grid.rows)), None)
        grids |= {} if guessed is None else {ASSORTMENTS: guessed}
    if not grids:
        raise FileProblem("no_shops", file=path.name)
    return grids


def _table(path: Path, refusals: Refusals) -> tuple[Sheet, Grid]:
    try:
        return csv_grid(path, (ASSORTMENTS, SHOPS), refusals)
    except FileProblem as problem:
        # what a CSV ought to hold is not the same here as for an import
        raise FileProblem("no_shops", file=path.name) if problem.code == "not_a_csv" else problem from problem


def _has_keys(sheet: Sheet, rows: Sequence[Sequence[Raw]]) -> bool:
    _, header = find_header(sheet.by_header, rows)
    keys = {column.key for cell in header if (column := sheet.by_header.get(normal(str(cell))))}
    return {column.key for column in indispensable(sheet)} <= keys
