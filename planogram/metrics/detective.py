"""Sizes and weights that were typed wrongly, each with the correction that explains it: other units, swapped axes, a case taken for a unit.

Suspicions only: a product is compared with its siblings (sub-family, else family) and with its own weight. Nothing is changed here.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from functools import reduce
from itertools import permutations
from typing import Literal

import msgspec
import numpy as np

from planogram.metrics.checks.catalogue import HEAVIEST, LIGHTEST, LONGEST, SHORTEST, density
from planogram.model.product import Product, Size, unit_size
from planogram.model.project import Project, Waiver
from planogram.model.values import changed

Kind = Literal["centimetres", "inches", "metres", "tenths", "swapped", "case", "digit", "size_outlier", "kilograms", "milligrams", "weight_outlier"]
KINDS: tuple[Kind, ...] = (
    "centimetres", "inches", "metres", "tenths", "swapped", "case", "digit", "size_outlier", "kilograms", "milligrams", "weight_outlier",
)  # fmt: skip
SIZES = ("width", "height", "depth")
_SCALES: dict[Kind, float] = {"centimetres": 10.0, "inches": 25.4, "metres": 1000.0, "tenths": 0.1}
_FEWEST_SIBLINGS = 5
_FAR, _NEAR = math.log(30.0), math.log(4.0)
"""A volume thirty times its siblings' is another unit, four times may be another pack."""
_USUAL_DENSITY = math.log(0.7)
_DENSE = (0.05, 5.0)
"""g/cm³ that a corrected weight must give: crisps to canned food."""


class Suspicion(msgspec.Struct, frozen=True):
    """`fields`: name, value as it is, value as it should be (mm, g); none where nothing explains the figure."""

    product: str
    kind: Kind
    fields: tuple[tuple[str, float | None, float], ...] = ()

    @property
    def code(self) -> str:
        """The finding that is about the same thing; accepting that one ends the suspicion."""
        return "suspect_weight" if self.kind in ("kilograms", "milligrams", "weight_outlier") else "suspect_size"


class Siblings(msgspec.Struct, frozen=True):
    """Logarithms of the median sizes (mm) of a group, and how far from them half of the group stays, by axis and for the volume."""

    middle: tuple[float, float, float]
    spread: tuple[float, float, float]
    volume: float
    volume_spread: float


def suspicions(project: Project) -> tuple[Suspicion, ...]:
    """At most one of the sizes and one of the weight for each product, in the order of the catalogue; what someone accepted is left out."""
    groups = _groups(project.products)
    accepted = {(waiver.code, waiver.subject) for waiver in project.waivers}
    found = (one for product in project.products if not product.placeholder for one in _of(product, _siblings(product, groups)))
    return tuple(one for one in found if (one.code, one.product) not in accepted)


def _groups(products: tuple[Product, ...]) -> Mapping[tuple[str, ...], Siblings]:
    members: dict[tuple[str, ...], list[Size]] = {}
    for product in products:
        if min(unit_size(product)) > 0 and product.family and not product.placeholder:
            for key in {(product.family,), (product.family, product.subfamily)}:
                members.setdefault(key, []).append(unit_size(product))
    return {key: _statistics(sizes) for key, sizes in members.items() if len(sizes) > _FEWEST_SIBLINGS}


def _statistics(sizes: list[Size]) -> Siblings:
    logs = np.log(np.array(sizes))
    middle, volumes = np.median(logs, axis=0), logs.sum(axis=1)
    spread, volume = np.median(np.abs(logs - middle), axis=0), float(np.median(volumes))
    return Siblings(tuple(middle.tolist()), tuple(spread.tolist()), volume, float(np.median(np.abs(volumes - volume))))


def _siblings(product: Product, groups: Mapping[tuple[str, ...], Siblings]) -> Siblings | None:
    return groups.get((product.family, product.subfamily)) or groups.get((product.family,))


def _of(product: Product, siblings: Siblings | None) -> Iterator[Suspicion]:
    size = None
    if min(unit_size(product)) > 0:
        size = _scaled(product, siblings) or (_among_siblings(product, siblings) if siblings else None)
        if size is not None:
            yield size
    # a weight is judged by the sizes as they should be
    weight = _weight(product if size is None else corrected(product, size))
    if weight is not None:
        yield weight


def _scaled(product: Product, siblings: Siblings | None) -> Suspicion | None:
    """Another unit of length: what brings the volume to the siblings', or else the density to a usual one."""
    off = None if siblings is None else sum(map(math.log, unit_size(product))) - siblings.volume
    if siblings is not None and off is not None:
        found = _in_unit(product, off, max(_FAR, 4 * siblings.volume_spread), max(_NEAR, 2 * siblings.volume_spread))
        if found is not None:
            return found
    dense = density(product)
    if not dense or LIGHTEST <= dense <= HEAVIEST:
        return None
    if off is None and _DENSE[0] <= dense * 1000 <= _DENSE[1]:
        # kilograms are typed for grams far more often than tenths of a millimetre for millimetres
        return None
    # in a volume too small by a factor the density is too large by it
    found = _in_unit(product, _USUAL_DENSITY - math.log(dense), 0.0, _NEAR)
    if found is None or off is None:
        return found
    # else it is the weight that is wrong
    return found if abs(off + 3 * math.log(_SCALES[found.kind])) < abs(off) else None


