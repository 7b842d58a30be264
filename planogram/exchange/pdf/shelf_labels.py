"""Shelf-edge labels on standard sheets: name, price with VAT, price per kg, litre or piece, EAN barcode; in the order of the shelves."""

from collections.abc import Iterator

import msgspec
from reportlab.graphics import shapes
from reportlab.graphics.barcode.eanbc import Ean8BarcodeWidget, Ean13BarcodeWidget
from reportlab.pdfgen.canvas import Canvas
from stdnum import ean

from planogram.draw.numbering import number_positions
from planogram.exchange.font import REGULAR
from planogram.exchange.pdf.page import HAIR, INK, SOFT_INK, Area, say
from planogram.exchange.pdf.player import colour
from planogram.exchange.pdf.setup import POINTS_PER_MM, FaceKeys
from planogram.exchange.pdf.table import wrapped
from planogram.i18n import Translator
from planogram.model.layout import face_layout
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project

_BAR_HEIGHT = 22.0


class LabelSheet(msgspec.Struct, frozen=True):
    """A sheet of labels, mm: columns × rows, size of one label, upper left corner of the first, distance from label to label."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float


SHEETS: dict[str, LabelSheet] = {
    "3x8": LabelSheet(3, 8, 70.0, 36.0, 0.0, 4.5, 70.0, 36.0),
    "3x7": LabelSheet(3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1),
    "2x7": LabelSheet(2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
}
"""Usual A4 sheets; the first is the default."""


def labelled_products(project: Project, faces: FaceKeys = None) -> list[Product]:
    """The products to label: once per level they stand on, in the order of the positions' numbers."""
    products, found = products_by_id(project.products), list[Product]()
    for gondola in project.gondolas:
        for face in gondola.faces:
            if faces is not None and (gondola.id, face.side) not in faces:
                continue
            seen: set[tuple[str, str]] = set()
            for one in number_positions(project, face_layout(project, gondola.id, face.side)):
                key, product = (one.box.level.id, one.block.position.product), products.get(one.block.position.product)
                if product is not None and key not in seen:
                    seen.add(key)
                    found.append(product)
    return found


def price_with_vat(product: Product) -> float | None:
    """What the customer pays."""
    return None if product.sale_price is None else product.sale_price * (1 + product.vat_pct / 100)


def unit_price(product: Product) -> float | None:
    """Price with VAT per kg, litre or piece; None when content or price is not known.

    >>> unit_price(Product("p", "Thé", sale_price=2.0, vat_pct=5.0, net_content=0.25, net_unit="kg"))
    8.4
    """
    price = price_with_vat(product)
    return price / product.net_content if price is not None and product.net_content and product.net_unit else None


def sheets_of_labels(products: list[Product], sheet: LabelSheet) -> Iterator[list[Product]]:
    """The products of each sheet."""
    size = sheet.columns * sheet.rows
    for start in range(0, len(products), size):
        yield products[start : start + size]


def draw_label_sheet(canvas: Canvas, products: list[Product], sheet: LabelSheet, height: float, currency: str, t: Translator) -> None:
    """Labels from the upper left, row by row; `height` (pt) is the page's."""
    mm = POINTS_PER_MM
    for index, product in enumerate(products):
        row, column = divmod(index, sheet.columns)
        left, top = (sheet.left + sheet.across * column) * mm, height - (sheet.top + sheet.down * row) * mm
        _label(canvas, Area(left, top - sheet.height * mm, sheet.width * mm, sheet.height * mm), product, currency, t)


def _label(canvas: Canvas, box: Area, product: Product, currency: str, t: Translator) -> None:
    pad = 9.0
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.3)
    canvas.rect(box.left, box.bottom, box.width, box.height, stroke=1, fill=0)
    lines = wrapped(product.name, box.width - 2 * pad, 8.5)[:2]
    for index, line in enumerate(lines):
        say(canvas, box.left + pad, box.top - 15.0 - 10.0 * index, line, 8.5, bold=index == 0, room=box.width - 2 * pad)
    price, per_unit = price_with_vat(product), unit_price(product)
    right = box.right - pad
    say(canvas, right, box.bottom + 31.0, "–" if price is None else t.money(price, currency), 20.0, bold=True, align="right")
    if per_unit is not None:
        say(canvas, right, box.bottom + 21.0, t(f"print.per.{product.net_unit}", price=t.money(per_unit, currency)), 7.0, ink=SOFT_INK, align="right")
    say(
        canvas,
        right,
        box.bottom + 11.5,
        " · ".join(filter(None, (product.brand, product.family))),
        6.2,
        ink=SOFT_INK,
        room=box.width * 0.4,
        align="right",
    )
    _barcode(canvas, box.left + pad + 6.0, box.bottom + 8.0, product.id)


def _barcode(canvas: Canvas, x: float, y: float, code: str) -> None:
    """EAN-13 or EAN-8 with a valid check digit as bars; any other code as text."""
    widgets = {13: Ean13BarcodeWidget, 8: Ean8BarcodeWidget}
    if len(code) not in widgets or not ean.is_valid(code):
        say(canvas, x, y + 4.0, code, 7.0, ink=INK, room=90.0)
        return
    bars = widgets[len(code)](code, x=x, y=y, barHeight=_BAR_HEIGHT + 8.0, barWidth=0.85, fontName=REGULAR, fontSize=6.6, quiet=0).draw()
    for shape in bars.contents:
        if isinstance(shape, shapes.Rect):
            if shape.fillColor is None:
                continue
            canvas.setFillColor(shape.fillColor)
            canvas.rect(shape.x, shape.y, shape.width, shape.height, stroke=0, fill=1)
        elif isinstance(shape, shapes.String):
            align = {"start": "left", "middle": "centre", "end": "right"}[shape.textAnchor]
            say(canvas, shape.x, shape.y, shape.text, shape.fontSize, align=align)
