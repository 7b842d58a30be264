"""What is wrong with PNM pieces on an elevation: collisions, hidden labels and products, hosts, reach, density, stability. Remembered bay by bay.

Aisles, exits and fire are the floor's business; words are in the catalogue `findings`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

import msgspec
import numpy as np

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.metrics.checks.pnm_volumes import Array, Blocks, bay_blocks, body_overlaps, front_overlaps, label_volumes, piece_volumes
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.memo import memo, one_object
from planogram.model.placement import products_by_id
from planogram.model.pnm import PnmPlacement, PnmSettings, PnmVersion
from planogram.model.pnm_catalogue import HOSTS, hosts_of
from planogram.model.pnm_hosts import bay_hosts, existing_hosts, level_hosts
from planogram.model.pnm_layout import (
    UNKNOWN,
    Articles,
    PnmBox,
    articles_by_code,
    bay_pieces,
    by_host,
    face_key,
    hangs,
    of_bay,
    versions_by_name,
)
from planogram.model.product import Product
from planogram.model.project import Project

LEAST_HIDDEN = 0.05
"""Share of a price label a clip may cross without hiding it."""
HEAD = 2200.0
"""Height (mm) below which a piece that stands out can be walked into."""
OPENING = ("header", "canopy", "printed_strip")
"""Pieces that close the opening over the products behind them."""
_CLIPPED = ("SHELF_EDGE",)


def pnm_findings(project: Project, today: date) -> list[Finding]:
    """Every finding about PNM, face by face; `today` says what is out of date."""
    pnm = project.pnm
    if not pnm.placements:
        return []
    articles, versions, day = articles_by_code(pnm.articles), versions_by_name(pnm.versions), one_object(today)
    products = products_by_id(project.products)
    seen = _without_host(project)
    for gondola in project.gondolas:
        for face in gondola.faces:
            boxes: list[tuple[float, tuple[PnmBox, ...]]] = []
            left, key = 0.0, face_key(gondola.id, face.side)
            for number, bay in enumerate(face.bays):
                placements = of_bay(project, bay, key)
                if placements:
                    offered = one_object(bay_hosts(gondola, face, number))
                    at = one_object((gondola.name, face.side, number))
                    seen += _bay(bay, placements, articles, versions, at, offered, products, pnm.settings, day)
                    boxes.append((left, bay_pieces(bay, placements, articles, one_object(pnm.settings.ceiling))))
                left, key = left + bay.width, ""
            if boxes:
                seen += _face(gondola, face, boxes, pnm.settings)
    return seen


def _without_host(project: Project) -> list[Finding]:
    """Placements that name a part that is not there."""
    lost = by_host(project.pnm.placements).keys() - existing_hosts(project)
    return [found("pnm_no_host", (one.id,), Where()) for host in sorted(lost) for one in by_host(project.pnm.placements)[host]]


Placements = tuple[PnmPlacement, ...]
Versions = Mapping[tuple[str, str], PnmVersion]
At = tuple[str, str, int]
"""Gondola, side, and the bay's number from 0."""


@memo(16384)
def _bay(
    bay: Bay,
    placements: Placements,
    articles: Articles,
    versions: Versions,
    at: At,
    offered: tuple[str, ...],
    products: Mapping[str, Product],
    settings: PnmSettings,
    today: date,
) -> tuple[Finding, ...]:
    boxes = bay_pieces(bay, placements, articles, one_object(settings.ceiling))
    numbers = {level.id: n + 1 for n, level in enumerate(bay.levels)}
    here = Where(at[0], at[1], at[2] + 1)
    seen = list(_misplaced(bay, placements, articles, offered, here, numbers))
    seen += _out_of_date(placements, articles, versions, here, numbers, today)
    for box in boxes:
        seen += _alone(box, bay, _where(here, box, numbers), settings)
    seen += _against_each_other(boxes, here, numbers, settings)
    seen += _against_products(boxes, bay_blocks(bay, products), here, settings)
    return tuple(seen)


def _where(here: Where, box: PnmBox, numbers: Mapping[str, int]) -> Where:
    level = numbers.get(box.placement.host_id)
    return here if level is None else msgspec.structs.replace(here, level=level)


def _misplaced(
    bay: Bay, placements: Placements, articles: Articles, offered: tuple[str, ...], here: Where, numbers: Mapping[str, int]
) -> Iterator[Finding]:
    """Unknown articles, hosts the article is not made for, hosts the furniture does not have."""
    levels = {level.id: level for level in bay.levels}
    for one in placements:
        level, article = levels.get(one.host_id), articles.get(one.code)
        where = here if level is None else msgspec.structs.replace(here, level=numbers[level.id])
        has = level_hosts(level) if level is not None else offered
        if article is None:
            yield found("pnm_unknown_article", (one.id,), where)
        elif one.host not in hosts_of(article) or (one.host not in has and HOSTS.get(one.host) != "room"):
            yield found("pnm_wrong_host", (one.id,), where)


