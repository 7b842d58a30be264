"""The session code, killed while it edits: what the next start finds is whole and no older than two seconds."""

import signal
from pathlib import Path

import pytest

from tests.session.killing import kill_many

EDITOR = "tests.session.random_edits"
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")


def test_ten_kills_lose_nothing_older_than_two_seconds(tmp_path: Path) -> None:
    kill_many(EDITOR, tmp_path, 10, 1, at_once=5)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_two_hundred_kills_lose_nothing_older_than_two_seconds(tmp_path: Path) -> None:
    kill_many(EDITOR, tmp_path, 200, 2, at_once=5)
