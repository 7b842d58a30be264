"""Where dialogs for files begin that know no window."""

from pathlib import Path

from planogram.session.document import Document


def folder_beside(document: Document) -> Path:
    """The folder of the open file while it exists, else the user's own."""
    return document.path.parent if document.path is not None and document.path.parent.is_dir() else Path.home()
