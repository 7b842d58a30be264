"""A repair for findings that have an obvious one: fewer or more facings, a block pushed aside. Others are for a person to decide."""

import math
from collections.abc import Mapping

import msgspec

from planogram.metrics.checks.finding import Finding
from planogram.metrics.checks.harmless import makes_errors
from planogram.metrics.checks.physical import extent, room_for
from planogram.metrics.checks.pnm_repair import PNM_REPAIRABLE, pnm_repair
from planogram.metrics.checks.rearranging import REARRANGED, rearranged
from planogram.metrics.space import capacity
from planogram.model.edits import positions as edits
from planogram.model.find import LevelPlace, UnknownId, find_level, find_position, walk_positions
from planogram.model.placement import placed, products_by_id, room_behind
from planogram.model.position import Position, block_size, facing_size, facings_deep
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.units import SLACK


def repair(project: Project, finding: Finding) -> Project | None:
    """The project without this finding, or None when no simple edit removes it, or only one that puts an error in the place of less than one."""
    mended = _mended(project, finding)
    if mended is not None and finding.severity != "error" and makes_errors(project, mended):
        return None
    return mended


def _mended(project: Project, finding: Finding) -> Project | None:
    try:
        if finding.code.startswith("pnm_"):
            return pnm_repair(project, finding)
        if finding.code in REARRANGED:
            return rearranged(project, finding)
        if finding.code == "fit_width" and len(finding.subject) == 1:
            return _narrowed(project, finding.subject[0])
        if finding.code in ("fit_height", "fit_depth"):
            return _fitted(project, finding.code, finding.subject[0])
        if finding.code == "overlap":
            return _pushed(project, finding)
        if finding.code == "overload":
            return _lightened(project, finding.subject[0])
        if finding.code in _OVER:
            return edits.change(project, [finding.subject[0]], **{_OVER[finding.code]: int(finding.numbers["limit"])})
        return _widened(project, finding.subject[0]) if finding.code == "below_visibility" else None
    except UnknownId:
        return None


_OVER = {"over_max_facings": "wide", "over_max_stack": "high"}
"""Findings of a block beyond its product's limit, and the count that is brought down to it."""
_REPAIRABLE = frozenset({*PNM_REPAIRABLE, *REARRANGED, *_OVER, "fit_width", "fit_height", "fit_depth", "overlap", "overload", "below_visibility"})


def repairable(finding: Finding) -> bool:
    """Whether a repair is worth trying."""
    return finding.code in _REPAIRABLE


def _standing(project: Project, position_id: str) -> tuple[LevelPlace, Position, Product] | None:
    place, index = find_position(project, position_id)
    position = place.level.positions[index]
    product = products_by_id(project.products).get(position.product)
    return None if product is None else (place, position, product)


def _narrowed(project: Project, level_id: str) -> Project | None:
    """One facing less of the widest block that is not pinned, until the level fits."""
    products = products_by_id(project.products)
    while True:
        place = find_level(project, level_id)
        blocks = placed(place.bay, place.level, products)
        if not blocks or extent(place.level, blocks) <= place.bay.width + SLACK:
            return project
        spare = [block for block in blocks if block.position.wide > 1 and not block.position.pinned]
        if not spare:
            return None
        widest = max(spare, key=lambda block: block.width)
        project = edits.add_facings(project, [widest.position.id], wide=-1)


def _fitted(project: Project, code: str, position_id: str) -> Project | None:
    """As many facings high or deep as fit; caps go first."""
    found = _standing(project, position_id)
    if found is None:
        return None
    place, position, product = found
    if code == "fit_depth":
        deep = facings_deep(position, product, room_behind(place.level))
        fits = facing_size(position, product)[2] <= room_behind(place.level) + SLACK
        return edits.change(project, [position_id], deep=min(deep, position.deep)) if fits else None
    known = products_by_id(project.products)
    block = next(one for one in placed(place.bay, place.level, known) if one.position.id == position_id)
    room = room_for(place.bay, place.path[3], block, known, project.settings)
    for cap in dict.fromkeys((position.cap_high, 0)):
        for high in range(position.high, 0, -1):
            smaller = msgspec.structs.replace(position, high=high, cap_high=cap)
            if room is None or block_size(smaller, product)[1] <= room + SLACK:
                return edits.change(project, [position_id], high=high, cap_high=cap)
    return None


def _lightened(project: Project, level_id: str) -> Project | None:
    """One unit less behind, else above, in the heaviest block, until the level bears what stands on it."""
    products = products_by_id(project.products)
    while True:
        place = find_level(project, level_id)
        loads = {block.id: _load(place, block, products, project) for block in place.level.positions}
        if place.level.max_load_g is None or sum(loads.values()) <= place.level.max_load_g:
            return project
        spare = [block for block in place.level.positions if not block.pinned and (block.deep > 1 or block.high > 1) and loads[block.id]]
        if not spare:
            return None
        heaviest = max(spare, key=lambda block: loads[block.id])
        fewer = {"deep": heaviest.deep - 1} if heaviest.deep > 1 else {"high": heaviest.high - 1}
        project = edits.change(project, [heaviest.id], **fewer)


def _load(place: LevelPlace, position: Position, products: Mapping[str, Product], project: Project) -> float:
    product = products.get(position.product)
    if product is None or product.weight_g is None:
        return 0.0
    return product.weight_g * (capacity(position, product, place.level, place.bay, project.settings) or 0)


def _pushed(project: Project, finding: Finding) -> Project | None:
    """The right block moved just clear of the left one, when the level has that room."""
    left, right = finding.subject
    place, _ = find_position(project, right)
    blocks = {block.position.id: block for block in placed(place.bay, place.level, products_by_id(project.products))}
    if left not in blocks or blocks[left].right + blocks[right].width > place.bay.width + SLACK:
        return None
    return edits.change(project, [right], x=blocks[left].right)


def _widened(project: Project, product_id: str) -> Project | None:
    """Facings of the widest block up to the nearer of the two thresholds of visibility, when its level has the room."""
    product = products_by_id(project.products).get(product_id)
    standing = [(place, position) for place, position in walk_positions(project) if position.product == product_id and not position.pinned]
    if product is None or not standing:
        return None
    place, position = max(standing, key=lambda found: found[1].wide)
    facing = facing_size(position, product)[0]
    shown = sum(facing_size(block, product)[0] * block.wide for _, block in standing)
    facings = sum(block.wide for _, block in standing)
    by_length = math.ceil((project.settings.visible_cm * 10.0 - shown) / facing) if facing > 0 else 10**6
    more = min(max(0, by_length), max(0, project.settings.visible_facings - facings))
    blocks = placed(place.bay, place.level, products_by_id(project.products))
    fits = extent(place.level, blocks) + more * facing <= place.bay.width + SLACK
    return edits.add_facings(project, [position.id], wide=more) if fits else None
