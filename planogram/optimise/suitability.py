"""Which band suits which product, by the course's rules: a cost per band, 0 where it is best. Costs are an order, not a measurement."""

from collections.abc import Mapping, Sequence

from planogram.model.product import Product
from planogram.model.settings import BANDS, Settings

Costs = tuple[float, float, float, float]
"""Cost of standing on floor, hand, eye, top."""

_RULES: tuple[tuple[frozenset[str], Costs], ...] = (
    (frozenset({"heavy", "bulky"}), (0.0, 2.0, 5.0, 9.0)),
    (frozenset({"loss_leader", "first_price", "bulk"}), (0.0, 1.0, 3.0, 3.0)),
    (frozenset({"impulse"}), (3.0, 0.5, 0.0, 2.5)),
    (frozenset({"own_brand"}), (2.5, 0.5, 0.0, 2.0)),
    (frozenset({"pre_sold"}), (1.0, 1.5, 2.0, 0.0)),
    (frozenset({"power_item"}), (0.5, 0.5, 1.0, 0.5)),
)
_LIFTING: Costs = (0.0, 0.4, 1.5, 3.0)
"""Added for what is as heavy or bulky as can be without a rule of its own, in part for what is less: the heavier, the lower."""
_GOODNESS: Costs = (0.1, 0.75, 1.0, 0.3)
"""How good a band is, for products no rule names: those that earn most go where it is best."""


def band_costs(product: Product, rank: float, settings: Settings) -> Costs:
    """The costs of the bands for a product; `rank` 0…1 is its place by margin per metre among its neighbours.

    >>> band_costs(Product("a", "A", roles=("heavy",)), 0.9, Settings())[0]
    0.0
    >>> [round(cost, 2) for cost in band_costs(Product("a", "A"), 1.0, Settings())]
    [0.9, 0.25, 0.0, 0.7]
    >>> [round(cost, 2) for cost in band_costs(Product("a", "A", weight_g=2000.0), 1.0, Settings())]
    [0.9, 0.45, 0.75, 2.2]
    """
    ruled = ruled_costs(product, settings)
    if ruled is not None:
        return ruled
    litres = product.width * product.height * product.depth / 1e6
    share = max((product.weight_g or 0.0) / (settings.heavy_g or 1.0), litres / (settings.bulky_l or 1.0))
    plain = (abs(good - rank) if good < rank else (good - rank) * 0.5 for good in _GOODNESS)
    floor, hand, eye, top = (cost + min(1.0, share) * lift for cost, lift in zip(plain, _LIFTING, strict=True))
    return floor, hand, eye, top


def ruled_costs(product: Product, settings: Settings) -> Costs | None:
    """The costs of the bands for a product that a rule names; None for others."""
    roles = set(product.roles)
    if (product.weight_g or 0.0) >= settings.heavy_g:
        roles.add("heavy")
    if product.width * product.height * product.depth / 1e6 >= settings.bulky_l:
        roles.add("bulky")
    return next((costs for named, costs in _RULES if roles & named), None)


def ranks(values: Mapping[str, float | None]) -> dict[str, float]:
    """Each key's place from 0 (least) to 1 (most); unknown values stand in the middle.

    >>> ranks({"a": 3.0, "b": 1.0, "c": None})
    {'b': 0.0, 'a': 1.0, 'c': 0.5}
    """
    known = sorted((value, key) for key, value in values.items() if value is not None)
    last = max(1, len(known) - 1)
    return {key: index / last for index, (_, key) in enumerate(known)} | {key: 0.5 for key, value in values.items() if value is None}


def usual_height(costs: Sequence[Costs]) -> float:
    """Where a family belongs from 0 (floor) to 3 (top): the mean of its products' best bands."""
    return sum(min(range(len(BANDS)), key=lambda band: one[band]) for one in costs) / max(1, len(costs))
