"""The everyday tool: clicks select, a press that travels becomes a drag — of blocks, of a handle, or of a rubber band."""

from collections.abc import Callable, Mapping

import msgspec

from planogram.draw.measure import TextMeasurer
from planogram.model.find import walk_positions
from planogram.model.layout import BayBox, FaceLayout, LevelBox
from planogram.model.memo import memo
from planogram.model.placement import Placed
from planogram.model.pnm_layout import PnmBox
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.session.layers import Layer
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.band import BandDrag
from planogram.tools.bay_drag import BayDrag, bay_edge_at
from planogram.tools.fixture import LevelDrag, board_at
from planogram.tools.locks import locked_under
from planogram.tools.move import MoveDrag
from planogram.tools.notes import NoteDrag, NoteWidthDrag, box_of_note, click_note, note_at, note_boxes, selected_notes
from planogram.tools.overlay import NOTHING, Box, Cursor, Handle, Message, Overlay
from planogram.tools.pnm import PnmDrag, click_piece
from planogram.tools.pnm_sight import area_of, covers, piece_at, selected_pieces
from planogram.tools.pointer import Pointer, travelled
from planogram.tools.resize import ResizeDrag
from planogram.tools.sight import Sight, blocks_of, box_of, handle_at, handles_of, see
from planogram.tools.tool import Drag


class _Press(msgspec.Struct, frozen=True):
    """A press that is not a drag yet: what it would start, and what letting go here would do."""

    pointer: Pointer
    drag: Callable[[], Drag]
    click: Callable[[], None]


def _nothing() -> None:
    return None


