"""Pictures named by the Products sheet: files beside the workbook or in a folder there, kept under the name of their content. Not here: drawing."""

import re
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from planogram.exchange.picture_files import read_picture
from planogram.exchange.problems import FileProblem
from planogram.exchange.workbook.columns_products import PRODUCTS
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.model.orientation import FACES
from planogram.model.product import image_column
from planogram.storage import bounds

_KEPT_NAME = re.compile(r"[0-9a-f]{64}\.(png|jpg|webp)")
_COLUMNS = frozenset(map(image_column, FACES))


def take_pictures(tables: dict[str, Table], folder: Path, refusals: Refusals) -> tuple[dict[str, Table], dict[str, bytes]]:
    """`tables` with every picture's file name replaced by the name of its content, and the pictures by that name.

    A picture that cannot be used is noted and the product taken without it, keeping the one it has; the name of one already kept stays as it is.
    """
    table = tables.get(PRODUCTS.name)
    if table is None or not any(_named(record) for record in table.records):
        return tables, {}
    images: dict[str, bytes] = {}
    names: dict[str, str | None] = {}
    records = [_with_pictures(record, folder, images, names, refusals) for record in table.records]
    return {**tables, PRODUCTS.name: Table(table.sheet, records, table.rows, table.unknown)}, images


def _named(record: Record) -> bool:
    return bool(record.values.get("image")) or any(text and column in _COLUMNS for column, text in record.attributes)


def _with_pictures(record: Record, folder: Path, images: dict[str, bytes], names: dict[str, str | None], refusals: Refusals) -> Record:
    def kept(column: str, name: str) -> str:
        if not name or _KEPT_NAME.fullmatch(name):
            return name
        if name not in names:
            names[name] = _stored(folder, name, images)
        found = names[name]
        if found is None:
            refusals.note(PRODUCTS.name, record.row, column, name, "image_not_usable")
        return found or ""

    values: Mapping[str, object] = record.values
    if values.get("image"):
        image = kept("image", str(values["image"]))
        # as if the row said nothing of it: what cannot be read must not take away the picture a product has
        values = {**values, "image": image} if image else {name: value for name, value in values.items() if name != "image"}
    attributes = tuple((column, kept(column, text) if column in _COLUMNS else text) for column, text in record.attributes)
    return Record(record.row, values, attributes)


def _stored(folder: Path, name: str, images: dict[str, bytes]) -> str | None:
    """The name under which the picture is now in `images`; None when there is no such file, it is no picture, or too large."""
    inside = PureWindowsPath(name)  # takes both slashes for one, as workbooks come from anywhere
    if inside.anchor or ".." in inside.parts or "\0" in name or sum(map(len, images.values())) > bounds.IMAGES_SIZE:
        return None
    try:
        kept, content = read_picture(folder.joinpath(*inside.parts))
    except FileProblem:
        return None
    images[kept] = content
    return kept
