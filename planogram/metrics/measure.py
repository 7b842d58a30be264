"""One call for every figure: measure(project, scope). The last results are remembered; what an edit did not touch is not computed again."""

from planogram.metrics.explain import Explanation
from planogram.metrics.figures import Figures
from planogram.metrics.scope import PROJECT, Scope
from planogram.model.project import Project

__all__ = ["Explanation", "Figures", "measure"]

_REMEMBERED = 12
_last: dict[tuple[int, Scope], Figures] = {}


def measure(project: Project, scope: Scope = PROJECT) -> Figures:
    """The figures of a scope. Pure: the same project and scope give the same numbers, to the last bit."""
    key = (id(project), scope)
    found = _last.get(key)
    if found is not None:
        return found
    figures = Figures(project, scope)
    # a figure keeps its project alive, so an id in the table is never taken over by another project
    for old in list(_last)[: max(0, len(_last) - _REMEMBERED + 1)]:
        _last.pop(old, None)
    _last[key] = figures
    return figures
