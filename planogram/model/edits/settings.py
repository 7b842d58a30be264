"""Verbs on the project's settings."""

from typing import Any

from planogram.model.project import Project
from planogram.model.values import changed


def change_settings(project: Project, **fields: Any) -> Project:
    """The project with other settings; the project itself when nothing differs."""
    return changed(project, settings=changed(project.settings, **fields))
