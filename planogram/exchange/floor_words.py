"""Names of what stands on a floor, in words: furniture, walls, drawn parts, pieces of PNM, departments. Used by findings and by the plan."""

from planogram.i18n import Translator
from planogram.model.project import Project

_SIDES = ("A", "B", "LEFT_END", "RIGHT_END")


def ref_name(project: Project, ref: str, t: Translator) -> str:
    """What a ref of the floor is called: `<gondola>/<side>`, `shape:N`, `wall:N`, the id of a piece, or the name of a department itself."""
    head, _, side = ref.rpartition("/")
    if head and side in _SIDES:
        return t("floor.name.face", name=ref_name(project, head, t), side=t(f"print.side.{side}"))
    kind, _, number = ref.partition(":")
    if kind == "wall" and number.isdigit():
        return t("floor.name.wall", number=number)
    if kind == "shape" and number.isdigit():
        return shape_name(project, int(number), t)
    for gondola in project.gondolas:
        if gondola.id == ref:
            return gondola.name
    labels = {article.code: article.label for article in project.pnm.articles}
    found = next((labels.get(placement.code, placement.code) for placement in project.pnm.placements if placement.id == ref), None)
    return ref if found is None else found


def shape_name(project: Project, index: int, t: Translator) -> str:
    """The name of a drawn part, else what it is."""
    if index >= len(project.store.shapes):
        return t("floor.name.nothing")
    shape = project.store.shapes[index]
    return shape.name or t(f"floor.shape.{shape.shape}")
