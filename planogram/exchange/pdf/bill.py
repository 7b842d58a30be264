"""The bill of materials: the parts the furniture is built from, and the PNM pieces on it, counted per gondola and for the store."""

from collections import Counter
from collections.abc import Iterator

from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import content_area
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, Row, columns_of_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.project import Project

Part = tuple[str, str]
"""Key of the part's word, and its sizes as text."""

_NARROWEST = 340.0
_FRAMED = ("double_gondola", "single_gondola", "end_cap", "wall_pegs")


def _cm(*lengths: float) -> str:
    return " × ".join(f"{length / 10:.5g}" for length in lengths)


def face_parts(gondola: Gondola, face: Face) -> Iterator[tuple[Part, int]]:
    """Parts of one face: backs, levels, price rails, hooks. Uprights stand between faces (see `gondola_parts`)."""
    for bay in face.bays:
        if bay.back != "none" and gondola.kind in _FRAMED:
            yield (f"print.part.back.{bay.back}", _cm(bay.width, bay.height)), 1
        yield from _level_parts(bay)


def _level_parts(bay: Bay) -> Iterator[tuple[Part, int]]:
    for level in bay.levels:
        yield (f"print.part.{level.kind}", _cm(bay.width, level.depth)), 1
        if level.kind == "shelf":
            yield ("print.part.price_rail", _cm(bay.width)), 1
        if level.kind == "pegs" and level.positions:
            yield ("print.part.hook", _cm(level.hook_length or level.depth)), sum(position.wide for position in level.positions)
        if level.dividers:
            yield ("print.part.divider", _cm(level.depth)), len(level.dividers)


def gondola_parts(gondola: Gondola) -> Counter[Part]:
    """Parts of a gondola. Faces A and B share their uprights, end caps have two of their own; one upright more than bays."""
    parts: Counter[Part] = Counter()
    for face in gondola.faces:
        for part, count in face_parts(gondola, face):
            parts[part] += count
    if gondola.kind in _FRAMED:
        main = max((face for face in gondola.faces if face.side in ("A", "B")), key=lambda face: len(face.bays), default=None)
        for face in gondola.faces:
            if face.bays and (face is main or face.side not in ("A", "B")):
                parts["print.part.upright", _cm(max(bay.height for bay in face.bays))] += len(face.bays) + 1
    return parts


def bill_pages(project: Project, t: Translator, setup: PrintSetup, _faces: FaceKeys = None) -> list[Page]:
    """Pages of the bill: every gondola, then the whole store, then the PNM pieces."""
    rows = bill_rows(project, t)
    boxes, pages = columns_of_tables(content_area(page_size(setup)), _NARROWEST), list[Page]()
    columns = (Column(t("print.col.part"), wraps=True), Column(t("print.col.size"), 90.0), Column(t("print.col.quantity"), 46.0, "right", bold=True))
    while rows:
        placed, rows = filled(columns, rows, boxes, continued=t("print.continued"))
        pages.append(Page(t("print.bill"), t("print.bill_note"), "" if pages else t("print.bill"), tables_content(placed)))
    return pages


def bill_rows(project: Project, t: Translator) -> list[Row]:
    """A heading per gondola with its parts, the store's sum, the PNM by article."""
    rows, store = list[Row](), Counter[Part]()
    for gondola in project.gondolas:
        parts = gondola_parts(gondola)
        store += parts
        rows += _section(f"{gondola.name} · {t('print.kind.' + gondola.kind)}", parts, t)
    if len(project.gondolas) > 1:
        rows += _section(t("print.whole_store"), store, t)
    return rows + _pnm_rows(project, t)


def _section(title: str, parts: Counter[Part], t: Translator) -> list[Row]:
    """A heading and a row per part; nothing for furniture that has none yet."""
    if not parts:
        return []
    lines = sorted((t(key), _lengths(size), size.replace(".", t.decimal), count) for (key, size), count in parts.items())
    return [Row((title, "", ""), heading=True), *(Row((name, f"{size} cm", t.number(count))) for name, _, size, count in lines)]


def _lengths(size: str) -> list[float]:
    """The sizes of a part as numbers, so that 90 stands before 133."""
    return [float(length) for length in size.split(" × ")]


def _pnm_rows(project: Project, t: Translator) -> list[Row]:
    counts: Counter[str] = Counter()
    for placement in project.pnm.placements:
        counts[placement.code] += placement.quantity
    labels = {article.code: article.label for article in project.pnm.articles}
    rows = [Row((f"{code} – {labels.get(code, '')}", "", t.number(count))) for code, count in sorted(counts.items())]
    return [Row((t("print.pnm"), "", ""), heading=True), *rows] if rows else []
