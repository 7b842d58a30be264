"""Dragging a piece from the furniture palette over the face on show: a level into a bay, a bay between two, a gondola beside."""

from typing import Literal

import msgspec

from planogram.model.boards import free_notch
from planogram.model.edits.furniture import add_bays, add_level
from planogram.model.fixture import LEVEL_KINDS, Bay, Gondola, Level
from planogram.model.furniture import new_level
from planogram.model.layout import BayBox
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.bay_drag import slot_at
from planogram.tools.carried import CarryTool
from planogram.tools.furnishing import add_gondola, like_its_neighbour, with_products
from planogram.tools.overlay import NOTHING, Box, Guide, Message, Overlay
from planogram.tools.pointer import Pointer

LoadKind = Literal["level", "bay", "gondola"]


class Load(msgspec.Struct, frozen=True):
    """What is carried: a new level of a kind, a bay like its neighbour (or `bay`), or a whole gondola, with the products it brings along."""

    kind: LoadKind
    level_kind: str = "shelf"
    bay: Bay | None = None
    gondola: Gondola | None = None
    products: tuple[Product, ...] = ()


class FurnishTool(CarryTool):
    """One drag of one load over the face on show. A gondola is added at the drop, wherever that is."""

    def __init__(self, workbench: Workbench, load: Load) -> None:
        super().__init__(workbench, Label(f"edit.add_{load.kind}" if load.kind != "gondola" else "edit.add_piece"))
        self._load = load
        self._level = new_level(next(kind for kind in LEVEL_KINDS if kind == load.level_kind), 0.0, 400.0)
        self._bays: dict[tuple[str, str, int], Bay] = {}
        self._new = ""

    def move(self, pointer: Pointer) -> None:
        if not self._gesture.alive:
            self._overlay = NOTHING
            return
        self._new = ""
        if self._load.kind == "gondola":
            self._overlay = Overlay(message=Message("gesture.drop_gondola"), cursor="copy")
        elif self._load.kind == "bay":
            self._over_bays(pointer)
        else:
            self._over_levels(pointer)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._load.kind == "gondola" and self._load.gondola is not None and self._gesture.alive:
            self._gesture.cancel()
            add_gondola(self._workbench, self._load.gondola, self._load.products)
        elif self._gesture.alive and self._gesture.commit() and self._new:
            self._workbench.selection.set((), self._new)
        self._overlay = NOTHING

    def _over_bays(self, pointer: Pointer) -> None:
        base = self._base
        face = self._workbench.face_in(base.project)
        if face is None:
            self._nowhere()
            return
        layout = base.layout
        index = slot_at(layout, pointer.x)
        bay = self._load.bay or self._bays.setdefault((face[0].id, face[1].side, index), like_its_neighbour(face[0], face[1], index))
        edge = layout.bays[index].x if index < len(layout.bays) else layout.width
        project = with_products(base.project, self._load.products)
        self._gesture.show(add_bays(project, face[0].id, face[1].side, index, (bay,)))
        self._new = bay.id
        self._overlay = Overlay(
            ghosts=(Box(pointer.x - bay.width / 2, 0.0, bay.width, bay.height),),
            guides=(Guide(edge, 0.0, edge, bay.height),),
            message=Message("gesture.bay_place", (("number", index + 1),)),
            cursor="copy",
        )

    def _over_levels(self, pointer: Pointer) -> None:
        box = self._base.layout.bay_at(pointer.x)
        if box is None or (self._base.level_at(pointer) is None and not 0 <= pointer.y <= box.height):
            self._nowhere()
            return
        level = self._placed(box, pointer)
        self._gesture.show(self._with(box, level))
        self._new = level.id
        y = level.elevation
        self._overlay = Overlay(
            guides=(Guide(box.x, y, box.right, y),),
            target=Box(box.x, max(0.0, y - level.thickness), box.width, max(level.thickness, 1.0)),
            message=Message("gesture.elevation", (("elevation_mm", y),)),
            cursor="copy",
        )

    def _placed(self, box: BayBox, pointer: Pointer) -> Level:
        bay = box.bay
        wanted = pointer.y if pointer.alt else free_notch(bay, self._level, pointer.y)
        depth = bay.levels[-1].depth if bay.levels else bay.depth
        hooks = {} if self._level.hook_length is None else {"hook_length": depth}
        return changed(self._level, elevation=round(min(max(0.0, wanted), max(bay.height, 0.0)), 2), depth=depth, **hooks)

    def _with(self, box: BayBox, level: Level) -> Project:
        return add_level(self._base.project, box.bay.id, level)

    def _nowhere(self) -> None:
        self._gesture.show(self._base.project)
        self._overlay = Overlay(cursor="forbidden")
