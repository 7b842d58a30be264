"""What the stores got, as a workbook of three sheets, a CSV of its first, or plain data for `variants --json`. Not a layout that is read back."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import xlsxwriter

from planogram.exchange.cell_text import guarded
from planogram.exchange.problems import FileProblem, os_problem, sentence
from planogram.exchange.variants.make import FIGURES, StorePlan
from planogram.exchange.variants.words import conflict_text, faces_lines, reason_text, state_text
from planogram.exchange.workbook.kinds import Cell
from planogram.exchange.workbook.paper import OPTIONS, Paper, fit_widths
from planogram.i18n import Translator
from planogram.metrics.conflict import Conflict
from planogram.metrics.indicators import INDICATORS
from planogram.model.project import Project
from planogram.storage.atomic import write_atomically

FORMAT = "planogram-variants/1"
WRITABLE_REPORTS = (".xlsx", ".csv")
_STORES = (
    "store", "name", "state", "file", "carried", "placed", "taken_off", "not_in_model", "faces_changed",
    "emptied", "facings_model", "facings", *FIGURES, "conflicts", "notes",
)  # fmt: skip
_FORMS = {"linear_use": "percent", "developed_linear": "metres", "productivity": "money"}
_PRODUCTS = ("store", "code", "product", "reason", "facings_model")
_CONFLICTS = ("store", "conflict")
Rows = list[tuple[Cell, ...]]


def write_report(path: Path, plans: Sequence[StorePlan], model: Project, t: Translator) -> None:
    """Write the report at `path`, .xlsx or .csv by its extension; FileProblem when that fails."""
    makers = {".xlsx": _workbook, ".csv": _csv}
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise FileProblem("unknown_extension", file=path.name or str(path), known=" ".join(WRITABLE_REPORTS))
    content = maker(plans, model, t)
    try:
        write_atomically(path, lambda file: file.write(content), keep_previous=False)
    except OSError as error:
        raise os_problem(error, path) from error


def store_rows(plans: Sequence[StorePlan], t: Translator) -> Rows:
    """A row a store, in the order of `_STORES`."""
    return [
        (
            plan.shop.store, plan.shop.name, state_text(plan, t), plan.file, plan.carried, plan.placed, len(plan.tray),
            len(plan.not_in_model), "; ".join(faces_lines(plan, t)), plan.emptied, *plan.facings, *plan.figures, len(plan.conflicts), plan.shop.notes,
        )
        for plan in plans
    ]  # fmt: skip


def product_rows(plans: Sequence[StorePlan], model: Project, t: Translator) -> Rows:
    """A row for each product that is not on a store's shelf, with the reason."""
    names = {product.id: product.name for product in model.products}
    rows: Rows = []
    for plan in plans:
        rows += [(plan.shop.store, one.product, names.get(one.product, ""), reason_text(one, t), one.facings) for one in plan.tray]
        rows += [
            (plan.shop.store, code, names.get(code, ""), t("variants.reason.not_placed" if code in names else "variants.reason.unknown"), None)
            for code in plan.not_in_model
        ]
    return rows


def conflict_rows(plans: Sequence[StorePlan], model: Project, t: Translator) -> Rows:
    """A row for each thing the store and the model changed differently."""
    names = {product.id: product.name for product in model.products}
    return [(plan.shop.store, conflict_text(conflict, names, t)) for plan in plans for conflict in plan.conflicts]


def _headers(keys: Sequence[str], t: Translator) -> list[str]:
    return [t(f"indicator.{key}.name") if key in INDICATORS and key in FIGURES else t(f"variants.column.{key}") for key in keys]


def _workbook(plans: Sequence[StorePlan], model: Project, t: Translator) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, dict(OPTIONS)) as book:
        paper = Paper(book, t.language)
        for name, keys, rows in (
            ("stores", _STORES, store_rows(plans, t)),
            ("products", _PRODUCTS, product_rows(plans, model, t)),
            ("conflicts", _CONFLICTS, conflict_rows(plans, model, t)),
        ):
            headers = _headers(keys, t)
            sheet = paper.sheet(t(f"variants.sheet.{name}"), headers, 1, len(rows))
            for number, row in enumerate(rows, 1):
                for column, cell in enumerate(row):
                    paper.write(sheet, number, column, cell, _FORMS.get(keys[column], "whole"))
            fit_widths(sheet, headers, rows)
    return buffer.getvalue()


def _csv(plans: Sequence[StorePlan], _model: Project, t: Translator) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(_headers(_STORES, t))
    writer.writerows([_csv_cell(cell, t) for cell in row] for row in store_rows(plans, t))
    return buffer.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell, t: Translator) -> str:
    if isinstance(cell, float):
        text = f"{cell:.4f}"
        return text.replace(".", t.decimal)
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def report_json(plans: Sequence[StorePlan], model: Project, t: Translator) -> dict[str, Any]:
    """The data of `variants --json`: codes, numbers and names, figures as plain ratios and metres."""
    return {"format": FORMAT, "model": {"name": model.name, "version": model.version}, "stores": [_store_json(plan, t) for plan in plans]}


def _store_json(plan: StorePlan, t: Translator) -> dict[str, Any]:
    return {
        "store": plan.shop.store,
        "name": plan.shop.name,
        "file": plan.file,
        "state": plan.state,
        "problem": None if plan.problem is None else sentence(plan.problem, t),
        "carried": plan.carried,
        "placed": plan.placed,
        "taken_off": [msgspec.to_builtins(one) for one in plan.tray],
        "not_in_model": list(plan.not_in_model),
        "faces_changed": [{"gondola": gondola, "face": side} for gondola, side in plan.faces],
        "levels_emptied": plan.emptied,
        "facings": {"model": plan.facings[0], "store": plan.facings[1]},
        "figures": {"developed_linear_m": plan.figures[0], "linear_use": plan.figures[1], "productivity": plan.figures[2]},
        "conflicts": [_conflict_json(conflict) for conflict in plan.conflicts],
    }


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    place = None if conflict.place is None else msgspec.to_builtins(conflict.place)
    fields = [{"field": field.name, "store": _plain(field.old), "model": _plain(field.new)} for field in conflict.fields]
    return {"code": conflict.code, "subject": conflict.subject, "name": conflict.name, "place": place, "fields": fields}


def _plain(value: object) -> Any:
    return value if value is None or isinstance(value, bool | int | float | str) else msgspec.to_builtins(value, str_keys=True)