def _in_unit(product: Product, off: float, far: float, near: float) -> Suspicion | None:
    """The unit that explains a volume off by a factor (as logarithm) of at least `far`, leaving at most `near`."""
    kind = min(_SCALES, key=lambda kind: abs(off + 3 * math.log(_SCALES[kind])))
    sizes = [size * _SCALES[kind] for size in unit_size(product)]
    if abs(off) < far or abs(off + 3 * math.log(_SCALES[kind])) > near or min(sizes) < SHORTEST or max(sizes) > LONGEST:
        return None
    return _sizes(product, kind, (sizes[0], sizes[1], sizes[2]))


def _sizes(product: Product, kind: Kind, new: Size) -> Suspicion:
    pairs = zip(SIZES, unit_size(product), new, strict=True)
    return Suspicion(product.id, kind, tuple((name, old, round(size, 1)) for name, old, size in pairs if abs(old - size) > 1e-9))


def _among_siblings(product: Product, siblings: Siblings) -> Suspicion | None:
    off = [math.log(size) - middle for size, middle in zip(unit_size(product), siblings.middle, strict=True)]
    return _case(product, siblings) or _swapped(product, siblings, off) or _digit(product, siblings, off) or _outlier(product, siblings, off)


def _worst(size: Size, siblings: Siblings) -> float:
    return max(abs(math.log(one) - middle) for one, middle in zip(size, siblings.middle, strict=True))


def _case(product: Product, siblings: Siblings) -> Suspicion | None:
    """The size of a case of n: n times the siblings' volume, and parted into n it looks like them."""
    count = product.units_per_case or 0
    off = sum(map(math.log, unit_size(product))) - siblings.volume
    if count < 3 or abs(off - math.log(count)) > math.log(1.35) or product.case_width not in (None, product.width):
        return None
    grids = [(a, b, count // a // b) for a in range(1, count + 1) if count % a == 0 for b in range(1, count // a + 1) if count // a % b == 0]
    width, height, depth = unit_size(product)
    new = min(((width / a, height / b, depth / c) for a, b, c in grids), key=lambda size: _worst(size, siblings))
    if _worst(new, siblings) > math.log(1.4):
        return None
    found = _sizes(product, "case", new)
    packs = (("case_width", product.case_width, width), ("case_height", product.case_height, height), ("case_depth", product.case_depth, depth))
    return Suspicion(product.id, "case", (*found.fields, *(pack for pack in packs if pack[1] != pack[2])))


def _swapped(product: Product, siblings: Siblings, off: list[float]) -> Suspicion | None:
    """The same three sizes in another order fit the siblings far better."""
    now = max(map(abs, off))
    orders = [(a, b, c) for a, b, c in permutations(unit_size(product))]
    best = min(orders, key=lambda size: _worst(size, siblings))
    alike = max(siblings.spread) < math.log(1.25)
    if not alike or now < math.log(1.8) or _worst(best, siblings) > min(math.log(1.3), now / 3):
        return None
    return _sizes(product, "swapped", best)


def _digit(product: Product, siblings: Siblings, off: list[float]) -> Suspicion | None:
    """One size ten times too large or too small, the others as usual."""
    wrong = max(range(3), key=lambda axis: abs(off[axis]))
    usual = all(abs(off[axis]) < math.log(1.6) for axis in range(3) if axis != wrong)
    if not usual or abs(abs(off[wrong]) - math.log(10.0)) > math.log(1.6) or max(siblings.spread) > math.log(1.4):
        return None
    new = list(unit_size(product))
    new[wrong] *= 0.1 if off[wrong] > 0 else 10.0
    return _sizes(product, "digit", (new[0], new[1], new[2]))


def _outlier(product: Product, siblings: Siblings, off: list[float]) -> Suspicion | None:
    return Suspicion(product.id, "size_outlier") if abs(sum(off)) > max(_FAR, 6 * siblings.volume_spread) else None


def _weight(product: Product) -> Suspicion | None:
    """A weight that no article of that size has: kilograms or milligrams for grams, or nothing that explains it."""
    dense = density(product)
    if dense is None or product.weight_g is None or LIGHTEST <= dense <= HEAVIEST or dense == 0:
        return None
    kind: Kind = "kilograms" if dense < LIGHTEST else "milligrams"
    factor = 1000.0 if dense < LIGHTEST else 0.001
    if not _DENSE[0] <= dense * factor <= _DENSE[1]:
        return Suspicion(product.id, "weight_outlier")
    return Suspicion(product.id, kind, (("weight_g", product.weight_g, round(product.weight_g * factor, 3)),))


def corrected(product: Product, suspicion: Suspicion) -> Product:
    """The product with a suspicion's correction."""
    return msgspec.structs.replace(product, **{name: new for name, _, new in suspicion.fields})


def with_corrections(project: Project, chosen: Collection[Suspicion]) -> Project:
    """The project with these corrections; the same project when they change nothing."""
    wanted: dict[str, list[Suspicion]] = {}
    for suspicion in chosen:
        wanted.setdefault(suspicion.product, []).append(suspicion)
    products = tuple(reduce(corrected, wanted.get(product.id, ()), product) for product in project.products)
    return changed(project, products=products)


def with_ignored(project: Project, chosen: Collection[Suspicion], reason: str) -> Project:
    """The project in which these suspicions are accepted as right, for `reason`."""
    known = {(waiver.code, waiver.subject) for waiver in project.waivers}
    new = dict.fromkeys((one.code, one.product) for one in chosen if (one.code, one.product) not in known)
    return changed(project, waivers=(*project.waivers, *(Waiver(code, subject, reason) for code, subject in new)))
