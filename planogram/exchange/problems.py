"""What is wrong with a file, as codes and values, and the one sentence made of them: what, where, what to do."""

from datetime import datetime
from pathlib import Path

import msgspec

from planogram.i18n import Translator
from planogram.session.saving import SaveOutcome
from planogram.storage.archive import BadArchive
from planogram.storage.atomic import previous_of
from planogram.storage.codec import BadProject
from planogram.storage.failures import failure_code
from planogram.storage.places import is_file

_LONGEST_VALUE = 60
_LONGEST_NAME = 80
_TABLES = (".xlsx", ".xlsm", ".csv", ".psa")


class FileProblem(Exception):
    """A file that cannot be read or written. `code` is a key `problem.<code>`, `where` a place in the file, `values` fill the sentence."""

    def __init__(self, code: str, where: str = "", **values: object) -> None:
        super().__init__(f"{code} at {where}" if where else code)
        self.code, self.where, self.values = code, where, values


class RefusedRow(msgspec.Struct, frozen=True):
    """A row (1 = first line of the sheet, 0 = no row in particular) that was not imported; `code` is a key `problem.<code>`."""

    sheet: str
    row: int
    column: str
    value: str
    code: str
    values: dict[str, object] = {}


def sentence(problem: FileProblem | RefusedRow, translator: Translator) -> str:
    """One sentence in the translator's language; a code without words of its own gets the general sentence."""
    if isinstance(problem, RefusedRow):
        return _row_sentence(problem, translator)
    key = _key(problem, translator)
    values = {"file": "", "where": problem.where, "value": "", "code": problem.code, **problem.values}
    values["file"] = _readable_name(str(values["file"]))
    values["or_previous"] = translator("problem.or_previous", file=values["file"]) if problem.values.get("previous") else ""
    if "wanted" in values:
        values["wanted"] = translator(f"problem.wanted.{values['wanted']}")
    return _one_line(_filled(translator, key, {name: _shown(value, translator) for name, value in values.items()}))


def _key(problem: FileProblem, translator: Translator) -> str:
    """A table of another program has no previous copy and is no project: where that matters it has a sentence of its own."""
    key = f"problem.{problem.code}"
    name = str(problem.values.get("file", ""))
    if Path(name.rstrip("~")).suffix.lower() in _TABLES and translator.has(f"{key}.table"):
        return f"{key}.table"
    return key if translator.has(key) else "problem.unreadable"


def outcome_problem(outcome: SaveOutcome) -> FileProblem:
    """Why a document was not saved."""
    values = {"file": outcome.path.name, "folder": str(outcome.path.parent), **outcome.values}
    return FileProblem(outcome.code, outcome.where, **values)


def os_problem(error: OSError, path: Path) -> FileProblem:
    """An error of the operating system, met while reading or writing `path`."""
    return FileProblem(failure_code(error), file=path.name or str(path), folder=folder_of(path), number=error.errno or 0)


def folder_of(path: Path) -> str:
    """The folder of a file as a sentence names it: « . » says nothing."""
    return str(path.parent if path.parent != Path() else Path.cwd())


def project_problem(refused: BadProject | BadArchive, path: Path) -> FileProblem:
    """What storage refused in the project file at `path`; it names the copy from before the last save when there is one."""
    return FileProblem(refused.code, refused.where, **{"file": path.name, "previous": is_file(previous_of(path)), **refused.values})


def _row_sentence(row: RefusedRow, translator: Translator) -> str:
    key = f"problem.{row.code}"
    if not translator.has(key):
        key = "problem.refused_value"
    value = row.value if len(row.value) <= _LONGEST_VALUE else row.value[: _LONGEST_VALUE - 1] + "…"
    said = {name: _written(number, translator) for name, number in row.values.items()}
    values = {"where": row.sheet, "file": "", "value": value, "column": row.column, "code": row.code, **said}
    reason = _filled(translator, key, values)
    if not row.row:
        return _one_line(reason[:1].upper() + reason[1:])
    place = "problem.place" if row.column else "problem.place_row"
    return _one_line(_filled(translator, place, {"sheet": row.sheet, "row": row.row, "column": row.column, "reason": reason}))


def _readable_name(name: str) -> str:
    """A file's name as a sentence can hold it: signs without a picture as `�`, the middle of a very long one left out."""
    seen = "".join(sign if sign.isprintable() else "�" for sign in name)
    return seen if len(seen) <= _LONGEST_NAME else f"{seen[: _LONGEST_NAME - 20]}…{seen[-19:]}"


def _written(value: object, translator: Translator) -> object:
    """A number as the language writes it, with the decimals it has."""
    if not isinstance(value, float):
        return value
    return translator.number(value, len(f"{value:.6f}".rstrip("0").partition(".")[2]))


def _shown(value: object, translator: Translator) -> object:
    if not isinstance(value, datetime):
        return value
    local = value.astimezone()
    return f"{translator.date(local.date())} {local:%H:%M}"


def _filled(translator: Translator, key: str, values: dict[str, object]) -> str:
    try:
        return translator(key, **values)
    except (KeyError, IndexError, ValueError):
        # a sentence that asks for a value nobody gave is shown as it is rather than hiding the problem
        return translator(key)


def _one_line(text: str) -> str:
    return " ".join(part for part in text.replace("\r", "\n").split("\n") if part)
