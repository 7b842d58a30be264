"""The window in its states, in both languages and themes, as pictures to look at: python scripts/screenshots.py --help."""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from screenshot_states import MORE, STATES, Prepare, as_opened

from planogram.exchange.files import Opened, open_file
from planogram.i18n import LANGUAGES
from planogram.model.project import Project
from planogram.resources import resource
from planogram.ui.main_window import MainWindow
from planogram.ui.screenshot import png_of, quiet_platform, settle, window_on

SIZES = {"": (1600, 1000), "-small": (1180, 720)}
THEMES = ("light", "dark")
EMPTY = "empty"


def main() -> None:
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    quiet_platform()
    sample = resource("samples", "superette.planogram")
    opened, empty = open_file(sample), Opened(Project(), {}, (), is_project_file=False)
    taken = 0
    for language in asked.lang:
        for theme in asked.theme:
            for name, size_name, prepare in wanted(asked.states):
                content, source = (empty, None) if name == EMPTY else (opened, sample)
                window = window_on(content, source, SIZES[size_name], language, theme)
                shoot(asked.folder / f"{name}-{language}-{theme}{size_name}.png", window, prepare)
                taken += 1
    sys.stdout.write(f"{taken} pictures in {asked.folder}\n")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("out/screenshots"))
    parser.add_argument("states", nargs="*", help=f"all unless named: {', '.join((EMPTY, *STATES, *MORE))}")
    parser.add_argument("--lang", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES)
    return parser.parse_args()


def wanted(names: list[str]) -> list[tuple[str, str, Prepare]]:
    """State, size and what prepares it."""
    both = {EMPTY: as_opened, **STATES}
    found = [(name, size, prepare) for size in SIZES for name, prepare in both.items()]
    found += [(name, "", prepare) for name, prepare in MORE.items()]
    return [one for one in found if not names or one[0] in names]


def shoot(path: Path, window: MainWindow, prepare: Prepare) -> None:
    dialog = prepare(window)
    settle()
    settle()
    path.write_bytes(png_of(dialog or window))
    window.workbench.document.cancel_gesture()
    window.workbench.document.mark_saved(window.workbench.document.committed, None)
    if dialog is not None:
        dialog.close()
    window.close()
    window.deleteLater()
    settle(1)


if __name__ == "__main__":
    main()
