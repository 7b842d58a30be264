"""Dragging blocks on and between levels, bays and faces: the project really changes while the hand moves, always from the press."""

from collections.abc import Sequence

import msgspec

from planogram.model.edits.positions import fresh_copies, remove
from planogram.model.layout import LevelBox
from planogram.model.placement import Placed
from planogram.model.position import Position
from planogram.model.values import changed
from planogram.session.workbench import Workbench
from planogram.tools.fit import fit_message
from planogram.tools.labels import label_for
from planogram.tools.landing import Landing, Run, land, run_blocks, run_width
from planogram.tools.overlay import NOTHING, Box, Cursor, Message, Overlay, around
from planogram.tools.pointer import Pointer, on_axis, travelled
from planogram.tools.sight import Sight, blocks_of, box_of, level_area, see

_MOST_GHOSTS = 60


class Carried(msgspec.Struct, frozen=True):
    """What is taken from one level: how many bays and levels away from the grabbed block's, and its left edge from the pointer."""

    positions: tuple[Position, ...]
    bays_away: int
    levels_away: int
    width: float
    left: float
    level_id: str = ""

    @property
    def at_hand(self) -> bool:
        """Whether the grabbed block is among them."""
        return not self.bays_away and not self.levels_away


class MoveDrag:
    """One drag of the selected blocks of the face on show. Ctrl, at any moment of it, leaves the originals and lands copies.

    Another face may come on show meanwhile: then they land there, and a cancelled drag goes back to the face it came from.
    """

    def __init__(self, workbench: Workbench, start: Pointer, grabbed: str) -> None:
        self._workbench, self._start = workbench, start
        self._base = see(workbench)
        self._home = self._face = workbench.face_ref
        self._before = workbench.selection.ids
        found = self._base.found(self._before)
        self._ids = tuple(block.position.id for _, block in found)
        self._boxes = tuple(box_of(box, block) for box, block in found)
        self._carried = _carried(self._base, found, grabbed, start)
        groups: dict[str, str] = {}
        self._copies = tuple(msgspec.structs.replace(part, positions=fresh_copies(part.positions, groups)) for part in self._carried)
        self._lifted = see(workbench, remove(self._base.project, self._ids))
        self._gesture = workbench.document.start_gesture(label_for("move", self._base.project, self._ids))
        self._last: tuple[object, ...] = ()
        self._overlay = NOTHING
        self._copying = False

    @property
    def overlay(self) -> Overlay:
        return self._overlay if self._gesture.alive else NOTHING

    def go_to(self, workbench: Workbench) -> None:
        """On over the face that another workbench of the same document shows."""
        self._workbench = workbench

    def move(self, pointer: Pointer) -> None:
        if not self._gesture.alive:
            self._overlay = NOTHING
            return
        self._see_face()
        away = self._face != self._home
        held = pointer if away else on_axis(self._start, pointer)
        self._copying = pointer.ctrl
        ghosts = self._ghosts(held.x - self._start.x, held.y - self._start.y)
        if not pointer.ctrl and not away and not travelled(self._start, held):
            self._rest(ghosts, "move")
            return
        landings = self._land(held, 0.0 if pointer.alt else pointer.tolerance)
        if not landings:
            self._rest(ghosts, "forbidden")
            return
        self._show(landings, ghosts)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if not self._gesture.alive:
            return
        self._commit()

    def _commit(self) -> None:
        copied = self._copying and self._workbench.project is not self._base.project
        if copied:
            label = label_for("copy", self._base.project, self._ids)
            done = self._gesture.commit(label)
            self._workbench.selection.set(self._before if not done else [position.id for part in self._copies for position in part.positions])
        else:
            self._gesture.commit()

    def settle(self, copying: bool) -> Message | None:
        """Let go on the tab of the face on show: down on its level nearest to the old height that has room, after what stands there.

        Where none has, or the face is that they came from, all is as before the drag, the face on show too; then why, when it is another.
        """
        self._see_face()
        if not self._gesture.alive or self._face == self._home:
            self.cancel()
            return None
        self._copying = copying
        landing, wrong = self._room_behind()
        if landing is not None:
            self._gesture.show(landing.project)
            self._commit()
            return None
        face = self._workbench.face
        self.cancel()
        if face is None:
            return None
        told = () if wrong is None else (msgspec.structs.replace(wrong, also=()), *wrong.also)
        return Message("gesture.no_room_behind", (("gondola", face[0].name), ("side", f"side.{face[1].side}")), warning=True, also=told)

    def _room_behind(self) -> tuple[Landing | None, Message | None]:
        """The first landing with which nothing is wrong; else what is wrong where least is missing."""
        parts, sight = (self._copies, self._base) if self._copying else (self._carried, self._lifted)
        if not sight.layout.levels:
            return None, None
        run, ids, nearest = _together(sight, parts), [position.id for part in parts for position in part.positions], list[Message]()
        for box in sorted(sight.layout.levels, key=lambda level: abs(level.y - self._start.y)):
            end = max((block.right for block in sight.blocks(box)), default=0.0)
            landing = land(sight, box, Run(run.positions, run.width, box.x + end), 0.0)
            after = see(self._workbench, landing.project)
            message = fit_message(after, _same_level(after, box), ids)
            if not message.warning:
                return landing, None
            nearest.append(message)
        return None, min(nearest, key=lambda one: (len(one.also), one.values[0][1]))

    def cancel(self) -> None:
        self._gesture.cancel()
        if self._face != self._home and self._home is not None:
            self._workbench.show_face(self._home.gondola, self._home.side)
        self._workbench.selection.set(self._before)

    def _see_face(self) -> None:
        if self._workbench.face_ref != self._face:
            self._face, self._last = self._workbench.face_ref, ()
            self._base, self._lifted = see(self._workbench, self._base.project), see(self._workbench, self._lifted.project)

    def _rest(self, ghosts: tuple[Box, ...], cursor: Cursor) -> None:
        self._gesture.show(self._base.project)
        self._last = ()
        self._overlay = Overlay(ghosts=ghosts, cursor=cursor)

    def _land(self, pointer: Pointer, tolerance: float) -> list[tuple[LevelBox, Landing]]:
        parts = self._copies if self._copying else self._carried
        sight = self._base if self._copying else self._lifted
        aimed = sight.level_at(pointer)
        if aimed is None:
            return []
        targets = _targets(sight, aimed, parts)
        if targets is None:
            parts, targets = (_together(sight, parts),), [aimed]
        landings = []
        for part, target in zip(parts, targets, strict=True):
            elsewhere = target.level.id != part.level_id
            run = Run(part.positions, part.width, pointer.x + part.left, hand=pointer.x if elsewhere and part.at_hand else None)
            fresh = _same_level(sight, target)
            landing = land(sight, fresh, run, tolerance)
            sight = see(self._workbench, landing.project)
            landings.append((target, landing))
        return landings

    def _show(self, landings: list[tuple[LevelBox, Landing]], ghosts: tuple[Box, ...]) -> None:
        key = (self._copying, *((landing.level_id, landing.index, landing.mark.x1) for _, landing in landings))
        if key != self._last:
            self._last = key
            self._gesture.show(landings[-1][1].project)
        sight = see(self._workbench)
        target, landing = landings[0]
        here = [_same_level(sight, box) for box, _ in landings]
        ids = [position.id for part in (self._copies if self._copying else self._carried) for position in part.positions]
        self._overlay = Overlay(
            selected=tuple([box_of(*one) for one in blocks_of(sorted(here, key=_place), sight.products, ids)]),
            ghosts=ghosts,
            target=level_area(target),
            mark=landing.mark,
            guides=landing.guides,
            message=fit_message(sight, here[0], ids),
            cursor="copy" if self._copying else "move",
        )

    def _ghosts(self, dx: float, dy: float) -> tuple[Box, ...]:
        boxes = self._boxes
        if len(boxes) > _MOST_GHOSTS:
            whole = around(boxes)
            boxes = (whole,) if whole else ()
        return tuple(box.shifted(dx, dy) for box in boxes)


