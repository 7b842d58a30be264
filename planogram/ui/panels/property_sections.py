"""What the Properties panel shows for a selection: its sections, from the most particular to the project. No Qt."""

from contextlib import suppress

import msgspec

from planogram.i18n import Translator
from planogram.model.custom_fields import custom_names
from planogram.model.find import LevelPlace, UnknownId, find_bay, find_level, find_position
from planogram.model.fixture import Bay, Gondola, Level
from planogram.model.note import Note, excerpt
from planogram.model.orientation import ORIENTATIONS
from planogram.model.placement import may_be_capped, products_by_id
from planogram.model.pnm import PnmPlacement
from planogram.model.pnm_layout import UNKNOWN, articles_by_code
from planogram.model.product import STYLES, Product, allowed_orientations, pack_size
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.ui.panels.furniture_fields import face_key, level_has, level_name
from planogram.ui.panels.piece_fields import SIZES, as_drawn, kinds, versions
from planogram.ui.panels.property_fields import FIELDS, Field, Section, Subject


def sections(workbench: Workbench, product_ids: tuple[str, ...]) -> tuple[Section, ...]:
    """Positions and their product; else notes, PNM pieces, the selected level, bay and gondola, the products picked in the catalogue, the project."""
    project = workbench.project
    blocks = block_sections(project, workbench.selection.ids)
    if blocks:
        return blocks
    notes = tuple(note for note in project.notes if note.id in workbench.selection.notes)
    if notes:
        return (Section("note", tuple(note.id for note in notes), notes, FIELDS["note"]),)
    pieces = tuple(piece for piece in project.pnm.placements if piece.id in workbench.selection.pieces)
    if pieces:
        return (_piece_section(pieces, project),)
    furniture = _furniture(project, workbench.selection.part)
    if furniture:
        return (*furniture, *_face(workbench, workbench.selection.part))
    known = products_by_id(project.products)
    products = tuple(known[key] for key in product_ids if key in known)
    if products:
        return _product_sections(products, project)
    return (Section("project", (), (project,), FIELDS["project"]), Section("settings", (), (project.settings,), FIELDS["settings"]))


FURTHER: tuple[Subject, ...] = ("offer", "packing")
"""What else a product has: folded away below its usual fields."""


def block_sections(project: Project, ids: tuple[str, ...]) -> tuple[Section, ...]:
    """Those of positions and their products; none when none of these positions is known."""
    found = []
    for position_id in ids:
        with suppress(UnknownId):
            place, index = find_position(project, position_id)
            found.append((place.level, place.level.positions[index]))
    if not found:
        return ()
    known = products_by_id(project.products)
    positions = tuple(position for _, position in found)
    products = tuple(known[key] for key in dict.fromkeys(position.product for position in positions) if key in known)
    free = all(level.flow == "free" for level, _ in found)
    capped = any(position.cap_high for position in positions)
    cappable = capped or any(may_be_capped(position, level) for level, position in found)
    left_out = {"x": not free, "cap_high": not cappable, "cap_orientation": not capped}
    fields = tuple(_offered(field, products) for field in FIELDS["position"] if not left_out.get(field.key))
    result = [Section("position", tuple(position.id for position in positions), positions, fields)]
    if products:
        result += _product_sections(products, project)
    return tuple(result)


def _offered(field: Field, products: tuple[Product, ...]) -> Field:
    if field.key == "orientation":
        names = tuple(name for name in ORIENTATIONS if all(name in allowed_orientations(product, ORIENTATIONS) for product in products))
        return msgspec.structs.replace(field, choices=names)
    if field.key == "style":
        unknown = tuple(style for style in STYLES if any(pack_size(product, style) is None for product in products))
        return msgspec.structs.replace(field, refused=tuple((style, f"style.unknown.{style}") for style in unknown))
    if field.key == "squeeze_pct":
        most = min((product.max_squeeze_pct for product in products), default=0.0)
        return msgspec.structs.replace(field, most=most, beyond="field.over_squeeze" if most else "field.no_squeeze")
    return field


def _piece_section(pieces: tuple[PnmPlacement, ...], project: Project) -> Section:
    """A size where all are cut to it, within what all take; versions where there are some."""
    found, named = kinds(project, pieces), versions(project, pieces)
    least, most = max(kind.least for kind in found), min(kind.most for kind in found)
    fields = []
    for field in FIELDS["piece"]:
        if field.key in SIZES:
            if all(SIZES[field.key] in kind.resizes for kind in found) and least <= most:
                fields.append(msgspec.structs.replace(field, least=least, most=most))
        elif field.key == "version":
            fields += [msgspec.structs.replace(field, choices=named)] if named else []
        else:
            fields.append(field)
    return Section("piece", tuple(piece.id for piece in pieces), tuple(as_drawn(project, piece) for piece in pieces), tuple(fields))


