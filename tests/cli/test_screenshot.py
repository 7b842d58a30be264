"""`planogram screenshot`: what it asks of the window. The picture itself is looked at in tests/ui."""

from pathlib import Path

import pytest

from planogram.cli.failures import BadUsage
from planogram.cli.screenshot import parse_size
from tests.cli.conftest import Planogram


def test_the_window_is_asked_for_the_picture(planogram: Planogram, plan: Path) -> None:
    out = plan.with_name("w.png")
    ran = planogram("screenshot", plan, out, "--size", "800x600", "--lang", "en", "--theme", "dark")
    assert ran.code == 0
    assert ran.window.calls == [("screenshot", "Test", plan, out, (800, 600), "en", "dark")]


def test_the_usual_size(planogram: Planogram, plan: Path) -> None:
    assert planogram("screenshot", plan, plan.with_name("w.png")).window.calls[0][4] == (1600, 1000)


@pytest.mark.parametrize("text", ["", "1600", "1600x", "0x100", "100x100", "9000x1000", "-1600x1000", "1600x1000x3"])
def test_sizes_no_screen_has(text: str) -> None:
    with pytest.raises(BadUsage):
        parse_size(text)
