"""How hot the levels of the face on show are: their revenue per metre, from none to the best level's."""

from typing import TYPE_CHECKING

from planogram.draw.heat import Heat
from planogram.metrics.measure import measure
from planogram.ui.panels.figure_text import with_unit
from planogram.ui.panels.status import scope_of_face

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def level_heat(window: "MainWindow") -> Heat:
    """Strength and sentence for each level of the face that has sales."""
    face, project, say = window.workbench.face, window.workbench.project, window.translator
    if face is None:
        return ()
    levels = measure(project, scope_of_face(face[0].name, face[1].side)).levels
    per_metre = {one.level_id: one.revenue / one.developed_linear_m for one in levels if one.revenue is not None and one.developed_linear_m}
    most = max(per_metre.values(), default=0.0)
    return tuple(
        (level_id, max(0.0, value / most) if most > 0 else 0.0, with_unit(say.number(value), "money_per_m", say, project.currency))
        for level_id, value in per_metre.items()
    )
