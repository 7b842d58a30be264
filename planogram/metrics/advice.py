"""What to do about each product, as a concrete edit: facings from and to, centimetres, the index before and after.

The decision matrix says what, this says how much and where. Marks of the product stand beside the advice; they never hide it.
"""

import math
from collections.abc import Iterator, Sequence

import msgspec

from planogram.metrics.checks.holding import free_on, level_for
from planogram.metrics.figures import Figures
from planogram.metrics.gather import rows_by_level
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope
from planogram.metrics.sensitivity import CRITERIA, mix_weights
from planogram.model.edits import positions as edits
from planogram.model.find import LevelPlace
from planogram.model.position import Position, block_size, facing_size
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import band_of

GOOD_BANDS = ("eye", "hand")
AWAY_FROM_EYES = ("hand", "floor", "top")


class Advice(msgspec.Struct, frozen=True):
    """One product's advice. `text`: key of its sentence below `advice.`.

    `position` is what the edit changes, None when nothing is to be done by hand. Facings are the product's in the scope.
    `taken_mm` is negative when space is freed; `missing_mm` what the level lacks for it. `level`: id of the level to move to.
    """

    product: str
    quadrant: str
    text: str
    marks: tuple[str, ...]
    index_key: str
    index_before: float
    index_after: float | None = None
    position: str | None = None
    facings_from: int = 0
    facings_to: int = 0
    taken_mm: float = 0.0
    missing_mm: float = 0.0
    level: str | None = None
    band: str | None = None

    @property
    def possible(self) -> bool:
        """Whether `apply` changes anything, and what it changes fits."""
        return self.position is not None and self.missing_mm <= 0.0


Standing = tuple[LevelPlace, Position]


def advise(project: Project, scope: Scope = PROJECT) -> tuple[Advice, ...]:
    """Advice for every product of the scope that has a quadrant, in the products' order."""
    figures = measure(project, scope)
    chosen = frozenset(scope.values) if scope.kind == "selection" else None
    standing: dict[str, list[Standing]] = {}
    places = [place for place, _ in rows_by_level(project, scope, figures.index)]
    for place in places:
        for position in place.level.positions:
            if chosen is None or position.id in chosen:
                standing.setdefault(position.product, []).append((place, position))
    return tuple(_advices(figures, standing, places))


def _advices(figures: Figures, standing: dict[str, list[Standing]], places: Sequence[LevelPlace]) -> Iterator[Advice]:
    for name in figures.product_ids:
        quadrant = figures.value(name, "quadrant")
        if isinstance(quadrant, str):
            product = figures.index.products[figures.index.row[name]]
            yield _advice(figures, product, quadrant, standing.get(name, []), places)


def marks_of(product: Product) -> tuple[str, ...]:
    """What tempers the advice: own brand, launch, image, supplier agreement."""
    return (*(("own_brand",) if "own_brand" in product.roles else ()), *product.marks)


def _advice(figures: Figures, product: Product, quadrant: str, standing: list[Standing], places: Sequence[LevelPlace]) -> Advice:
    key = "is_mix" if figures.value(product.id, "is_mix") is not None else "is_revenue"
    before = figures.value(product.id, key)
    assert isinstance(before, float)
    plain = Advice(product.id, quadrant, f"{quadrant}.text", marks_of(product), key, before)
    free = [(place, position) for place, position in standing if not position.pinned]
    if quadrant in ("extend", "reduce"):
        return _resized(figures, product, plain, free)
    if quadrant in ("promote", "review_margin"):
        return _moved(figures, product, plain, free, places)
    return plain


def index_after(figures: Figures, product_id: str, change_m: float) -> float | None:
    """The composite index (else that of revenue) once the product has `change_m` metres more, all else as it is.

    The criterion's share stays; the linear share becomes (LD + change) ÷ (Σ LD + change).
    """
    row, c = figures.index.row[product_id], figures.columns
    mixed = figures.value(product_id, "is_mix") is not None
    weights = {name: weight for name, weight in mix_weights(figures.project.settings).items() if weight > 0.0} if mixed else {"revenue": 1.0}
    over = dict(zip(CRITERIA, c["shared_linear"].tolist(), strict=True))
    linear = float(c["developed_linear"][row]) + change_m
    if linear <= 0.0:
        return None
    after = sum(weight * float(c[f"share_{name}"][row]) / (linear / (over[name] + change_m)) for name, weight in weights.items())
    return None if math.isnan(after) else after


