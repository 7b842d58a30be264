"""One answer to any of the three questions (re-balance, optimal facings, arrange): what a user compares and accepts. A value, no words."""

from collections.abc import Callable, Collection

import msgspec

from planogram.metrics.figures import Figures
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope, face_scope
from planogram.model.find import find_gondola, walk_positions
from planogram.model.project import Project
from planogram.optimise.arrange import Arrangement, apply_arrangement, arrange
from planogram.optimise.earnings import Assumptions
from planogram.optimise.expected import profits
from planogram.optimise.facings import optimal_facings
from planogram.optimise.proposal import Proposal, apply
from planogram.optimise.rebalance import rebalance
from planogram.optimise.remarks import Remark
from planogram.optimise.rules import Rules
from planogram.optimise.stock import Question

Pair = tuple[float | None, float | None]
MODES = ("rebalance", "facings", "arrange")


class Wish(msgspec.Struct, frozen=True):
    """What is asked: `mode` of MODES, of which part of the shop, under which rules. `question` counts for `arrange` only."""

    mode: str
    scope: Scope
    rules: Rules = Rules()
    assumptions: Assumptions = Assumptions()
    question: Question | None = None


class Row(msgspec.Struct, frozen=True):
    """A product before and after: facings, linear in metres, composed index, expected profit; whether a block of it changes level."""

    product: str
    facings: Pair
    linear_m: Pair
    index: Pair
    profit: Pair
    moved: bool


class Totals(msgspec.Struct, frozen=True):
    """The scope before and after; `deviation` only where the question has one."""

    facings: Pair
    linear_m: Pair
    profit: Pair
    moves: int
    deviation: Pair = (None, None)
    gap: float | None = None
    bound: float | None = None
    missing: int = 0


class Offer(msgspec.Struct, frozen=True):
    """`base` is the project it was made for: it can be accepted as long as the project is that one."""

    wish: Wish
    base: Project
    answer: Proposal | Arrangement

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Why products are not where they should be."""
        return self.answer.remarks

    @property
    def by_product(self) -> bool:
        """Whether products can be accepted one by one; an arrangement is one piece."""
        return isinstance(self.answer, Proposal)

    def applied(self, products: Collection[str] | None = None) -> Project:
        """The project with the answer, whole or for these products only."""
        if isinstance(self.answer, Proposal):
            return apply(self.base, self.answer, products)
        return apply_arrangement(self.base, self.answer)


def solve(project: Project, wish: Wish, heard: Callable[[Offer], None] | None = None, cancelled: Callable[[], bool] | None = None) -> Offer:
    """The best answer found; `heard` gets the first one at once, cancelling keeps the best so far. KeyError when the face is gone."""

    def offer(answer: Proposal | Arrangement) -> Offer:
        return Offer(wish, project, answer)

    def better(answer: Proposal | Arrangement) -> None:
        if heard is not None:
            heard(offer(answer))

    if wish.mode == "arrange":
        if wish.question is None:
            raise KeyError(wish.mode)
        return offer(arrange(project, wish.question, cancelled, better))
    if wish.mode == "facings":
        return offer(optimal_facings(project, wish.scope, wish.rules, wish.assumptions, better, cancelled))
    return offer(rebalance(project, wish.scope, wish.rules, better, cancelled))


def compared(offer: Offer) -> tuple[tuple[Row, ...], Totals]:
    """Every product the offer changes, and the totals."""
    after = offer.applied()
    scope = _scope(offer)
    before, then = measure(offer.base, scope), measure(after, scope)
    levels = _levels(offer.base), _levels(after)
    earned = profits(offer.base, after, offer.wish.assumptions)
    names = dict.fromkeys((*before.product_ids, *then.product_ids))
    rows = (_row(name, before, then, earned.get(name, (None, None)), levels) for name in names)
    changed = tuple(row for row in rows if row.moved or row.facings[0] != row.facings[1] or row.linear_m[0] != row.linear_m[1])
    return changed, _totals(offer, before, then, changed, earned)


def _scope(offer: Offer) -> Scope:
    """Products are compared over what was asked about; a selection's blocks may be gone afterwards, so their face stands for it."""
    question = offer.wish.question
    if offer.wish.mode == "arrange" and question is not None:
        gondola = offer.base.gondolas[find_gondola(offer.base, question.gondola)]
        return face_scope(gondola.name, question.side)
    return offer.wish.scope


def _row(name: str, before: Figures, then: Figures, earned: Pair, levels: tuple[dict[str, list[str]], dict[str, list[str]]]) -> Row:
    old, new = (one.get(name, []) for one in levels)
    moved = bool(old) and bool(new) and not (set(new) <= set(old))
    return Row(
        name, _both(before, then, name, "facings"), _both(before, then, name, "developed_linear"), _both(before, then, name, "is_mix"), earned, moved
    )


def _both(before: Figures, then: Figures, name: str, key: str) -> Pair:
    return tuple(_number(one.value(name, key)) if name in one.product_ids else None for one in (before, then))  # type: ignore[return-value]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _levels(project: Project) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, position in walk_positions(project):
        found.setdefault(position.product, []).append(place.level.id)
    return found


def _totals(offer: Offer, before: Figures, then: Figures, rows: tuple[Row, ...], earned: dict[str, Pair]) -> Totals:
    names = dict.fromkeys((*before.product_ids, *then.product_ids))
    money = [tuple(_summed(earned[name][side] for name in names if name in earned) for side in (0, 1))]
    answer = offer.answer
    balanced = isinstance(answer, Proposal) and answer.kind == "rebalance"
    return Totals(
        (_number(before.total("facings")), _number(then.total("facings"))),
        tuple(_summed(_number(one.value(name, "developed_linear")) for name in one.product_ids) for one in (before, then)),  # type: ignore[arg-type]
        money[0],  # type: ignore[arg-type]
        answer.moves if isinstance(answer, Proposal) else sum(1 for row in rows if row.moved),
        (answer.before, answer.after) if balanced and isinstance(answer, Proposal) else (None, None),
        answer.gap if isinstance(answer, Proposal) else None,
        answer.bound if isinstance(answer, Proposal) else None,
        answer.missing if isinstance(answer, Proposal) else 0,
    )


def _summed(values: object) -> float | None:
    known = [value for value in values if value is not None]  # type: ignore[attr-defined]
    return sum(known) if known else None
