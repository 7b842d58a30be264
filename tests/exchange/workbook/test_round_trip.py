"""Out and in again: whatever the layout can say comes back as it was."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planogram.exchange.workbook.csv_table import read_csv, write_csv
from planogram.exchange.workbook.read import read_workbook
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.project import Project
from planogram.resources import resource
from planogram.storage.codec import decode, encode
from tests.exchange.workbook.random_projects import contents, random_project

few = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
SEEDS = st.integers(0, 2**32)


def there_and_back(folder: Path, project: Project, base: Project | None, french: bool) -> Project:
    path = folder / "out.xlsx"
    write_workbook(path, project, translator("fr"), french_headers=french)
    result = read_workbook(path, base)
    assert result.refused == ()
    # what is read must also be what a project file can hold: 4.0 equals 4 and is no whole number there
    assert decode(encode(result.project)) == result.project
    return result.project


@few
@given(SEEDS)
def test_a_project_comes_back_with_all_that_the_layout_says(tmp_path: Path, seed: int) -> None:
    project = random_project(seed)
    assert contents(there_and_back(tmp_path, project, None, french=False)) == contents(project)


@few
@given(SEEDS)
def test_a_project_given_its_own_workbook_stays_as_it_is(tmp_path: Path, seed: int) -> None:
    project = random_project(seed)
    again = there_and_back(tmp_path, project, project, french=True)
    assert contents(again) == contents(project)
    assert (again.gondolas, again.pnm, again.store, again.products) == (project.gondolas, project.pnm, project.store, project.products)


@pytest.mark.parametrize("name", ["course_family", "course_three", "retail_small"])
def test_the_public_workbooks_survive(tmp_path: Path, name: str) -> None:
    project = read_workbook(resource("samples", f"{name}.xlsx")).project
    assert contents(there_and_back(tmp_path, project, None, french=True)) == contents(project)


@pytest.mark.parametrize(("separator", "decimal"), [(";", ","), (",", "."), ("\t", ",")])
@few
@given(SEEDS)
def test_products_and_sales_come_back_from_csv(tmp_path: Path, separator: str, decimal: str, seed: int) -> None:
    project = random_project(seed)
    path = tmp_path / "out.csv"
    write_csv(path, project, "products", separator=separator, decimal=decimal)
    products = read_csv(path, Project())
    write_csv(path, project, "sales", separator=separator, decimal=decimal)
    sales = read_csv(path, products.project)
    assert products.refused == sales.refused == ()
    assert contents(sales.project) == contents(Project(products=project.products, sales=project.sales))


def test_a_workbook_can_be_written_into_an_open_file() -> None:
    buffer = io.BytesIO()
    write_workbook(buffer, Project(), translator("en"))
    assert buffer.getvalue().startswith(b"PK")
