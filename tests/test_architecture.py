"""The ceilings of the house: sizes, names and what may be written where. Who imports whom is held by the contracts in pyproject.toml."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "planogram").rglob("*.py") if path.read_text(encoding="utf-8").strip())
NAMES = [path.relative_to(ROOT).as_posix() for path in SOURCES]
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 400, 200, 60
MEDIAN_FILE, MEDIAN_FUNCTION = 100, 8
VAGUE = {"manager", "helper", "util", "handler", "base", "managers", "helpers", "utils", "handlers", "bases"}
BELOW_UI = ("model", "storage", "metrics", "session", "draw", "optimise", "tools", "exchange")
# an absolute path of somebody's machine
OUTSIDE = re.compile(r"(?<![\w.~/:*-])/(?:work|home|root|Users|mnt|media|private)/\w")
TEXTS = {".py", ".md", ".toml", ".po", ".sh", ".csv", ".svg", ".qss", ".json", ""}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def length(node: ast.ClassDef | Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def classes(path: Path) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_each_file_keeps_the_ceilings(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert [node.name for node in classes(path) if length(node) > LONGEST_CLASS] == []
    assert [node.name for node in functions(path) if length(node) > LONGEST_FUNCTION] == []


def test_medians_of_files_and_functions() -> None:
    file = statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES)
    function = statistics.median(length(node) for path in SOURCES for node in functions(path))
    assert file <= MEDIAN_FILE, f"median file: {file} lines"
    assert function <= MEDIAN_FUNCTION, f"median function: {function} lines"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_each_module_opens_by_saying_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(tree(path))
    assert docstring and len(docstring.split("\n\n")[0].splitlines()) <= 3


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_names_say_something(path: Path) -> None:
    assert [name for name in (path.stem, *(node.name for node in classes(path))) if words(name) & VAGUE] == []


def test_vague_words_are_found_inside_names() -> None:
    assert all(words(name) & VAGUE for name in ("FileManager", "utils", "string_helpers", "BaseTool", "HTTPHandler"))
    assert not any(words(name) & VAGUE for name in ("Basket", "Database", "handle", "utility"))


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_an_item_is_always_a_graphics_item(path: Path) -> None:
    for node in classes(path):
        bases = " ".join(ast.unparse(base) for base in node.bases)
        assert not node.name.endswith("Item") or "QGraphics" in bases or "Item" in bases, node.name


@pytest.mark.parametrize("floor", BELOW_UI)
def test_tests_below_ui_need_no_qt(floor: str) -> None:
    for path in (ROOT / "tests" / floor).rglob("*.py"):
        imported = {name.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for name in node.names}
        imported |= {node.module or "" for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)}
        assert not [name for name in imported if name.startswith(("PySide6", "pytestqt", "planogram.ui"))], path


def texts() -> Iterator[Path]:
    for folder in ("planogram", "tests", "resources", "scripts", "docs", ".ci"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts)
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXTS and path.name not in (".git", ".coverage"))


def test_no_file_points_outside_the_project() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}" for path in texts() if (hit := OUTSIDE.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []


def test_importing_the_window_leaves_pythons_own_import_in_place() -> None:
    said = "import builtins; plain = builtins.__import__; import planogram.ui.app; print(builtins.__import__ is plain)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout.strip() == "True"
