"""A PSA file as rows of raw bytes with their line ends: nothing is interpreted twice, nothing is lost. Meaning is read_*.py's business."""

import math

from planogram.exchange.problems import FileProblem
from planogram.exchange.psa.cells import cell_text, raw_cell, split_cells
from planogram.exchange.psa.columns import cell_numbers
from planogram.storage.bounds import ARCHIVE_SIZE

HEADER = b"PROSPACE SCHEMATIC FILE"
_LARGEST_NUMBER = 1e12
_FIRST_CELLS = 40
"""What a Position row is read for stands in its first cells; a large file is mostly such rows, padded to four times that."""
_BOM = b"\xef\xbb\xbf"


class Row:
    """One line: its number (0 = first), raw bytes, line end, and cells split on demand."""

    __slots__ = ("_cells", "_columns", "_first", "encoding", "end", "number", "raw", "tag")

    def __init__(self, number: int, raw: bytes, end: bytes, encoding: str) -> None:
        self.number, self.raw, self.end, self.encoding = number, raw, end, encoding
        self.tag = raw.partition(b",")[0].decode("latin-1").strip()
        self._columns = cell_numbers(self.tag)
        self._cells: list[bytes] | None = None
        self._first: list[bytes] | None = None

    @property
    def cells(self) -> list[bytes]:
        """Raw cells, the tag first."""
        if self._cells is None:
            self._cells = split_cells(self.raw)
        return self._cells

    def release(self) -> None:
        """Forget the split cells: a large file has millions, and most rows are read once."""
        self._cells = self._first = None

    def _raw(self, name: str) -> bytes:
        index = self._columns[name]
        if self._cells is None and index < _FIRST_CELLS:
            cells = self._first
            if cells is None:
                cells = self._first = self.raw.split(b",", _FIRST_CELLS) if b"\\," not in self.raw else split_cells(self.raw)
        else:
            cells = self.cells
        return cells[index] if index < len(cells) else b""

    def text(self, name: str) -> str:
        """The text of a column; empty when the row ends before it."""
        raw = self._raw(name)
        return cell_text(raw, self.encoding).strip() if raw else ""

    def number_of(self, name: str) -> float | None:
        """The number of a column; None when empty or when it is no finite number of this world."""
        raw = self._raw(name)
        if not raw:
            return None
        try:
            value = float(raw)
        except ValueError:
            return None
        return value if math.isfinite(value) and abs(value) < _LARGEST_NUMBER else None

    def amount(self, name: str, default: float = 0.0) -> float:
        """The number of a column, or `default`."""
        value = self.number_of(name)
        return default if value is None else value

    def length(self, name: str, scale: float) -> float:
        """The length of a column in mm, free of the noise of its conversion; 0 when empty."""
        return round(self.amount(name) * scale, 4)

    def code(self, name: str, default: int = -1) -> int:
        """The code of a column as an integer, or `default`."""
        value = self.number_of(name)
        return default if value is None else int(value)

    def with_cells(self, texts: dict[str, str]) -> bytes:
        """The raw row with these columns rewritten, the others byte for byte."""
        cells, numbers = list(self.cells), self._columns
        for name, text in texts.items():
            index = numbers[name]
            cells += [b""] * (index + 1 - len(cells))
            cells[index] = raw_cell(text, self.encoding)
        return b",".join(cells)


class PsaFile:
    """The rows of a file and what its header says."""

    def __init__(self, content: bytes, name: str = "") -> None:
        if len(content) > ARCHIVE_SIZE:
            raise FileProblem("too_large", file=name)
        if not content.removeprefix(_BOM).lstrip().upper().startswith(HEADER):
            raise FileProblem("psa_no_header", file=name)
        self.content = content
        self.encoding = _encoding(content)
        self.rows = _rows(content, self.encoding)
        self.version = _version(self.rows)
        self.line_end = next((row.end for row in self.rows if row.end), b"\r\n")


def _rows(content: bytes, encoding: str) -> list[Row]:
    rows = []
    for number, line in enumerate(content.split(b"\n")):
        raw = line.removesuffix(b"\r")
        rows.append(Row(number, raw, line[len(raw) :] + b"\n", encoding))
    last = rows[-1]
    last.end = last.end[:-1]
    if not last.raw and not last.end:
        rows.pop()
    return rows


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8" if not content.isascii() else "cp1252"


def _version(rows: list[Row]) -> str:
    for row in rows[:4]:
        _, found, after = row.raw.partition(b"Version ")
        if not found and row.raw.startswith(b";V"):
            after = row.raw[2:]
        if after:
            return after.decode("latin-1").strip()
    return ""