def _carried(sight: Sight, found: Sequence[tuple[LevelBox, Placed]], grabbed: str, start: Pointer) -> tuple[Carried, ...]:
    by_level: dict[str, tuple[LevelBox, list[Placed]]] = {}
    for box, block in found:
        by_level.setdefault(box.level.id, (box, []))[1].append(block)
    home = next(box for box, block in found if block.position.id == grabbed)
    groups = sorted(by_level.values(), key=lambda group: group[0] is not home)
    return tuple(_part(sight, box, blocks, home, grabbed if box is home else blocks[0].position.id, start) for box, blocks in groups)


def _part(sight: Sight, box: LevelBox, blocks: list[Placed], home: LevelBox, held: str, start: Pointer) -> Carried:
    """`blocks` of one level as a run; the block `held` keeps its distance to the hand."""
    free = box.level.flow == "free"
    positions = tuple(changed(block.position, x=block.x) if free else block.position for block in blocks)
    standing = blocks if free else run_blocks(positions, box.bay, sight.products)
    left = min(block.x for block in standing) if free else 0.0
    offset = next(block.x for block in standing if block.position.id == held) - left
    on_shelf = next(block.x for block in blocks if block.position.id == held)
    width = max(block.right for block in standing) - left
    away = box.place[2] - home.place[2], box.place[3] - home.place[3]
    return Carried(positions, *away, width, box.x + on_shelf - offset - start.x, box.level.id)


def _targets(sight: Sight, aimed: LevelBox, parts: Sequence[Carried]) -> list[LevelBox] | None:
    """The level each part goes to, as far from the aimed one as it was from the grabbed; None when one does not exist."""
    by_place = {box.place[2:]: box for box in sight.layout.levels}
    _, _, bay, level = aimed.place
    targets = [by_place.get((bay + part.bays_away, level + part.levels_away)) for part in parts]
    return None if None in targets else [target for target in targets if target is not None]


def _together(sight: Sight, parts: Sequence[Carried]) -> Carried:
    positions = tuple(changed(position, x=None) for part in sorted(parts, key=_shelf_order) for position in part.positions)
    return Carried(positions, 0, 0, run_width(positions, sight.layout.bays[0].bay, sight.products), min(part.left for part in parts))


def _shelf_order(part: Carried) -> tuple[int, int]:
    return part.bays_away, part.levels_away


def _place(box: LevelBox) -> tuple[int, int, int, int]:
    return box.place


def _same_level(sight: Sight, box: LevelBox) -> LevelBox:
    """The box of the same place in another project of the gesture."""
    return next(other for other in sight.layout.levels if other.place == box.place)
