"""The search for the cut of a face: many cuts judged by their outlook, the most promising filled, the best kept. Same seed, same result."""

import copy
import random
from collections.abc import Callable, Sequence

import msgspec

from planogram.model.find import find_face, find_gondola
from planogram.model.fixture import Face, face_width
from planogram.model.project import Project
from planogram.optimise.cells import Area, cells_of, inside, spots_of
from planogram.optimise.columns import Ground, Laid
from planogram.optimise.costs import cost_of
from planogram.optimise.families import Family, families_of, pieces, tuned
from planogram.optimise.filling import Filled, grow, seated
from planogram.optimise.handover import Piece, hand_over
from planogram.optimise.notches import Heights, raised
from planogram.optimise.outlook import Demand, Stretch, outlook, rows_of_cells
from planogram.optimise.patterns import lay
from planogram.optimise.refining import varied
from planogram.optimise.stock import Question, Ware, wares

ROUNDS = {"vertical": 30, "horizontal": 30, "window": 50, "panels": 50}
"""Cuts filled; styles with more ways to cut a face get more."""
TRIES = 24
"""Cuts judged by their outlook for each that is filled."""
REFINEMENTS, STARTS = 18_000, 3
"""Refinements tried from each start, times the wares of the face; and how many of the best cuts are started from."""
GUEST = 6.0
"""Price of a rectangle that a family has beside its own."""
_MOST_TRIES = 550
_TOLERANCE = 5.0
"""How much worse a refinement may be and still be gone on from, at first; in the end none."""


USABLE = 0.96
"""Part of the free length that targets share out: whole facings never fill a level to the last millimetre."""


class Sketch(msgspec.Struct, frozen=True):
    """What a cut is made from: a seed for its choices, and what needs and wishes for height are changed by, for each family."""

    seed: int = 0
    push: dict[str, float] = {}
    tilt: dict[str, float] = {}


class Attempt(msgspec.Struct):
    """A face cut and filled, and what is wrong with it."""

    laid: Laid
    pieces: list[Piece]
    cost: float

    @property
    def filled(self) -> list[Filled]:
        return [one for piece in self.pieces for one in piece.filled]

    @property
    def out(self) -> list[Ware]:
        return [ware for piece in self.pieces for ware in piece.out]