class SelectTool:
    """Selects, moves, copies and resizes what stands on the face on show; notes only where there is a measurer of their words.

    `edit_note` is called with the id of a note double-clicked; `refused` with the locked layers under a click that took hold of
    nothing of theirs, and whether nothing at all is selected then.
    """

    def __init__(self, workbench: Workbench, measurer: TextMeasurer | None = None) -> None:
        self._workbench, self._measurer = workbench, measurer
        self.edit_note: Callable[[str], None] = lambda _: None
        self.refused: Callable[[tuple[Layer, ...], bool], None] = lambda *_: None
        self._press: _Press | None = None
        self._pressed_on: tuple[FaceRef | None, Project] = None, workbench.project
        self._drag: Drag | None = None
        self._hover: Box | None = None
        self._hovered: tuple[Project, FaceRef | None] | None = None
        self._cursor: Cursor = "arrow"

    @property
    def busy(self) -> bool:
        return self._drag is not None

    @property
    def changes_face(self) -> bool:
        """Whether what the hand drags can be let go on another face than the one it was taken from."""
        return isinstance(self._drag, MoveDrag)

    @property
    def overlay(self) -> Overlay:
        running = NOTHING if self._drag is None else self._drag.overlay
        if running.selected:
            return running
        selected, handles = selected_boxes(see(self._workbench), self._workbench.selection.ids)
        noted, grips = note_boxes(self._workbench, self._measurer)
        selected, handles = selected + selected_pieces(self._workbench) + noted, handles + grips
        if self._drag is not None:
            return msgspec.structs.replace(running, selected=selected, handles=() if running.ghosts else handles)
        hover = self._hover if self._hover is not None and _on_show(self._workbench, self._hovered) else None
        return Overlay(selected=selected, handles=handles, hover=hover, part=selected_part(self._workbench), cursor=self._cursor)

    def press(self, pointer: Pointer) -> None:
        self.cancel()
        self._hover = None
        self._pressed_on = self._workbench.face_ref, self._workbench.project
        sight = see(self._workbench)
        handle = handle_at(selected_boxes(sight, self._workbench.selection.ids)[1], pointer)
        found = self._block_at(sight, pointer)
        if pointer.button != "left":
            self._point_at(sight, found, pointer)
        elif (on_note := _press_on_note(self._workbench, self._measurer, pointer)) is not None:
            self._press = on_note
        elif (piece := piece_at(self._workbench, pointer)) is not None:
            board = self._board_at(sight, pointer)
            self._press = _Press(
                pointer, lambda: piece_drag(self._workbench, pointer, piece, board), lambda: click_piece(self._workbench, piece, pointer)
            )
        elif handle is not None and not pointer.ctrl:
            grabbed = self._workbench.selection.ids[-1]
            self._press = _Press(pointer, lambda: ResizeDrag(self._workbench, pointer, handle, grabbed), _nothing)
        elif found is not None:
            self._press = _press_on_block(self._workbench, sight, *found, pointer)
        elif (board := self._board_at(sight, pointer)) is not None:
            self._press = _Press(pointer, lambda: LevelDrag(self._workbench, pointer, board), lambda: self._click_beside(sight, pointer, board))
        elif (bay := self._bay_at(sight, pointer)) is not None:
            self._press = _Press(pointer, lambda: BayDrag(self._workbench, pointer, bay), lambda: self._workbench.selection.set((), bay.bay.id))
        else:
            self._press = _Press(pointer, lambda: BandDrag(self._workbench, pointer, self._measurer), lambda: self._click_beside(sight, pointer))

    def move(self, pointer: Pointer) -> None:
        self._mind_keys()
        if self._drag is None and self._press is not None and travelled(self._press.pointer, pointer):
            self._drag = self._press.drag()
        if self._drag is not None:
            self._drag.move(pointer)

    def release(self, pointer: Pointer) -> None:
        self._mind_keys()
        if self._drag is not None:
            self._drag.release(pointer)
        elif self._press is not None:
            self._press.click()
        pressed = self._press if self._drag is None or isinstance(self._drag, BandDrag) else None
        self._press = self._drag = None
        self.hover(pointer)
        if pressed is not None:
            self._mind_locks(pressed.pointer)

    def _mind_keys(self) -> None:
        """A key changed what the press was on, or showed another face, where what is held cannot be let go: as if nothing had been pressed."""
        face, project = self._pressed_on
        left = not self.changes_face and self._workbench.face_ref != face
        if self._press is not None and (left or (self._drag is None and self._workbench.project is not project)):
            self.cancel()
            if left:
                self._workbench.let_go_of(face)

    def go_to(self, workbench: Workbench) -> None:
        """What the hand drags goes on over the face another workbench of the same document shows, and comes back to this tool's own."""
        self._workbench, self._hover = workbench, None
        if isinstance(self._drag, MoveDrag):
            self._drag.go_to(workbench)

    def settle(self, pointer: Pointer) -> Message | None:
        """The hand lets go of blocks on the tab of the face on show: down where there is room, else why not."""
        told = self._drag.settle(pointer.ctrl) if isinstance(self._drag, MoveDrag) else None
        self._press = self._drag = None
        self.hover(pointer)
        return told

    def double(self, pointer: Pointer) -> None:
        """Select every position of the product under the pointer, on all faces; a note is opened for writing."""
        note = note_at(self._workbench, self._measurer, pointer)
        if note is not None:
            self.edit_note(note.id)
            return
        found = self._block_at(see(self._workbench), pointer)
        if found is not None:
            product = found[1].position.product
            same = [position.id for _, position in walk_positions(self._workbench.project) if position.product == product]
            self._workbench.selection.set((*(i for i in same if i != found[1].position.id), found[1].position.id))

    def hover(self, pointer: Pointer) -> None:
        sight = see(self._workbench)
        self._hovered = self._workbench.project, self._workbench.face_ref
        handle = handle_at(selected_boxes(sight, self._workbench.selection.ids)[1], pointer)
        found = self._block_at(sight, pointer)
        piece = piece_at(self._workbench, pointer)
        note = note_at(self._workbench, self._measurer, pointer)
        if note is not None or self._grip_at(pointer) is not None:
            self._hover = None if note is None or self._measurer is None else box_of_note(note, self._measurer)
            self._cursor = "size_h" if self._grip_at(pointer) is not None else "grab"
            return
        self._hover = area_of(piece) if piece is not None else box_of(*found) if found is not None else None
        if piece is not None:
            self._cursor = "grab"
        elif handle is not None:
            self._cursor = "size_h" if handle.kind in ("left", "right") else "size_v"
        elif found is not None:
            self._cursor = "grab"
        elif self._board_at(sight, pointer) is not None:
            self._cursor = "size_v"
        else:
            self._cursor = "grab" if self._bay_at(sight, pointer) is not None else "arrow"

    def leave(self) -> None:
        """The pointer is off the face: nothing is under it."""
        self._hover, self._cursor = None, "arrow"

    def cancel(self) -> bool:
        running, self._drag, self._press = self._drag, None, None
        if running is not None:
            running.cancel()
            self._workbench.selection.prune(self._workbench.project)
        return running is not None

    def _block_at(self, sight: Sight, pointer: Pointer) -> tuple[LevelBox, Placed] | None:
        return None if "products" in self._workbench.selection.locked else sight.block_at(pointer)

    def _board_at(self, sight: Sight, pointer: Pointer) -> LevelBox | None:
        return None if "furniture" in self._workbench.selection.locked else board_at(sight, pointer)

    def _bay_at(self, sight: Sight, pointer: Pointer) -> BayBox | None:
        return None if "furniture" in self._workbench.selection.locked else bay_edge_at(sight, pointer)

    def _grip_at(self, pointer: Pointer) -> Handle | None:
        return _grip_at(self._workbench, self._measurer, pointer)

    def _mind_locks(self, pointer: Pointer) -> None:
        selection = self._workbench.selection
        layers = locked_under(self._workbench, self._measurer, pointer) if selection.locked or self._workbench.pnm_layer.locked else ()
        if layers and not selection.ids and not selection.pieces and not selection.notes:
            self.refused(layers, not selection.part)

    def _point_at(self, sight: Sight, found: tuple[LevelBox, Placed] | None, pointer: Pointer) -> None:
        note, piece = note_at(self._workbench, self._measurer, pointer), piece_at(self._workbench, pointer)
        if note is not None:
            if note.id not in self._workbench.selection.notes:
                self._workbench.selection.set((), notes=(note.id,))
        elif piece is not None:
            self._workbench.selection.set((), pieces=(piece.placement.id,))
        elif found is None and (bay := self._bay_at(sight, pointer)) is not None:
            self._workbench.selection.set((), bay.bay.id)
        elif found is None:
            self._click_beside(sight, pointer)
        elif found[1].position.id not in self._workbench.selection.ids:
            self._workbench.selection.set((found[1].position.id,))

    def _click_beside(self, sight: Sight, pointer: Pointer, board: LevelBox | None = None) -> None:
        if pointer.ctrl or pointer.shift:
            return
        inside = 0 <= pointer.x <= sight.layout.width and 0 <= pointer.y <= sight.layout.height
        level = board or (sight.level_at(pointer) if inside else None)
        self._workbench.selection.set((), level.level.id if level is not None else "")


