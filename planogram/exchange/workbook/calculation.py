"""The sheets of steps behind the indices: each block's sizes and capacity, each row of sales completed. Formulas over Positions, Sales, Products.

Reading ignores these sheets. A few spare rows follow the last one, so that rows added in Excel count too.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from planogram.exchange.workbook.formula import Area, Cached, FormulaColumn, FormulaWriter, compiled, oriented
from planogram.exchange.workbook.paper import Paper
from planogram.metrics.economics import row_costs, row_margin, row_revenue
from planogram.metrics.space import capacity, product_index
from planogram.model.find import LevelPlace, walk_positions
from planogram.model.placement import hung, lies_loose
from planogram.model.position import Position, block_size, facing_size
from planogram.model.product import Product, Sales, pack_size, unit_size
from planogram.model.project import Project

BLOCKS, LINES = "Calc positions", "Calc sales"
PACKS = ("tray", "case", "display")
_EXCEL_DAY_ZERO = date(1899, 12, 30)


def spare_rows(rows: int) -> int:
    """How many added rows the formulas foresee."""
    return 50 + rows // 5


def written_rows(rows: int) -> int:
    """How many rows a sheet of steps has for so many rows of the layout."""
    return rows + spare_rows(rows)


def _of_product(key: str) -> str:
    return f"INDEX([Products.{key}:],[n])"


def block_columns(products: Area) -> tuple[FormulaColumn, ...]:
    """The steps of one block; columns of packs that no product has are left out of the formulas."""
    written = {pack: [f"{pack}_{axis}_mm" for axis in ("width", "height", "depth")] + [f"units_per_{pack}"] for pack in PACKS}
    packs = [pack for pack in PACKS if all(key in products.letters for key in written[pack])]
    width, height, depth = oriented(("[pack_width]", "[pack_height]", "[pack_depth]"), "[Positions.orientation]")
    nest = _nesting(products)
    cap_width, cap_height, cap_depth = oriented(tuple(map(_of_product, ("width_mm", "height_mm", "depth_mm"))), "[cap]")  # type: ignore[arg-type]
    caps = f"IF([Positions.cap_high]>0,INT(([block_width]+1E-6)/{cap_width})*INT(([block_depth]+1E-6)/{cap_depth})*[Positions.cap_high],0)"
    stacked = f'IF({_of_product("max_stack")}="",[high],MIN([high],{_of_product("max_stack")}))'
    units = "[wide]*" + stacked + "*[deep]"
    in_packs = "".join(f'IF([Positions.style]="{pack}",{_in_packs(units, caps, pack, pack in packs)},' for pack in PACKS)
    own = [
        FormulaColumn("n", "whole", 'IF([Positions.product_id]="","",IFERROR(MATCH([Positions.product_id],[Products.id:],0),""))'),
        *(FormulaColumn(key, "whole", f'IF([n]="","",IF([Positions.{key}]="",1,[Positions.{key}]))') for key in ("wide", "high", "deep")),
        FormulaColumn("pack", "text", _guarded("".join(map(_pack_known, packs)) + '"unit"' + ")" * len(packs))),
        *(FormulaColumn(f"pack_{axis}", "number", _guarded(_pack_size(packs, axis))) for axis in ("width", "height", "depth")),
        FormulaColumn("width", "number", _guarded(f"{width}*(1-[Positions.squeeze_pct]/100)")),
        FormulaColumn("height", "number", _guarded(height)),
        FormulaColumn("depth", "number", _guarded(depth)),
        FormulaColumn("cap", "text", _guarded('IF([Positions.cap_orientation]="","top",[Positions.cap_orientation])')),
        FormulaColumn("frontal", "number", _guarded("[wide]*[width]")),
        FormulaColumn("block_width", "number", _guarded(f"[width]+([wide]-1)*{_step(nest[0], 'width')}")),
        FormulaColumn(
            "block_height",
            "number",
            _guarded(f"[height]+([high]-1)*{_step(nest[1], 'height')}+IF([Positions.cap_high]>0,{cap_height}*[Positions.cap_high],0)"),
        ),
        FormulaColumn("block_depth", "number", _guarded(f"[depth]+([deep]-1)*{_step(nest[2], 'depth')}")),
        FormulaColumn("visible", "whole", _guarded("[wide]*[high]")),
        FormulaColumn("area", "number", _guarded("[block_width]*[block_height]")),
        FormulaColumn("volume", "number", _guarded("[area]*[block_depth]")),
        FormulaColumn("capacity", "whole", _guarded(f"{in_packs}{units}+{caps}" + ")" * len(PACKS))),
    ]
    return tuple(own)


def _guarded(expression: str) -> str:
    return f'IF([n]="","",{expression})'


def _pack_known(pack: str) -> str:
    sizes = ",".join(f"{_of_product(f'{pack}_{axis}_mm')}>0" for axis in ("width", "height", "depth"))
    return f'IF(AND([Positions.style]="{pack}",{sizes}),"{pack}",'


def _pack_size(packs: Sequence[str], axis: str) -> str:
    chosen = "".join(f'IF([pack]="{pack}",{_of_product(f"{pack}_{axis}_mm")},' for pack in packs)
    return chosen + _of_product(f"{axis}_mm") + ")" * len(packs)


def _in_packs(units: str, caps: str, pack: str, sizes_written: bool) -> str:
    """Units in a block of packs and lying on it; none without the pack's sizes and count."""
    if not sizes_written:
        return '""'
    count = _of_product(f"units_per_{pack}")
    return f'IF(OR([pack]<>"{pack}",{count}=""),"",{units}*{count}+{caps})'


