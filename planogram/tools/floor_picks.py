"""What is picked on the plan: drawn parts and departments by themselves, for their numbers and names change under edits, undo and redo."""

from typing import TypeVar

from planogram.model.floor_layout import shape_ref
from planogram.model.store import Store, StoreShape, Zone
from planogram.session.workbench import Workbench
from planogram.tools.floor_sight import zone_ref

Pick = str | StoreShape | Zone
"""The id of a gondola or of a free-standing piece; a drawn part or a department itself."""
Part = TypeVar("Part", StoreShape, Zone)


class FloorPicks:
    """What is gone stays picked unseen, for undo brings the very same back. Nothing is picked in another document."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._picks: tuple[Pick, ...] = ()
        self._document, self._store = workbench.document, workbench.project.store

    def set(self, refs: tuple[str, ...]) -> None:
        """Pick exactly these."""
        self._follow()
        known = {ref: one for one, ref in _named(self._store)}
        self._picks = tuple(known.get(ref, ref) for ref in dict.fromkeys(refs))

    @property
    def refs(self) -> tuple[str, ...]:
        """What they are called now, in the order they were picked; ids whether they are there or not."""
        self._follow()
        names = {id(one): ref for one, ref in _named(self._store)}
        return tuple(ref for one in self._picks if (ref := one if isinstance(one, str) else names.get(id(one), "")))

    def _follow(self) -> None:
        """A part that was changed is another object in the same place; where some came or went, all others are the same objects."""
        document, before, after = self._workbench.document, self._store, self._workbench.project.store
        if document is not self._document:
            self._picks = ()
        elif after is not before and self._picks:
            new: dict[int, Pick] = dict(_changed(before.shapes, after.shapes))
            new.update(_changed(before.zones, after.zones))
            self._picks = tuple(new.get(id(one), one) for one in self._picks)
        self._document, self._store = document, after


def _named(store: Store) -> list[tuple[StoreShape | Zone, str]]:
    return [*((shape, shape_ref(n)) for n, shape in enumerate(store.shapes)), *((zone, zone_ref(zone.name)) for zone in store.zones)]


def _changed(before: tuple[Part, ...], after: tuple[Part, ...]) -> list[tuple[int, Part]]:
    """By the id of what was changed, what took its place."""
    if len(before) != len(after):
        return []
    had, has = {id(one) for one in before}, {id(one) for one in after}
    return [(id(old), now) for old, now in zip(before, after, strict=True) if id(old) not in has and id(now) not in had]