def _out_of_date(
    placements: Placements, articles: Articles, versions: Versions, here: Where, numbers: Mapping[str, int], today: date
) -> Iterator[Finding]:
    """Pieces that still hang after their last day."""
    for one in placements:
        last = [dated.valid_to for dated in (one, versions.get((one.code, one.version)), articles.get(one.code)) if dated and dated.valid_to]
        if last and min(last) < today and not hangs(one, articles, versions, today):
            level = numbers.get(one.host_id)
            where = here if level is None else msgspec.structs.replace(here, level=level)
            yield found("pnm_out_of_date", (one.id,), where, days=float((today - min(last)).days))


def _alone(box: PnmBox, bay: Bay, where: Where, settings: PnmSettings) -> Iterator[Finding]:
    """What one piece says of itself: beyond its host, far into the aisle, ready to fall, without power."""
    subject, size = (box.placement.id,), min(box.width, bay.width)
    if HOSTS.get(box.placement.host) != "room" and box.placement.host not in ("SIDE", "POST") and box.article is not UNKNOWN:
        excess = max(-box.x, box.right - bay.width)
        if excess > settings.tolerance:
            yield found("pnm_beyond_host", subject, where, excess_mm=excess, width_mm=box.width, host_mm=bay.width)
    if box.piece.layer == "attached" and box.over > settings.protrusion_most and box.y < HEAD:
        yield found("pnm_protrusion", subject, where, protrusion_mm=box.over, limit_mm=settings.protrusion_most)
    if box.piece.layer == "free" and box.height > 50.0:
        deep = box.front - box.back
        slender = box.height / deep if deep > 0 else 0.0
        if slender > settings.slender or (box.height > settings.tall and deep < settings.shallow):
            yield found("pnm_unstable", subject, where, height_mm=box.height, depth_mm=deep, ratio=slender, limit_ratio=settings.slender)
    if box.article.power == "mains" and box.placement.host == "FLOOR":
        yield found("pnm_power", subject, where, width_mm=size)


def _goes_together(one: PnmBox, other: PnmBox) -> bool:
    """Whether two pieces are made to sit on one another: labels in a strip, clips on it, a sign on its panel."""
    if one.piece.holds_labels != other.piece.holds_labels:
        return _CLIPPED[0] in (one.placement.host, other.placement.host)
    strip = {one.piece.key, other.piece.key}
    if one.piece.holds_labels and other.piece.holds_labels:
        return "ticket_strip" in strip and len(strip) > 1
    return bool(strip & {"side_panel", "back_panel", "upright", "base_foot"}) and len(strip) > 1


def _is_room(box: PnmBox) -> bool:
    return HOSTS.get(box.placement.host) == "room"


def _against_each_other(boxes: tuple[PnmBox, ...], here: Where, numbers: Mapping[str, int], settings: PnmSettings) -> Iterator[Finding]:
    """Bodies in one another, and clips on one edge closer than the hand can set them; pieces of the room are compared along the face."""
    attached = [box for box in boxes if not _is_room(box)]
    volumes = piece_volumes(attached)
    for a, b, across, up, deep in body_overlaps(volumes, volumes, settings.tolerance):
        if a < b and not _goes_together(attached[a], attached[b]):
            subject = (attached[a].placement.id, attached[b].placement.id)
            yield found("pnm_overlap", subject, _where(here, attached[b], numbers), across_mm=across, up_mm=up, deep_mm=deep)
    yield from _too_close(attached, here, numbers, settings)


def _too_close(boxes: list[PnmBox], here: Where, numbers: Mapping[str, int], settings: PnmSettings) -> Iterator[Finding]:
    edges: dict[str, list[PnmBox]] = {}
    for box in boxes:
        if box.placement.host in _CLIPPED and not box.piece.holds_labels and not box.piece.fills:
            edges.setdefault(box.placement.host_id, []).append(box)
    for row in edges.values():
        row.sort(key=lambda box: box.x)
        for one, other in pairwise(row):
            gap = other.x - one.right
            if 0.0 <= gap < settings.least_gap:
                subject = (one.placement.id, other.placement.id)
                yield found("pnm_too_close", subject, _where(here, other, numbers), gap_mm=gap, limit_mm=settings.least_gap)


def _against_products(boxes: tuple[PnmBox, ...], blocks: Blocks, here: Where, settings: PnmSettings) -> Iterator[Finding]:
    """Bodies in products, price labels and faces hidden, no room for the hand."""
    attached = [box for box in boxes if not _is_room(box)]
    if not attached or not blocks.found:
        return
    volumes = piece_volumes(attached)
    for a, b, across, up, deep in body_overlaps(volumes, blocks.volumes, settings.tolerance):
        box, (n, _, block) = attached[a], blocks.found[b]
        if box.piece.nature != "fixture_part":
            where = msgspec.structs.replace(here, level=n + 1, product=block.position.product)
            yield found("pnm_product", (box.placement.id, block.position.id), where, across_mm=across, up_mm=up, deep_mm=deep)
    yield from _hidden_labels(attached, volumes, blocks, here, settings)
    yield from _hidden_faces(attached, volumes, blocks, here, settings)
    yield from _hand_room(attached, blocks, here, settings)