def _nesting(products: Area) -> tuple[str, str, str]:
    """The nesting step along the shelf's axes, as formulas; 0 for an axis no product nests along."""
    keys = ("nest_width_mm", "nest_height_mm", "nest_depth_mm")
    if not any(key in products.letters for key in keys):
        return "0", "0", "0"
    own = tuple(_of_product(key) if key in products.letters else "0" for key in keys)
    return oriented(own, "[Positions.orientation]")  # type: ignore[arg-type]


def _step(nest: str, size: str) -> str:
    if nest == "0":
        return f"[{size}]"
    return f'IF(AND(OR([Positions.style]="unit",[Positions.style]=""),{nest}>0),{nest},[{size}])'


def write_blocks(paper: Paper, project: Project, own: Area, others: Mapping[str, Area], fixed: Mapping[str, str]) -> None:
    """The sheet of blocks: one row a row of Positions."""
    columns = block_columns(others["Products"])
    formulas = [compiled(column.template, own, others, fixed) for column in columns]
    sheet = paper.sheet(BLOCKS, [column.key for column in columns], 1, own.last - 1)
    sheet.hide()
    writer = FormulaWriter(paper, sheet)
    index = product_index(project.products)
    found = list(walk_positions(project))
    for number, (place, position) in enumerate(found):
        n = index.row.get(position.product)
        values = [None] * len(columns) if n is None else _block_values(project, place, position, index.products[n], n)
        row = own.first + number
        for column, (formula, value) in enumerate(zip(formulas, values, strict=True)):
            writer.write(row, column, formula, value, columns[column].form)
        special = None if n is None else _special_capacity(project, place, position, index.products[n])
        if special is not None:
            writer.write(row, len(columns) - 1, compiled(special, own, others, fixed), values[-1], "whole")
        paper.watch.row()
    for row in range(own.first + len(found), own.last + 1):
        for column, formula in enumerate(formulas):
            writer.write(row, column, formula, None, columns[column].form)
        paper.watch.row()


def _block_values(project: Project, place: LevelPlace, position: Position, product: Product, n: int) -> list[Cached]:
    known = pack_size(product, position.style) is not None
    pack = position.style if position.style in PACKS and known else "unit"
    size = (pack_size(product, position.style) if known else None) or unit_size(product)
    shown, block = facing_size(position, product), block_size(position, product)
    units = capacity(position, product, place.level, place.bay, project.settings)
    counts = (n + 1, position.wide, position.high, position.deep)
    area = block[0] * block[1]
    steps = (position.wide * shown[0], *block, position.wide * position.high, area, area * block[2])
    return [*counts, pack, *size, *shown, position.cap_orientation, *steps, units]


def _special_capacity(project: Project, place: LevelPlace, position: Position, product: Product) -> str | None:
    """The capacity of what hangs (live in its facings) or lies loose (as it was when written); None for stacked blocks."""
    if lies_loose(position, place.level):
        units = capacity(position, product, place.level, place.bay, project.settings)
        return '""' if units is None else str(units)
    if hung(position, place.level):
        hook = place.level.depth if place.level.hook_length is None else place.level.hook_length
        return _guarded(f'IF([depth]>0,[wide]*[high]*INT({hook!r}/[depth]+1E-9),"")')
    return None


