"""Pictures named by the Products sheet: files beside the workbook, kept under the name of their content. Not here: drawing them."""

import hashlib
import io
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from PIL import Image

from planogram.exchange.workbook.codes import matching
from planogram.exchange.workbook.columns_products import PRODUCTS
from planogram.exchange.workbook.table import Record, Refusals, Table
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.storage import bounds

_KEPT_NAME = re.compile(r"[0-9a-f]{64}\.(png|jpg|webp)")
_FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}


def take_pictures(tables: dict[str, Table], folder: Path, refusals: Refusals) -> tuple[dict[str, Table], dict[str, bytes]]:
    """`tables` with every picture's file name replaced by the name of its content, and the pictures by that name.

    A picture that cannot be used is noted and the product taken without it; the name of a picture already kept stays as it is.
    """
    table = tables.get(PRODUCTS.name)
    if table is None or not any(record.values.get("image") for record in table.records):
        return tables, {}
    images: dict[str, bytes] = {}
    names: dict[str, str | None] = {}
    records = [_with_picture(record, folder, images, names, refusals) for record in table.records]
    return {**tables, PRODUCTS.name: Table(table.sheet, records, table.rows, table.unknown)}, images


def _with_picture(record: Record, folder: Path, images: dict[str, bytes], names: dict[str, str | None], refusals: Refusals) -> Record:
    name = record.values.get("image", "")
    if not name or _KEPT_NAME.fullmatch(name):
        return record
    if name not in names:
        names[name] = _stored(folder, name, images)
    kept = names[name]
    if kept is None:
        refusals.note(PRODUCTS.name, record.row, "image", name, "image_not_usable")
    values: Mapping[str, object] = {**record.values, "image": kept or ""}
    return Record(record.row, values, record.attributes)


def _stored(folder: Path, name: str, images: dict[str, bytes]) -> str | None:
    """The name under which the picture is now in `images`; None when there is no such file, it is no picture, or too large."""
    if Path(name).name != name or "\\" in name or "\0" in name:
        return None
    path = folder / name
    try:
        if path.stat().st_size > bounds.IMAGE_SIZE or sum(map(len, images.values())) > bounds.IMAGES_SIZE:
            return None
        content = path.read_bytes()
        with Image.open(io.BytesIO(content)) as picture:
            extension = _FORMATS.get(picture.format or "")
            if extension is None or picture.width * picture.height > bounds.IMAGE_PIXELS:
                return None
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    kept = f"{hashlib.sha256(content).hexdigest()}.{extension}"
    images[kept] = content
    return kept


class FolderPictures(msgspec.Struct, frozen=True):
    """Pictures found for products: the project that names them, the pictures by name, files that belong to no product or are no picture."""

    project: Project
    images: dict[str, bytes]
    unused: tuple[str, ...]


def pictures_from_folder(project: Project, folder: Path) -> FolderPictures:
    """The pictures of a folder whose files are named after a product's code (`3017620422003.png`), given to those products."""
    known = {product.id for product in project.products}
    images: dict[str, bytes] = {}
    found: dict[str, str] = {}
    unused = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        code = matching(path.stem, known)
        kept = _stored(folder, path.name, images) if code in known and code not in found and path.is_file() else None
        if kept is None:
            unused.append(path.name)
        else:
            found[code] = kept
    products = tuple(changed(product, image=found[product.id]) if product.id in found else product for product in project.products)
    return FolderPictures(changed(project, products=products), images, tuple(unused))
