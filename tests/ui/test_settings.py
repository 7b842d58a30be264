"""What is remembered between two starts, on a disk that does not always take it."""

import os
from pathlib import Path

import pytest

from planogram.ui.settings import Settings


def test_a_disk_that_was_full_for_a_moment_does_not_end_the_remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    settings = Settings(tmp_path / "window.json")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        settings.remember_file(tmp_path / "one.planogram")
    assert settings.furniture_folder is not None and not (tmp_path / "window.json").exists()
    settings.remember_file(tmp_path / "two.planogram")
    assert [path.name for path in Settings(tmp_path / "window.json").recent] == ["two.planogram", "one.planogram"]