class Scene:
    """A face with its free cells and the wares to place on it: what every cut of it has in common."""

    def __init__(self, project: Project, question: Question) -> None:
        self.project, self.question = project, question
        self._g = find_gondola(project, question.gondola)
        gondola = project.gondolas[self._g]
        face = find_face(gondola, question.side)
        if face is None:
            raise KeyError(question.side)
        self.face, self._f = face, gondola.faces.index(face)
        self._spots = spots_of(face.bays, project.settings)
        self._see(project)
        self.stock = wares(project, gondola, face, question, USABLE * sum(cell.length for cell in self.cells))
        self.families = families_of(self.stock)
        self.ground = Ground(face_width(face), max((cell.row for cell in self.cells), default=0) + 1, _borders(face))
        self.demands: dict[str, Demand] = {}
        self._others: dict[tuple[tuple[str, float], ...], Scene] = {}

    def _see(self, project: Project) -> None:
        self.cells = cells_of(project, self._g, self._f, self._spots)
        self.rows: list[list[Stretch]] = rows_of_cells(self.cells)
        self._seats: dict[tuple[str, Area], tuple[list[Filled], list[Ware]]] = {}
        self._grown: dict[tuple[str, Area], Piece] = {}

    def at(self, heights: Heights) -> "Scene":
        """The same face with levels at other heights."""
        if not heights:
            return self
        key = tuple(sorted(heights.items()))
        if key not in self._others:
            other = copy.copy(self)
            other._see(raised(self.project, self.question.gondola, self.question.side, heights))
            self._others[key] = other
        return self._others[key]

    @property
    def tries(self) -> int:
        """Refinements tried from each start."""
        return self.effort(_MOST_TRIES, 18, REFINEMENTS)

    def laid(self, sketch: Sketch) -> Laid:
        """The rectangles of a sketch."""
        return lay(self.question.pattern, tuned(self.families, sketch.push, sketch.tilt), self.ground, random.Random(sketch.seed))

    def effort(self, most: int, each: int, whole: int) -> int:
        """How many tries a face deserves: `each` for every ware, at most `most`, and `whole` ÷ wares for a large one."""
        count = max(1, len(self.stock))
        return min(most, each * count, whole // count)

    def outlook(self, laid: Laid) -> float:
        """How well the rectangles promise to serve."""
        return outlook(laid, self.rows, self.demands)

    def attempt(self, laid: Laid) -> Attempt:
        """The rectangles filled."""
        found = [self._piece(family, area) for family, area in laid]
        if any(piece.out or any(not one.held for one in piece.filled) for piece in found):
            found = [self._seated(family, area) for family, area in laid]
            hand_over(found)
            for piece in found:
                grow(piece.filled)
        filled = [one for piece in found for one in piece.filled]
        guests = sum(max(0, len(piece.areas) - 1) for piece in found)
        return Attempt(laid, found, cost_of(filled, self.cells, sum(len(piece.out) for piece in found)) + GUEST * guests)

    def _piece(self, family: Family, area: Area) -> Piece:
        """A rectangle filled as if it were alone: remembered, for most stay as they are from one cut to the next."""
        key = (family.key, area)
        if key not in self._grown:
            self._grown[key] = self._seated(family, area)
            grow(self._grown[key].filled)
        return self._grown[key]

    def _seated(self, family: Family, area: Area) -> Piece:
        key = (family.key, area)
        if key not in self._seats:
            chance = random.Random(f"{self.question.seed}/{family.key}/{area.x0:.2f}/{area.x1:.2f}/{area.row0}/{area.row1}")
            self._seats[key] = seated(family.wares, inside(self.cells, area), chance)
        filled, out = self._seats[key]
        return Piece(family, [area] if area.width > 0 and area.rows > 0 else [], [Filled(one.cell, list(one.held)) for one in filled], list(out))


def _borders(face: Face) -> list[float]:
    edges, edge = [], 0.0
    for bay in face.bays[:-1]:
        edge += bay.width
        edges.append(edge)
    return edges


def best_cuts(scene: Scene, cancelled: Callable[[], bool] | None, heard: Callable[[Attempt], None] | None) -> list[Attempt]:
    """The best of many cuts, and others that came near it; `heard` gets the first one tried and, now and then, the best so far, cancelling
    keeps it.
    """
    chance = random.Random(scene.question.seed)
    first = best = scene.attempt(scene.laid(Sketch()))
    if heard is not None:
        heard(first)
    if not first.laid:
        return [first]

    def told(one: Attempt) -> Attempt:
        nonlocal best
        if one.cost < best.cost:
            best = one
            if heard is not None:
                heard(one)
        return one

    starts = _sketched(scene, first, chance, cancelled)
    told(starts[0])
    ends = sorted([told(refined(scene, start, scene.tries, chance, cancelled)) for start in starts], key=lambda one: one.cost)
    last = refined(scene, ends[0], scene.tries, chance, cancelled)
    return [last, *ends[1:]]


def _sketched(scene: Scene, first: Attempt, chance: random.Random, cancelled: Callable[[], bool] | None) -> list[Attempt]:
    """The best of cuts made anew, from sketches near the best so far."""
    names = _names(scene.families)
    sketch, found, best = Sketch(), {_shape(first.laid): first}, first
    for _ in range(scene.effort(ROUNDS[scene.question.pattern], 2, 10**6)):
        if cancelled is not None and cancelled():
            break
        lacking = lacking_in(best)
        sketches = [_varied(sketch, lacking, names, chance) for _ in range(TRIES)]
        options = [(one, laid) for one in sketches for laid in (scene.laid(one),) if _shape(laid) not in found]
        if not options:
            continue
        other, laid = min(options, key=lambda option: scene.outlook(option[1]))
        attempt = found[_shape(laid)] = scene.attempt(laid)
        if attempt.cost < best.cost:
            best, sketch = attempt, other
    return sorted(found.values(), key=lambda one: one.cost)[:STARTS]


def refined(scene: Scene, best: Attempt, tries: int, chance: random.Random, cancelled: Callable[[], bool] | None) -> Attempt:
    """The best cut near one: small changes, a little worse ones too at first, so that one change may prepare another."""
    now, known, lacking = best, {_shape(best.laid)}, lacking_in(best)
    for number in range(tries):
        if cancelled is not None and cancelled():
            break
        laid = varied(now.laid, scene.ground, lacking, chance)
        if laid is None or _shape(laid) in known:
            continue
        known.add(_shape(laid))
        attempt = scene.attempt(laid)
        if attempt.cost < now.cost + _TOLERANCE * (1.0 - number / tries):
            now, lacking = attempt, lacking_in(attempt)
        if attempt.cost < best.cost:
            best = attempt
    return best


def _shape(laid: Laid) -> frozenset[tuple[object, ...]]:
    return frozenset((family.key, round(area.x0), round(area.x1), area.row0, area.row1) for family, area in laid)


def _names(families: Sequence[Family]) -> list[str]:
    return sorted({family.key for family in (*families, *pieces(families))})


def lacking_in(attempt: Attempt) -> list[str]:
    """Pieces with wares nobody sees, or without a place."""
    found = []
    for piece in attempt.pieces:
        counts: dict[str, int] = {}
        for one in piece.filled:
            for ware, count in one.held:
                counts[ware.product.id] = counts.get(ware.product.id, 0) + count
        if piece.out or any(counts.get(ware.product.id, 0) < ware.seen for ware in piece.family.wares):
            found.append(piece.family.key)
    return found


def _varied(sketch: Sketch, lacking: Sequence[str], names: Sequence[str], chance: random.Random) -> Sketch:
    """Another sketch near this one: other choices, more room for what lacks some, or a little more or less here and there."""
    push, tilt, seed = dict(sketch.push), dict(sketch.tilt), sketch.seed
    kind = chance.random()
    if kind < 0.5:
        seed = chance.randrange(1, 1 << 30)
        if chance.random() < 0.5:
            tilt = {name: chance.uniform(-1.0, 1.0) for name in names}
        if chance.random() < 0.3:
            push = {}
    some = list(lacking) if lacking and chance.random() < 0.4 else chance.sample(names, min(len(names), chance.choice((1, 2, 3))))
    for name in some:
        push[name] = push.get(name, 1.0) * (chance.uniform(1.02, 1.25) if name in lacking else chance.uniform(0.82, 1.2))
    return Sketch(seed, push, tilt)
