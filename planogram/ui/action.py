"""What a row of the action table is, and the questions that rows ask before they can act. The table itself is actions.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planogram.model.orientation import ORIENTATIONS
from planogram.model.product import allowed_orientations
from planogram.tools import arranging, at_hand, commands, packing
from planogram.tools.notes import notes_shown

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

When = Callable[["MainWindow"], bool]


@dataclass(frozen=True)
class Action:
    """One thing to do. `on_shelf`: its keys count while the drawing has the focus, so that they do not type into fields.

    `hint` answers the key of a sentence that says why it cannot act now, where that is not plain.
    """

    key: str
    call: Callable[["MainWindow"], object]
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    enabled: When = lambda _: True
    checked: When | None = None
    on_shelf: bool = False
    hint: Callable[["MainWindow"], str] | None = None

    @property
    def verb(self) -> str:
        """The key without its menu."""
        return self.key.partition(".")[2]


def selected(window: "MainWindow") -> bool:
    """Positions are selected."""
    return bool(window.workbench.selection.ids)


def grasped(window: "MainWindow") -> bool:
    """Positions are selected, or a bay or level itself."""
    return at_hand.grasped(window.workbench)


def duplicable(window: "MainWindow") -> bool:
    """The same, but for PNM pieces."""
    return at_hand.duplicable(window.workbench)


def copyable(window: "MainWindow") -> bool:
    """Positions or notes are selected."""
    return at_hand.copyable(window.workbench)


def several(window: "MainWindow") -> bool:
    """More than one position is selected."""
    return len(window.workbench.selection.ids) > 1


def having(field: str) -> When:
    """A selected position has something in `field`: caps, a squeeze, a group."""
    return lambda window: any(getattr(position, field) for position, _ in packing.selected(window.workbench))


def turnable(window: "MainWindow") -> bool:
    """A selected product may stand in another way."""
    return any(len(allowed_orientations(product, ORIENTATIONS)) > 1 for _, product in packing.selected(window.workbench))


def packable(window: "MainWindow") -> bool:
    """A selected product may stand in another style: in trays, cases or displays, or as units where it lies loose or hangs."""
    chosen = packing.selected(window.workbench)
    return any(style != position.style for position, product in chosen for style in packing.styles_in_turn(product))


def furnished(window: "MainWindow") -> bool:
    """There is a face on show."""
    return window.workbench.face_ref is not None


def from_psa(window: "MainWindow") -> bool:
    """The project came from a PSA file."""
    return any(name == "psa_report" for name, _ in window.workbench.project.attributes)


def levelled(window: "MainWindow") -> bool:
    """A level of the face on show is selected, or something on one."""
    return bool(arranging.chosen_levels(window.workbench))


def occupied(window: "MainWindow") -> bool:
    """Something stands on the face on show."""
    face = window.workbench.face
    return face is not None and any(level.positions for bay in face[1].bays for level in bay.levels)


def selectable(window: "MainWindow") -> bool:
    """Something stands on the face on show, or a note is on it."""
    return occupied(window) or bool(notes_shown(window.workbench))


def shelf(
    key: str, icon: str, shortcut: str | tuple[str, ...], call: Callable[["MainWindow"], object], enabled: When = selected, why_not: str = ""
) -> Action:
    """A row whose keys count on the drawing; `why_not` is the key of what is said when something is selected and it still cannot act."""
    keys = (shortcut,) if isinstance(shortcut, str) else shortcut
    hint = (lambda w: why_not if selected(w) and not enabled(w) else "") if why_not else None
    return Action(key, call, icon, tuple(one for one in keys if one), enabled, on_shelf=True, hint=hint)


def arrow(key: str, shortcut: str, dx: int, dy: int) -> Action:
    """An arrow key."""
    return shelf(key, "", shortcut, lambda w: at_hand.arrow(w.workbench, dx, dy), lambda w: occupied(w) or bool(w.workbench.selection.notes))


def reaching(key: str, shortcut: str, dx: int, dy: int) -> Action:
    """An arrow key that takes the neighbour into the selection."""
    return shelf(key, "", shortcut, lambda w: at_hand.extend(w.workbench, dx, dy), occupied)


def carry(key: str, shortcut: str, dx: int, dy: int) -> Action:
    """An arrow key that takes the selection along."""
    return shelf(key, "", shortcut, lambda w: at_hand.carry(w.workbench, dx, dy), grasped)


def facings(key: str, icon: str, shortcut: str | tuple[str, ...], wide: int = 0, high: int = 0, deep: int = 0) -> Action:
    """More or fewer facings."""
    field = "wide" if wide else "high" if high else "deep"
    fewer = min(wide, high, deep) < 0

    def may(window: "MainWindow") -> bool:
        return selected(window) and (not fewer or any(getattr(position, field) > 1 for position, _ in packing.selected(window.workbench)))

    return shelf(key, icon, shortcut, lambda w: commands.add_facings(w.workbench, wide, high, deep), may)
