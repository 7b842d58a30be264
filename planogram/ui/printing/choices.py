"""What was chosen in the print dialog, kept between two uses; which choices mean something for which document. No Qt."""

from typing import Any, Literal

import msgspec

from planogram.exchange.pdf.documents import NAMES
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup
from planogram.exchange.pdf.shelf_labels import SHEETS
from planogram.model.project import Project
from planogram.session.workbench import FaceRef

Where = Literal["all", "gondola", "face", "chosen"]
WHERE: tuple[Where, ...] = ("all", "gondola", "face", "chosen")
Section = Literal["old", "where", "paper", "per", "sheet", "look", "layers", "numbering", "minutes"]
LAYERS = ("products", "labels", "product_list", "bands", "dimensions", "legend", "pnm", "notes")

_WHOLE_STORE: frozenset[Section] = frozenset({"paper"})
_TABLE: frozenset[Section] = _WHOLE_STORE | {"where"}
_DRAWING: frozenset[Section] = _TABLE | {"per", "look", "layers"}
SECTIONS: dict[str, frozenset[Section]] = {
    "planogram": _DRAWING | {"numbering"},
    "filling": _TABLE | {"numbering"},
    "bill": _WHOLE_STORE,
    "indices": _WHOLE_STORE,
    "findings": _TABLE,
    "pnm_plan": _TABLE,
    "pnm_report": _WHOLE_STORE,
    "plan": _WHOLE_STORE,
    "fidelity": _WHOLE_STORE,
    "labels": frozenset({"where", "sheet", "numbering"}),
    "changes": _TABLE | {"old", "minutes"},
    "comparison": _DRAWING | {"old", "minutes", "numbering"},
}
"""Parts of the form that act on a document."""


class PrintChoices(msgspec.Struct, frozen=True):
    """One of NAMES, how it is set, and on which faces; `chosen` faces belong to a project and are not remembered."""

    document: str = "planogram"
    where: Where = "face"
    setup: PrintSetup = PrintSetup()


def remembered_choices(values: dict[str, Any]) -> PrintChoices:
    """The choices kept by `kept_choices`; the usual ones when they are from another version of the program or damaged."""
    try:
        choices = msgspec.convert(values, PrintChoices)
    except msgspec.ValidationError:
        return PrintChoices()
    if choices.document not in NAMES or choices.setup.label_sheet not in SHEETS:
        return PrintChoices()
    return choices if choices.where != "chosen" else msgspec.structs.replace(choices, where="all")


def kept_choices(choices: PrintChoices) -> dict[str, Any]:
    """The choices as plain data."""
    kept: dict[str, Any] = msgspec.to_builtins(choices)
    return kept


def faces_to_print(where: Where, project: Project, shown: FaceRef | None, chosen: frozenset[tuple[str, str]]) -> FaceKeys:
    """The faces asked for; None for all."""
    if where == "all" or (shown is None and where != "chosen"):
        return None
    if where == "chosen":
        return set(chosen)
    assert shown is not None
    if where == "face":
        return {(shown.gondola, shown.side)}
    return {(gondola.id, face.side) for gondola in project.gondolas if gondola.id == shown.gondola for face in gondola.faces}
