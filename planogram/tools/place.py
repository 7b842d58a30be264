"""Dragging products from the catalogue: they stand on the shelf, neighbours making room, from the moment the hand is over it."""

from collections.abc import Sequence

from planogram.model.edits.positions import new_position
from planogram.model.layout import LevelBox
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.session.workbench import Workbench
from planogram.tools.carried import CarryTool
from planogram.tools.fit import fit_message
from planogram.tools.labels import label_for_products
from planogram.tools.landing import Run, land, run_width
from planogram.tools.overlay import NOTHING, Box, Overlay
from planogram.tools.pointer import Pointer
from planogram.tools.sight import box_of, level_area, see


class PlaceTool(CarryTool):
    """One drag of one or several products over the face on show, in the order given. Unknown ids are left out."""

    def __init__(self, workbench: Workbench, product_ids: Sequence[str]) -> None:
        known = products_by_id(workbench.project.products)
        self._products: list[Product] = [known[product_id] for product_id in product_ids if product_id in known]
        super().__init__(workbench, label_for_products("place", workbench.project, [product.id for product in self._products]))
        self._on_level: dict[str, tuple[Position, ...]] = {}
        self._shown: tuple[object, ...] = ()

    def move(self, pointer: Pointer) -> None:
        if not self._gesture.alive:
            self._shown, self._overlay = (), NOTHING
            return
        base = self._base
        aimed = base.level_at(pointer) if self._products else None
        if aimed is None:
            self._gesture.show(base.project)
            self._shown, self._overlay = (), Overlay(cursor="forbidden")
            return
        positions = self._positions(aimed)
        width = run_width(positions, aimed.bay, base.products)
        run = Run(positions, width, pointer.x - width / 2, hand=pointer.x)
        landing = land(base, aimed, run, 0.0 if pointer.alt else pointer.tolerance)
        key = (landing.level_id, landing.index, landing.mark.x1)
        if key != self._shown:
            self._shown = key
            self._gesture.show(landing.project)
        sight = see(self._workbench)
        ids = [position.id for position in positions]
        found = sight.found(ids)
        box = found[0][0]
        boxes = tuple(box_of(*one) for one in found)
        ghosts = self._ghosts(pointer, boxes, run.x)
        message = fit_message(sight, box, ids)
        self._overlay = Overlay(
            boxes, ghosts=ghosts, target=level_area(aimed), mark=landing.mark, guides=landing.guides, message=message, cursor="copy"
        )

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        placed_ids = [position.id for position in self._on_level.get(str(self._shown[0]), ())] if self._shown else []
        if self._gesture.alive and self._gesture.commit():
            self._workbench.selection.set(placed_ids)
        self._overlay = NOTHING

    def _positions(self, box: LevelBox) -> tuple[Position, ...]:
        """New positions for that level, the same ones each time the hand is over it."""
        if box.level.id not in self._on_level:
            self._on_level[box.level.id] = tuple(new_position(product, box.level) for product in self._products)
        return self._on_level[box.level.id]

    def _ghosts(self, pointer: Pointer, boxes: tuple[Box, ...], left: float) -> tuple[Box, ...]:
        """The blocks as they landed, moved under the hand."""
        first = min(box.x for box in boxes)
        foot = min(box.y for box in boxes)
        tallest = max(box.height for box in boxes)
        return tuple(box.shifted(left - first, pointer.y - foot - tallest / 2) for box in boxes)