def _grip_at(workbench: Workbench, measurer: TextMeasurer | None, pointer: Pointer) -> Handle | None:
    return handle_at(note_boxes(workbench, measurer)[1], pointer)


def _press_on_block(workbench: Workbench, sight: Sight, box: LevelBox, block: Placed, pointer: Pointer) -> _Press:
    """A press on a block: the drag takes it, with what is selected or grouped with it."""
    picked, selection = block.position.id, workbench.selection
    mates = sight.group_of(block.position)
    was_selected = picked in selection.ids

    def drag() -> Drag:
        if picked not in selection.ids:
            selection.set(mates)
        return MoveDrag(workbench, pointer, picked)

    if pointer.shift:
        return _Press(pointer, drag, lambda: selection.set(shelf_range(sight, selection.ids, box, block)))
    if pointer.ctrl:
        return _Press(pointer, drag, lambda: selection.toggle(mates))
    if not was_selected:
        selection.set(mates)
        return _Press(pointer, drag, _nothing)
    return _Press(pointer, drag, lambda: selection.set(mates))


def _press_on_note(workbench: Workbench, measurer: TextMeasurer | None, pointer: Pointer) -> _Press | None:
    """A press on a note or on the handle of the selected one."""
    if _grip_at(workbench, measurer, pointer) is not None:
        return _Press(pointer, lambda: NoteWidthDrag(workbench, pointer, selected_notes(workbench)[0]), _nothing)
    note = note_at(workbench, measurer, pointer)
    if note is None:
        return None
    return _Press(pointer, lambda: NoteDrag(workbench, pointer, note), lambda: click_note(workbench, note, pointer))


def piece_drag(workbench: Workbench, pointer: Pointer, piece: PnmBox, board: LevelBox | None) -> Drag:
    """A strip that covers a board is taken by Alt and a click; until it is, Alt and a drag still duplicates the level."""
    if board is None or not covers(piece) or piece.placement.id in workbench.selection.pieces:
        return PnmDrag(workbench, pointer, piece)
    return LevelDrag(workbench, pointer, board)


def selected_part(workbench: Workbench) -> Box | None:
    """The room of the selected level or bay, when no block is selected."""
    part = workbench.selection.part
    return see(workbench).part_area(part) if part and not workbench.selection.ids else None


def selected_boxes(sight: Sight, ids: tuple[str, ...]) -> tuple[tuple[Box, ...], tuple[Handle, ...]]:
    """Outlines of the selected blocks on the face, and the handles of the one picked last."""
    return _selected_boxes(sight.layout, sight.products, ids)


@memo(8)
def _selected_boxes(layout: FaceLayout, products: Mapping[str, Product], ids: tuple[str, ...]) -> tuple[tuple[Box, ...], tuple[Handle, ...]]:
    found = blocks_of(layout.levels, products, ids)
    handles: tuple[Handle, ...] = ()
    for box, block in found:
        if block.position.id == ids[-1]:
            handles = handles_of(box.level, box_of(box, block))
    return tuple(box_of(box, block) for box, block in found), handles


def shelf_range(sight: Sight, ids: tuple[str, ...], box: LevelBox, block: Placed) -> tuple[str, ...]:
    """From the position picked first of `ids` to `block` along their level; across levels `block` is added."""
    picked = block.position.id
    anchor = sight.level_of(ids[0]) if ids else None
    if anchor is None or anchor[0].level.id != box.level.id:
        return (*(i for i in ids if i != picked), picked)
    start, end = anchor[1], box.level.positions.index(block.position)
    step = 1 if end >= start else -1
    return tuple(box.level.positions[index].id for index in range(start, end + step, step))


def _on_show(workbench: Workbench, hovered: tuple[Project, FaceRef | None] | None) -> bool:
    """Whether what the pointer rested on is still there: keys may have changed it or shown another face, and its outline would be of nothing."""
    return hovered is not None and hovered[0] is workbench.project and hovered[1] == workbench.face_ref
