"""Verbs on how the selected blocks are packed: turn, trays and cases, caps, squeeze, another product. Each makes one undo step."""

from planogram.model.edits import packing, replacing
from planogram.model.edits.packing import styles_known
from planogram.model.edits.positions import insert, new_position
from planogram.model.find import find_level, position_ids
from planogram.model.fixture import Gondola
from planogram.model.memo import memo
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.product import STYLES, Product, Style, allowed_orientations
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.labels import label_for

SQUEEZE_STEP = 1.0
"""Percent of a block's own width that one key press takes."""
_CYCLE: tuple[Style, ...] = ("unit", "tray", "case", "display")


def rotate(workbench: Workbench, step: int = 1) -> bool:
    """The next (or previous) orientation its product allows, for every selected position."""
    project = workbench.project
    for position, product in selected(workbench):
        allowed = allowed_orientations(product, ORIENTATIONS)
        now = allowed.index(position.orientation) if position.orientation in allowed else -step
        project = packing.turn(project, (position.id,), allowed[(now + step) % len(allowed)])
    return _do(workbench, "rotate", project)


def turn(workbench: Workbench, orientation: str) -> bool:
    """The selected positions in one orientation, those whose product allows it."""
    return _do(workbench, "rotate", packing.turn(workbench.project, workbench.selection.ids, orientation))


def orientations_offered(workbench: Workbench) -> tuple[str, ...]:
    """The orientations every selected product allows; none when nothing is selected."""
    products = [product for _, product in selected(workbench)]
    return tuple(name for name in ORIENTATIONS if products and all(name in allowed_orientations(product, ORIENTATIONS) for product in products))


def next_style(workbench: Workbench) -> bool:
    """Unit, tray, case, display: the next one whose sizes the product gives."""
    project = workbench.project
    for position, product in selected(workbench):
        offered = styles_in_turn(product)
        now = offered.index(position.style) if position.style in offered else -1
        project = packing.pack(project, (position.id,), offered[(now + 1) % len(offered)])
    return _do(workbench, "style", project)


def styles_in_turn(product: Product) -> tuple[Style, ...]:
    """What `next_style` goes through: loose and hanging are the level's business."""
    return tuple(style for style in _CYCLE if style in styles_known(product))


def pack(workbench: Workbench, style: Style) -> bool:
    """The selected positions in one style, those whose product gives that pack's sizes."""
    return _do(workbench, "style", packing.pack(workbench.project, workbench.selection.ids, style))


def styles_offered(workbench: Workbench) -> tuple[Style, ...]:
    """The styles every selected product can stand in; none when nothing is selected."""
    products = [product for _, product in selected(workbench)]
    return tuple(style for style in STYLES if products and all(style in styles_known(product) for product in products))


def cap(workbench: Workbench, layers: int) -> bool:
    """A layer more or fewer lying on the selected blocks."""
    return _do(workbench, "cap", packing.cap(workbench.project, workbench.selection.ids, layers))


def fill_caps(workbench: Workbench) -> bool:
    """As many layers on the selected blocks as fit under the level above."""
    return _do(workbench, "cap", packing.fill_caps(workbench.project, workbench.selection.ids))


def squeeze(workbench: Workbench, step_pct: float = SQUEEZE_STEP) -> bool:
    """The selected blocks a little narrower, or wider again, within what their products bear."""
    return _do(workbench, "squeeze", packing.squeeze(workbench.project, workbench.selection.ids, step_pct))


def may_squeeze(workbench: Workbench) -> bool:
    """Whether a selected product bears to be squeezed at all."""
    return any(product.max_squeeze_pct > 0 for _, product in selected(workbench))


def replace(workbench: Workbench, old: str, new: str, only_selected: bool = False) -> bool:
    """Product `new` wherever `old` stands, or only where it is selected."""
    known = products_by_id(workbench.project.products)
    names = {key: known[key].name if key in known else key for key in (old, new)}
    label = Label("edit.replace", (("name", names[old]), ("other", names[new])))
    return workbench.document.do(label, replacing.give(workbench.project, old, new, workbench.selection.ids if only_selected else None))


def add_placeholder(workbench: Workbench, name: str, size: tuple[float, float, float], level_id: str = "", index: int = 0) -> str:
    """A named box of `size` (mm) in the catalogue, and on a level when one is given, selected there; the id of its product."""
    box = replacing.new_placeholder(name, *size)
    project = replacing.place_for(workbench.project, box)
    position = new_position(box, find_level(project, level_id).level) if level_id else None
    if position is not None:
        project = insert(project, level_id, index, (position,))
    done = workbench.document.do(Label("edit.placeholder", (("name", name),)), project)
    if done and position is not None:
        workbench.selection.set((position.id,))
    return box.id


def selected(workbench: Workbench) -> tuple[tuple[Position, Product], ...]:
    """The selected positions with their products, in the order they stand; those of unknown products left out."""
    ids = workbench.selection.ids
    return _selected(workbench.project.gondolas, workbench.project.products, ids) if ids else ()


@memo(8)
def _selected(gondolas: tuple[Gondola, ...], products: tuple[Product, ...], ids: tuple[str, ...]) -> tuple[tuple[Position, Product], ...]:
    known, chosen = products_by_id(products), frozenset(ids)
    levels = (level for gondola in gondolas for face in gondola.faces for bay in face.bays for level in bay.levels)
    standing = (position for level in levels if not chosen.isdisjoint(position_ids(level)) for position in level.positions)
    return tuple((position, known[position.product]) for position in standing if position.id in chosen and position.product in known)


def _do(workbench: Workbench, verb: str, project: Project) -> bool:
    ids = workbench.selection.ids
    return bool(ids) and workbench.document.do(label_for(verb, project, ids), project)
