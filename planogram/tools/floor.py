"""The everyday tool of the floor: clicks select, a press that travels moves, turns or draws a rubber band. Drawing outlines: floor_draw.py."""

from collections.abc import Callable
from math import hypot, inf

import msgspec

from planogram.model.edits.corners import add_corner, remove_corner
from planogram.model.floor_layout import side_at
from planogram.model.outline import BadOutline, edge_at
from planogram.model.pnm_layout import placements_by_id
from planogram.model.store import Point
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_corner import FloorCorner, refused
from planogram.tools.floor_drags import FloorBand, FloorMove, FloorTurn
from planogram.tools.floor_picks import FloorPicks
from planogram.tools.floor_sight import (
    bounds_of_ref,
    box_of_bounds,
    corners_of,
    offered_by,
    outline_ref,
    piece_of,
    ref_at,
    rings_of,
    shared_refs,
    zone_at,
    zone_ref,
)
from planogram.tools.overlay import NOTHING, Box, Cursor, Handle, Message, Overlay
from planogram.tools.pointer import Pointer, travelled
from planogram.tools.tool import Drag

_HANDLE_AWAY = 2.5
"""How far above a piece its turning handle is, in tolerances."""


class FloorTool:
    """Selects, moves and turns what stands on the floor. `refs` are the things picked here; gondolas among them are the common selection."""

    def __init__(self, workbench: Workbench, opened: Callable[[str, str], None] | None = None) -> None:
        self._workbench, self._opened = workbench, opened
        self._picks = FloorPicks(workbench)
        self._press: Pointer | None = None
        self._pressed_on = workbench.project
        self._drag: Drag | None = None
        self._hover: Box | None = None
        self._cursor: Cursor = "arrow"
        self._hint: Message | None = None
        self.verdict: Message | None = None
        self._tolerance = 100.0

    @property
    def busy(self) -> bool:
        return self._drag is not None

    @property
    def refs(self) -> tuple[str, ...]:
        """What is selected on the floor: what was picked here while it is there, else what the common selection means."""
        project, shared = self._workbench.project, shared_refs(self._workbench)
        own = tuple(ref for ref in self._picks.refs if bounds_of_ref(project, ref) is not None)
        if shared and not set(shared) & set(own):
            return tuple(ref for ref in shared if bounds_of_ref(project, ref) is not None)
        return own

    @property
    def overlay(self) -> Overlay:
        running = NOTHING if self._drag is None or self._over else self._drag.overlay
        if running.selected or running.band:
            return running
        boxes = [bounds for ref in self.refs if (bounds := bounds_of_ref(self._workbench.project, ref)) is not None]
        shown = tuple(map(box_of_bounds, boxes))
        rings = tuple(ring for ref in self.refs for ring in rings_of(self._workbench.project, ref))
        if self._drag is not None:
            return msgspec.structs.replace(running, selected=shown, rings=rings)
        handle = self._handle()
        handles = (*((handle,) if handle else ()), *(Handle("top", *corner) for corner in self._corners()))
        return Overlay(selected=shown, handles=handles, hover=self._hover, cursor=self._cursor, rings=rings, message=self._hint)

    def select(self, refs: tuple[str, ...]) -> None:
        """Pick exactly these; the common selection follows when one of them is a gondola."""
        self._picks.set(refs)
        project = self._workbench.project
        gondolas, standing = {gondola.id for gondola in project.gondolas}, placements_by_id(project.pnm.placements)
        part = next((ref for ref in reversed(refs) if ref in gondolas), "")
        self._workbench.selection.set((), part, () if part else (ref for ref in refs if ref in standing))

    def press(self, pointer: Pointer) -> None:
        self.cancel()
        self.verdict = None
        self._hover, self._tolerance = None, pointer.tolerance
        self._press, self._pressed_on = pointer, self._workbench.project
        if pointer.button != "left":
            found = self._at(pointer)
            if found and found not in self.refs:
                self.select((found,))
            self._press = None

    def move(self, pointer: Pointer) -> None:
        if self._over:
            self.cancel()
        if self._drag is None and self._press is not None and travelled(self._press, pointer):
            self._drag = self._start(self._press)
        if self._drag is not None:
            self._drag.move(pointer)

    def release(self, pointer: Pointer) -> None:
        if self._over:
            self.cancel()
        if self._drag is not None:
            self._drag.release(pointer)
            self.verdict = self._drag.verdict if isinstance(self._drag, FloorMove | FloorTurn) else None
            if isinstance(self._drag, FloorBand):
                self.select((*self.refs, *self._drag.found) if pointer.shift or pointer.ctrl else self._drag.found)
        elif self._press is not None:
            self._click(pointer)
        self._press = self._drag = None
        self.hover(pointer)

    def double(self, pointer: Pointer) -> None:
        """Open the elevation of the face under the pointer, or change the corners of what is selected."""
        if self._change_corners(pointer):
            return
        piece = piece_of(self._workbench.project, self._at(pointer))
        offered = "" if piece is None else offered_by(self._workbench.project, piece.ref)
        if offered:
            self._open(offered, "A")
        if piece is None or piece.what != "gondola":
            return
        sides = [front.side for front in piece.fronts]
        side = side_at(piece, (pointer.x, pointer.y))
        if sides:
            self._open(piece.ref, side if side in sides else sides[0])

    def _open(self, gondola: str, side: str) -> None:
        self._workbench.show_face(gondola, side)
        if self._opened is not None:
            self._opened(gondola, side)

    def hover(self, pointer: Pointer) -> None:
        self._tolerance = pointer.tolerance
        on_corner = self._corner_at(pointer) is not None
        self._hint = Message("floor.gesture.corner_hint") if on_corner else None
        bounds = bounds_of_ref(self._workbench.project, self._at(pointer))
        self._hover = None if bounds is None else box_of_bounds(bounds)
        self._cursor = "move" if on_corner or self._on_handle(pointer) else "grab" if bounds is not None else "arrow"

    def leave(self) -> None:
        """The pointer is off the plan."""
        self._hover, self._cursor, self._hint = None, "arrow", None

    def cancel(self) -> bool:
        running, self._drag, self._press = self._drag, None, None
        if running is not None:
            running.cancel()
        return running is not None

    @property
    def _over(self) -> bool:
        """Whether a key ended the drag, or changed what the press is on: as if nothing had been pressed."""
        if self._drag is None:
            return self._press is not None and self._workbench.project is not self._pressed_on
        return not isinstance(self._drag, FloorBand) and not self._workbench.document.gesture_running

    def _at(self, pointer: Pointer) -> str:
        return ref_at(self._workbench.project, (pointer.x, pointer.y), pointer.tolerance)

    def _click(self, pointer: Pointer) -> None:
        found = self._at(pointer)
        if not found and not (pointer.shift or pointer.ctrl):
            name = zone_at(self._workbench.project, (pointer.x, pointer.y))
            found = zone_ref(name) if name else ""
        if pointer.shift or pointer.ctrl:
            self.select(tuple(ref for ref in self.refs if ref != found) if found in self.refs else (*self.refs, *((found,) if found else ())))
        else:
            self.select((found,) if found else ())

    def _start(self, press: Pointer) -> Drag:
        if self._on_handle(press):
            piece = piece_of(self._workbench.project, self.refs[0])
            assert piece is not None
            return FloorTurn(self._workbench, press, piece.ref, piece.centre, piece.rotation)
        corner = self._corner_at(press)
        if corner is not None:
            return FloorCorner(self._workbench, press, self.refs[0], corner)
        found = self._at(press)
        if not found or found.startswith("zone:") or found == outline_ref(self._workbench.project):
            return FloorBand(self._workbench, press)
        if found not in self.refs:
            self.select((found,))
        return FloorMove(self._workbench, press, tuple(ref for ref in self.refs if not ref.startswith("zone:")))

    def _handle(self) -> Handle | None:
        """The handle to turn by, above the one selected gondola or free-standing piece."""
        refs = self.refs
        piece = piece_of(self._workbench.project, refs[0]) if len(refs) == 1 else None
        if piece is None or piece.what not in ("gondola", "pnm"):
            return None
        left, _, right, top = piece.bounds
        return Handle("top", (left + right) / 2.0, top + self._tolerance * _HANDLE_AWAY)

    def _corners(self) -> tuple[Point, ...]:
        """The corners to pull of the one selected drawn part or department."""
        refs = self.refs
        return corners_of(self._workbench.project, refs[0]) if len(refs) == 1 else ()

    def _corner_at(self, pointer: Pointer) -> int | None:
        """The number of the corner under the hand, the nearest; None for none."""
        near = [(hypot(pointer.x - x, pointer.y - y), n) for n, (x, y) in enumerate(self._corners())]
        away, number = min(near, default=(inf, -1))
        return number if away <= pointer.tolerance else None

    def _change_corners(self, pointer: Pointer) -> bool:
        """A double click takes the corner under it away, or sets one on the edge under it; False when it is on neither."""
        workbench, corner = self._workbench, self._corner_at(pointer)
        points = self._corners()
        try:
            if corner is not None:
                project = remove_corner(workbench.project, self.refs[0], corner)
            elif (edge := edge_at(points, (pointer.x, pointer.y), pointer.tolerance)) is not None and len(points) > 2:
                project = add_corner(workbench.project, self.refs[0], edge, (pointer.x, pointer.y))
            else:
                return False
        except BadOutline as wrong:
            self._hint = refused(wrong)
            return True
        return workbench.document.do(Label("edit.floor_corner"), project)

    def _on_handle(self, pointer: Pointer) -> bool:
        handle = self._handle()
        return handle is not None and abs(pointer.x - handle.x) <= pointer.tolerance and abs(pointer.y - handle.y) <= pointer.tolerance
