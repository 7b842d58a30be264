"""Writes the advance widths of the bundled fonts beside them, so that the program need not open the fonts to measure: run after changing a font."""

import json

from fontTools.ttLib import TTFont

from planogram.exchange.font import FONT_FILES, MISSING, WIDTHS
from planogram.resources import resource


def advances(file_name: str) -> tuple[int, dict[str, int]]:
    """Units per em and the width of every character in them; under MISSING that of the empty box."""
    with TTFont(resource("fonts", file_name), lazy=True) as font:
        widths = font["hmtx"].metrics
        found = {chr(code): widths[name][0] for code, name in sorted(font.getBestCmap().items())}
        return font["head"].unitsPerEm, found | {MISSING: widths[".notdef"][0]}


def tables() -> dict[str, dict[str, list[int] | str | int]]:
    """For each font its characters in one text, their widths in the same order, the width of the empty box, and the units."""
    found: dict[str, dict[str, list[int] | str | int]] = {}
    for name, file_name in FONT_FILES.items():
        units, widths = advances(file_name)
        box = widths.pop(MISSING)
        found[name] = {"units": units, "missing": box, "characters": "".join(widths), "widths": list(widths.values())}
    return found


if __name__ == "__main__":
    resource("fonts", WIDTHS).write_text(json.dumps(tables(), separators=(",", ":")) + "\n", encoding="utf-8")
