"""Product codes that Excel made numbers: the zeros they began with are put back, and check digits looked at.

A code of the project wins; else a number that is a valid GTIN gets the length of one (8, 12, 13, 14). One GTIN written with 12 digits here and
13 there is one article. A wrong check digit is remarked upon, never corrected: own codes may look like a GTIN.
"""

from collections.abc import Collection
from typing import Any

from stdnum import ean

from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.columns_shelf import POSITIONS
from planogram.exchange.workbook.kinds import TypedCode
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.model.project import Project

GTIN_LENGTHS = (8, 12, 13, 14)
_SHORTEST_LOST = 7
_CHECKED_LENGTHS = (12, 13, 14)


def with_whole_codes(tables: dict[str, Table], base: Project | None, refusals: Refusals) -> dict[str, Table]:
    """`tables` with every product code as the project or the list of products knows it."""
    known = {product.id for product in base.products} if base is not None else set()
    tables = dict(tables)
    if table := tables.get(PRODUCTS.name):
        records = [_product(record, known, refusals) for record in table.records]
        tables[PRODUCTS.name] = Table(table.sheet, records, table.rows, table.unknown)
        known = known | {record.values["id"] for record in records}
    for name in (SALES.name, POSITIONS.name):
        if table := tables.get(name):
            records = [_with_code(record, "product", matching(record.values["product"], known)) for record in table.records]
            tables[name] = Table(table.sheet, records, table.rows, table.unknown)
    return {name: _plain(table) for name, table in tables.items()}


def _plain(table: Table) -> Table:
    """`table` with codes of other things than products (PNM, hosts, campaigns…) as they were typed: a project holds plain text only."""
    if not any(isinstance(value, TypedCode) for record in table.records for value in record.values.values()):
        return table
    records = [Record(record.row, {field: _untyped(value) for field, value in record.values.items()}, record.attributes) for record in table.records]
    return Table(table.sheet, records, table.rows, table.unknown)


def _untyped(value: Any) -> Any:
    return str(value) if isinstance(value, TypedCode) else value


def _product(record: Record, known: Collection[str], refusals: Refusals) -> Record:
    code = record.values["id"]
    whole = restored(code, known) if isinstance(code, TypedCode) else matching(code, known) if valid_gtin(code) else code
    if len(whole) in _CHECKED_LENGTHS and whole.isdecimal() and not valid_gtin(whole):
        refusals.note(PRODUCTS.name, record.row, "id", whole, "gtin_check_digit")
    return _with_code(record, "id", whole)


def _with_code(record: Record, field: str, code: str) -> Record:
    if code == record.values[field] and type(code) is type(record.values[field]) is str:
        return record
    return Record(record.row, {**record.values, field: str(code)}, record.attributes)


def matching(code: str, known: Collection[str]) -> str:
    """`code`, or the known code it is without the zeros it began with, or with as many as another length of GTIN has.

    >>> matching("17620422003", {"0017620422003"}), matching("0036000291452", {"036000291452"}), matching("5", {"7"})
    ('0017620422003', '036000291452', '5')
    """
    if code in known or not code.isdecimal():
        return code
    bare = code.lstrip("0") if len(code) in GTIN_LENGTHS else code
    return next((padded for length in GTIN_LENGTHS if (padded := bare.zfill(length)) in known), code)


def restored(code: str, known: Collection[str]) -> str:
    """A code that was a number, whole again.

    >>> restored("36000291452", set()), restored("12345", set()), restored("96385074", set())
    ('036000291452', '12345', '96385074')
    """
    found = matching(code, known)
    if found in known or len(code) < _SHORTEST_LOST or not valid_gtin(code):
        return found
    return next((code.zfill(length) for length in GTIN_LENGTHS if length >= len(code)), code)


def valid_gtin(code: str) -> bool:
    """Whether the last digit checks the others; zeros in front make no difference."""
    return code.isdecimal() and len(code) <= max(GTIN_LENGTHS) and bool(ean.is_valid(code.zfill(max(GTIN_LENGTHS))))
