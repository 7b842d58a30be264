"""Amounts written in a currency: of another than the project's they are refused, never taken at the same figure.

A project that holds no money yet has no currency of its own either: it takes that of the amounts, and this is told.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from planogram.exchange.workbook.amounts import meant_by
from planogram.exchange.workbook.columns_project import PROJECT
from planogram.exchange.workbook.kinds import BadCell, Marked
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.model.project import Project
from planogram.model.values import changed

_USUAL = Project().currency
_KEYS = frozenset(map(normal, ("currency", "Devise", "Monnaie")))


def with_one_currency(tables: dict[str, Table], base: Project, refusals: Refusals, *, adopt: bool = True) -> tuple[dict[str, Table], Project]:
    """`tables` with plain amounts, rows in another currency refused; and `base`, with `adopt` in the currency of its first amounts."""
    marks = list(dict.fromkeys(value.mark for table in tables.values() for _, value in _marked(table)))
    if not marks:
        return tables, base
    said = _said(tables)
    currency = said or base.currency
    if adopt and said is None and not _has_money(base) and base.currency == _USUAL and currency not in meant_by(marks[0]):
        currency = meant_by(marks[0])[0]
        base = changed(base, currency=currency)
        refusals.note(PROJECT.name, 0, "", marks[0], "currency_taken", currency=currency)
    return {name: _of(currency, table, refusals) for name, table in tables.items()}, base


def plain_amount(value: Any, currency: str) -> Any:
    """A value read from a cell as a project in that currency holds it. BadCell when it is an amount in another."""
    if not isinstance(value, Marked):
        return value
    if currency not in meant_by(value.mark):
        raise BadCell("other_currency", mark=value.mark, currency=currency)
    return float(value)


def _of(currency: str, table: Table, refusals: Refusals) -> Table:
    """`table` without the rows that hold an amount in another currency, and with plain amounts in the others."""
    if not any(True for _ in _marked(table)):
        return table
    records = []
    keys = {column.field: column.key for column in table.sheet.columns}
    for record in table.records:
        values = dict(record.values)
        for field, value in record.values.items():
            try:
                values[field] = plain_amount(value, currency)
            except BadCell as problem:
                refusals.refuse(table.sheet.name, record.row, keys[field], value.text, problem.code, **problem.values)
                break
        else:
            records.append(Record(record.row, values, record.attributes))
    return Table(table.sheet, records, table.rows, table.unknown)


def _marked(table: Table) -> Iterator[tuple[Record, Marked]]:
    fields = [column.field for column in table.sheet.columns if column.kind.form == "money"]
    for record in table.records if fields else ():
        for field in fields:
            value = record.values.get(field)
            if isinstance(value, Marked):
                yield record, value


def _said(tables: Mapping[str, Table]) -> str | None:
    """The currency that the workbook's own Project sheet names."""
    table = tables.get(PROJECT.name)
    records = table.records if table is not None else ()
    found = [str(record.values["value"] or "").strip().upper() for record in records if normal(record.values["key"]) in _KEYS]
    return next(filter(None, found), None)


def _has_money(project: Project) -> bool:
    products, sales, articles = project.products, project.sales, project.pnm.articles
    return (
        any(product.purchase_price is not None or product.sale_price is not None for product in products)
        or any(row.revenue is not None or row.margin is not None for row in sales)
        or any(article.unit_cost is not None for article in articles)
    )
