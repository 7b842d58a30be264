"""The course's rules on what stands where, place by place. Remembered bay by bay; what depends on totals is in exposure.py."""

from collections.abc import Iterator
from datetime import date
from math import nan

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.metrics.space import ProductIndex
from planogram.model.fixture import END_SIDES, Bay, Face, Gondola
from planogram.model.memo import memo
from planogram.model.position import Position
from planogram.model.product import Product, unit_size
from planogram.model.settings import BANDS, Settings, band_of

HIGH = ("eye", "top")


def is_end(gondola: Gondola, face: Face) -> bool:
    """Whether a face is an end cap."""
    return face.side in END_SIDES or gondola.kind == "end_cap"


def litres(product: Product) -> float:
    """Volume of one unit."""
    width, height, depth = unit_size(product)
    return width * height * depth / 1e6


@memo(8192)
def bay_findings(bay: Bay, gondola: str, side: str, number: int, index: ProductIndex, settings: Settings) -> tuple[Finding, ...]:
    """Heavy and bulky products above the hand; blocks beyond what their product allows."""
    seen: list[Finding] = []
    for n, level in enumerate(bay.levels):
        high = band_of(level.elevation, settings) in HIGH
        for position in level.positions:
            row = index.row.get(position.product)
            if row is not None:
                product, where = index.products[row], Where(gondola, side, number, n + 1, position.product)
                seen += _too_many(position, product, where)
                if high:
                    seen += _too_high(position, product, where, level.elevation, settings)
    return tuple(seen)


def _too_many(position: Position, product: Product, where: Where) -> Iterator[Finding]:
    for code, count, most in (("over_max_facings", position.wide, product.max_facings), ("over_max_stack", position.high, product.max_stack)):
        if most is not None and count > most:
            yield found(code, (position.id,), where, count=count, limit=most)


def _too_high(position: Position, product: Product, where: Where, elevation: float, settings: Settings) -> Iterator[Finding]:
    # of a product only said to be heavy no weight may be known: then there is no such number
    weight, volume = product.weight_g if product.weight_g is not None else nan, litres(product)
    if "heavy" in product.roles or weight >= settings.heavy_g:
        yield found("heavy_high", (position.id,), where, weight_g=weight, limit_g=settings.heavy_g, elevation_mm=elevation)
    if "bulky" in product.roles or volume >= settings.bulky_l:
        yield found("bulky_high", (position.id,), where, volume_l=volume, limit_l=settings.bulky_l, elevation_mm=elevation)


class BayContents(msgspec.Struct, frozen=True):
    """Products of a bay by row of the index with the band of each of their positions (index into BANDS), and its families."""

    product: NDArray[np.intp]
    band: NDArray[np.intp]
    families: frozenset[str]


@memo(8192)
def bay_contents(bay: Bay, index: ProductIndex, settings: Settings) -> BayContents:
    """What stands in a bay."""
    rows, bands = [], []
    for level in bay.levels:
        band = BANDS.index(band_of(level.elevation, settings))
        known = [row for position in level.positions if (row := index.row.get(position.product)) is not None]
        rows += known
        bands += [band] * len(known)
    families = frozenset(index.products[row].family for row in rows) - {""}
    return BayContents(np.array(rows, dtype=np.intp), np.array(bands, dtype=np.intp), families)


@memo(4096)
def face_contents(face: Face, index: ProductIndex, settings: Settings) -> tuple[BayContents, ...]:
    """What stands in each bay of a face."""
    return tuple([bay_contents(bay, index, settings) for bay in face.bays])


def scattered(gondola: str, face: Face, index: ProductIndex, settings: Settings) -> Iterator[Finding]:
    """Families that stand in several blocks of bays of one face, with others between."""
    contents = [bay.families for bay in face_contents(face, index, settings)]
    blocks: dict[str, int] = {}
    before: frozenset[str] = frozenset()
    for here in contents:
        for family in here - before:
            blocks[family] = blocks.get(family, 0) + 1
        before = here
    for family in sorted(blocks):
        if blocks[family] > 1:
            yield found("family_scattered", (family,), Where(gondola, face.side), blocks=blocks[family], bays=len(contents))


class Promotion(msgspec.Struct, frozen=True):
    """A position on an end cap and the day its promotion began."""

    position: str
    where: Where
    began: date


@memo(1024)
def promotions(face: Face, gondola: str) -> tuple[Promotion, ...]:
    """Positions of a face that say since when they are promoted."""
    return tuple(
        Promotion(position.id, Where(gondola, face.side, b, n, position.product), position.promotion_from)
        for b, bay in enumerate(face.bays, 1)
        for n, level in enumerate(bay.levels, 1)
        for position in level.positions
        if position.promotion_from is not None
    )


def stale(gondola: Gondola, face: Face, settings: Settings, today: date) -> Iterator[Finding]:
    """Promotions on an end cap older than they should be."""
    for promotion in promotions(face, gondola.name):
        days = (today - promotion.began).days
        if days > settings.end_cap_days:
            yield found("end_cap_stale", (promotion.position,), promotion.where, days=days, limit_days=settings.end_cap_days)
