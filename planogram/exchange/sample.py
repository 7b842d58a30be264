"""The sample store as it would be today: its sales are always those of the last weeks, its promotions as old as they were meant to be."""

from datetime import date
from pathlib import Path

from planogram.model.edits.dates import later
from planogram.model.project import Project
from planogram.resources import resource

MADE = date(2026, 11, 16)
"""The Monday after the last of its sales: the day the tables of scripts/sample speak of."""


def sample_file() -> Path:
    """The project file of the sample store."""
    return resource("samples", "superette.planogram")


def as_of(project: Project, today: date) -> Project:
    """The sample with its dates brought to the week of `today`, by whole weeks so that a Monday stays one; never back in time."""
    return later(project, max(0, (today - MADE).days // 7 * 7))
