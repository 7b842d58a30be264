"""The frame of every printed page: header with provenance and QR code, footer with page n of N, and the area left for content."""

import hashlib
import unicodedata
from datetime import date, timedelta

import msgspec
import segno
from reportlab.pdfgen.canvas import Canvas

from planogram.draw.labels import shortened
from planogram.exchange.font import BOLD, REGULAR, measurer
from planogram.exchange.pdf.player import colour
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.storage.codec import encode

EDGE = 26.0
HEADER = 46.0
FOOTER = 16.0
INK, SOFT_INK, HAIR = "#16202a", "#5b6673", "#b9c1ca"
_HASH_LENGTH = 12
_TITLE, _SMALLEST_TITLE = 16.0, 10.0
_SUBTITLE, _SMALLEST_SUBTITLE = 8.5, 6.1
_NAME, _SMALLEST_NAME = 9.5, 7.0
"""Size (pt) of a page's title, of the line below it and of the project's name, and of long ones."""


class Area(msgspec.Struct, frozen=True):
    """A rectangle on the page, pt, from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.bottom + self.height

    @property
    def right(self) -> float:
        return self.left + self.width

    def without_top(self, height: float) -> "Area":
        """The same area, lower by `height`."""
        return Area(self.left, self.bottom, self.width, self.height - height)

    def without_bottom(self, height: float) -> "Area":
        """The same area, starting `height` higher."""
        return Area(self.left, self.bottom + height, self.width, self.height - height)


class Provenance(msgspec.Struct, frozen=True):
    """What every page says of where it comes from."""

    name: str
    version: str
    validity: str
    period: str
    fingerprint: str


def provenance(project: Project, t: Translator, printed: date | None = None) -> Provenance:
    """The provenance of a project in words, printed on a day (today); the fingerprint is that of its canonical text."""
    version = t("print.version", version=project.version) if project.version else t("print.no_version")
    signed = (version, t("print.status." + project.status), project.author)
    return Provenance(
        project.name or t("print.untitled"),
        " · ".join(part for part in signed if part),
        f"{_validity(project, t)} · {t('print.printed', day=t.date(printed or date.today()))}",
        _period(project, t),
        hashlib.sha256(encode(project)).hexdigest()[:_HASH_LENGTH],
    )


def _validity(project: Project, t: Translator) -> str:
    start, end = project.valid_from, project.valid_to
    if start and end:
        return t("print.valid_between", start=t.date(start), end=t.date(end))
    if start:
        return t("print.valid_from", start=t.date(start))
    return t("print.valid_to", end=t.date(end)) if end else t("print.valid_always")


def _period(project: Project, t: Translator) -> str:
    dated = [(row.period_start, row.period_start + timedelta(days=max(1, row.period_days) - 1)) for row in project.sales if row.period_start]
    if dated:
        return t("print.sales_between", start=t.date(min(dated)[0]), end=t.date(max(end for _, end in dated)))
    return t("print.sales_undated") if project.sales else t("print.no_sales")


def content_area(size: tuple[float, float]) -> Area:
    """What header, footer and edges leave of a page of `size` (pt)."""
    return Area(EDGE, EDGE + FOOTER, size[0] - 2 * EDGE, size[1] - 2 * EDGE - FOOTER - HEADER)


def say(
    canvas: Canvas, x: float, y: float, text: str, size: float, *, bold: bool = False, ink: str = INK, room: float = 0.0, align: str = "left"
) -> None:
    """One line of text with its baseline at y; shortened to `room` when that is given."""
    shown = shortened(text, room, size, measurer(), bold) if room else text
    canvas.setFont(BOLD if bold else REGULAR, size)
    canvas.setFillColor(colour(ink))
    {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}[align](x, y, shown)


def unaccented(text: str) -> str:
    """The text without accents: half of the readers take a few accented letters for Japanese, the others ignore what names the encoding.

    >>> unaccented("Supérette · Épicerie – été")
    'Superette - Epicerie - ete'
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return plain.translate({ord("·"): "-", ord("–"): "-", ord("’"): "'"})


