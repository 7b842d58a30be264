"""The sheet of sums that every index divides by: computed once, not in each row. Hidden; reading ignores it."""

import math
from collections.abc import Mapping

import numpy as np

from planogram.exchange.workbook.formula import Area, Cached, FormulaWriter, compiled
from planogram.exchange.workbook.indices import step_column
from planogram.exchange.workbook.paper import Paper
from planogram.metrics.figures import Figures
from planogram.metrics.sensitivity import CRITERIA, mix_weights

NAME = "Calc totals"


def _templates() -> dict[str, str]:
    whole = "+".join(f"MAX(0,[=mix_{name}])" for name in CRITERIA)
    found = {"total_linear": "SUM([Indices.developed_linear:])"}
    for kind in ("per_day", "shared"):
        found |= {f"sum_{kind}_{name}": f"SUM([Indices.{kind}_{name}:])" for name in CRITERIA}
    found |= {f"weight_{name}": f"IF({whole}=0,1/{len(CRITERIA)},MAX(0,[=mix_{name}])/({whole}))" for name in CRITERIA}
    found |= {f"used_{name}": f"IF(AND([=sum_per_day_{name}]>0,[=sum_shared_{name}]>0),[=weight_{name}],0)" for name in CRITERIA}
    return found | {"used_total": "+".join(f"[=used_{name}]" for name in CRITERIA)}


def total_cells() -> dict[str, str]:
    """The cell of every sum, by name."""
    return {key: f"'{NAME}'!$B${row}" for row, key in enumerate(_templates(), 2)}


def write_totals(paper: Paper, figures: Figures, others: Mapping[str, Area], fixed: Mapping[str, str]) -> None:
    """One sum a row, its name before it."""
    templates = _templates()
    sheet = paper.sheet(NAME, ("name", "value"), 0, len(templates))
    sheet.hide()
    writer = FormulaWriter(paper, sheet)
    values = _values(figures)
    for row, (key, template) in enumerate(templates.items(), 2):
        paper.write(sheet, row - 1, 0, key, "text")
        writer.write(row, 1, compiled(template, others["Indices"], others, fixed), values[key], "number")


def _values(figures: Figures) -> dict[str, Cached]:
    values: dict[str, Cached] = {"total_linear": float(figures.column("developed_linear").sum())}
    for kind in ("per_day", "shared"):
        values |= {f"sum_{kind}_{name}": float(np.nansum(step_column(figures, f"{kind}_{name}"))) for name in CRITERIA}
    weights = mix_weights(figures.project.settings)
    values |= {f"weight_{name}": weight for name, weight in weights.items()}
    used = {name: weight if _positive(values, name) else 0.0 for name, weight in weights.items()}
    return values | {f"used_{name}": weight for name, weight in used.items()} | {"used_total": math.fsum(used.values())}


def _positive(values: Mapping[str, Cached], name: str) -> bool:
    return all(isinstance(value := values[f"sum_{kind}_{name}"], float) and value > 0 for kind in ("per_day", "shared"))