def _hidden_labels(attached: list[PnmBox], volumes: Array, blocks: Blocks, here: Where, settings: PnmSettings) -> Iterator[Finding]:
    labels = label_volumes(blocks, settings.label_width)
    for a, b, across, up in front_overlaps(volumes, labels, settings.tolerance):
        box, (n, level, block) = attached[a], blocks.found[b]
        width = labels[b, 3] - labels[b, 0]
        hidden = across * up / (width * level.thickness) if width * level.thickness else 0.0
        if hidden > LEAST_HIDDEN and not box.piece.holds_labels and box.piece.nature != "fixture_part":
            where = msgspec.structs.replace(here, level=n + 1, product=block.position.product)
            yield found(
                "pnm_hides_price", (box.placement.id, block.position.id), where, covered_mm=across, up_mm=up, hidden_pct=min(1.0, hidden) * 100
            )


def _hidden_faces(attached: list[PnmBox], volumes: Array, blocks: Blocks, here: Where, settings: PnmSettings) -> Iterator[Finding]:
    for a, b, across, up in front_overlaps(volumes, blocks.volumes, settings.tolerance):
        box, (n, _, block) = attached[a], blocks.found[b]
        width, height, _ = block.facing
        share = min(across, width) * min(up, height) / (width * height) if width * height else 0.0
        if share > settings.occlusion_most and box.piece.nature not in ("fixture_part", "label_holder"):
            where = msgspec.structs.replace(here, level=n + 1, product=block.position.product)
            limit = settings.occlusion_most * 100
            yield found("pnm_hides_product", (box.placement.id, block.position.id), where, hidden_pct=share * 100, limit_pct=limit, covered_mm=across)


def _hand_room(attached: list[PnmBox], blocks: Blocks, here: Where, settings: PnmSettings) -> Iterator[Finding]:
    """Pieces that hang before an opening, lower than a product's top and the fingers above it."""
    left, foot, _, right, top, front = blocks.volumes.T
    for box in attached:
        if box.piece.key in OPENING:
            missing = top + settings.finger_space - box.y
            beside = (left >= box.right - settings.tolerance) | (right <= box.x + settings.tolerance)
            for row in np.flatnonzero((missing > 0.0) & (foot < box.y) & ~beside & (front <= box.front + settings.tolerance)).tolist():
                n, _, block = blocks.found[row]
                where = msgspec.structs.replace(here, level=n + 1, product=block.position.product)
                subject = (box.placement.id, block.position.id)
                yield found("pnm_finger_space", subject, where, missing_mm=float(missing[row]), limit_mm=settings.finger_space)


def _face(gondola: Gondola, face: Face, boxes: list[tuple[float, tuple[PnmBox, ...]]], settings: PnmSettings) -> list[Finding]:
    """What is seen along a whole face: pieces that stand or hang before it, and how dense stoppers and wobblers are."""
    seen: list[Finding] = []
    room = [msgspec.structs.replace(box, x=box.x + left) for left, pieces in boxes for box in _room_pieces(pieces)]
    where = Where(gondola.name, face.side)
    if len(room) > 1:
        seen += _apart(room, where, settings)
    metres = sum(bay.width for bay in face.bays) / 1000.0
    for key, limit in (("shelf_stopper", settings.stoppers_per_m), ("wobbler", settings.wobblers_per_m)):
        count = sum(_count(pieces, key) for _, pieces in boxes)
        if metres and count > limit * metres + 1e-9:
            seen.append(found("pnm_density", (gondola.id, face.side, key), where, pieces=count, per_m=count / metres, limit_per_m=limit))
    return seen


@memo(16384)
def _room_pieces(pieces: tuple[PnmBox, ...]) -> tuple[PnmBox, ...]:
    return tuple(box for box in pieces if _is_room(box) and box.height > 1.0)


@memo(16384)
def _count(pieces: tuple[PnmBox, ...], key: str) -> int:
    return sum(box.placement.quantity for box in pieces if box.piece.key == key)


def _apart(room: list[PnmBox], where: Where, settings: PnmSettings) -> Iterator[Finding]:
    volumes = piece_volumes(room)
    clashing = set()
    for a, b, across, up, deep in body_overlaps(volumes, volumes, settings.tolerance):
        if a < b:
            clashing.add((a, b))
            yield found("pnm_overlap", (room[a].placement.id, room[b].placement.id), where, across_mm=across, up_mm=up, deep_mm=deep)
    standing = [n for n, box in enumerate(room) if box.placement.host == "FLOOR"]
    standing.sort(key=lambda n: room[n].x)
    for a, b in pairwise(standing):
        gap = room[b].x - room[a].right
        if 0.0 <= gap < settings.free_gap and (min(a, b), max(a, b)) not in clashing:
            subject = (room[a].placement.id, room[b].placement.id)
            yield found("pnm_free_gap", subject, where, gap_mm=gap, limit_mm=settings.free_gap)
