"""A free-standing PNM piece carried from the palette onto the plan: a display, a totem, a pallet box. Those that are there move as furniture does."""

from planogram.model.edits import pnm as edits
from planogram.model.floor_layout import FLOOR_HOST
from planogram.model.pnm_catalogue import hosts_of
from planogram.model.project import Project
from planogram.model.values import new_id
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_carry import FloorCarry
from planogram.tools.overlay import Message
from planogram.tools.pnm import dragged
from planogram.tools.pnm_sight import refusal


class FloorPnm(FloorCarry):
    """`article:CODE`, `kind:KEY:LABEL` or `detached:ID`."""

    def __init__(self, workbench: Workbench, reference: str) -> None:
        self._what, _, name = reference.partition(":")
        self._article, base = dragged(workbench.project, self._what, name)
        verb = "attach_pnm" if self._what == "detached" else "place_pnm"
        label = Label(f"edit.{verb}", (("name", self._article.label),))
        super().__init__(workbench, label, base, name if self._what == "detached" else new_id("pnm"))

    def refused(self) -> Message | None:
        if not self._workbench.pnm_layer.within_reach:
            return Message("pnm.refusal.layer", warning=True)
        standing = FLOOR_HOST in hosts_of(self._article) and self._article.status != "ended"
        return None if standing else refusal(self._article, near=True)

    def standing(self, x: float, y: float) -> Project:
        if self._what == "detached":
            project = edits.attach(self._base, self._ref, FLOOR_HOST, "", 0.0, 0.0)
            return edits.change(project, (self._ref,), x=round(x, 2), y=round(y, 2))
        at = {"x": round(x, 2), "y": round(y, 2)}
        return edits.place(self._base, (edits.new_placement(self._base, self._article.code, FLOOR_HOST, "", 0.0, 0.0, id=self._ref, **at),))
