"""The main job with a real mouse on a virtual screen: from the catalogue to the saved file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planogram.exchange.project_file import read_project_file, write_project_file
from planogram.model.find import find_level
from tests import builders

ROOT = Path(__file__).parents[2]
TOOLS = ("xvfb-run", "xdotool")


@pytest.mark.window
@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason="needs xvfb and xdotool: apt-get install xvfb xdotool")
def test_a_product_dragged_from_the_catalogue_between_two_others_is_in_the_saved_file(tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    write_project_file(path, builders.two_bays(), {})
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "*.debug=false", "PYTHONPATH": str(ROOT)}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", sys.executable, str(ROOT / "tests" / "ui" / "drive_drag.py"), str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    saved, _ = read_project_file(path)
    low = find_level(saved, "low").level
    assert [position.product for position in low.positions] == ["a", "c", "b"]
    assert low.positions[1].wide == 2
