"""Verbs on the project itself: its name, author, version, status and validity."""

import re
from datetime import date

from planogram.model.project import Project, Status
from planogram.model.values import changed

_LAST_NUMBER = re.compile(r"(\d+)(?=\D*\Z)")


def rename(project: Project, name: str, author: str | None = None) -> Project:
    """The project with another name (and author)."""
    return changed(project, name=name, author=project.author if author is None else author)


def set_version(project: Project, version: str, status: Status) -> Project:
    """The project with this version name and status."""
    return changed(project, version=version, status=status)


def set_validity(project: Project, valid_from: date | None, valid_to: date | None) -> Project:
    """The project valid from a day to a day, either open; an order the wrong way round is put right."""
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        valid_from, valid_to = valid_to, valid_from
    return changed(project, valid_from=valid_from, valid_to=valid_to)


def next_version(version: str) -> str:
    """The name after a version's: its last number plus one.

    >>> next_version("3"), next_version("2026-V09 bis"), next_version(""), next_version("été")
    ('4', '2026-V10 bis', '1', 'été 2')
    """
    if not version:
        return "1"
    if not _LAST_NUMBER.search(version):
        return f"{version} 2"
    return _LAST_NUMBER.sub(lambda found: str(int(found[1]) + 1).zfill(len(found[1])), version, count=1)
