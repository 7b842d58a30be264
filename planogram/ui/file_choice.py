"""Asking which file: the system's own dialogs, beginning in the folder used last. Empty answers are None."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from planogram.storage.places import is_folder

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def choose_to_read(window: "MainWindow", title: str, filters: str) -> Path | None:
    """A file that exists; `title` and `filters` are keys of the catalogue."""
    say = window.translator
    name, _ = QFileDialog.getOpenFileName(window, say(title), str(folder_used(window)), say(filters))
    return Path(name) if name else None


def choose_to_write(window: "MainWindow", title: str, *extensions: str) -> Path | None:
    """A place to write; the document's name is proposed, and the extension of the kind picked is added when none of them was typed."""
    say = window.translator
    proposed = folder_used(window) / f"{window.document_name().replace('/', '-')}{extensions[0]}"
    kinds = {say(f"file.filter{extension}"): extension for extension in extensions}
    name, kind = QFileDialog.getSaveFileName(window, say(title), str(proposed), ";;".join(kinds))
    if not name:
        return None
    picked = kinds.get(kind, extensions[0])
    if Path(name) == proposed:  # only the kind was changed
        return proposed.with_name(proposed.name.removesuffix(extensions[0]) + picked)
    return Path(name) if Path(name).suffix.lower() in extensions else Path(name + picked)


def folder_used(window: "MainWindow") -> Path:
    """The folder used last, while it exists."""
    used = Path(window.settings.remembered.folder)
    return used if window.settings.remembered.folder and is_folder(used) else Path.home()