def facings_wanted(figures: Figures, product: Product, facing_mm: float) -> int:
    """Whole facings nearest to the target linear, within the product's own limits."""
    target = figures.value(product.id, "target_linear")
    present = figures.value(product.id, "facings")
    assert isinstance(present, int)
    if not isinstance(target, float) or facing_mm <= 0.0:
        return present
    wanted = max(1, round(target * 1000.0 / facing_mm))
    return max(product.min_facings or 1, min(wanted, product.max_facings or wanted))


def _resized(figures: Figures, product: Product, plain: Advice, standing: list[Standing]) -> Advice:
    """More or fewer facings of one block: the one with most room to extend, the widest to reduce."""
    if not standing:
        return _nothing(plain)
    extend = plain.quadrant == "extend"
    place, position = max(standing, key=lambda found: free_on(figures.project, found[0]) if extend else found[1].wide)
    facing = facing_size(position, product)[0]
    present = figures.value(product.id, "facings")
    assert isinstance(present, int)
    change = facings_wanted(figures, product, facing) - present
    if extend:
        fitting = int(_free_facings(figures, place, position, product))
        # a part of what it deserves is better than what cannot be done
        change = min(max(0, change), fitting) if fitting else max(0, change)
    else:
        change = max(min(0, change), 1 - position.wide)
    if change == 0:
        return _nothing(plain)
    taken = _width(position, product, change) - _width(position, product, 0)
    missing = max(0.0, taken - free_on(figures.project, place)) if extend else 0.0
    advice = msgspec.structs.replace(
        plain,
        text=f"{plain.quadrant}.no_room" if missing > 0.0 else plain.text,
        position=position.id,
        facings_from=present,
        facings_to=present + change,
        taken_mm=taken,
        missing_mm=missing,
    )
    return msgspec.structs.replace(advice, index_after=_index_after(figures, advice))


def _index_after(figures: Figures, advice: Advice) -> float | None:
    """From the formula; measured where the product also stands elsewhere, as its part of the sales then moves with its length."""
    part = figures.gathered.part
    if part is None or part[figures.index.row[advice.product]] == 1.0:
        return index_after(figures, advice.product, advice.taken_mm / 1000.0)
    after = Figures(apply(figures.project, advice), figures.scope).value(advice.product, advice.index_key)
    return after if isinstance(after, float) else None


def _nothing(plain: Advice) -> Advice:
    return msgspec.structs.replace(plain, text="reduce.delist" if plain.quadrant == "reduce" else "extend.enough")


def _width(position: Position, product: Product, change: int) -> float:
    return block_size(msgspec.structs.replace(position, wide=position.wide + change), product)[0]


def _free_facings(figures: Figures, place: LevelPlace, position: Position, product: Product) -> float:
    """Facings that still fit beside the block."""
    each = _width(position, product, 1) - _width(position, product, 0)
    return free_on(figures.project, place) // each if each > 0 else 0.0


def _moved(figures: Figures, product: Product, plain: Advice, standing: list[Standing], places: Sequence[LevelPlace]) -> Advice:
    """The block moved to a better level (promote) or away from the eyes (review margin), where one of the same face holds it."""
    settings = figures.project.settings
    promote = plain.quadrant == "promote"
    wrong = [found for found in standing if (band_of(found[0].level.elevation, settings) == "eye") != promote]
    if not wrong or (promote and len(wrong) < len(standing)):
        return msgspec.structs.replace(plain, text=f"{plain.quadrant}.placed")
    place, position = max(wrong, key=lambda found: found[1].wide)
    bands = GOOD_BANDS if promote else AWAY_FROM_EYES
    here = band_of(place.level.elevation, settings)
    better = bands[: bands.index(here)] if here in bands else bands
    goal = level_for(figures.project, product, position, place, places, better)
    if goal is None:
        return msgspec.structs.replace(plain, text=f"{plain.quadrant}.{'placed' if not better else 'no_room'}")
    band = band_of(goal.level.elevation, settings)
    return msgspec.structs.replace(plain, position=position.id, level=goal.level.id, band=band, index_after=plain.index_before)


def apply(project: Project, advice: Advice) -> Project:
    """The project after the advice: one edit. The same project when there is nothing to do by hand."""
    if advice.position is None:
        return project
    if advice.level is not None:
        return edits.move(project, [advice.position], advice.level, 10**6)
    return edits.add_facings(project, [advice.position], wide=advice.facings_to - advice.facings_from)
