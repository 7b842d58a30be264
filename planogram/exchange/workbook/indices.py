"""The sheet Indices: the figures of every product at project scope, each a live formula over the other sheets with its value beside it.

The formulas say in Excel what metrics/ computes; the values are metrics' own, so a recalculation must find them again.
"""

import math
from collections.abc import Mapping

import numpy as np
from xlsxwriter.worksheet import Worksheet

from planogram.exchange.workbook.calculation import BLOCKS, LINES
from planogram.exchange.workbook.formula import Area, Cached, FormulaColumn, FormulaWriter, compiled, ratio, with_all
from planogram.exchange.workbook.paper import Paper, fit_widths
from planogram.i18n import Translator
from planogram.metrics.columns import Column
from planogram.metrics.figures import Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.sensitivity import CRITERIA
from planogram.model.project import Project

NAME = "Indices"
_KNOWN = '">-1E+300"'
_FORMS = {
    "m": "metres",
    "cm": "cm",
    "m2": "m2",
    "m3": "m3",
    "pct": "percent",
    "ratio": "index",
    "money": "amount",
    "money_per_m": "amount",
    "days": "index",
    "flag": "flag",
    "text": "text",
}


def _over_blocks(key: str) -> str:
    return f"SUMIF([{BLOCKS}.n:],[k],[{BLOCKS}.{key}:])"


def _of_lines(key: str) -> str:
    """The sum over a product's rows of sales; empty as soon as one row does not have it."""
    rows, known = f"COUNTIF([{LINES}.n:],[k])", f"COUNTIFS([{LINES}.n:],[k],[{LINES}.{key}:],{_KNOWN})"
    return f'IF({rows}=0,"",IF({known}<{rows},"",SUMIF([{LINES}.n:],[k],[{LINES}.{key}:])))'


def _end(key: str, end: str) -> tuple[str, str]:
    """(how many, the value of) the stock at the first or last row of a product."""
    where = f"[{LINES}.n:],[k],[{LINES}.{end}:],1"
    return f"COUNTIFS({where},[{LINES}.{key}:],{_KNOWN})", f"SUMIFS([{LINES}.{key}:],{where})"


def _given(key: str) -> str:
    return f'IF([Products.{key}]="","",[Products.{key}])'


def _mean_of_shelf() -> str:
    count = f"COUNTIFS([{LINES}.n:],[k],[{LINES}.shelf:],{_KNOWN})"
    return f'IF({count}=0,"",SUMIF([{LINES}.n:],[k],[{LINES}.shelf:])/{count})'


def _average_stock() -> str:
    (first, opening), (last, closing) = _end("opening", "first"), _end("closing", "last")
    return f'IF(OR({first}=0,{last}=0),"",({opening}+{closing})/2)'


def _capacity() -> str:
    known = f"COUNTIFS([{BLOCKS}.n:],[k],[{BLOCKS}.capacity:],{_KNOWN})"
    return f'IF([positions]=0,"",IF({known}<[positions],"",{_over_blocks("capacity")}))'


def _per_day(name: str) -> str:
    return f'IF([positions]=0,"",{ratio(f"[{name}]", "[days]")})'


def _index(name: str) -> str:
    absent = f"OR([=sum_per_day_{name}]<=0,[=sum_shared_{name}]<=0)"
    quotient = f"([per_day_{name}]/[=sum_per_day_{name}])/([shared_{name}]/[=sum_shared_{name}])"
    return f'IF([per_day_{name}]="","",IF({absent},"",IF([shared_{name}]=0,"",{quotient})))'


def _mix() -> str:
    absent = ",".join(f'AND([=weight_{name}]>0,[is_{name}]="")' for name in CRITERIA)
    total = "+".join(f"[=weight_{name}]*N([is_{name}])" for name in CRITERIA)
    return f'IF(OR({absent}),"",{total})'


def _target() -> str:
    absent = ",".join(f'AND([=used_{name}]>0,[per_day_{name}]="")' for name in CRITERIA)
    parts = "+".join(f"IF([=used_{name}]>0,[=used_{name}]*N([per_day_{name}])/[=sum_per_day_{name}]*[=sum_shared_{name}],0)" for name in CRITERIA)
    least = "MIN([=visible_cm]*10,[=visible_facings]*[facing_cm]*10/[facings])/1000"
    return f'IF([facings]=0,"",IF(OR({absent},[=used_total]=0),"",MAX(({parts})/[=used_total],{least})))'


