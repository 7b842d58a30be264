"""The real program, window and all, killed while it edits: what its next start finds is whole and no older than two seconds."""

import signal
from pathlib import Path

import pytest

from tests.session.killing import kill_many

PROGRAM = "tests.ui.editing_window"
pytestmark = [pytest.mark.window, pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")]


def test_two_kills_of_the_program_lose_nothing_older_than_two_seconds(tmp_path: Path) -> None:
    kill_many(PROGRAM, tmp_path, 2, 3, at_once=2)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_hundred_kills_of_the_program_lose_nothing_older_than_two_seconds(tmp_path: Path) -> None:
    kill_many(PROGRAM, tmp_path, 200, 4, at_once=3)
