"""The sheet Matrix: the products that have both indices, as a table that follows the sheet Indices and a native scatter chart of it."""

from xlsxwriter.utility import xl_rowcol_to_cell

from planogram.exchange.workbook.formula import Area, FormulaWriter
from planogram.exchange.workbook.paper import Paper, fit_widths
from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.model.project import Project

NAME = "Matrix"
_KEYS = ("id", "name", "is_revenue", "is_margin", "quadrant")
_MOST_LABELS = 60


def write_matrix(paper: Paper, project: Project, figures: Figures, translator: Translator, indices: Area, french: bool) -> None:
    """The table in the first columns, the chart beside it; its axes cross at 1, so that its quarters are the matrix's cells."""
    found = [
        (number, product)
        for number, product in enumerate(project.products)
        if figures.value(product.id, "is_revenue") is not None and figures.value(product.id, "is_margin") is not None
    ]
    headers = [translator(f"indicator.{key}.name") if french and translator.has(f"indicator.{key}.name") else key for key in _KEYS]
    sheet = paper.sheet(NAME, headers, 2, len(found))
    writer = FormulaWriter(paper, sheet)
    for row, (number, product) in enumerate(found, 2):
        of_product = indices.first + number
        paper.write(sheet, row - 1, 0, product.id, "text")
        paper.write(sheet, row - 1, 1, product.name, "text")
        for column, key in enumerate(_KEYS[2:4], 2):
            cell = indices.cell(key).replace("{r}", str(of_product))
            value = figures.value(product.id, key)
            writer.write(row, column, f"=IF(ISNUMBER({cell}),{cell},NA())", value, "index")
        quadrant = figures.value(product.id, "quadrant")
        word = translator(f"quadrant.{quadrant}") if quadrant else ""
        writer.write(row, 4, "=" + indices.cell("quadrant").replace("{r}", str(of_product)), word, "text")
    fit_widths(sheet, headers, [(product.id, product.name, None, None, None) for _, product in found])
    sheet.set_column(4, 4, 18)
    if found:
        _chart(paper, len(found), translator, [product.name for _, product in found])


def _chart(paper: Paper, rows: int, translator: Translator, names: list[str]) -> None:
    chart = paper.book.add_chart({"type": "scatter"})
    series: dict[str, object] = {
        "categories": [NAME, 1, 2, rows, 2],
        "values": [NAME, 1, 3, rows, 3],
        "marker": {"type": "circle", "size": 6, "fill": {"color": "#2F6DB5"}, "border": {"color": "#FFFFFF"}},
    }
    if rows <= _MOST_LABELS:
        labels = [{"value": f"={NAME}!{xl_rowcol_to_cell(row, 1, row_abs=True, col_abs=True)}"} for row in range(1, rows + 1)]
        series["data_labels"] = {"value": True, "custom": labels, "position": "right", "font": {"size": 8}}
    chart.add_series(series)
    chart.set_title({"name": translator("workbook.matrix.title"), "name_font": {"size": 12}})
    for set_axis, key in ((chart.set_x_axis, "is_revenue"), (chart.set_y_axis, "is_margin")):
        set_axis(
            {
                "name": translator(f"indicator.{key}.name"),
                "crossing": 1,
                "label_position": "low",
                "num_format": "0.0",
                "major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}},
            }
        )
    chart.set_legend({"none": True})
    chart.set_size({"width": 820, "height": 560})
    sheet = paper.book.get_worksheet_by_name(NAME)
    sheet.insert_chart(1, len(_KEYS) + 1, chart, {"description": ", ".join(names)[:200]})
