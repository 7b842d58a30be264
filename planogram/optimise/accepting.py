"""Which products of a proposal can be accepted together: what one needs of another's place, so that no part of a proposal is impossible.

An accepted product is as proposed, any other as it stands. Where that cannot be, those in the way are accepted with it
(or, when one is refused, refused with it), as few as are seen to help. All together are the proposal, none the present plan.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

from planogram.model.find import LevelPlace, walk_levels
from planogram.model.fixture import Level
from planogram.model.memo import memo
from planogram.model.placement import placed, products_by_id, reserved_length
from planogram.model.project import Project
from planogram.optimise.fewest import fewest
from planogram.optimise.harm import Harm, new_harm
from planogram.optimise.mixing import free_products
from planogram.optimise.remarks import Remark

Part = Callable[[Collection[str]], Project]
"""The plan with these products as proposed."""


class Accepted(msgspec.Struct, frozen=True):
    """The products as proposed, and a remark for each that had to follow another."""

    products: frozenset[str]
    remarks: tuple[Remark, ...] = ()


class Lengths(msgspec.Struct, frozen=True):
    """`now` and `then`: length (mm) each product takes on each level the proposal changes; `room`: what there is for products."""

    now: Mapping[str, Mapping[str, float]]
    then: Mapping[str, Mapping[str, float]]
    room: Mapping[str, float]

    def of(self, level: str, product: str, chosen: Collection[str]) -> float:
        """Length of a product on a level under a choice, mm."""
        return (self.then if product in chosen else self.now)[level].get(product, 0.0)

    def gained(self, level: str, product: str) -> float:
        """What the proposal gives a product on a level, mm; negative when it gives length back."""
        return self.then[level].get(product, 0.0) - self.now[level].get(product, 0.0)

    def changes(self, chosen: Collection[str], open_: Collection[str], adding: bool) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
        """By level: what the change of each open product adds (mm), and what is left under the choice."""
        sign = 1.0 if adding else -1.0
        gained = {level: {one: sign * self.gained(level, one) for one in self.on(level) if one in open_} for level in self.room}
        return gained, {level: room - sum(self.of(level, one, chosen) for one in self.on(level)) for level, room in self.room.items()}

    def over(self, chosen: Collection[str]) -> float:
        """Length (mm) that levels are short of under a choice."""
        return sum(max(0.0, sum(self.of(level, one, chosen) for one in self.on(level)) - room) for level, room in self.room.items())

    def on(self, level: str) -> set[str]:
        """Products that take length of a level, now or then."""
        return {*self.now[level], *self.then[level]}


def with_others(base: Project, part: Part, names: Collection[str], chosen: Collection[str]) -> Accepted:
    """`chosen` and, of `names` (all products of the proposal), those it cannot do without."""
    return _settled(base, part, frozenset(names), frozenset(chosen), adding=True)


def without_others(base: Project, part: Part, names: Collection[str], chosen: Collection[str]) -> Accepted:
    """`chosen` less those that cannot be as proposed while the rest stays as it stands."""
    return _settled(base, part, frozenset(names), frozenset(chosen), adding=False)


def _settled(base: Project, part: Part, names: frozenset[str], chosen: frozenset[str], adding: bool) -> Accepted:
    whole = part(names)
    borne = {harm.key for harm in new_harm(base, whole)}
    lengths = _lengths(base, whole)
    said: list[Remark] = []
    first = chosen & names
    chosen, follow = first, None
    while (harm := next((one for one in new_harm(base, part(chosen)) if one.key not in borne), None)) is not None:
        open_ = names - chosen if adding else chosen
        if follow is None:
            follow = fewest(*lengths.changes(chosen, open_, adding), open_) or frozenset()
        groups = [group for group in _near(base, whole, harm, lengths, open_, adding) if group]
        helping = next((group & follow for group in groups if group & follow), None)
        if not groups:
            chosen = names if adding else frozenset()
            break
        next_ = min(helping or groups[0], key=lambda one: (lengths.over(chosen | {one} if adding else chosen - {one}), one))
        taking = chosen if adding else names - chosen
        said.append(_said(next_, harm, lengths, taking, first if adding else names - first, adding))
        chosen = chosen | {next_} if adding else chosen - {next_}
        follow = follow if helping else None
    return Accepted(chosen, tuple(said))


def _near(base: Project, whole: Project, harm: Harm, lengths: Lengths, open_: frozenset[str], adding: bool) -> Iterator[set[str]]:
    """Groups of products that may be the cause, the likeliest first."""
    if harm.level in lengths.room:
        here = lengths.on(harm.level) & open_
        sign = -1.0 if adding else 1.0
        yield {one for one in here if sign * lengths.gained(harm.level, one) > 1e-6}
        yield here
    yield free_products(*_bay_of(base, harm.level), *_bay_of(whole, harm.level)) & open_
    yield {*open_}


def _bay_of(project: Project, level: str) -> tuple[Level, ...]:
    return next((place.bay.levels for place in walk_levels(project) if place.level.id == level), ())


def _said(follows: str, harm: Harm, lengths: Lengths, taking: frozenset[str], first: frozenset[str], adding: bool) -> Remark:
    """Who has the place that the product gives or lacks: of those that take it the one that gains most, sooner one chosen by hand."""
    gains: dict[str, float] = {}
    if harm.level in lengths.room:
        gains = {one: (1.0 if adding else -1.0) * lengths.gained(harm.level, one) for one in lengths.on(harm.level) & taking}
    takers = [one for one, gain in gains.items() if gain > 1e-6 and one != follows]
    other = max(takers, key=lambda one: (one in first, gains[one], one), default="")
    goes = adding and not any(follows in row for row in lengths.then.values())
    return Remark("gives_way_off" if goes else "gives_way" if adding else "loses_place", follows, harm.level, (), other)


@memo(8)
def _lengths(base: Project, whole: Project) -> Lengths:
    now, then, room = {}, {}, {}
    later = {place.level.id: place for place in walk_levels(whole)}
    for old in walk_levels(base):
        new = later.get(old.level.id)
        if new is None or old.bay is not new.bay:
            now[old.level.id] = _by_product(base, old)
            then[old.level.id] = _by_product(whole, new) if new is not None else {}
            taken = (sum(row[old.level.id].values()) for row in (now, then))
            room[old.level.id] = max(old.bay.width - reserved_length(old.level), *taken)
    return Lengths(now, then, room)


def _by_product(project: Project, place: LevelPlace) -> dict[str, float]:
    lengths: dict[str, float] = {}
    for block in placed(place.bay, place.level, products_by_id(project.products)):
        lengths[block.position.product] = lengths.get(block.position.product, 0.0) + block.width
    return lengths
