"""An offer held against the present plan: what each product gains and loses, and the totals, whole or under a choice of products. No words."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from planogram.metrics.figures import Figures
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope, face_scope
from planogram.model.find import find_gondola
from planogram.optimise.arrange import Arrangement
from planogram.optimise.expected import profits
from planogram.optimise.linear import linear_task
from planogram.optimise.offer import Offer, Spots, spots_of
from planogram.optimise.proposal import Proposal, plan_of
from planogram.optimise.task import deviation

Pair = tuple[float | None, float | None]


class Row(msgspec.Struct, frozen=True):
    """A product before and after: facings, linear in metres, composed index, expected profit; whether a block of it changes level,
    or only its place on one.
    """

    product: str
    facings: Pair
    linear_m: Pair
    index: Pair
    profit: Pair
    moved: bool
    shifted: bool = False


class Totals(msgspec.Struct, frozen=True):
    """The scope before and after; `deviation` only where the question has one. `value` is it with the price of moves and emptied levels."""

    facings: Pair
    linear_m: Pair
    profit: Pair
    moves: int
    deviation: Pair = (None, None)
    gap: float | None = None
    bound: float | None = None
    missing: int = 0
    missing_bound: int = 0
    value: float | None = None


def compared(offer: Offer, products: Collection[str] | None = None) -> tuple[tuple[Row, ...], Totals]:
    """Every product the offer changes, and the totals; under a choice, rows of its products and the totals are those of the choice.

    A product that is not chosen keeps the row of the whole offer: what it would have if it were. `products` are such as
    `Offer.accepted` gives.
    """
    rows, whole = _compared(offer, offer.names)
    if products is None or offer.names <= set(products):
        return rows, whole
    chosen = frozenset(products)
    some, totals = _compared(offer, chosen)
    named = {row.product: row for row in some}
    return tuple(named.get(row.product, row) if row.product in chosen else row for row in rows), totals


def _compared(offer: Offer, products: frozenset[str]) -> tuple[tuple[Row, ...], Totals]:
    after = offer.part(products)
    scope = _scope(offer)
    before, then = measure(offer.base, scope), measure(after, scope)
    spots = spots_of(offer.base), spots_of(after)
    earned = profits(offer.base, after, offer.wish.assumptions)
    names = dict.fromkeys((*before.product_ids, *then.product_ids))
    rows = [_row(name, before, then, earned.get(name, (None, None)), spots) for name in names if name in products]
    return tuple(rows), _totals(offer, before, then, rows, earned, products)


def _scope(offer: Offer) -> Scope:
    """Products are compared over what was asked about; a selection's blocks may be gone afterwards, so their face stands for it."""
    question = offer.wish.question
    if offer.wish.mode == "arrange" and question is not None:
        gondola = offer.base.gondolas[find_gondola(offer.base, question.gondola)]
        return face_scope(gondola.name, question.side)
    return offer.wish.scope


def _row(name: str, before: Figures, then: Figures, earned: Pair, spots: tuple[Spots, Spots]) -> Row:
    old, new = (one.get(name, ()) for one in spots)
    levels, later = ({spot[0] for spot in one} for one in (old, new))
    moved = bool(old) and bool(new) and not later <= levels
    facings, linear = _both(before, then, name, "facings"), _both(before, then, name, "developed_linear")
    shifted = not moved and old != new and facings[0] == facings[1]
    return Row(name, facings, linear, _both(before, then, name, "is_mix"), earned, moved, shifted)


def _both(before: Figures, then: Figures, name: str, key: str) -> Pair:
    return tuple(_number(one.value(name, key)) if name in one.product_ids else None for one in (before, then))  # type: ignore[return-value]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _totals(offer: Offer, before: Figures, then: Figures, rows: Sequence[Row], earned: dict[str, Pair], products: Collection[str]) -> Totals:
    names = dict.fromkeys((*before.product_ids, *then.product_ids))
    money = [_summed(earned[name][side] for name in names if name in earned) for side in (0, 1)]
    answer = offer.answer
    facings = _number(before.total("facings")), _number(then.total("facings"))
    linear: Pair = _pair(_summed(_number(one.value(name, "developed_linear")) for name in one.product_ids) for one in (before, then))
    moves = sum(1 for row in rows if row.moved)
    if isinstance(answer, Arrangement):
        return Totals(facings, linear, _pair(money), moves)
    moves = sum(1 for one in answer.changes if one.moves and one.product in products)
    deviation = _deviation(offer, products) if answer.kind == "rebalance" else (None, None)
    if offer.names <= set(products):
        whole = answer.gap, answer.bound, answer.missing, answer.missing_bound, answer.value
        return Totals(facings, linear, _pair(money), moves, deviation, *whole)
    return Totals(facings, linear, _pair(money), moves, deviation)


def _deviation(offer: Offer, products: Collection[str]) -> Pair:
    """How far the lengths are from the targets, now and under a choice."""
    assert isinstance(offer.answer, Proposal)
    if offer.names <= set(products):
        return offer.answer.before, offer.answer.after
    task = linear_task(offer.base, offer.wish.scope, offer.wish.rules)
    return offer.answer.before, deviation(task, plan_of(task, offer.answer, products))


def _pair(values: Iterable[float | None]) -> Pair:
    old, new = values
    return old, new


def _summed(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
