"""The change sheet between two versions: bay by bay what to remove, move, reface and add, with boxes to tick and the minutes it takes."""

import math

from planogram.exchange.change_words import change_details, field_change, place_words
from planogram.exchange.font import measurer
from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import content_area
from planogram.exchange.pdf.pnm_steps import named_faces, pnm_rows
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import PAD, SIZE, Column, Row, columns_of_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.metrics.change import Change, Place
from planogram.metrics.change_steps import Rates, Spot, Step, change_steps, furniture_steps, minutes, rates_of
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.project import Project

_NARROWEST = 520.0
_PLACE = 70.0
"""Width (pt) in which a bay, a level and a place on it are read, where no other face is named."""
_LOOKS = ("orientation", "style", "cap_high", "squeeze_pct")


def change_pages(old: Project, new: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """Pages of the change sheet; one page that says so when nothing changes. Minutes are at the later version's rates."""
    rates, steps = rates_of(new.settings), steps_on(faces, old, new)
    furniture = furniture_on(faces, old, new)
    rows = furniture_rows(furniture, t) + change_rows(old, new, steps, rates, t) + pnm_rows(old, new, t, faces)
    rows = rows or [Row((t("print.no_change"), "", "", "", "", "", "", ""), heading=True)]
    boxes, pages = columns_of_tables(content_area(page_size(setup)), _NARROWEST), list[Page]()
    note = _note(len(furniture) + len(steps), minutes(steps, rates), old, new, t)
    if furniture:
        note = t("print.change_note_furniture", note=note)
    columns = change_columns(rows, t)
    while rows:
        placed, rows = filled(columns, rows, boxes, continued=t("print.continued"))
        pages.append(Page(t("print.changes"), note, "" if pages else t("print.changes"), tables_content(placed)))
    return pages


def _note(count: int, work: float, old: Project, new: Project, t: Translator) -> str:
    versions = {"old": old.version or "–", "new": new.version or "–"}
    return t.plural("print.change_note", count, minutes=t.number(math.ceil(work)), **versions)


def furniture_on(faces: FaceKeys, old: Project, new: Project) -> list[Change]:
    """The changes of furniture on these faces of either version, and of gondolas that have one of them."""
    found = furniture_steps(old, new)
    if faces is None:
        return found
    named = named_faces(faces, old, new)
    whole = {gondola for gondola, _ in named}
    return [change for change in found if any(_among(place, named, whole) for place in (change.start, change.end))]


def _among(place: Place | None, named: set[tuple[str, str]], whole: set[str]) -> bool:
    if place is None:
        return False
    return place.gondola in whole if place.face is None else (place.gondola, place.face) in named


def furniture_rows(changes: list[Change], t: Translator) -> list[Row]:
    """A heading, then a row per gondola, bay and board to take down, move, alter and put up: first of all, since products go along with them."""
    if not changes:
        return []
    rows = [Row((t("print.furniture_changes"), *[""] * 7), heading=True)]
    for change in changes:
        kind = "moved" if change.kind == "moved" else "added" if change.start is None else "removed" if change.end is None else "changed"
        action = t("print.action.move") if kind == "moved" else t(f"print.furniture_action.{kind}")
        place = change.place
        part = t(f"print.furniture_part.{'level' if place.level is not None else 'bay' if place.bay is not None else 'gondola'}")
        name = " · ".join(text for text in (part, change_details(change, t)) if text)
        rows.append(Row(("", action, "", name, place_words(change.start, t), place_words(change.end, t), "", ""), box=True))
    return rows


def steps_on(faces: FaceKeys, old: Project, new: Project) -> list[Step]:
    """The steps on these faces of either version."""
    if faces is None:
        return change_steps(old, new)
    named = named_faces(faces, old, new)
    return [step for step in change_steps(old, new) if (step.spot.gondola, step.spot.side) in named]


def change_columns(rows: list[Row], t: Translator) -> tuple[Column, ...]:
    """Box, what to do, code, product, from, to, facings, minutes. Places as long as names share the room with them; else names have it."""
    places = [text for row in rows if not row.heading for text in row.cells[4:6]]
    widest = max((measurer().width(text, SIZE) for text in places), default=0.0)
    place = _PLACE if widest < _PLACE - 2 * PAD else 0.0
    return (
        Column("", 13.0),
        Column(t("print.col.action"), 62.0, bold=True),
        Column(t("print.col.code"), 62.0),
        Column(t("print.col.name"), wraps=True),
        Column(t("print.col.from"), place, wraps=True),
        Column(t("print.col.to"), place, wraps=True),
        Column(t("print.col.facings"), 122.0, "centre", wraps=True),
        Column(t("print.col.minutes"), 32.0, "right"),
    )


def change_rows(old: Project, new: Project, steps: list[Step], rates: Rates, t: Translator) -> list[Row]:
    """A heading per bay with its minutes, a row per step."""
    products = {**products_by_id(old.products), **products_by_id(new.products)}
    rows, before = list[Row](), ("", "", 0)
    for step in steps:
        spot = step.spot
        bay = (spot.gondola, spot.side, spot.bay)
        if bay != before:
            before = bay
            there = [other for other in steps if (other.spot.gondola, other.spot.side, other.spot.bay) == bay]
            title = f"{spot.gondola} · {t('print.side.' + spot.side)} · {t('print.bay', bay=spot.bay)}"
            rows.append(Row((t("print.bay_minutes", title=title, minutes=t.number(math.ceil(minutes(there, rates)))), *[""] * 7), heading=True))
        product = products.get(step.product)
        name = t("print.unknown_product") if product is None else product.name
        cells = (_place(step.start, spot, t), _place(step.end, spot, t), _facings(step.before, step.after, t))
        rows.append(Row(("", t(f"print.action.{step.action}"), step.product, name, *cells, t.number(rates.of(step.action), 1)), box=True))
    return rows


def _place(place: Spot | None, here: Spot, t: Translator) -> str:
    """Bay, level and place on it; the face too when it is another than the heading's."""
    if place is None:
        return "–"
    short = t("print.spot", bay=place.bay, level=place.level, order=place.order)
    if (place.gondola, place.side) == (here.gondola, here.side):
        return short
    return f"{place.gondola} · {t('print.side.' + place.side)} · {short}"


def _facings(before: Position | None, after: Position | None, t: Translator) -> str:
    """Facings before and after, then what else to change; of a new block how it stands where that is not as usual."""
    texts = [f"{one.wide} × {one.high} × {one.deep}" for one in (before, after) if one is not None]
    also: list[str] = []
    if before is not None and after is not None:
        also = [field_change(name, old, new, t) for name in _LOOKS if (old := getattr(before, name)) != (new := getattr(after, name))]
    elif after is not None:
        stands = (f"orientation.{after.orientation}", f"style.{after.style}")
        also = [t(key) for key in stands if key not in ("orientation.front", "style.unit")]
    return " · ".join([" → ".join(dict.fromkeys(texts)), *also])
