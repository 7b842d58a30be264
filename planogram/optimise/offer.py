"""One answer to any of the three questions (re-balance, optimal facings, arrange): what a user compares and accepts. A value, no words."""

from collections.abc import Callable, Collection, Mapping

import msgspec

from planogram.metrics.scope import Scope
from planogram.model.find import walk_levels
from planogram.model.memo import memo
from planogram.model.placement import placed, products_by_id
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.optimise.accepting import Accepted, with_others, without_others
from planogram.optimise.arrange import Arrangement, apply_arrangement, arrange
from planogram.optimise.earnings import Assumptions
from planogram.optimise.facings import optimal_facings
from planogram.optimise.mixing import mixed
from planogram.optimise.proposal import Proposal, apply
from planogram.optimise.rebalance import rebalance
from planogram.optimise.remarks import Remark
from planogram.optimise.rules import Rules
from planogram.optimise.stock import Question

Spots = Mapping[str, tuple[tuple[str, float, int, int, int], ...]]
"""By product: level, left edge (mm) and facings wide, high and deep of each of its blocks."""
MODES = ("rebalance", "facings", "arrange")


class Wish(msgspec.Struct, frozen=True):
    """What is asked: `mode` of MODES, of which part of the shop, under which rules. `question` counts for `arrange` only."""

    mode: str
    scope: Scope
    rules: Rules = Rules()
    assumptions: Assumptions = Assumptions()
    question: Question | None = None


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
    def names(self) -> frozenset[str]:
        """The products it places, changes or takes off."""
        return _names(self.base, self.answer)

    @property
    def blocks(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The family blocks of an arrangement, each with the products it changes; none for another answer."""
        return _blocks(self.base, self.answer) if isinstance(self.answer, Arrangement) else ()

    def applied(self, products: Collection[str] | None = None) -> Project:
        """The project with the answer, whole or for these products and those whose place they need."""
        if products is None:
            return self.part(self.names)
        return self.part(self.accepted((), products, True).products)

    def accepted(self, present: Collection[str], products: Collection[str], on: bool) -> Accepted:
        """What is accepted once `products` are ticked (or, with `on` False, unticked) beside those of `present`, with what had to follow."""
        if on:
            return with_others(self.base, self.part, self.names, {*present, *products})
        return without_others(self.base, self.part, self.names, {*present} - {*products})

    def part(self, products: Collection[str]) -> Project:
        """The project with these products as proposed, whether or not that can stand."""
        if isinstance(self.answer, Proposal):
            return apply(self.base, self.answer, products)
        whole = _arranged(self.base, self.answer)
        if self.names <= set(products):
            return whole
        return mixed(self.base, whole, _unmoved(self.base, self.answer) | set(products)) if products else self.base


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


@memo(16)
def spots_of(project: Project) -> Spots:
    """Where the blocks of each product stand."""
    found: dict[str, list[tuple[str, float, int, int, int]]] = {}
    known = products_by_id(project.products)
    for place in walk_levels(project):
        for block in placed(place.bay, place.level, known):
            found.setdefault(block.position.product, []).append((place.level.id, round(block.x, 1), *_facings(block.position)))
    return {name: tuple(sorted(spots)) for name, spots in found.items()}


def _facings(position: Position) -> tuple[int, int, int]:
    return position.wide, position.high, position.deep


@memo(8)
def _arranged(base: Project, answer: Arrangement) -> Project:
    """The project with the whole arrangement: the same object for the same answer."""
    return apply_arrangement(base, answer)


@memo(8)
def _names(base: Project, answer: Proposal | Arrangement) -> frozenset[str]:
    if isinstance(answer, Proposal):
        return frozenset(one.product for one in answer.changes)
    old, new = spots_of(base), spots_of(_arranged(base, answer))
    return frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))


@memo(8)
def _blocks(base: Project, answer: Arrangement) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names, known = _names(base, answer), products_by_id(base.products)
    found: dict[str, list[str]] = {block.family: [] for block in answer.blocks}
    for name in sorted(names, key=lambda one: (known[one].name, one) if one in known else (one, one)):
        mine = [getattr(known[name], field) for field in ("family", "subfamily", "brand")] if name in known else [""]
        found.setdefault(next((one for one in mine if one in found), mine[0]), []).append(name)
    return tuple((family, tuple(group)) for family, group in found.items() if group)


@memo(8)
def _unmoved(base: Project, answer: Arrangement) -> frozenset[str]:
    """Products that stand in the arrangement as they do now: they go with any choice."""
    return frozenset(spots_of(base)) - _names(base, answer)
