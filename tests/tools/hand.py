"""A hand for gesture scripts: `Hand(bench).drag((x, y), (x, y), …)` is a press, moves and a release; what counts is the project after it."""

from typing import Any

from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from planogram.tools.tool import Tool

Point = tuple[float, float]


class Hand:
    """Drives a tool over a workbench; keys held go with every pointer."""

    def __init__(self, workbench: Workbench, tool: Tool | None = None) -> None:
        self.workbench = workbench
        self.tool = tool or SelectTool(workbench)

    def click(self, point: Point, **keys: Any) -> None:
        self.tool.press(Pointer(*point, **keys))
        self.tool.release(Pointer(*point, **keys))

    def hold(self, *points: Point, **keys: Any) -> None:
        """Press at the first point and move over the others, without letting go."""
        self.tool.press(Pointer(*points[0], **keys))
        for point in points[1:]:
            self.tool.move(Pointer(*point, **keys))

    def drag(self, *points: Point, **keys: Any) -> None:
        self.hold(*points, **keys)
        self.tool.release(Pointer(*points[-1], **keys))


def bench(project: Project) -> Workbench:
    return Workbench(Document(project))


def order(workbench: Workbench) -> dict[str, list[str]]:
    """Position ids level by level, as they stand."""
    levels = [level for gondola in workbench.project.gondolas for face in gondola.faces for bay in face.bays for level in bay.levels]
    return {level.id: [position.id for position in level.positions] for level in levels}


def steps(workbench: Workbench) -> int:
    """How many steps there are to undo."""
    return workbench.document.history.now
