"""Where dialogs for files begin that know no window."""

from pathlib import Path

from planogram.session.document import Document
from planogram.storage.places import is_folder


def folder_beside(document: Document) -> Path:
    """The folder of the open file while it exists, else the user's own."""
    return document.path.parent if document.path is not None and is_folder(document.path.parent) else Path.home()
