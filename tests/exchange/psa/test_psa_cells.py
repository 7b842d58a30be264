"""Cells of a line: split, escaped, and together again."""

from hypothesis import given
from hypothesis import strategies as st

from planogram.exchange.psa.cells import cell_text, raw_cell, split_cells


@given(st.lists(st.binary(max_size=12).map(lambda cell: cell.replace(b"\n", b"").replace(b"\r", b"")), min_size=1, max_size=8))
def test_any_line_is_its_cells_joined(parts: list[bytes]) -> None:
    line = b",".join(parts)
    assert b",".join(split_cells(line)) == line


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_characters="\r\x00"), max_size=30))
def test_what_is_written_is_read_back(text: str) -> None:
    raw = raw_cell(text, "cp1252")
    assert len(split_cells(b"Product," + raw + b",end")) == 3
    assert cell_text(raw, "cp1252").replace("\r\n", "\n") == text


def test_an_unknown_escape_keeps_its_backslash() -> None:
    assert cell_text(rb"C:\shop\new", "cp1252") == "C:\\shop\new"
    assert cell_text(b"end\\", "cp1252") == "end\\"
