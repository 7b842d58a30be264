"""Where the levels of a face may go: on notches, in their order, combined boards together, nothing fixed moved, room for what stays below each."""

import random
from collections.abc import Mapping, Sequence

from planogram.model.edits.tree import with_face
from planogram.model.find import find_gondola
from planogram.model.fixture import Bay, Face, Level
from planogram.model.placement import placed, products_by_id
from planogram.model.project import Project
from planogram.model.values import changed

Heights = Mapping[str, float]
"""Elevation (mm) by level, for levels that are moved."""
PER_LEVEL, CROOKED = 0.15, 0.25
"""Prices of a moved level, and of two neighbouring bays whose boards were in line and are not any more (beside those of costs.py)."""
_LEAST_GAP, _PITCH = 60.0, 10.0


class Notches:
    """The levels of one face and what binds them."""

    def __init__(self, project: Project, face: Face, shortest: float) -> None:
        self.face, self._gap = face, project.settings.hand_gap
        self._shortest = max(_LEAST_GAP, shortest)
        locked = {one.host_id for one in project.pnm.placements if one.locked}
        self._fixed = {level.id for bay in face.bays for n, level in enumerate(bay.levels) if n == 0 or _stays(level, bay, locked)}
        self._kept = _pinned_heights(project, face)
        self._level = _in_line(face)
        self.can_move = any(level.id not in self._fixed for bay in face.bays for level in bay.levels)

    def price(self, heights: Heights) -> float:
        """What the moves cost."""
        moved = sum(1 for bay in self.face.bays for level in bay.levels if heights.get(level.id, level.elevation) != level.elevation)
        crooked = sum(1 for one, other in self._level if _at(one, heights) != _at(other, heights))
        return PER_LEVEL * moved + CROOKED * crooked

    def possible(self, heights: Heights) -> bool:
        """Whether the levels can be at these heights."""
        combined = all(_at(one, heights) == _at(other, heights) for one, other in self._level if one.combined and other.combined)
        return combined and all(self._bay_possible(bay, heights) for bay in self.face.bays)

    def _bay_possible(self, bay: Bay, heights: Heights) -> bool:
        at = [_at(level, heights) for level in bay.levels]
        if any(level.id in self._fixed and height != level.elevation for level, height in zip(bay.levels, at, strict=True)):
            return False
        if at and at[-1] > bay.levels[-1].elevation:
            return False
        for n in range(len(at) - 1):
            needs = max(self._shortest, self._kept.get(bay.levels[n].id, 0.0), bay.levels[n].clear_height or 0.0)
            upper = bay.levels[n + 1]
            was = upper.elevation - bay.levels[n].elevation
            if at[n + 1] - at[n] < min(was, needs + upper.thickness + self._gap):
                return False
        return True

    def varied(self, heights: Heights, chance: random.Random) -> Heights | None:
        """Some neighbouring levels one or two notches up or down, in one bay or in line over the face; None when that cannot be."""
        b = chance.randrange(len(self.face.bays))
        levels = self.face.bays[b].levels
        if len(levels) < 2:
            return None
        low = chance.randrange(1, len(levels))
        high = low if chance.random() < 0.5 else chance.randrange(low, len(levels))
        bottom, top = _at(levels[low], heights), _at(levels[high], heights)
        steps = chance.choice((-2, -1, -1, 1, 1, 2))
        bays = [self.face.bays[b]] if chance.random() < 0.45 else self.face.bays
        new = dict(heights)
        for bay in bays:
            pitch = bay.notch_pitch or _PITCH
            for level in bay.levels:
                if bottom <= _at(level, heights) <= top and level.id not in self._fixed:
                    new[level.id] = round(_at(level, heights) + steps * pitch, 2)
        new = {name: height for name, height in new.items() if height != self._elevation(name)}
        return new if new != heights and self.possible(new) else None

    def _elevation(self, level_id: str) -> float:
        return next(level.elevation for bay in self.face.bays for level in bay.levels if level.id == level_id)


def _at(level: Level, heights: Heights) -> float:
    return heights.get(level.id, level.elevation)


def _stays(level: Level, bay: Bay, locked: set[str]) -> bool:
    """Whether a level is no shelf, or carries something pinned or locked."""
    held = any(position.pinned for position in level.positions)
    return level.kind != "shelf" or level.clear_height is not None or held or level.id in locked or bay.id in locked


def _pinned_heights(project: Project, face: Face) -> dict[str, float]:
    products = products_by_id(project.products)
    found: dict[str, float] = {}
    for bay in face.bays:
        for level in bay.levels:
            held = [block.height for block in placed(bay, level, products) if block.position.pinned]
            if held:
                found[level.id] = max(held)
    return found


def _in_line(face: Face) -> list[tuple[Level, Level]]:
    """Levels of neighbouring bays at the same height."""
    pairs = zip(face.bays, face.bays[1:], strict=False)
    return [(one, other) for left, right in pairs for one in left.levels for other in right.levels if one.elevation == other.elevation]


def raised(project: Project, gondola: str, side: str, heights: Heights) -> Project:
    """The project with the levels of a face at these heights."""
    g = find_gondola(project, gondola)
    f, face = next((n, face) for n, face in enumerate(project.gondolas[g].faces) if face.side == side)
    bays = tuple(_raised_bay(bay, heights) for bay in face.bays)
    return with_face(project, (g, f), changed(face, bays=bays))


def _raised_bay(bay: Bay, heights: Heights) -> Bay:
    levels: Sequence[Level] = [changed(level, elevation=_at(level, heights)) for level in bay.levels]
    return changed(bay, levels=tuple(levels))