_PRICE, _COST = _of_product("sale_price"), _of_product("purchase_price")
LINE_COLUMNS = (
    FormulaColumn("n", "whole", 'IF([Sales.product_id]="","",IFERROR(MATCH([Sales.product_id],[Products.id:],0),""))'),
    FormulaColumn("when", "number", 'IF([n]="","",N([Sales.period_start])+ROW()/1E7)'),
    FormulaColumn("days", "whole", 'IF([n]="","",IF([Sales.period_days]="",7,[Sales.period_days]))'),
    FormulaColumn("quantity", "number", 'IF(OR([n]="",[Sales.quantity]=""),"",[Sales.quantity])'),
    FormulaColumn(
        "revenue",
        "money",
        f'IF([n]="","",IF([Sales.revenue]<>"",[Sales.revenue],IF(OR([Sales.quantity]="",{_PRICE}=""),"",{_PRICE}*[Sales.quantity])))',
    ),
    FormulaColumn(
        "margin",
        "money",
        f'IF([n]="","",IF([Sales.margin]<>"",[Sales.margin],IF(OR([revenue]="",[quantity]="",{_COST}=""),"",[revenue]-{_COST}*[quantity])))',
    ),
    FormulaColumn(
        "costs",
        "money",
        'IF([n]="","",IF([Sales.direct_costs]<>"",[Sales.direct_costs],IF(COUNT([Sales.cost_storage],[Sales.cost_ordering],'
        '[Sales.cost_shelving],[Sales.cost_checkout],[Sales.cost_shrink])=0,"",SUM([Sales.cost_storage],[Sales.cost_ordering],'
        "[Sales.cost_shelving],[Sales.cost_checkout],[Sales.cost_shrink]))))",
    ),
    FormulaColumn("first", "whole", 'IF([n]="","",IF(SUMPRODUCT(([:n]=[n])*([:when]<[when]))=0,1,0))'),
    FormulaColumn("last", "whole", 'IF([n]="","",IF(SUMPRODUCT(([:n]=[n])*([:when]>[when]))=0,1,0))'),
    FormulaColumn("opening", "number", 'IF(OR([n]="",[Sales.opening_stock]=""),"",[Sales.opening_stock])'),
    FormulaColumn("closing", "number", 'IF(OR([n]="",[Sales.closing_stock]=""),"",[Sales.closing_stock])'),
    FormulaColumn("shelf", "number", 'IF(OR([n]="",[Sales.shelf_stock]=""),"",[Sales.shelf_stock])'),
)


class _Ends(msgspec.Struct, frozen=True):
    """Which rows of sales come first and last for their product."""

    first: frozenset[int]
    last: frozenset[int]


def _ends(sales: tuple[Sales, ...]) -> _Ends:
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for row in sorted(range(len(sales)), key=lambda row: sales[row].period_start or date.min):
        first.setdefault(sales[row].product, row)
        last[sales[row].product] = row
    return _Ends(frozenset(first.values()), frozenset(last.values()))


def write_lines(paper: Paper, project: Project, own: Area, others: Mapping[str, Area], fixed: Mapping[str, str]) -> None:
    """The sheet of sales rows, completed: one row a row of Sales."""
    formulas = [compiled(column.template, own, others, fixed) for column in LINE_COLUMNS]
    sheet = paper.sheet(LINES, [column.key for column in LINE_COLUMNS], 1, own.last - 1)
    sheet.hide()
    writer = FormulaWriter(paper, sheet)
    index, ends = product_index(project.products), _ends(project.sales)
    for row in range(own.first, own.last + 1):
        number = row - own.first
        values: Sequence[Cached] = [None] * len(LINE_COLUMNS)
        if number < len(project.sales) and (n := index.row.get(project.sales[number].product)) is not None:
            values = _line_values(project.sales[number], index.products[n], n, row, number in ends.first, number in ends.last)
        for column, (formula, value) in enumerate(zip(formulas, values, strict=True)):
            writer.write(row, column, formula, value, LINE_COLUMNS[column].form)
        paper.watch.row()


def _line_values(sales: Sales, product: Product, n: int, row: int, first: bool, last: bool) -> list[Cached]:
    start = (sales.period_start - _EXCEL_DAY_ZERO).days if sales.period_start else 0
    when = start + row / 1e7
    money = (row_revenue(sales, product), row_margin(sales, product), row_costs(sales))
    return [
        n + 1,
        when,
        sales.period_days,
        sales.quantity,
        *money,
        int(first),
        int(last),
        sales.opening_stock,
        sales.closing_stock,
        sales.shelf_stock,
    ]