def _quadrant(words: Mapping[str, str]) -> str:
    low, high = "[=index_close_low]-1E-9", "[=index_close_high]+1E-9"
    close = f"AND([is_revenue]>={low},[is_revenue]<={high},[is_margin]>={low},[is_margin]<={high})"
    above = f'IF([is_margin]>=1-1E-9,"{words["extend"]}","{words["review_margin"]}")'
    below = f'IF([is_margin]>=1-1E-9,"{words["promote"]}","{words["reduce"]}")'
    return with_all(("[is_revenue]", "[is_margin]"), f'IF({close},"{words["keep"]}",IF([is_revenue]>=1-1E-9,{above},{below}))')


_ON_SHELF = 'IF([shelf_stock]<>"",[shelf_stock],IF([capacity]<>"",[capacity]/2,[average_stock]))'


def index_columns(words: Mapping[str, str]) -> tuple[FormulaColumn, ...]:
    """The sheet's columns after code, name and family; `words` are those of the quadrants. The last ones are steps, kept folded."""
    templates = {
        "positions": f"COUNTIF([{BLOCKS}.n:],[k])",
        "facings": _over_blocks("wide"),
        "facings_visible": _over_blocks("visible"),
        "facing_cm": f"{_over_blocks('frontal')}/10",
        "developed_linear": f"{_over_blocks('block_width')}/1000",
        "linear_share": 'IF(OR([positions]=0,[=total_linear]=0),"",[developed_linear]/[=total_linear])',
        "area_m2": _over_blocks("area") + "/1E6",
        "volume_m3": _over_blocks("volume") + "/1E9",
        "capacity": _capacity(),
        "days_of_supply": with_all(("[capacity]", "[quantity]", "[days]"), 'IF([quantity]=0,"",[capacity]/([quantity]/[days]))'),
        "visible_enough": 'IF([positions]=0,"",IF(OR([facing_cm]>=[=visible_cm]-1E-9,[facings]>=[=visible_facings]),1,0))',
        "unit_margin": with_all(("[Products.sale_price]", "[Products.purchase_price]"), "[Products.sale_price]-[Products.purchase_price]"),
        "markup_rate": with_all(("[unit_margin]",), 'IF([Products.purchase_price]=0,"",[unit_margin]/[Products.purchase_price]*100)'),
        "margin_rate": with_all(("[unit_margin]",), 'IF([Products.sale_price]=0,"",[unit_margin]/[Products.sale_price]*100)'),
        "multiplier": with_all(
            ("[Products.sale_price]", "[Products.purchase_price]"),
            'IF([Products.purchase_price]=0,"",[Products.sale_price]*(1+IF([Products.vat_pct]="",20,[Products.vat_pct])/100)/[Products.purchase_price])',
        ),
        "quantity": _of_lines("quantity"),
        "revenue": _of_lines("revenue"),
        "margin": _of_lines("margin"),
        "gross_profit": 'IF([unit_margin]<>"",IF([quantity]="","",[unit_margin]*[quantity]),[margin])',
        "average_stock": _average_stock(),
        "rotation": ratio("[quantity]", "[average_stock]"),
        "stock_turn": ratio("[quantity]", "[stock_on_shelf]"),
        "sell_through_days": with_all(("[stock_on_shelf]", "[quantity]", "[days]"), 'IF([quantity]=0,"",[stock_on_shelf]/([quantity]/[days]))'),
        "direct_product_profit": with_all(("[margin]", "[direct_costs]"), "[margin]-[direct_costs]"),
        "productivity": ratio("[revenue]", "[developed_linear]"),
        "profitability": ratio("[gross_profit]", "[developed_linear]"),
        "profitability_index": with_all(("[profitability]", "[rotation]"), "[profitability]*[rotation]/1000"),
        **{f"is_{name}": _index(name) for name in CRITERIA},
        "is_mix": _mix(),
        "quadrant": _quadrant(words),
        "target_linear": _target(),
        "days": _of_lines("days"),
        "shelf_stock": _mean_of_shelf(),
        "stock_on_shelf": _ON_SHELF,
        "direct_costs": _of_lines("costs"),
        **{f"per_day_{name}": _per_day(name) for name in CRITERIA},
        **{f"shared_{name}": f'IF([per_day_{name}]="","",[developed_linear])' for name in CRITERIA},
    }
    return tuple(FormulaColumn(key, _form(key), template) for key, template in templates.items())


