"""What a start must not load: libraries that read Excel, print, solve or draw charts come when they are first needed."""

import subprocess
import sys

HEAVY = ("PIL", "babel", "fontTools", "highspy", "openpyxl", "pyqtgraph", "python_calamine", "reportlab", "scipy")
CODE = "import sys, planogram.__main__, planogram.ui.app; print(*sorted({name.split('.')[0] for name in sys.modules}))"


def test_the_window_loads_no_heavy_library_before_it_is_needed() -> None:
    loaded = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=120).stdout.split()
    assert "PySide6" in loaded
    assert not set(HEAVY) & set(loaded)
