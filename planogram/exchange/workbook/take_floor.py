"""Records of the PNM and floor sheets → the project. Sheets without a natural key (placements, shapes) replace what was there."""

from itertools import pairwise

from planogram.exchange.workbook.spelling import Spellings, first_of_name
from planogram.exchange.workbook.table import Record, Refusals, Table, merged_attributes
from planogram.exchange.workbook.take_fixtures import Places
from planogram.exchange.workbook.take_products import put_by_key, upserted
from planogram.model.pnm import Detached, PnmArticle, PnmPlacement
from planogram.model.project import Project
from planogram.model.store import Affinity, Counts, FloorPlacement, StoreShape, TradeZone, Zone
from planogram.model.values import changed, new_id

_FIRST_SERIES = "before"  # of counts in a sheet that does not say
_ORDERED_COUNTS = ("entering", "passing", "taking", "buying")


def take_pnm(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the articles of `table` added, or changed where their code is known."""
    new = upserted(table, {article.code: article for article in project.pnm.articles}, PnmArticle, lambda record: record.values["code"], refusals)
    articles = put_by_key(project.pnm.articles, new, lambda article: article.code)
    return changed(project, pnm=changed(project.pnm, articles=articles))


def take_pnm_placements(project: Project, table: Table, places: Places, refusals: Refusals) -> Project:
    """`project` with the placements of `table` instead of its own, detached ones apart; a placement that did not change keeps its id."""
    codes = {article.code for article in project.pnm.articles}
    names = {gondola.name: gondola.id for gondola in first_of_name(project)}
    spellings = Spellings(names)
    pieces = (*project.pnm.placements, *(one.placement for one in project.pnm.detached))
    known = {changed(placement, id="", attributes=()): placement for placement in pieces}
    placements, detached = list[PnmPlacement](), list[Detached]()
    for record in table.records:
        values = record.values
        host_id = values.get("was_on", "") if values.get("detached") else _host_id(record, places, names, spellings)
        if values["code"] not in codes:
            refusals.refuse(table.sheet.name, record.row, "code", values["code"], "unknown_pnm")
        elif host_id is None:
            shown = " / ".join(str(values[part]) for part in ("gondola", "face", "bay", "level") if values.get(part))
            refusals.refuse(table.sheet.name, record.row, "gondola", shown, "unknown_place")
        else:
            fields = {name: value for name, value in values.items() if name not in _NOT_OF_THE_PIECE}
            fields["offers"] = names.get(spellings.meant(fields.get("offers", "")), "")
            placement = PnmPlacement("", **fields, host_id=host_id)
            old = known.pop(placement, None)
            attributes = merged_attributes(old.attributes if old else (), record, table)
            piece = changed(placement, id=old.id if old else new_id("pnm"), attributes=attributes)
            if values.get("detached"):
                detached.append(Detached(piece, values["detached"] if host_id else "by_hand", values.get("was", "")))
            else:
                placements.append(piece)
    here = {one.id for one in placements}
    # a table that tells of none says nothing of them: they stay unless it puts them on
    off = tuple(detached) or tuple(one for one in project.pnm.detached if one.placement.id not in here)
    return changed(project, pnm=changed(project.pnm, placements=tuple(placements), detached=off))


_NOT_OF_THE_PIECE = ("gondola", "face", "bay", "level", "detached", "was_on", "was")
"""Columns that tell where a piece is, or was."""


def _host_id(record: Record, places: Places, names: dict[str, str], spellings: Spellings) -> str | None:
    """The id of what carries a placement: level, bay, `<gondola id>/<side>` for a face, gondola; "" on the floor; None for an unknown place."""
    values = record.values
    name, side, bay, level = spellings.meant(values.get("gondola", "")), values.get("face", ""), values.get("bay"), values.get("level")
    if not name:
        return ""
    if name not in names:
        return None
    if bay and level:
        return places.levels.get((name, side or "A", bay, level))
    if bay:
        return places.bays.get((name, side or "A", bay))
    return f"{names[name]}/{side}" if side else names[name]


def take_store(project: Project, table: Table) -> Project:
    """`project` with the shapes of `table` as its floor."""
    shapes = tuple(StoreShape(**record.values) for record in table.records)
    return changed(project, store=changed(project.store, shapes=shapes))


def take_zones(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the zones of `table` added, or changed where their name is known."""
    new = upserted(table, {zone.name: zone for zone in project.store.zones}, Zone, lambda record: record.values["name"], refusals)
    return changed(project, store=changed(project.store, zones=put_by_key(project.store.zones, new, lambda zone: zone.name)))


def take_placements(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with its gondolas standing where `table` says."""
    table = _with_gondola_ids(project, table, refusals)
    known = {placement.gondola: placement for placement in project.store.placements}
    new = upserted(table, known, FloorPlacement, lambda record: record.values["gondola"], refusals, _names(project))
    placements = put_by_key(project.store.placements, new, lambda placement: placement.gondola)
    return changed(project, store=changed(project.store, placements=placements))


def _with_gondola_ids(project: Project, table: Table, refusals: Refusals) -> Table:
    """`table` with gondolas by id instead of name; rows that name an unknown gondola are refused."""
    ids = {"": ""} | {gondola.name: gondola.id for gondola in first_of_name(project)}
    spellings = Spellings(ids)
    records: list[Record] = []
    for record in table.records:
        name = spellings.meant(record.values.get("gondola", ""))
        if name in ids:
            records.append(Record(record.row, {**record.values, "gondola": ids[name]}, record.attributes))
        else:
            refusals.refuse(table.sheet.name, record.row, "gondola", name, "unknown_gondola")
    return Table(table.sheet, records, table.rows, table.unknown)


def _names(project: Project) -> dict[str, str]:
    return {gondola.id: gondola.name for gondola in project.gondolas}


def take_counts(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the counts of `table`, those of the same series, gondola and first day replaced."""
    table = _with_gondola_ids(project, table, refusals)
    told = [Record(record.row, {"series": _FIRST_SERIES, **record.values}, record.attributes) for record in table.records]
    table = Table(table.sheet, [record for record in told if _ordered(record, table, refusals)], table.rows)
    known = {_counts_key(counts): counts for counts in project.counts}
    new = upserted(table, known, Counts, _record_counts_key, refusals, _names(project))
    return changed(project, counts=put_by_key(project.counts, new, _counts_key))


def _ordered(record: Record, table: Table, refusals: Refusals) -> bool:
    """Whether entering ≥ passing ≥ taking ≥ buying; the pair that is wrong is refused."""
    for more, fewer in pairwise(_ORDERED_COUNTS):
        high, low = record.values.get(more), record.values.get(fewer)
        if high is not None and low is not None and low > high:
            refusals.refuse(table.sheet.name, record.row, fewer, low, "counts_order", more=more, more_value=high, fewer=fewer, fewer_value=low)
            return False
    return True


def _counts_key(counts: Counts) -> tuple[object, ...]:
    return counts.series, counts.gondola, counts.counted_from


def _record_counts_key(record: Record) -> tuple[object, ...]:
    values = record.values
    return values["series"], values.get("gondola", ""), values.get("counted_from")


def take_affinities(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the affinities of `table` added, or changed where both names are known."""
    known = {(line.first, line.second): line for line in project.store.affinities}
    new = upserted(table, known, Affinity, lambda record: (record.values["first"], record.values["second"]), refusals)
    affinities = put_by_key(project.store.affinities, new, lambda line: (line.first, line.second))
    return changed(project, store=changed(project.store, affinities=affinities))


def take_trade_area(project: Project, table: Table, refusals: Refusals) -> Project:
    """`project` with the zones of the trade area of `table` added, or changed where zone and group are known."""
    known = {(zone.zone, zone.group): zone for zone in project.trade_area}
    new = upserted(table, known, TradeZone, lambda record: (record.values["zone"], record.values.get("group", "")), refusals)
    return changed(project, trade_area=put_by_key(project.trade_area, new, lambda zone: (zone.zone, zone.group)))
