"""What each value writes into the columns of its PSA row. Writing anew and patching share it: a cell that comes out equal stays."""

from datetime import date

from planogram.exchange.psa.columns import CODE_OF_ORIENTATION, CODE_OF_STYLE, TYPE_OF_LEVEL_KIND
from planogram.exchange.psa.read_products import colorref
from planogram.model.fixture import Bay, Face, Gondola, Level, face_height, face_width
from planogram.model.placement import Placed
from planogram.model.position import facing_size
from planogram.model.product import Product
from planogram.model.project import Project

Cells = dict[str, str]
_OLE_EPOCH = date(1899, 12, 30)
_UOM = {"kg": "KG", "L": "L", "piece": "EA", "": ""}


def number(value: float | None, decimals: int = 4) -> str:
    """A number as PSA writes it: no exponent, no needless zeros, empty for unknown.

    >>> number(33.0), number(6.625), number(None)
    ('33', '6.625', '')
    """
    if value is None:
        return ""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    return "0" if text in ("", "-0") else text


def ole_day(day: date | None) -> str:
    """Days since 1899-12-30, empty for none."""
    return str((day - _OLE_EPOCH).days) if day else ""


def product_keys(product: Product) -> tuple[str, str]:
    """The UPC and ID cells of a product: those it came with, else its id as both."""
    attributes = dict(product.attributes)
    if "psa_upc" not in attributes and "psa_id" not in attributes:
        return product.id, product.id
    return attributes.get("psa_upc", ""), attributes.get("psa_id", "")


def product_cells(product: Product, movement: float | None, scale: float) -> Cells:
    """A Product row; `scale` mm per unit of the file, `movement` units sold in the project's period."""
    upc, own = product_keys(product)
    cells = {
        "upc": upc,
        "id": own,
        "name": product.name,
        "width": number(product.width / scale),
        "height": number(product.height / scale),
        "depth": number(product.depth / scale),
        "color": colorref(product.colour),
        "brand": product.brand,
        "category": product.family,
        "subcategory": product.subfamily,
        "supplier": product.supplier,
        "manufacturer": dict(product.attributes).get("manufacturer", ""),
        "weight": number(product.weight_g),
        "price": number(product.sale_price),
        "case_cost": number(None if product.purchase_price is None else product.purchase_price * (product.units_per_case or 1)),
        "share": number(product.market_share_pct),
        "size": number(product.net_content, 6),
        "uom": _UOM[product.net_unit],
        "unit_movement": number(movement),
        "minimum_units": number(product.min_units),
        "maximum_units": number(product.max_units),
        "finger_space_y": number(product.finger_space / scale) if product.finger_space else "",
        "minimum_squeeze_factor_x": number(1 - product.max_squeeze_pct / 100, 6) if product.max_squeeze_pct else "",
    }
    return cells | _pack_cells(product, scale)


def _pack_cells(product: Product, scale: float) -> Cells:
    cells = {}
    for pack in ("tray", "case", "display"):
        for side in ("width", "height", "depth"):
            size = getattr(product, f"{pack}_{side}")
            cells[f"{pack}_{side}"] = number(size / scale if size else None)
        cells[f"{pack}_total_number"] = number(getattr(product, f"units_per_{pack}"))
    return cells


def planogram_cells(gondola: Gondola, face: Face, project: Project, scale: float) -> Cells:
    """A Planogram row: one face. Gondola, side and kind stand in desc_1..3 for our own reader."""
    first = face.bays[0] if face.bays else None
    return {
        "name": gondola.name if len(gondola.faces) == 1 else f"{gondola.name} {face.side}",
        "width": number(face_width(face) / scale),
        "height": number(face_height(face) / scale),
        "depth": number(max((bay.depth for bay in face.bays), default=0.0) / scale),
        "notch_offset": number(first.notch_offset / scale if first else None),
        "notch_spacing": number(first.notch_pitch / scale if first else None),
        "desc_1": gondola.name,
        "desc_2": face.side,
        "desc_3": gondola.kind,
        "date_effective": ole_day(project.valid_from),
        "date_finished": ole_day(project.valid_to),
    }


def segment_cells(bay: Bay, left: float, index: int, scale: float) -> Cells:
    """A Segment row; `left` mm from the planogram's left end, `index` 0 for the leftmost."""
    return {
        "name": str(index + 1),
        "key": str(index + 1),
        "x": "0",
        "width": number(bay.width / scale),
        "y": "0",
        "height": number(bay.height / scale),
        "z": "0",
        "depth": number(bay.depth / scale),
        "offset_x": number(left / scale),
    }


def fixture_cells(bay: Bay, level: Level, left: float, number_in_bay: int, scale: float) -> Cells:
    """A Fixture row: y is the bottom of the board, the products rest at y + height."""
    return {
        "type": str(TYPE_OF_LEVEL_KIND[level.kind]),
        "name": f"Level {number_in_bay}",
        "x": number(left / scale),
        "width": number(bay.width / scale),
        "y": number((level.elevation - level.thickness) / scale),
        "height": number(level.thickness / scale),
        "z": "0",
        "depth": number(level.depth / scale),
        "slope": number(level.slope) if level.slope else "",
        "merch": number(level.clear_height / scale if level.clear_height is not None else None),
        "weight_capacity": number(level.max_load_g),
        "x_spacing": number(level.hook_pitch / scale if level.hook_pitch else None),
        "can_combine": "1" if level.combined else "0",
    }


def position_cells(block: Placed, level: Level, product: Product | None, left: float, rank: int, scale: float) -> Cells:
    """A Position row at its absolute place; width, height and depth are the whole block's, `merch_style_*` one facing's."""
    position = block.position
    upc, own = product_keys(product) if product else (position.product, position.product)
    facing = facing_size(position, product) if product else block.facing
    return {
        "upc": upc,
        "id": own,
        "x": number((left + block.x) / scale),
        "width": number(block.width / scale),
        "y": number((level.elevation + block.y) / scale),
        "height": number(block.height / scale),
        "z": "0",
        "depth": number(block.depth / scale),
        "merch_style": str(CODE_OF_STYLE[position.style]),
        "h_facings": str(position.wide),
        "v_facings": str(position.high),
        "d_facings": str(position.deep),
        "y_cap_num": str(position.cap_high) if position.cap_high else "",
        "y_cap_orientation": str(CODE_OF_ORIENTATION[position.cap_orientation]) if position.cap_high else "",
        "orientation": str(CODE_OF_ORIENTATION[position.orientation]),
        "merch_style_width": number(facing[0] / scale),
        "merch_style_height": number(facing[1] / scale),
        "merch_style_depth": number(facing[2] / scale),
        "rank_x": str(rank),
    }
