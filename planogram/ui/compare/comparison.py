"""Two plans compared, as a window shows it: changes with numbers, marks on both plans, faces with how much changed there. Values, no Qt."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

import msgspec

from planogram.metrics.change import Change, Kind, Place
from planogram.metrics.change_marks import Marks, Seen, marks_of_both, seen
from planogram.model.project import Project


class Shown(msgspec.Struct, frozen=True):
    """A plan with what to mark on it; `numbers` by position id: lines of the list."""

    project: Project
    marks: Marks
    numbers: Mapping[str, int]


class Compared:
    """`changes` are numbered from 1 in their order; those of `kinds` (None: all) are marked."""

    def __init__(self, old: Project, new: Project, changes: tuple[Change, ...], kinds: Collection[Kind] | None = None) -> None:
        self.old, self.new, self.changes, self._kinds = old, new, changes, kinds

    def marking(self, kinds: Collection[Kind] | None) -> "Compared":
        """The same with other kinds marked."""
        return Compared(self.old, self.new, self.changes, kinds)

    def _marked(self, change: Change) -> bool:
        return self._kinds is None or change.kind in self._kinds

    def seen(self, number: int) -> tuple[Seen, Seen]:
        """What the change of that number is about, on the earlier and on the later plan."""
        change = self.changes[number - 1]
        if change.kind == "product" and change.product is not None:
            return tuple(Seen(positions=_of_product(plan, change.product)) for plan in (self.old, self.new))  # type: ignore[return-value]
        return seen(self.old, change.start), seen(self.new, change.end)

    @cached_property
    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """By "old" and "new": the number of the first change that colours a position, by its id."""
        found: dict[str, dict[str, int]] = {"old": {}, "new": {}}
        for number, change in enumerate(self.changes, 1):
            if change.product is None or change.kind == "product" or not self._marked(change):
                continue
            for side, plan, place in (("old", self.old, change.start), ("new", self.new, change.end)):
                for position in seen(plan, place).positions:
                    found[side].setdefault(position, number)
        return found

    @cached_property
    def sides(self) -> tuple[Shown, Shown]:
        """Both plans with what to mark on them."""
        old, new = marks_of_both(self.old, self.new, filter(self._marked, self.changes))
        return Shown(self.old, old, self.numbers["old"]), Shown(self.new, new, self.numbers["new"])

    def face_of(self, *preferred: Seen) -> tuple[str, str] | None:
        """Gondola's name and side of the first of these that is on a face; of a product the first that carries it."""
        for one in preferred:
            for plan in (self.new, self.old):
                if one.side and any(gondola.id == one.gondola for gondola in plan.gondolas):
                    return next(gondola.name for gondola in plan.gondolas if gondola.id == one.gondola), one.side
        wanted = {position for one in preferred for position in one.positions}
        return next(iter(_faces_with(self.new, wanted) or _faces_with(self.old, wanted)), None) if wanted else None


def _of_product(project: Project, product: str) -> tuple[str, ...]:
    rows = (level.positions for gondola in project.gondolas for face in gondola.faces for bay in face.bays for level in bay.levels)
    return tuple(position.id for row in rows for position in row if position.product == product)


def _faces_with(project: Project, wanted: set[str]) -> list[tuple[str, str]]:
    return [
        (gondola.name, face.side)
        for gondola in project.gondolas
        for face in gondola.faces
        if any(position.id in wanted for bay in face.bays for level in bay.levels for position in level.positions)
    ]


def faces_of(compared: Compared) -> list[tuple[str, str, int]]:
    """Gondola's name, side and number of changes of every face of either plan, in the order of the later one."""
    counts = Counter(place for change in compared.changes for place in _sides((change.start, change.end)))
    plans = (compared.new, compared.old)
    faces = dict.fromkeys((gondola.name, face.side) for plan in plans for gondola in plan.gondolas for face in gondola.faces)
    return [(gondola, side, counts[gondola, side]) for gondola, side in faces]


def _sides(places: Iterable[Place | None]) -> set[tuple[str, str]]:
    return {(place.gondola, place.face) for place in places if place is not None and place.gondola and place.face}