def draw_qr(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """A QR code of `text` in a square of `size` pt, quiet zone included."""
    # a fixed mask: choosing the best of eight takes longer than drawing the rest of the page, and any of them can be read
    code = segno.make(unaccented(text), error="l", micro=False, mask=0, encoding="utf-8")
    rows = [list(row) for row in code.matrix_iter(border=2)]
    module = size / len(rows)
    canvas.setFillColor(colour("#000000"))
    path = canvas.beginPath()
    for r, row in enumerate(rows):
        for c, dark in enumerate(row):
            if dark:
                path.rect(x + c * module, y + size - (r + 1) * module, module, module)
    canvas.drawPath(path, fill=1, stroke=0)


def draw_frame(
    canvas: Canvas, paper: tuple[float, float], title: str, subtitle: str, origin: Provenance, page: tuple[int, int], t: Translator
) -> None:
    """Header and footer of one page; `page` = (n, N)."""
    _header(canvas, paper, title, subtitle, origin, page)
    right = paper[0] - EDGE
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.4)
    canvas.line(EDGE, EDGE + 11, right, EDGE + 11)
    number = t("print.page", page=page[0], pages=page[1])
    provenance_and_page = f"{t('print.fingerprint', hash=origin.fingerprint)}   {number}"
    room = right - EDGE - measurer().width(provenance_and_page, 6.5) - 12.0
    words, size = fitted_title(f"{origin.name} · {title} · {origin.version}", room, (6.1, 6.5), bold=False)
    say(canvas, EDGE, EDGE + 2, words, size, ink=SOFT_INK)
    say(canvas, right, EDGE + 2, provenance_and_page, 6.5, ink=SOFT_INK, align="right")


def fitted_title(title: str, room: float, sizes: tuple[float, float] = (_SMALLEST_TITLE, _TITLE), *, bold: bool = True) -> tuple[str, float]:
    """A page's title and its size in `room` pt: smaller where it is long, then with its first part cut, since face and bays tell pages apart."""
    smallest, largest = sizes
    size = max(smallest, min(largest, largest * room / max(1.0, measurer().width(title, largest, bold))))
    if measurer().width(title, size, bold) <= room + 0.1:
        return title, size
    name, dot, rest = title.partition(" · ")
    left = room - measurer().width(dot + rest, size, bold)
    if left < room / 4:
        return shortened(title, room, size, measurer(), bold), size
    return shortened(name, left, size, measurer(), bold) + dot + rest, size


def _say_subtitle(canvas: Canvas, top: float, text: str, room: float) -> None:
    """Smaller where it is long, so that it neither runs into the provenance nor loses its end."""
    size = max(_SMALLEST_SUBTITLE, min(_SUBTITLE, _SUBTITLE * room / max(1.0, measurer().width(text, _SUBTITLE))))
    say(canvas, EDGE, top - 29, text, size, ink=SOFT_INK, room=room + 0.1)


def _header(canvas: Canvas, size: tuple[float, float], title: str, subtitle: str, origin: Provenance, page: tuple[int, int]) -> None:
    width, height = size
    top, right = height - EDGE, width - EDGE
    qr = HEADER - 6
    edge, room = right - qr - 4, width * 0.36
    name_size = max(_SMALLEST_NAME, min(_NAME, _NAME * room / max(1.0, measurer().width(origin.name, _NAME, bold=True))))
    lines = ((origin.name, name_size, True), (origin.version, 7.5, False), (origin.validity, 7.5, False), (origin.period, 7.5, False))
    left_over = edge - EDGE - 12.0 - max(min(room, measurer().width(text, points, bold)) for text, points, bold in lines)
    shown, size_of_title = fitted_title(title, left_over)
    say(canvas, EDGE, top - 15, shown, size_of_title, bold=True)
    _say_subtitle(canvas, top, subtitle, left_over)
    coded = f"{origin.name[:40]}\n{title[:40]}\n{origin.version[:60]}\n{origin.fingerprint} {page[0]}/{page[1]}"
    draw_qr(canvas, coded, right - qr + 2, top - qr + 2, qr)
    for index, (text, points, bold) in enumerate(lines):
        say(canvas, edge, top - 9 - 9.5 * index, text, points, bold=bold, room=room + 0.1, align="right", ink=INK if bold else SOFT_INK)
    canvas.setStrokeColor(colour(INK))
    canvas.setLineWidth(0.8)
    canvas.line(EDGE, top - HEADER + 5, right, top - HEADER + 5)
