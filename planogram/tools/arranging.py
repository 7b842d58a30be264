"""Verbs on the levels of the selection: compact, even out, fill, swap. Each makes one undo step and answers whether it did anything."""

from collections.abc import Callable, Iterable

from planogram.model.edits import arrange
from planogram.model.edits.positions import change
from planogram.model.find import find_position, position_ids
from planogram.model.layout import FaceLayout
from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.model.values import new_id
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.labels import label_for, label_for_levels
from planogram.tools.sight import see


def chosen_levels(workbench: Workbench) -> tuple[str, ...]:
    """Ids of the levels the selected positions stand on, or of the selected level; none when nothing of the face is selected."""
    layout, part = see(workbench).layout, workbench.selection.part
    return _levels_with(layout, workbench.selection.ids) or ((part,) if part and layout.box_of(part) is not None else ())


@memo(8)
def _levels_with(layout: FaceLayout, ids: tuple[str, ...]) -> tuple[str, ...]:
    wanted = frozenset(ids)
    return tuple(box.level.id for box in layout.levels if wanted and not wanted.isdisjoint(position_ids(box.level)))


def compact(workbench: Workbench) -> bool:
    """No gaps on the chosen levels."""
    return _on_levels(workbench, "compact", arrange.compact)


def even_out(workbench: Workbench) -> bool:
    """Equal gaps on the chosen levels."""
    return _on_levels(workbench, "spread", arrange.even_out)


def fill(workbench: Workbench) -> bool:
    """Facings added on the chosen levels until they are full."""
    return _on_levels(workbench, "fill", arrange.fill)


def fill_depth(workbench: Workbench) -> bool:
    """The selected positions as deep as their levels."""
    return _on_positions(workbench, "fill_depth", arrange.fill_depth)


def fill_height(workbench: Workbench) -> bool:
    """The selected positions as high as their levels."""
    return _on_positions(workbench, "fill_height", arrange.fill_height)


def swap(workbench: Workbench) -> bool:
    """Two selected positions exchange places."""
    ids = workbench.selection.ids
    if len(ids) != 2:
        return False
    (here, i), (there, j) = find_position(workbench.project, ids[0]), find_position(workbench.project, ids[1])
    names = {product.id: product.name for product in workbench.project.products}
    one, other = here.level.positions[i].product, there.level.positions[j].product
    label = Label("edit.swap", (("name", names.get(one, one)), ("other", names.get(other, other))))
    return workbench.document.do(label, arrange.swap(workbench.project, *ids))


def swap_levels(workbench: Workbench) -> bool:
    """The two levels on which the selected positions stand exchange what stands on them."""
    levels = chosen_levels(workbench)
    return len(levels) == 2 and workbench.document.do(Label("edit.swap_levels"), arrange.swap_levels(workbench.project, *levels))


def group(workbench: Workbench) -> bool:
    """The selected positions are picked and moved together from now on."""
    return len(workbench.selection.ids) > 1 and _grouped(workbench, "edit.group", new_id("grp"))


def ungroup(workbench: Workbench) -> bool:
    """The selected positions are on their own again."""
    return bool(workbench.selection.ids) and _grouped(workbench, "edit.ungroup", "")


def _grouped(workbench: Workbench, key: str, name: str) -> bool:
    return workbench.document.do(Label(key), change(workbench.project, workbench.selection.ids, group=name))


def _on_levels(workbench: Workbench, name: str, verb: Callable[[Project, Iterable[str]], Project]) -> bool:
    levels = chosen_levels(workbench)
    return bool(levels) and workbench.document.do(label_for_levels(name, workbench.project, levels), verb(workbench.project, levels))


def _on_positions(workbench: Workbench, name: str, verb: Callable[[Project, Iterable[str]], Project]) -> bool:
    ids = workbench.selection.ids
    return bool(ids) and workbench.document.do(label_for(name, workbench.project, ids), verb(workbench.project, ids))
