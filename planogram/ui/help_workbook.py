"""The help's page on the workbook: every sheet and column with the names it is known by, made from the table that reading uses."""

from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.columns_pnm import PNM_SETTING_KEYS
from planogram.exchange.workbook.columns_project import PROFILE_KEYS, PROJECT_KEYS, SETTING_KEYS, STORE_SHEET_KEYS, THRESHOLD_KEYS
from planogram.exchange.workbook.sheets import SHEETS
from planogram.i18n import Translator

_SETTINGS = (*PROJECT_KEYS, *PROFILE_KEYS, *SETTING_KEYS, *THRESHOLD_KEYS, *PNM_SETTING_KEYS)
_KEYS = {"Project": tuple(column.key for column in _SETTINGS), "Store sheet": tuple(STORE_SHEET_KEYS)}


def workbook_page(say: Translator) -> str:
    """The page as Markdown: `★ key, other names = what an empty cell means`, sheet by sheet."""
    parts = [f"# {say('help.topic.workbook')}\n\n{say('help.workbook.text')}"]
    for sheet in SHEETS:
        lines = [f"## {_names(sheet)}", *(f"- {_told(column)}" for column in sheet.columns)]
        if sheet.name in _KEYS:
            lines.append("- " + say("help.workbook.keys", keys=", ".join(map(_plain, _KEYS[sheet.name]))))
        parts.append("\n".join([lines[0], "", *lines[1:]]))
    return "\n\n".join(parts)


def _names(sheet: Sheet) -> str:
    return " · ".join((sheet.name, *sheet.aliases))


def _told(column: Column) -> str:
    names = ", ".join((f"**{_plain(column.key)}**", *map(_plain, column.aliases)))
    star = "★ " if column.required and not column.may_be_empty else ""
    return star + names + _default(column)


def _default(column: Column) -> str:
    """What an empty cell means, where that is a value a cell can hold."""
    cell = None if column.default in (None, "", ()) else column.kind.cell(column.default)
    if cell is None or cell == "":
        return ""
    text = {True: "yes", False: "no"}[cell] if isinstance(cell, bool) else f"{cell:g}" if isinstance(cell, float) else str(cell)
    return f" = {_plain(text)}"


def _plain(text: str) -> str:
    """Text in which no sign means Markdown."""
    return "".join(f"\\{sign}" if sign in "*_#<>`[]" else sign for sign in text)
