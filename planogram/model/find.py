"""Finding by id and walking over the furniture. Remembered per face and level, so an edit forgets only what it touched."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress

import msgspec

from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.memo import memo
from planogram.model.position import Position
from planogram.model.project import Project


class UnknownId(KeyError):
    """An edit or a look-up named an id the project does not hold: a bug of the caller, never bad input."""


class LevelPlace(msgspec.Struct, frozen=True, gc=False):
    """A level and what carries it; `path` = indices of gondola, face, bay, level."""

    gondola: Gondola
    face: Face
    bay: Bay
    level: Level
    path: tuple[int, int, int, int]

    @property
    def bay_number(self) -> int:
        """1 is the leftmost bay of its face."""
        return self.path[2] + 1

    @property
    def level_number(self) -> int:
        """1 is the lowest level of its bay."""
        return self.path[3] + 1


def walk_levels(project: Project) -> Iterator[LevelPlace]:
    """Every level of the project, gondola by gondola, face, bay, lowest level first."""
    for g, gondola in enumerate(project.gondolas):
        for f, face in enumerate(gondola.faces):
            for b, bay in enumerate(face.bays):
                for n, level in enumerate(bay.levels):
                    yield LevelPlace(gondola, face, bay, level, (g, f, b, n))


def walk_positions(project: Project) -> Iterator[tuple[LevelPlace, Position]]:
    """Every position with the level it is on."""
    for place in walk_levels(project):
        for position in place.level.positions:
            yield place, position


@memo(20_000, len)
def _levels_of_face(face: Face) -> Mapping[str, tuple[int, int]]:
    return {level.id: (b, n) for b, bay in enumerate(face.bays) for n, level in enumerate(bay.levels)}


@memo(120_000, len)
def _positions_of_level(level: Level) -> Mapping[str, int]:
    return {position.id: index for index, position in enumerate(level.positions)}


@memo(120_000, len)
def _positions_of_bay(bay: Bay) -> Mapping[str, int]:
    """The index of the level each position stands on, made level by level: only the touched one is walked through."""
    found: dict[str, int] = {}
    for n, level in enumerate(bay.levels):
        found.update(dict.fromkeys(_positions_of_level(level), n))
    return found


def position_ids(level: Level) -> Collection[str]:
    """The ids of what stands on a level, quick to look one up in."""
    return _positions_of_level(level).keys()


def levels_with(project: Project, ids: Iterable[str]) -> Iterator[LevelPlace]:
    """The levels that carry any of these positions, in the order of the project; bays without are passed over at once."""
    wanted = frozenset(ids)
    for g, gondola in enumerate(project.gondolas):
        for f, face in enumerate(gondola.faces):
            for b, bay in enumerate(face.bays):
                if not _positions_of_bay(bay).keys().isdisjoint(wanted):
                    yield from (
                        LevelPlace(gondola, face, bay, level, (g, f, b, n))
                        for n, level in enumerate(bay.levels)
                        if not _positions_of_level(level).keys().isdisjoint(wanted)
                    )


_Path = tuple[int, int, int, int]
_levels_seen: dict[str, _Path] = {}
_positions_seen: dict[str, tuple[_Path, int]] = {}
"""Where each was when last found: the path of its level, and its index on it. A first guess, held against the project: most edits
leave nearly everything where it is."""
_MOST_SEEN = 200_000


def _place(project: Project, path: _Path) -> LevelPlace:
    """The level at a path; IndexError where there is none."""
    gondola = project.gondolas[path[0]]
    face = gondola.faces[path[1]]
    bay = face.bays[path[2]]
    return LevelPlace(gondola, face, bay, bay.levels[path[3]], path)


def _learn(found: LevelPlace) -> None:
    """Note where everything on the face of a level is: who asks for one thing asks for its neighbours next."""
    if len(_positions_seen) > _MOST_SEEN:
        _levels_seen.clear()
        _positions_seen.clear()
    g, f = found.path[:2]
    for b, bay in enumerate(found.face.bays):
        for n, level in enumerate(bay.levels):
            path = _levels_seen[level.id] = (g, f, b, n)
            _positions_seen.update({position.id: (path, index) for index, position in enumerate(level.positions)})


def find_level(project: Project, level_id: str) -> LevelPlace:
    """The level of that id; UnknownId when there is none."""
    path = _levels_seen.get(level_id)
    if path is not None:
        with suppress(IndexError):
            place = _place(project, path)
            if place.level.id == level_id:
                return place
    for g, gondola in enumerate(project.gondolas):
        for f, face in enumerate(gondola.faces):
            found = _levels_of_face(face).get(level_id)
            if found is not None:
                place = _place(project, (g, f, *found))
                _learn(place)
                return place
    raise UnknownId(level_id)


def find_position(project: Project, position_id: str) -> tuple[LevelPlace, int]:
    """The level that carries the position and the position's index on it; UnknownId when there is none."""
    guess = _positions_seen.get(position_id)
    if guess is not None:
        with suppress(IndexError):
            place, index = _place(project, guess[0]), guess[1]
            if place.level.positions[index].id == position_id:
                return place, index
    for g, gondola in enumerate(project.gondolas):
        for f, face in enumerate(gondola.faces):
            for b, bay in enumerate(face.bays):
                n = _positions_of_bay(bay).get(position_id)
                if n is not None:
                    place = _place(project, (g, f, b, n))
                    _learn(place)
                    return place, _positions_of_level(place.level)[position_id]
    raise UnknownId(position_id)


def position_of(project: Project, position_id: str) -> Position:
    """The position of that id; UnknownId when there is none."""
    place, index = find_position(project, position_id)
    return place.level.positions[index]


def find_bay(project: Project, bay_id: str) -> tuple[int, int, int]:
    """Indices of gondola, face and bay; UnknownId when there is none."""
    for g, gondola in enumerate(project.gondolas):
        for f, face in enumerate(gondola.faces):
            for b, bay in enumerate(face.bays):
                if bay.id == bay_id:
                    return g, f, b
    raise UnknownId(bay_id)


def find_gondola(project: Project, gondola_id: str) -> int:
    """Index of the gondola; UnknownId when there is none."""
    for index, gondola in enumerate(project.gondolas):
        if gondola.id == gondola_id:
            return index
    raise UnknownId(gondola_id)


def find_face(gondola: Gondola, side: str) -> Face | None:
    """The face of that side, or None."""
    return next((face for face in gondola.faces if face.side == side), None)


def placed_product_ids(project: Project) -> set[str]:
    """Ids of the products that stand somewhere."""
    return {position.product for _, position in walk_positions(project)}


def has_part(project: Project, part_id: str) -> bool:
    """Whether a gondola, bay or level of that id exists."""
    bays = (bay for gondola in project.gondolas for face in gondola.faces for bay in face.bays)
    gondolas = any(gondola.id == part_id for gondola in project.gondolas)
    return gondolas or any(bay.id == part_id or any(level.id == part_id for level in bay.levels) for bay in bays)


def positions_lost(before: Project, after: Project) -> tuple[Position, ...]:
    """The positions of `before` that are no longer in `after`, as they stood."""
    alive = {position.id for _, position in walk_positions(after)}
    return tuple(position for _, position in walk_positions(before) if position.id not in alive)
