"""The plan of a bay: how many levels, how high, how far apart; two of the three give the third. What stood there is edits/rearrange's business."""

import msgspec

from planogram.model.fixture import Back, Bay, Level, LevelKind
from planogram.model.furniture import new_level
from planogram.model.snap import to_notch
from planogram.model.values import Value, new_id

MOST_LEVELS = 40
_EXACT = 1e-6


class BayPlan(Value, frozen=True):
    """Equal bays of equal levels, mm. `gap` is the free height from the top of a board to the underside of the next.

    The first board lies on the base and one gap stays above the highest: height = base + levels × (thickness + gap).
    """

    bays: int = 1
    levels: int = 5
    width: float = 1330.0
    height: float = 1800.0
    depth: float = 470.0
    base: float = 120.0
    gap: float = 306.0
    thickness: float = 30.0
    kind: LevelKind = "shelf"
    back: Back = "plain"
    notch_pitch: float = 50.0
    on_notches: bool = False
    slope: float = 0.0


def with_gap(plan: BayPlan) -> BayPlan:
    """The gap that its height and number of levels leave, never below 0.

    >>> with_gap(BayPlan(levels=5, height=1800, base=120, thickness=30)).gap
    306.0
    """
    room = (plan.height - plan.base) / max(1, plan.levels) - plan.thickness
    return msgspec.structs.replace(plan, gap=max(0.0, round(room, 2)))


def with_height(plan: BayPlan) -> BayPlan:
    """The height that its levels and gap need.

    >>> with_height(BayPlan(levels=4, gap=300.0, base=150.0, thickness=30.0)).height
    1470.0
    """
    return msgspec.structs.replace(plan, height=round(plan.base + plan.levels * (plan.thickness + plan.gap), 2))


def with_levels(plan: BayPlan) -> BayPlan:
    """As many whole levels as its height holds at its gap, at least 1.

    >>> with_levels(BayPlan(height=1800, gap=300, base=150, thickness=30)).levels
    5
    """
    step = plan.thickness + plan.gap
    count = int((plan.height - plan.base + _EXACT) // step) if step > 0 else MOST_LEVELS
    return msgspec.structs.replace(plan, levels=max(1, min(MOST_LEVELS, count)))


def elevations(plan: BayPlan) -> tuple[float, ...]:
    """Where the levels are, lowest first; moved to the nearest notch when `on_notches`, no two on one.

    >>> elevations(BayPlan(levels=3, base=120.0, thickness=30.0, gap=300.0))
    (150.0, 480.0, 810.0)
    >>> elevations(BayPlan(levels=3, base=120.0, thickness=30.0, gap=300.0, on_notches=True))
    (150.0, 500.0, 800.0)
    """
    pitch = plan.notch_pitch if plan.on_notches else 0.0
    found: list[float] = []
    for number in range(plan.levels):
        exact = plan.base + plan.thickness + number * (plan.thickness + plan.gap)
        lowest = found[-1] + max(pitch, 1.0) if found else 0.0
        found.append(round(max(to_notch(exact, pitch), lowest), 2))
    return tuple(found)


def planned_levels(plan: BayPlan) -> tuple[Level, ...]:
    """New empty levels, lowest first; shelves keep the clear height that follows from the next one up."""
    made = (new_level(plan.kind, elevation, plan.depth) for elevation in elevations(plan))
    if plan.kind == "pegs":
        return tuple(made)
    return tuple(msgspec.structs.replace(level, thickness=plan.thickness, slope=plan.slope) for level in made)


def planned_bay(plan: BayPlan) -> Bay:
    """A new empty bay."""
    return Bay(new_id("bay"), plan.width, plan.height, plan.depth, plan.base, plan.notch_pitch, back=plan.back, levels=planned_levels(plan))


def plan_of(bays: tuple[Bay, ...]) -> BayPlan:
    """The plan that comes nearest to bays that stand already: what a person would change of it."""
    first = bays[0]
    level = first.levels[0] if first.levels else new_level("shelf", 150.0, first.depth)
    base = max(0.0, level.elevation - level.thickness)
    plan = BayPlan(
        len(bays), max(1, len(first.levels)), first.width, first.height, first.depth, base, 0.0, level.thickness, level.kind, first.back,
        first.notch_pitch, False, level.slope,
    )  # fmt: skip
    if len(first.levels) < 2:
        return with_gap(plan)
    pitch = (first.levels[-1].elevation - level.elevation) / (len(first.levels) - 1)
    return msgspec.structs.replace(plan, gap=max(0.0, round(pitch - level.thickness, 2)))
