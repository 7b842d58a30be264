"""Shelf-edge labels on standard sheets: name, price with VAT, price per kg, litre or piece, EAN barcode; in the order of the shelves."""

from collections.abc import Iterator

import msgspec
from reportlab.graphics import shapes
from reportlab.graphics.barcode.eanbc import Ean8BarcodeWidget, Ean13BarcodeWidget
from reportlab.pdfgen.canvas import Canvas
from stdnum import ean

from planogram.draw.labels import fit
from planogram.draw.measure import LINE_HEIGHT
from planogram.draw.numbering import number_positions
from planogram.exchange.font import REGULAR, measurer
from planogram.exchange.pdf.page import HAIR, INK, SOFT_INK, Area, say
from planogram.exchange.pdf.player import colour
from planogram.exchange.pdf.setup import POINTS_PER_MM, FaceKeys
from planogram.i18n import Translator
from planogram.model.layout import face_layout
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project

_BAR_HEIGHT = 22.0
_PAD, _ABOVE = 13.0, 8.0
"""Free border (pt) at the sides and above: labels that reach the paper's edge would lose what stands nearer to it, as printers do not print there."""
_NAME = (7.0, 12.0)
_PRICE, _PRICE_FOOT, _PRICE_TOP = 26.0, 45.0, 70.0
"""Size (pt) of the price, its baseline and what it takes from the foot up, with what letters have below their line."""
_UPC_DIGITS = 12
_FIRST_DIGIT, _BARCODE_WIDTH = 6.0, 92.0
"""Room (pt) of the digit before the bars, and of both with what keeps them apart from other words."""


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
    """Name at the top, as large as it fits; the price below it; at the foot the barcode, at its right unit price and brand."""
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.3)
    canvas.rect(box.left, box.bottom, box.width, box.height, stroke=1, fill=0)
    left, right, width = box.left + _PAD, box.right - _PAD, box.width - 2 * _PAD
    _name(canvas, Area(left, box.bottom + _PRICE_TOP, width, box.height - _PRICE_TOP - _ABOVE), product.name)
    price, per_unit = price_with_vat(product), unit_price(product)
    words = "–" if price is None else t.money(price, currency)
    size = min(_PRICE, _PRICE * width / measurer().width(words, _PRICE, bold=True))
    say(canvas, right, box.bottom + _PRICE_FOOT, words, size, bold=True, align="right")
    room = width - _BARCODE_WIDTH
    if per_unit is not None:
        words = t(f"print.per.{product.net_unit}", price=t.money(per_unit, currency))
        say(canvas, right, box.bottom + 24.0, words, min(8.5, 8.5 * room / measurer().width(words, 8.5)), align="right")
    say(canvas, right, box.bottom + 12.0, _origin(product, room), 6.4, ink=SOFT_INK, room=room, align="right")
    _barcode(canvas, left + _FIRST_DIGIT, box.bottom + 8.0, product.id)


def _name(canvas: Canvas, room: Area, name: str) -> None:
    found = fit(name, room.width, room.height, _NAME, measurer(), bold=True)
    if found is None:
        return
    for index, line in enumerate(found.lines):
        say(canvas, room.left, room.top - found.size * (0.8 + LINE_HEIGHT * index), line, found.size, bold=True)


def _origin(product: Product, room: float) -> str:
    """Brand and family; the brand alone where both are too long."""
    both = " · ".join(filter(None, (product.brand, product.family)))
    return both if measurer().width(both, 6.4) <= room else product.brand or product.family


def _barcode(canvas: Canvas, x: float, y: float, code: str) -> None:
    """EAN-13, EAN-8 or UPC (the EAN-13 that begins with 0) with a valid check digit as bars; any other code as text."""
    widgets = {13: Ean13BarcodeWidget, 8: Ean8BarcodeWidget}
    if len(code) == _UPC_DIGITS and ean.is_valid(code):
        code = f"0{code}"
    if len(code) not in widgets or not ean.is_valid(code):
        say(canvas, x, y + 4.0, code, 7.0, ink=INK, room=90.0)
        return
    # made at x = 0 and moved: it would set the digits of an EAN-8 from the edge of the page
    bars = widgets[len(code)](code, x=0.0, y=y, barHeight=_BAR_HEIGHT + 8.0, barWidth=0.85, fontName=REGULAR, fontSize=6.6, quiet=0).draw()
    for shape in bars.contents:
        if isinstance(shape, shapes.Rect):
            if shape.fillColor is None:
                continue
            canvas.setFillColor(shape.fillColor)
            canvas.rect(x + shape.x, shape.y, shape.width, shape.height, stroke=0, fill=1)
        elif isinstance(shape, shapes.String):
            align = {"start": "left", "middle": "centre", "end": "right"}[shape.textAnchor]
            say(canvas, x + shape.x, shape.y, shape.text, shape.fontSize, align=align)