def _form(key: str) -> str:
    indicator = INDICATORS.get(key)
    if indicator is None:
        return "number"
    # a rate is kept in percent already; only shares kept as ratios take Excel's percent format
    if indicator.unit == "pct" and indicator.shown_factor == 1.0:
        return "index"
    return _FORMS.get(indicator.unit, "number")


HEAD = ("id", "name", "family", "k")
_STEPS_FROM = "days"


def index_keys(columns: tuple[FormulaColumn, ...]) -> tuple[str, ...]:
    """Every column of the sheet from the first."""
    return (*HEAD, *(column.key for column in columns))


def quadrant_words(translator: Translator) -> dict[str, str]:
    """The quadrants as the sheet calls them."""
    return {code: translator(f"quadrant.{code}").replace('"', "'") for code in ("extend", "review_margin", "promote", "reduce", "keep")}


def write_indices(
    paper: Paper, project: Project, figures: Figures, translator: Translator, others: Mapping[str, Area], fixed: Mapping[str, str], french: bool
) -> Area:
    """The sheet, one row a product in the order of Products, so that row n speaks of row n. Returns where its columns are."""
    words = quadrant_words(translator)
    columns = index_columns(words)
    own = others[NAME]
    headers = [_header(key, translator, french) for key in index_keys(columns)]
    sheet = paper.sheet(NAME, headers, 2, own.last - 1)
    writer = FormulaWriter(paper, sheet)
    heads = [compiled(f'IF([Products.{key}]="","",[Products.{key}])', own, others, fixed) for key in HEAD[:3]]
    formulas = [compiled(column.template, own, others, fixed) for column in columns]
    values = [_cached(figures, column.key, words) for column in columns]
    for number, product in enumerate(project.products):
        row = own.first + number
        for column, (formula, text) in enumerate(zip(heads, (product.id, product.name, product.family), strict=True)):
            writer.write(row, column, formula, text, "text")
        writer.write(row, 3, "=ROW()-1", number + 1, "whole")
        for column, formula in enumerate(formulas, len(HEAD)):
            writer.write(row, column, formula, values[column - len(HEAD)][number], columns[column - len(HEAD)].form)
        paper.watch.row()
    fit_widths(sheet, headers, [(product.id, product.name, product.family, *[None] * (len(headers) - 3)) for product in project.products])
    steps = index_keys(columns).index(_STEPS_FROM)
    sheet.set_column(steps, len(headers) - 1, 12, None, {"level": 1, "hidden": True})
    sheet.set_column(3, 3, 5, None, {"level": 1, "hidden": True})
    _colour(paper, sheet, own)
    return own


def _header(key: str, translator: Translator, french: bool) -> str:
    name = f"indicator.{key}.name" if key in INDICATORS else f"workbook.step.{key}"
    return translator(name) if french and translator.has(name) else key


def _cached(figures: Figures, key: str, words: Mapping[str, str]) -> list[Cached]:
    """One column of the sheet, product by product in the project's order, None where absent."""
    if key in INDICATORS:
        found = [figures.value(product_id, key) for product_id in figures.product_ids]
        if key == "quadrant":
            return [None if code is None else words[str(code)] for code in found]
        return [int(value) if isinstance(value, bool) else value for value in found]
    return [None if math.isnan(number) else float(number) for number in step_column(figures, key)]


def step_column(figures: Figures, key: str) -> Column:
    """A step of the indices as numbers, NaN where absent: values per day, and the linear they are held against."""
    if key.startswith(("per_day_", "shared_")):
        kind, name = ("per_day", key[8:]) if key.startswith("per_day_") else ("shared", key[7:])
        with np.errstate(invalid="ignore"):
            per_day = np.where(figures.column("positions") > 0, figures.column(name) / figures.column("days"), np.nan)
        return per_day if kind == "per_day" else np.where(np.isnan(per_day), np.nan, figures.column("developed_linear"))
    return figures.column(key)


def _colour(paper: Paper, sheet: Worksheet, own: Area) -> None:
    """Indices above 1 in one colour, below in another, so that the eye finds what wants more space and what wants less."""
    more = paper.book.add_format({"bg_color": "#DCEBFA"})
    less = paper.book.add_format({"bg_color": "#FCE8D2"})
    for key in (*(f"is_{name}" for name in CRITERIA), "is_mix"):
        span = f"{own.letters[key]}{own.first}:{own.letters[key]}{own.last}"
        cell = f"{own.letters[key]}{own.first}"
        sheet.conditional_format(span, {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}>1.1)", "format": more})
        sheet.conditional_format(span, {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}<0.9)", "format": less})
