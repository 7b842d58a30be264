"""Verbs on set-ups: confirm a face, take a confirmation back, take over those of returned files."""

from collections.abc import Iterable

from planogram.model.project import Project
from planogram.model.setup import Confirmation
from planogram.model.values import changed


def confirm(project: Project, confirmation: Confirmation) -> Project:
    """The project with one more confirmation; one of the same id is replaced."""
    return take_setups(project, (confirmation,))


def withdraw(project: Project, confirmation_id: str) -> Project:
    """The project without that confirmation; what was said before counts again."""
    return changed(project, setups=tuple(one for one in project.setups if one.id != confirmation_id))


def take_setups(project: Project, confirmations: Iterable[Confirmation]) -> Project:
    """The project with these confirmations, those known already in their place."""
    new = {one.id: one for one in confirmations}
    known = {one.id for one in project.setups}
    kept = tuple(new.get(one.id, one) for one in project.setups)
    return changed(project, setups=kept + tuple(one for key, one in new.items() if key not in known))
