"""The live indices: values beside the formulas, and formulas that another program computes to the same values."""

import math
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.metrics.measure import measure
from planogram.model.project import Project
from planogram.resources import resource
from tests.exchange.workbook.random_projects import random_project

OFFICE = shutil.which("soffice")
FIGURES = ("Indices", "Matrix", "Levels", "Bill of materials", "Calc positions", "Calc sales")
PUBLIC = ("course_family", "retail_small")
RANDOM = ("11",)
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def sample(name: str) -> Project:
    return read_workbook(resource("samples", f"{name}.xlsx")).project


def written(folder: Path, project: Project) -> Path:
    path = folder / "out.xlsx"
    write_workbook(path, project, translator("fr"))
    return path


def column(book: Workbook, key: str, sheet: str = "Indices") -> dict[str, object]:
    """One column of a sheet of products, by product id."""
    header = [cell.value for cell in book[sheet][1]]
    return {str(row[0]): row[header.index(key)] for row in book[sheet].iter_rows(min_row=2, values_only=True)}


def without_values(path: Path, bare: Path) -> None:
    """A copy whose formulas have no values, so that another program must compute them all."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v></v>", content).replace(b' t="str"><f>', b"><f>")
            target.writestr(name, content)


def one_facing_more(path: Path) -> None:
    """As head office would: a number typed into the sheet Positions."""
    book = openpyxl.load_workbook(path)
    header = [cell.value for cell in book["Positions"][1]]
    book["Positions"].cell(2, header.index("wide") + 1).value = 9
    book.save(path)


def computed(folder: Path) -> dict[str, tuple[Path, Workbook]]:
    """Workbooks as written, and after LibreOffice computed every formula anew: all in one run of it."""
    paths = {}
    for name in (*PUBLIC, *RANDOM, "edited"):
        project = random_project(int(name)) if name in RANDOM else sample("course_family" if name == "edited" else name)
        paths[name] = folder / f"{name}.xlsx"
        write_workbook(paths[name], project, translator("fr"))
    one_facing_more(paths["edited"])
    bare = [folder / "bare" / path.name for path in paths.values()]
    (folder / "bare").mkdir()
    for path, copy in zip(paths.values(), bare, strict=True):
        without_values(path, copy)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    call = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "new"), *map(str, bare)]
    subprocess.run(call, check=True, capture_output=True, timeout=100)
    return {name: (path, openpyxl.load_workbook(folder / "new" / path.name, data_only=True)) for name, path in paths.items()}


def differences(written_book: Workbook, computed: Workbook) -> list[tuple[str, str, object, object]]:
    found = []
    for name in FIGURES:
        for row, other in zip(written_book[name].iter_rows(), computed[name].iter_rows(), strict=False):
            for cell, new in zip(row, other, strict=False):
                old_value, new_value = (None if value == "" else value for value in (cell.value, new.value))
                if not same(old_value, new_value):
                    found.append((name, cell.coordinate, old_value, new_value))
    return found


def same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    # the writer's escape of a literal _xHHHH_ is not undone in a value beside a formula
    return one == other or str(one).replace("_x005F_", "_") == str(other).replace("_x005F_", "_")


def test_the_family_of_the_course_in_excel(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, sample("course_family")), data_only=True)
    assert {key: round(float(str(value)), 4) for key, value in column(book, "is_revenue").items()} == {
        "A": 1.4583,
        "B": 0.5,
        "C": 2.3333,
        "D": 0.5,
        "E": 0.3467,
        "F": 1.7867,
    }
    assert {key: round(float(str(value)), 4) for key, value in column(book, "is_margin").items()} == {
        "A": 1.1751,
        "B": 0.5214,
        "C": 1.9907,
        "D": 0.8769,
        "E": 0.6573,
        "F": 1.355,
    }


def test_the_three_products_of_the_course_in_excel(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, sample("course_three")), data_only=True)
    assert column(book, "gross_profit") == {"A": 50, "B": 200, "C": 100}
    assert {key: round(float(str(value)), 4) for key, value in column(book, "is_gross_profit").items()} == {"A": 0.7143, "B": 0.9524, "C": 1.4286}


def test_every_index_is_a_formula_with_the_programs_value(tmp_path: Path) -> None:
    project = sample("retail_small")
    path = written(tmp_path, project)
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    figures = measure(project)
    for key in ("facing_cm", "linear_share", "capacity", "productivity", "is_revenue", "is_mix", "target_linear"):
        assert all(str(cell).startswith("=") for cell in column(formulas, key).values())
        assert column(values, key) == {product: figures.value(product, key) for product in figures.product_ids}


def test_an_absent_figure_is_an_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, sample("course_family")), data_only=True)
    assert set(column(book, "rotation").values()) == {None}
    assert set(column(book, "is_quantity").values()) == {None}


def test_the_matrix_is_a_native_chart(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, sample("course_family"))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert "<c:scatterChart>" in chart and "Matrix!$C$2:$C$7" in chart and '<c:crossesAt val="1"/>' in chart


def test_reading_ignores_the_sheets_of_figures(tmp_path: Path) -> None:
    result = read_workbook(written(tmp_path, sample("retail_small")))
    assert set(result.rows) == {"Project", "Products", "Sales", "Fixtures", "Positions"}


@needs_office
def test_another_program_computes_the_same_and_follows_an_edit(tmp_path: Path) -> None:
    books = computed(tmp_path)
    for name in (*PUBLIC, *RANDOM):
        path, book = books[name]
        assert differences(openpyxl.load_workbook(path, data_only=True), book) == []
        assert any(isinstance(value, float | int) for value in column(book, "facing_cm").values())
    path, book = books["edited"]
    figures = measure(read_workbook(path).project)
    indices = column(book, "is_revenue")
    assert figures.value("A", "facings") == 9
    assert all(same(indices[product], figures.value(product, "is_revenue")) for product in figures.product_ids)
