"""Verbs on what is known of the shop's trade: its sheet, its counts of shoppers, the zones of its trade area."""

from typing import Any

from planogram.model.edits.tree import with_element, without_element
from planogram.model.project import Project
from planogram.model.store import Counts, TradeZone
from planogram.model.values import changed


def write_sheet(project: Project, key: str, text: str) -> Project:
    """One line of the store sheet; an empty text takes it away. Other lines keep their order."""
    text = text.strip()
    sheet = project.store_sheet
    place = next((n for n, (name, _) in enumerate(sheet) if name == key), None)
    if place is None:
        return changed(project, store_sheet=(*sheet, (key, text))) if text else project
    return changed(project, store_sheet=with_element(sheet, place, (key, text)) if text else without_element(sheet, place))


def put_counts(project: Project, counts: Counts) -> Project:
    """One count in place of all those of its series and gondola."""
    others = tuple(row for row in project.counts if (row.series, row.gondola) != (counts.series, counts.gondola))
    return changed(project, counts=(*others, counts))


def remove_counts(project: Project, series: str, gondola: str) -> Project:
    """The project without the counts of a series and gondola (empty: the whole store)."""
    return changed(project, counts=tuple(row for row in project.counts if (row.series, row.gondola) != (series, gondola)))


def add_zone(project: Project, zone: TradeZone) -> Project:
    """One more zone of the trade area."""
    return changed(project, trade_area=(*project.trade_area, zone))


def change_zone(project: Project, index: int, **fields: Any) -> Project:
    """The zone at `index` with `fields` set."""
    zone = changed(project.trade_area[index], **fields)
    return changed(project, trade_area=with_element(project.trade_area, index, zone))


def remove_zone(project: Project, index: int) -> Project:
    """The trade area without the zone at `index`."""
    return changed(project, trade_area=without_element(project.trade_area, index))
