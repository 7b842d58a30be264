"""Cells that Excel shows as a percentage: 5,5 % is kept as 0.055, and only the cell's format tells. Found in the sheet's own text."""

import re
from collections.abc import Iterator

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

_BUILT_IN = frozenset({9, 10})
"""Excel's own formats 0% and 0.00%."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CELL = re.compile(rb"""<(?:\w+:)?c\s([^>]*)""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,9})["']""")
_OF_TEXT = re.compile(rb"""\bt\s*=\s*["'](?!n["'])""")


def percent_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell styles that show a percentage; none where the part cannot be read."""
    try:
        root = fromstring(styles)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return frozenset()
    shown = set(_BUILT_IN)
    for form in _all(root, "numFmt"):
        if "%" in _QUOTED.sub("", form.get("formatCode", "")):
            shown.add(_number(form.get("numFmtId")))
    cells = next(iter(_all(root, "cellXfs")), ())
    return frozenset(index for index, style in enumerate(cells) if _number(style.get("numFmtId")) in shown)


def percent_cells(part: bytes, styles: frozenset[int]) -> Iterator[tuple[bytes, int]]:
    """Letters and number of the cells of a sheet that hold a number shown as a percentage."""
    if not any(b's="%d"' % style in part or b"s='%d'" % style in part for style in styles):
        return
    for attributes in _CELL.findall(part):
        style = _STYLE.search(attributes)
        if style is None or int(style[1]) not in styles or _OF_TEXT.search(attributes):
            continue
        if reference := _REFERENCE.search(attributes):
            yield reference[1], int(reference[2])


def _all(root: object, name: str) -> list:  # type: ignore[type-arg]
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == name]  # type: ignore[attr-defined]


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else -1