def _product_sections(products: tuple[Product, ...], project: Project) -> tuple[Section, ...]:
    fields = tuple(field for field in FIELDS["product"] if field.key not in ("id", "name") or len(products) == 1)
    ids = tuple(product.id for product in products)
    custom = tuple(Field(name, "text") for name in custom_names(project.products))
    folded = tuple(Section(subject, ids, products, FIELDS[subject]) for subject in FURTHER)
    return Section("product", ids, products, fields), *folded, Section("custom", ids, products, custom)


def _furniture(project: Project, part: str) -> tuple[Section, ...]:
    gondola, bay, level = part_of(project, part)
    result = []
    if level is not None:
        fields = tuple(msgspec.structs.replace(field, name=level_name(level, field.key)) for field in FIELDS["level"] if level_has(level, field.key))
        result.append(Section("level", (level.id,), (level,), fields))
    if bay is not None:
        result.append(Section("bay", (bay.id,), (bay,), FIELDS["bay"]))
    if gondola is not None:
        result.append(Section("gondola", (gondola.id,), (gondola,), FIELDS["gondola"]))
    return tuple(result)


def _face(workbench: Workbench, part: str) -> tuple[Section, ...]:
    """The face on show, beside the gondola or bay that is selected on it."""
    face, (gondola, _, level) = workbench.face, part_of(workbench.project, part)
    if face is None or gondola is None or level is not None or face[0].id != gondola.id:
        return ()
    return (Section("face", (face_key(gondola.id, face[1].side),), (face[1],), FIELDS["face"]),)


def part_of(project: Project, part: str) -> tuple[Gondola | None, Bay | None, Level | None]:
    """Gondola, bay and level of a furniture part by its id; None for what it is not on."""
    if not part:
        return None, None, None
    try:
        place = find_level(project, part)
    except UnknownId:
        pass
    else:
        return place.gondola, place.bay, place.level
    try:
        g, f, b = find_bay(project, part)
    except UnknownId:
        return next((gondola for gondola in project.gondolas if gondola.id == part), None), None, None
    return project.gondolas[g], project.gondolas[g].faces[f].bays[b], None


def selection_title(workbench: Workbench, shown: tuple[Section, ...], translator: Translator) -> tuple[str, str]:
    """What is shown, and where it is: a product's name and its shelf, a level and its place, the project."""
    first = shown[0]
    if first.subject == "project":
        return workbench.project.name or translator("file.untitled"), translator("properties.hint")
    if isinstance(first.values[0], Note):
        return _note_title(workbench.project, first.values[0], len(first.ids), translator)
    if isinstance(first.values[0], PnmPlacement):
        return _piece_title(workbench.project, first.values[0], len(first.ids), translator)
    products = next((section for section in shown if section.subject == "product"), None)
    if products is not None:
        name = translator.plural("properties.products", len(products.ids)) if len(products.ids) > 1 else getattr(products.values[0], "name", "")
        return name, _position_place(workbench.project, first, translator) if first.subject == "position" else ""
    if first.subject == "position":
        return getattr(first.values[0], "product", ""), ""
    return _furniture_title(workbench.project, first.ids[0], translator)


def _note_title(project: Project, note: Note, count: int, translator: Translator) -> tuple[str, str]:
    gondola = next((gondola.name for gondola in project.gondolas if gondola.id == note.gondola), "")
    return excerpt(note.text) if count == 1 else translator.plural("properties.notes", count), f"{gondola} · {translator(f'side.{note.side}')}"


def _piece_title(project: Project, piece: PnmPlacement, count: int, translator: Translator) -> tuple[str, str]:
    if count > 1:
        return translator("pnm.selected.many", count=count), ""
    article = articles_by_code(project.pnm.articles).get(piece.code, UNKNOWN)
    return article.label, piece.code


def _position_place(project: Project, section: Section, translator: Translator) -> str:
    places = {find_position(project, position_id)[0].path: find_position(project, position_id)[0] for position_id in section.ids}
    return _place_text(next(iter(places.values())), translator) if len(places) == 1 else translator.plural("properties.levels", len(places))


def _furniture_title(project: Project, part: str, translator: Translator) -> tuple[str, str]:
    gondola, bay, level = part_of(project, part)
    if level is not None:
        place = find_level(project, level.id)
        return translator("properties.level", level=place.level_number), _place_text(place, translator)
    if bay is not None and gondola is not None:
        return translator("properties.bay", bay=find_bay(project, bay.id)[2] + 1), gondola.name
    return (gondola.name, translator(f"gondola_kind.{gondola.kind}")) if gondola is not None else ("", "")


def _place_text(place: LevelPlace, translator: Translator) -> str:
    side = translator(f"side.{place.face.side}")
    return translator("properties.place", gondola=place.gondola.name, side=side, bay=place.bay_number, level=place.level_number)
