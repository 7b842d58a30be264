"""Families as the pieces a face is cut into: what each needs, how high it belongs, and its sub-families where it is large enough to have some."""

from collections.abc import Mapping, Sequence

import msgspec

from planogram.optimise.stock import Ware
from planogram.optimise.suitability import usual_height

FEW = 5
"""With fewer families than this on a face, each is large: sub-families stand together inside it."""
_WARES_TO_PART = 6


class Family(msgspec.Struct, frozen=True):
    """Wares that stay together. `need` mm, `height` 0 floor … 3 top, `power`: holds a power item, `worth`: how well it earns, 0…1.

    `parts`: its sub-families, each a Family; none when they are not told apart. `part`: the sub-family when it is one.
    """

    name: str
    wares: tuple[Ware, ...]
    need: float
    height: float
    power: bool
    worth: float
    part: str = ""
    parts: tuple["Family", ...] = ()

    @property
    def key(self) -> str:
        """What tells it from any other piece of the face."""
        return f"{self.name}/{self.part}" if self.part else self.name


def families_of(wares: Sequence[Ware]) -> list[Family]:
    """Families in the order they first stand; sub-families or brands when there is but one."""
    names: list[str] = []
    for field in ("family", "subfamily", "brand"):
        names = [getattr(ware.product, field) for ware in wares]
        if len(set(names)) > 1:
            break
    groups = _grouped(names, wares)
    parted = field == "family" and len(groups) < FEW
    return [_family(name, group, parts=_parts(name, group) if parted else ()) for name, group in groups.items()]


def _grouped(names: Sequence[str], wares: Sequence[Ware]) -> dict[str, list[Ware]]:
    groups: dict[str, list[Ware]] = {}
    for name, ware in zip(names, wares, strict=True):
        groups.setdefault(name, []).append(ware)
    return groups


def _parts(name: str, wares: Sequence[Ware]) -> tuple[Family, ...]:
    """Its sub-families, when it has several and is large enough for blocks of its own."""
    groups = _grouped([ware.product.subfamily for ware in wares], wares)
    if len(groups) < 2 or len(wares) < _WARES_TO_PART or "" in groups:
        return ()
    return tuple(_family(name, group, part) for part, group in groups.items())


def _family(name: str, wares: Sequence[Ware], part: str = "", parts: tuple[Family, ...] = ()) -> Family:
    worth = sum(ware.costs[0] - ware.costs[2] for ware in wares) / len(wares)
    power = any("power_item" in ware.product.roles for ware in wares)
    need = sum(ware.need for ware in wares)
    return Family(name, tuple(wares), need, usual_height([ware.costs for ware in wares]), power, worth, part, parts)


def pieces(families: Sequence[Family]) -> list[Family]:
    """The smallest pieces: sub-families where there are, else families."""
    return [piece for family in families for piece in (family.parts or (family,))]


def tuned(families: Sequence[Family], push: Mapping[str, float], tilt: Mapping[str, float]) -> list[Family]:
    """The same with other needs (times `push`) and wishes for height (plus `tilt`), by key, so that other cuts are tried."""
    return [_tuned(family, push, tilt) for family in families]


def _tuned(family: Family, push: Mapping[str, float], tilt: Mapping[str, float]) -> Family:
    parts = tuple(_tuned(part, push, tilt) for part in family.parts)
    lean = tilt.get(family.key, 0.0)
    need = sum(part.need for part in parts) if parts else family.need
    return Family(
        family.name, family.wares, need * push.get(family.key, 1.0), family.height + lean, family.power, family.worth + 2.0 * lean, family.part, parts
    )
