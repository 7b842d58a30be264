"""The quick way of writing cells, looked at with another program's reader; and a large export that is stopped half-way."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from planogram.exchange.workbook.quick_sheet import FormulaCells
from planogram.exchange.workbook.watch import Cancelled
from planogram.exchange.workbook.write import write_workbook
from planogram.i18n import translator
from planogram.model.scenes import scene

SCENE = scene(300)


def test_formulas_keep_their_values_their_formats_and_their_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, SCENE, translator("en"))
    live, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    heads = [cell.value for cell in live["Indices"][1]]
    facings, quadrant = heads.index("facings") + 1, heads.index("quadrant") + 1
    row = 5
    assert live["Indices"].cell(row, facings).value.startswith("=SUMIF('Calc positions'!$A$2:")
    assert shown["Indices"].cell(row, facings).value == SCENE.gondolas[0].faces[0].bays[0].levels[0].positions[row - 2].wide
    assert "<" in live["Indices"].cell(row, quadrant).value
    assert isinstance(shown["Indices"].cell(row, quadrant).value, str)
    assert live["Indices"].cell(row, heads.index("linear_share") + 1).number_format == "0.0%"
    with ZipFile(path) as archive:
        assert archive.read("xl/charts/chart1.xml").count(b"<c:v>") >= 2 * len(SCENE.products)


def test_a_value_that_looks_like_an_error_stays_text() -> None:
    assert 't="str"' in FormulaCells("=$A{r}", 0, 1).xml(2, "#N/A")


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    write_workbook(tmp_path / "a.xlsx", SCENE, translator("en"), progress=told.append)
    assert told == sorted(told)
    assert len(told) > 10
    assert told[-1] == 1.0
    assert all(told[n + 1] - told[n] < 0.35 for n in range(len(told) - 1))


@pytest.mark.parametrize("patience", [0, 3, 12, 16, 60, 180])
def test_a_stopped_export_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, patience: int) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > patience

    with pytest.raises(Cancelled):
        write_workbook(path, SCENE, translator("en"), cancelled=cancelled)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
