"""The window in its main states, in both languages and themes, as pictures to look at: python scripts/screenshots.py FOLDER."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QDialog

from planogram.exchange.files import Opened, open_file
from planogram.i18n import LANGUAGES
from planogram.model.edits.positions import move
from planogram.model.find import walk_levels
from planogram.model.project import Project
from planogram.resources import resource
from planogram.session.history import Label
from planogram.ui import help as help_here
from planogram.ui import look, tour
from planogram.ui.main_window import MainWindow
from planogram.ui.screenshot import png_of, settle, window_on

SIZES = {"": (1600, 1000), "-small": (1180, 720)}


def as_opened(window: MainWindow) -> None:
    """What a first start shows."""


def selected(window: MainWindow) -> None:
    """Two blocks selected: handles, properties, their rows in the table."""
    place = next(place for place in walk_levels(window.workbench.project) if len(place.level.positions) > 2)
    window.workbench.show_face(place.gondola.id, place.face.side)
    window.workbench.selection.set([position.id for position in place.level.positions[1:3]])
    window.view.fit_selection()


def dragging(window: MainWindow) -> None:
    """A block on its way to another level, neighbours making room."""
    workbench = window.workbench
    low, high = [place for place in walk_levels(workbench.project) if place.level.positions][:2]
    workbench.selection.set([low.level.positions[0].id])
    gesture = workbench.document.start_gesture(Label("edit.move"))
    gesture.show(move(gesture.base, [low.level.positions[0].id], high.level.id, 1))


def last_face(window: MainWindow) -> None:
    """The last piece of furniture."""
    gondola = window.workbench.project.gondolas[-1]
    window.workbench.show_face(gondola.id, gondola.faces[0].side)
    window.view.fit()


def coloured(window: MainWindow) -> None:
    """Products coloured by a figure, with figures in their labels, dimensions and marks of findings."""
    look.colour_by(window, "productivity")
    look.label_with(window, ("name", "facings", "revenue"))
    for key in ("view.dimensions", "view.flags"):
        window.run(key)


def outlined(window: MainWindow) -> None:
    """Outlines only, the find bar open on a product, a notice told."""
    window.run("view.mode_outline")
    window.run("edit.find")
    window.find_bar.line.setText("chocolat")
    window.notices.tell(window.translator("find.placeholder"), "good")


def helped(window: MainWindow) -> None:
    """The help on what is selected."""
    selected(window)
    help_here.show_help(window, "positions")


def toured(window: MainWindow) -> None:
    """The second step of the tour."""
    tour.start(window).go_on()


def keyed(window: MainWindow) -> None:
    """The list of keys."""
    window.run("help.shortcuts")


STATES: dict[str, Callable[[MainWindow], None]] = {"opened": as_opened, "selected": selected, "dragging": dragging, "last-face": last_face}

MORE: dict[str, Callable[[MainWindow], None]] = {"coloured": coloured, "outlined": outlined, "help": helped, "tour": toured, "keys": keyed}
"""At the usual size only."""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sample = resource("samples", "superette.planogram")
    opened, empty = open_file(sample), Opened(Project(), {}, (), is_project_file=False)
    for language in LANGUAGES:
        for theme in ("light", "dark"):
            for size_name, size in SIZES.items():
                for state, prepare in STATES.items():
                    shoot(folder / f"{state}-{language}-{theme}{size_name}.png", window_on(opened, sample, size, language, theme), prepare)
                for state, prepare in MORE.items() if not size_name else ():
                    shoot(folder / f"{state}-{language}-{theme}.png", window_on(opened, sample, size, language, theme), prepare)
                shoot(folder / f"empty-{language}-{theme}{size_name}.png", window_on(empty, None, size, language, theme), as_opened)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


def shoot(path: Path, window: MainWindow, prepare: Callable[[MainWindow], None]) -> None:
    prepare(window)
    settle()
    opened = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    path.write_bytes(png_of(opened[0] if opened else window))
    window.workbench.document.cancel_gesture()
    window.close()
    window.deleteLater()
    settle(1)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/screenshots"))
