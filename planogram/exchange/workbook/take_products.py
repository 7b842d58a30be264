"""Records of Products and Sales → the project: products by id, sales period by period."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from planogram.exchange.workbook.table import Record, Refusals, Table, merged_attributes, missing_column
from planogram.model.edits.products import put_products, put_sales, supersedes
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from planogram.model.values import Value, changed

AnyValue = TypeVar("AnyValue", bound=Value)


def take_products(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the products of `table` added, or changed where their id is known."""
    new = upserted(table, {product.id: product for product in project.products}, Product, lambda record: record.values["id"], refusals)
    _mind_fractions(table, refusals)
    return put_products(project, list(new.values()))


def _mind_fractions(table: Table, refusals: Refusals) -> None:
    """A cell that Excel shows as 5,5 % holds 0.055, and says so to nobody: taken as it is, with a remark."""
    for record in table.records:
        vat = record.values.get("vat_pct")
        if vat is not None and 0.0 < vat < 1.0:
            refusals.note(table.sheet.name, record.row, "vat_pct", vat, "vat_fraction", given=vat, meant=round(vat * 100.0, 4))


def upserted(
    table: Table,
    known: Mapping[Any, AnyValue],
    kind: type[AnyValue],
    key_of: Callable[[Record], Hashable],
    refusals: Refusals,
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[Hashable, AnyValue]:
    """The values of `table` by key: new ones, and known ones with the columns of the sheet replaced. A key given twice is refused.

    `names`: by id what the sheet calls the things its keys name.
    """
    found: dict[Hashable, AnyValue] = {}
    keeps_attributes = "attributes" in kind.__struct_fields__
    for record in table.records:
        key = key_of(record)
        if key in found:
            refusals.refuse(table.sheet.name, record.row, table.sheet.keys[0], _shown(key, names), "duplicate_key")
            continue
        old = known.get(key)
        if old is None and (missing := missing_column(table, record)):
            refusals.refuse(table.sheet.name, record.row, missing, "", "missing_column")
            continue
        fields = dict(record.values)
        if keeps_attributes:
            fields["attributes"] = merged_attributes(getattr(old, "attributes", ()), record, table)
        found[key] = kind(**fields) if old is None else changed(old, **fields)
    return found


def _shown(key: Hashable, names: Mapping[str, str]) -> str:
    parts = key if isinstance(key, tuple) else (key,)
    return " / ".join(names.get(str(part), str(part)) for part in parts if part not in (None, ""))


def put_by_key(old: Sequence[AnyValue], new: Mapping[Any, AnyValue], key_of: Callable[[AnyValue], Hashable]) -> tuple[AnyValue, ...]:
    """`old` with the values of `new` in the place of those of the same key, the others at the end."""
    known = {key_of(value) for value in old}
    return tuple(new.get(key_of(value), value) for value in old) + tuple(value for key, value in new.items() if key not in known)


def take_sales(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the sales of `table`: other periods of the same products stay (`put_sales`); periods that overlap in it are refused."""
    known = {product.id for product in project.products}
    taken: dict[str, list[Sales]] = {}
    for record in table.records:
        product = record.values["product"]
        sales = Sales(**record.values, attributes=record.attributes)
        earlier = taken.setdefault(product, [])
        if product not in known:
            refusals.refuse(table.sheet.name, record.row, "product_id", product, "unknown_product")
        elif any(sales.period_start == other.period_start for other in earlier):
            refusals.refuse(table.sheet.name, record.row, "product_id", product, "duplicate_sales")
        elif any(sales.period_start and other.period_start and supersedes(sales, other) for other in earlier):
            refusals.refuse(table.sheet.name, record.row, "period_start", sales.period_start, "overlapping_period")
        else:
            earlier.append(sales)
    return put_sales(project, [sales for rows in taken.values() for sales in rows])
