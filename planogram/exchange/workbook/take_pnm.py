"""Records of the smaller PNM sheets → the project: added, or changed where their key is known."""

from collections.abc import Hashable
from typing import Any

from planogram.exchange.workbook.columns_pnm import FIELDS
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.exchange.workbook.take_products import put_by_key, upserted
from planogram.model.pnm import PnmCampaign, PnmProcess, PnmRule, PnmStock, PnmSupplier, PnmVersion
from planogram.model.project import Project
from planogram.model.values import Value, changed

_KINDS: dict[str, type[Value]] = {
    "versions": PnmVersion,
    "suppliers": PnmSupplier,
    "campaigns": PnmCampaign,
    "rules": PnmRule,
    "stocks": PnmStock,
    "processes": PnmProcess,
}


def take_pnm_list(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the rows of one of columns_pnm.PNM_SHEETS."""
    field, keys = FIELDS[table.sheet.name], table.sheet.keys

    def key_of(value: Any) -> Hashable:
        return tuple(getattr(value, key) for key in keys)

    def record_key(record: Record) -> Hashable:
        return tuple(record.values.get(key, "") for key in keys)

    old: tuple[Value, ...] = getattr(project.pnm, field)
    new = upserted(table, {key_of(value): value for value in old}, _KINDS[field], record_key, refusals)
    return changed(project, pnm=changed(project.pnm, **{field: put_by_key(old, new, key_of)}))
