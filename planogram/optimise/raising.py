"""Shelves moved to other notches, so that each is as high as what it carries: heights and cut improved in turn. What is allowed: notches.py."""

import random
from collections.abc import Callable, Mapping, Sequence

import msgspec

from planogram.optimise.cells import high_and_deep
from planogram.optimise.cutting import Attempt, Scene, refined
from planogram.optimise.filling import Filled
from planogram.optimise.notches import Heights, Notches

_TURNS = 3
"""How often heights and cut are improved in turn, from the best so far and from other cuts."""
_CLIMB = 90
_SETTLE = 300
_AIR = 0.25
"""Price of 10 cm of air above what stands on a metre of a level: squared, so that no level is far too high while another is tight."""


class Raised(msgspec.Struct):
    """An attempt with its levels at other heights; `cost` with the prices of moves and air."""

    scene: Scene
    attempt: Attempt
    heights: Heights
    cost: float


def raise_levels(scene: Scene, starts: Sequence[Attempt], cancelled: Callable[[], bool] | None) -> tuple[Scene, Attempt, Heights]:
    """The best of the starts with levels where they serve best; the scene with these heights."""
    shortest = min((ware.tall for ware in scene.stock), default=0.0)
    notches = Notches(scene.project, scene.face, shortest)
    chance = random.Random(f"{scene.question.seed}/levels")
    best = _judged(scene, starts[0], {}, notches)
    if notches.can_move and scene.stock:
        for turn in range(_TURNS):
            if cancelled is not None and cancelled():
                break
            start = starts[turn % len(starts)] if turn < len(starts) else best.attempt
            other = _turn(scene, start, best.heights if start is best.attempt else {}, notches, chance, cancelled)
            best = min(best, other, key=lambda one: one.cost)
        best = _settled(scene, best, notches, chance)
    return best.scene, best.attempt, best.heights


def _turn(scene: Scene, start: Attempt, heights: Heights, notches: Notches, chance: random.Random, cancelled: Callable[[], bool] | None) -> Raised:
    heights = _climbed(scene, start, heights, notches, chance)
    there = scene.at(heights)
    attempt = refined(there, there.attempt(start.laid), scene.tries // 3, chance, cancelled)
    return _judged(there, attempt, heights, notches)


def _climbed(scene: Scene, start: Attempt, heights: Heights, notches: Notches, chance: random.Random) -> Heights:
    """Heights that promise more for this cut."""
    best, reached = heights, scene.at(heights).outlook(start.laid) + notches.price(heights)
    for _ in range(_CLIMB):
        other = notches.varied(best, chance)
        if other is None:
            continue
        promise = scene.at(other).outlook(start.laid) + notches.price(other)
        if promise < reached - 1e-9:
            best, reached = other, promise
    return best


def _judged(scene: Scene, attempt: Attempt, heights: Heights, notches: Notches) -> Raised:
    return Raised(scene, attempt, heights, attempt.cost + notches.price(heights) + _AIR * (_air(scene, _needs(attempt.filled)) or 0.0))


def _needs(filled: Sequence[Filled]) -> dict[str, float]:
    """The height (mm) that what stands on each level takes."""
    found: dict[str, float] = {}
    for one in filled:
        for ware, _ in one.held:
            tall = ware.tall + (high_and_deep(one.cell, ware)[0] - 1) * ware.facing[1]
            found[one.cell.place.level.id] = max(found.get(one.cell.place.level.id, 0.0), tall)
    return found


def _air(scene: Scene, needs: Mapping[str, float]) -> float | None:
    """Metres of levels times the square of the air above what stands there, in 10 cm; None when something would not fit any more."""
    found = 0.0
    for cell in scene.cells:
        need = needs.get(cell.place.level.id)
        if need is None:
            continue
        if cell.clear is not None and need > cell.clear + 1e-6:
            return None
        # nothing is above the top level, but its products should not end far below the top of the bay
        clear = cell.clear if cell.clear is not None else cell.place.bay.height - cell.place.level.elevation
        found += cell.length / 1000.0 * (max(0.0, clear - need) / 100.0) ** 2
    return found


def _settled(scene: Scene, best: Raised, notches: Notches, chance: random.Random) -> Raised:
    """The same cut with levels spaced by what they carry: moves that gain nothing are taken back."""
    needs, air = _needs(best.attempt.filled), _air(best.scene, _needs(best.attempt.filled)) or 0.0
    for _ in range(_SETTLE):
        heights = _one_back(best.heights, notches, chance) if best.heights and chance.random() < 0.3 else notches.varied(best.heights, chance)
        there = scene.at(heights) if heights is not None else None
        other_air = _air(there, needs) if there is not None else None
        if heights is None or there is None or other_air is None:
            continue
        if _AIR * (other_air - air) + notches.price(heights) - notches.price(best.heights) >= -1e-9:
            continue
        other = _judged(there, there.attempt(best.attempt.laid), heights, notches)
        if other.cost < best.cost - 1e-9:
            best, needs = other, _needs(other.attempt.filled)
            air = _air(there, needs) or 0.0
    return best


def _one_back(heights: Heights, notches: Notches, chance: random.Random) -> Heights | None:
    """One moved level, or all at one height, back where it was."""
    name = chance.choice(sorted(heights))
    line = heights[name]
    kept = {one: at for one, at in heights.items() if one != name and (at != line or chance.random() < 0.5)}
    return kept if notches.possible(kept) else None
