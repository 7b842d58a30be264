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


def test_two_windows_open_at_once_do_not_forget_each_other_s_files(tmp_path: Path) -> None:
    one, other = Settings(tmp_path / "window.json"), Settings(tmp_path / "window.json")
    one.remember_file(tmp_path / "one.planogram")
    other.pin(tmp_path / "two.planogram")
    other.remember_file(tmp_path / "two.planogram")
    one.remembered.theme = "dark"
    one.save()
    read = Settings(tmp_path / "window.json")
    assert [path.name for path in read.recent] == ["two.planogram", "one.planogram"] and [path.name for path in read.pinned] == ["two.planogram"]
    assert read.remembered.theme == "dark"


def test_a_pinned_file_is_forgotten_only_by_name(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.json")
    for name in ("one", "two"):
        settings.remember_file(tmp_path / name)
    settings.pin(tmp_path / "one")
    settings.forget_files()
    assert [path.name for path in settings.pinned] == ["one"] and settings.recent == ()
    settings.forget_files(tmp_path / "one")
    assert settings.pinned == ()
