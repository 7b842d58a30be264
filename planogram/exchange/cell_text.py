"""Cells as text for spreadsheets, in files and on the clipboard: what was text never becomes a formula there."""

import re
from collections.abc import Iterable, Sequence

_FORMULA_STARTS = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[-+]?\d[\d\s.,]*%?")


def guarded(text: str) -> str:
    """Text that a spreadsheet would take for a formula, behind an apostrophe; so is text that already begins so.

    >>> guarded("=1+1"), guarded("'=1"), guarded("Eau 1 L")
    ("'=1+1", "''=1", 'Eau 1 L')
    """
    return "'" + text if text.lstrip("'").startswith(_FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA_STARTS) else text


def sheet_lines(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a spreadsheet takes them from the clipboard: a line each, tabs between cells. Numbers stay numbers, with their sign.

    >>> sheet_lines([["=A1", "-2,5"], ["two\\nlines", "+CMD"]])
    "'=A1\\t-2,5\\ntwo lines\\t'+CMD"
    """
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    flat = " ".join(text.splitlines()).replace("\t", " ") if text else ""
    return flat if _NUMBER.fullmatch(flat) else guarded(flat)
