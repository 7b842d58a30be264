"""The rows of a CSV text, and where a quote opens that nothing closes: readers take the lines up to the next quote for one cell. No files."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

_LONGEST_CELL = 64 * 1024 * 1024
"""As long as a whole file may be: what a quote swallows is to be told, not to be called no table."""
_LINE_END = re.compile(r"\r\n|\r|\n")


class Unclosed(msgspec.Struct, frozen=True):
    """A quote that is not closed: in which row (index), on which line of the text it opens (from 1), the last line it swallows, how that begins."""

    row: int
    line: int
    last: int
    begins: str


def csv_rows(text: str, separator: str) -> tuple[list[list[str]], tuple[Unclosed, ...]]:
    """Every row's cells, and the quotes never closed. A cell of several lines is usual, and none of them.

    >>> csv_rows('a;b;c\\n1;"x;2\\n2;"y";3\\n', ";")[1]
    (Unclosed(row=1, line=2, last=3, begins='x;2'),)
    >>> csv_rows('a;b;c\\n1;"x\\ny";3\\n', ";")
    ([['a', 'b', 'c'], ['1', 'x\\ny', '3']], ())
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    spans: dict[int, tuple[int, int]] = {}
    before = 0
    for row in reader:
        if reader.line_num - before > 1:
            spans[len(rows)] = (before, reader.line_num)
        start, before = before, reader.line_num
        rows.append(row)
    if rows:
        spans[len(rows) - 1] = (start, before)
    widths = Counter(len(row) for n, row in enumerate(rows) if n not in spans)
    lines = list(io.StringIO(text, newline="")) if spans else []
    found = (_unclosed(rows, n, (first, last), "".join(lines[first:last]), separator, widths) for n, (first, last) in spans.items())
    return rows, tuple(one for one in found if one is not None)


def _unclosed(rows: Sequence[Sequence[str]], n: int, span: tuple[int, int], raw: str, separator: str, widths: Counter[int]) -> Unclosed | None:
    swallowing = next((cell for cell in rows[n] if separator in cell and _LINE_END.search(cell)), "")
    odd = bool(swallowing) and (not _well_quoted(raw, separator) or len(rows[n]) not in widths or _holds_rows(swallowing, separator, widths))
    if not odd and n == len(rows) - 1 and _open_at_end(raw, separator) and separator in rows[n][-1]:
        odd, swallowing = True, rows[n][-1]
    return Unclosed(n, span[0] + 1, span[1], _LINE_END.split(swallowing)[0]) if odd else None


def _well_quoted(raw: str, separator: str) -> bool:
    """Whether each quote of a row that closes a cell is at the end of it."""
    try:
        list(csv.reader(io.StringIO(raw, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return False
    return True


def _holds_rows(cell: str, separator: str, widths: Counter[int]) -> bool:
    """Whether all whole lines inside a cell have as many separators as a row of the table: then they are rows."""
    inner = _LINE_END.split(cell)[1:-1]
    ((usual, _),) = widths.most_common(1)
    return bool(inner) and all(line.count(separator) == usual - 1 for line in inner)


def _open_at_end(raw: str, separator: str) -> bool:
    """Whether one more line would still belong to the last cell."""
    return len(list(csv.reader(io.StringIO(f"{raw}\nx", newline=""), delimiter=separator))) == 1
