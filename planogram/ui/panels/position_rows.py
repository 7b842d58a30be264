"""The table of positions as values: its rows in a scope, its columns, what a typed or pasted text makes of them. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from planogram.exchange.cell_text import unguarded
from planogram.i18n import Translator
from planogram.metrics.space import capacity
from planogram.model.edits.positions import change
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.memo import memo
from planogram.model.placement import products_by_id
from planogram.model.position import Position, block_size
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.units import round_mm
from planogram.session.workbench import FaceRef
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.property_fields import FIELDS, BadEntry, Field

Scope = Literal["face", "gondola", "project"]
SCOPES: tuple[Scope, ...] = ("face", "gondola", "project")
EDITABLE: dict[str, Field] = {field.key: field for field in FIELDS["position"]}
PRODUCT = "product"
COLUMNS = (
    "gondola", "face", "bay", "level", "order", "name", "wide", "high", "deep", "orientation", "style", "gap_before", "capacity", "block_width",
    PRODUCT, "brand", "family", "x", "cap_high", "squeeze_pct", "pinned", "promotion_from",
)  # fmt: skip


class Row(msgspec.Struct, frozen=True, gc=False):
    """A position with its level and its index there."""

    place: LevelPlace
    index: int
    position: Position


Reader: TypeAlias = Callable[[Row, Product | None, Project], Any]


def _block_width(row: Row, product: Product | None, _: Project) -> float | None:
    return None if product is None else round_mm(block_size(row.position, product)[0])


def _capacity(row: Row, product: Product | None, project: Project) -> int | None:
    return None if product is None else capacity(row.position, product, row.place.level, row.place.bay, project.settings)


READERS: dict[str, Reader] = {
    "gondola": lambda row, _, __: row.place.gondola.name,
    "face": lambda row, _, __: row.place.face.side,
    "bay": lambda row, _, __: row.place.bay_number,
    "level": lambda row, _, __: row.place.level_number,
    "order": lambda row, _, __: row.index + 1,
    "name": lambda row, product, _: row.position.product if product is None else product.name,
    "brand": lambda _, product, __: "" if product is None else product.brand,
    "family": lambda _, product, __: "" if product is None else product.family,
    "block_width": _block_width,
    "capacity": _capacity,
}


def rows_of(project: Project, scope: Scope, shown: FaceRef | None) -> list[Row]:
    """Every position of the scope, as it stands: bay by bay, lowest level first, left to right."""
    rows = []
    for place in walk_levels(project):
        if scope != "project" and shown is not None and place.gondola.id != shown.gondola:
            continue
        if scope == "face" and shown is not None and place.face.side != shown.side:
            continue
        rows += [Row(place, index, position) for index, position in enumerate(place.level.positions)]
    return rows


def value_of(row: Row, column: str, project: Project) -> Any:
    """What a column holds for a row."""
    reader = READERS.get(column)
    product = products_by_id(project.products).get(row.position.product)
    return getattr(row.position, column) if reader is None else reader(row, product, project)


def matching(rows: Sequence[Row], project: Project, typed: str) -> list[Row]:
    """The rows whose product or gondola has all words typed, in any order."""
    words = folded(typed).split()
    if not words:
        return list(rows)
    texts, gondolas = _searched(project.products), {name: folded(name) for name in {row.place.gondola.name for row in rows}}
    return [row for row in rows if all(word in f"{texts.get(row.position.product, '')} {gondolas[row.place.gondola.name]}" for word in words)]


@memo(8)
def _searched(products: tuple[Product, ...]) -> Mapping[str, str]:
    return {product.id: folded(f"{product.id} {product.name} {product.brand} {product.family}") for product in products}


def ordered(rows: list[Row], project: Project, column: str, *, descending: bool) -> list[Row]:
    """By a column, absent values last; the order of the shelf where values are the same."""
    keyed = [(value_of(row, column, project), row) for row in rows]
    there = [(value.casefold() if isinstance(value, str) else value, row) for value, row in keyed if value is not None]
    there.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in there] + [row for value, row in keyed if value is None]


def may_edit(column: str, row: Row) -> bool:
    """Whether a cell can be typed into: `x` counts on free levels only."""
    return column == PRODUCT or (column in EDITABLE and (column != "x" or row.place.level.flow == "free"))


def read_text(column: str, text: str, project: Project, say: Translator) -> Any:
    """The value of a typed or pasted text; words of the language and those of files are both understood. BadEntry says why not."""
    text = text.strip()
    if column == PRODUCT:
        if text not in products_by_id(project.products):
            raise BadEntry("positions.unknown_product")
        return text
    field = EDITABLE[column]
    if field.kind == "choice":
        return _chosen(field, text, say)
    if field.kind == "flag":
        return _flag(text, say)
    return field.parse(text)


def _chosen(field: Field, text: str, say: Translator) -> str:
    wanted = text.casefold()
    for choice in field.choices:
        if wanted in (choice.casefold(), say(f"{field.words}.{choice}").casefold()):
            return choice
    raise BadEntry("positions.unknown_choice")


def _flag(text: str, say: Translator) -> bool:
    wanted = text.casefold()
    if wanted in ("1", "yes", "true", "oui", "x", say("answer.yes").casefold()):
        return True
    if wanted in ("", "0", "no", "false", "non", say("answer.no").casefold()):
        return False
    raise BadEntry("positions.unknown_choice")


class Refused(msgspec.Struct, frozen=True):
    """A pasted text that was left out: its row (from 0 in what was pasted), its column, the key of the reason."""

    row: int
    column: str
    text: str
    reason: str


def pasted(project: Project, rows: Sequence[Row], columns: Sequence[str], text: str, say: Translator) -> tuple[Project, int, list[Refused]]:
    """`project` with a table of tabs and lines laid over `rows` and `columns` from their first ones on; how many cells changed; what was left out.

    One line of one cell fills all rows given, as in a spreadsheet.
    """
    lines = [[unguarded(cell) for cell in line.split("\t")] for line in text.rstrip("\r\n").replace("\r\n", "\n").split("\n")]
    if len(lines) == 1:
        lines *= max(1, len(rows))
    refused: list[Refused] = []
    count = 0
    for n, (row, cells) in enumerate(zip(rows, lines, strict=False)):
        fields: dict[str, Any] = {}
        for column, cell in zip(columns, cells, strict=False):
            try:
                fields |= _cell(row, column, cell, project, say)
            except BadEntry as problem:
                refused.append(Refused(n, column, cell, str(problem.args[0])))
        if fields:
            project = change(project, [row.position.id], **fields)
            count += len(fields)
    return project, count, refused


def _cell(row: Row, column: str, text: str, project: Project, say: Translator) -> dict[str, Any]:
    """The field a cell changes; none for a column that is only read, or a value that is there already."""
    if not may_edit(column, row):
        return {}
    value = read_text(column, text, project, say)
    return {} if value == getattr(row.position, column) else {column: value}
