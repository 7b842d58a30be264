"""Which fields each kind of selection has, how they are read from text and how a change is written. One table, no Qt."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, get_args

import msgspec

from planogram.i18n import MINUS
from planogram.metrics.indicators import SCORE_PARTS
from planogram.model.custom_fields import custom_value
from planogram.model.edits.custom_fields import set_custom_field
from planogram.model.edits.furniture import change_bay, change_gondola, change_levels
from planogram.model.edits.level_kind import change_flow, change_kind
from planogram.model.edits.notes import change_notes
from planogram.model.edits.positions import change
from planogram.model.edits.products import change_product
from planogram.model.edits.recode import code_taken, recode
from planogram.model.find import find_level
from planogram.model.fixture import FLOWS, LEVEL_KINDS, GondolaKind
from planogram.model.note import NARROWEST, WIDEST
from planogram.model.orientation import ORIENTATIONS
from planogram.model.product import MARKS, ROLES, STYLES, NetUnit, Product
from planogram.model.project import Project
from planogram.model.units import BadLength, parse_expression, parse_grams, round_mm, typed_length
from planogram.model.values import Value, changed
from planogram.ui.dates import parse_day
from planogram.ui.panels.furniture_fields import BACKS, parse_lengths, shown_lengths, write_face
from planogram.ui.panels.piece_fields import write_piece

Kind = Literal["count", "length", "number", "money", "percent", "grams", "text", "lines", "date", "choice", "set", "flag", "lengths", "angle"]
Subject = Literal["position", "product", "offer", "packing", "level", "bay", "face", "gondola", "note", "piece", "custom", "project", "settings"]
LONGEST = 100_000.0


class BadEntry(ValueError):
    """A typed text a field cannot take; `args[0]` is the reason's key."""


class Field(msgspec.Struct, frozen=True):
    """One field of a value. `optional` ones take an empty text as None; `refused`: choices not offered, and why; `least`: in the stored unit.

    `choices` without `words` are said as they are; `all_when_none`: an empty set means every choice.
    """

    key: str
    kind: Kind = "length"
    optional: bool = False
    least: float = 0.0
    most: float = LONGEST
    choices: tuple[str, ...] = ()
    words: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    all_when_none: bool = False
    none: str = "properties.none"
    """What the field says when it is empty."""
    beyond: str = "field.out_of_range"
    """Why a number outside its limits is not taken."""
    name: str = ""
    """The key of what it is called, where that is not the same for all of its kind."""

    def parse(self, text: str) -> Any:
        """The value of a typed text; BadEntry says why not."""
        text = text.strip()
        if self.kind in ("text", "lines"):
            return text
        if not text and self.optional:
            return None
        if self.kind == "lengths":
            return _lengths(text, self.most)
        if self.kind == "date":
            return _day(text)
        try:
            number = _READERS.get(self.kind, _plain_number)(text)
        except BadLength as problem:
            raise BadEntry({"length": "field.bad_number", "grams": "field.bad_weight"}.get(self.kind, "field.not_a_number")) from problem
        if self.kind == "count" and number != int(number):
            raise BadEntry("field.whole_number")
        if not self.least <= number <= self.most:
            raise BadEntry(self.beyond)
        return int(number) if self.kind == "count" else round_mm(number)

    def shown(self, value: Any) -> str:
        """A value as the field shows it, in the unit beside it; decimals only as far as they mean something.

        >>> Field("width").shown(1234.5), Field("wide", "count").shown(3), Field("v").shown(-8.0)
        ('1234.5', '3', '−8')
        """
        if value is None or self.kind == "text":
            return value or ""
        if isinstance(value, tuple):
            return shown_lengths(value)
        if self.kind == "date":
            return str(value.isoformat())
        return (f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)).replace("-", MINUS)


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError as problem:
        raise BadEntry("field.bad_date") from problem


def _lengths(text: str, most: float) -> tuple[float, ...]:
    try:
        return parse_lengths(text, most)
    except BadLength as problem:
        raise BadEntry("field.bad_lengths") from problem


def _plain_number(text: str) -> float:
    return parse_expression(text.rstrip("%€$£° \u00a0\u202f"))


_READERS: dict[str, Callable[[str], float]] = {"length": typed_length, "grams": parse_grams}


def _facings(key: str) -> Field:
    return Field(key, "count", least=1, most=9999)


def _size(key: str) -> Field:
    return Field(key, least=1.0, most=10_000.0)


def _whole(key: str, least: float = 0.0, most: float = 1e6) -> Field:
    return Field(key, "count", optional=True, least=least, most=most)


def _pack(pack: str) -> tuple[Field, ...]:
    sizes = (Field(f"{pack}_{side}", optional=True, least=1.0, most=10_000.0) for side in ("width", "height", "depth"))
    return (_whole(f"units_per_{pack}", 1), *sizes)


FIELDS: dict[Subject, tuple[Field, ...]] = {
    "position": (
        _facings("wide"),
        _facings("high"),
        _facings("deep"),
        Field("orientation", "choice", choices=ORIENTATIONS, words="orientation"),
        Field("style", "choice", choices=STYLES, words="style"),
        Field("gap_before", least=0.0),
        Field("x", optional=True, least=-LONGEST),
        Field("cap_high", "count", least=0, most=99),
        Field("cap_orientation", "choice", choices=ORIENTATIONS, words="orientation"),
        Field("squeeze_pct", "percent", least=0.0, most=50.0),
        Field("pinned", "flag"),
        Field("promotion_from", "date", optional=True),
    ),
    "product": (
        Field("id", "text"),
        Field("name", "text"),
        Field("brand", "text"),
        Field("family", "text"),
        Field("subfamily", "text"),
        Field("supplier", "text"),
        _size("width"),
        _size("height"),
        _size("depth"),
        Field("weight_g", "grams", optional=True, most=1e6),
        Field("purchase_price", "money", optional=True, most=1e9),
        Field("sale_price", "money", optional=True, most=1e9),
        Field("vat_pct", "percent", most=100.0),
    ),
    "offer": (
        Field("roles", "set", choices=ROLES, words="role"),
        Field("marks", "set", choices=MARKS, words="mark"),
        Field("net_content", "number", optional=True, most=1e6),
        Field("net_unit", "choice", choices=get_args(NetUnit), words="net_unit"),
        Field("market_share_pct", "percent", optional=True, most=100.0),
        Field("replenishment_days", "number", optional=True, most=3660.0),
    ),
    "packing": (
        Field("orientations", "set", choices=ORIENTATIONS, words="orientation", all_when_none=True),
        _whole("min_facings", 1, 9999),
        _whole("max_facings", 1, 9999),
        _whole("min_units"),
        _whole("max_units"),
        _whole("max_stack", 1, 9999),
        Field("max_squeeze_pct", "percent", most=50.0),
        Field("finger_space", most=1000.0),
        Field("nest_width", most=10_000.0),
        Field("nest_height", most=10_000.0),
        Field("nest_depth", most=10_000.0),
        *_pack("tray"),
        *_pack("case"),
        *_pack("display"),
    ),
    "level": (
        Field("kind", "choice", choices=LEVEL_KINDS, words="level_kind"),
        Field("elevation"),
        Field("thickness", most=1000.0),
        _size("depth"),
        Field("clear_height", optional=True, none="properties.none.clear_height"),
        Field("flow", "choice", choices=FLOWS, words="flow"),
        Field("slope", "angle", least=-60.0, most=60.0),
        Field("hook_pitch", optional=True, least=1.0, most=1000.0),
        Field("hook_length", optional=True, least=1.0, most=3000.0, none="properties.none.hook_length"),
        Field("dividers", "lengths", most=10_000.0),
        Field("combined", "flag"),
        Field("max_load_g", "grams", optional=True, most=1e8),
    ),
    "bay": (
        _size("width"),
        _size("height"),
        _size("depth"),
        Field("base_height", most=2000.0),
        Field("notch_pitch", most=1000.0),
        Field("notch_offset", most=1000.0),
        Field("back", "choice", choices=BACKS, words="wizard.back"),
    ),
    "face": (Field("curvature", "angle", least=-360.0, most=360.0),),
    "gondola": (Field("name", "text"), Field("kind", "choice", choices=get_args(GondolaKind), words="gondola_kind")),
    "note": (
        Field("text", "lines"),
        Field("x", least=-LONGEST),
        Field("y", least=-LONGEST),
        Field("width", least=NARROWEST, most=WIDEST),
    ),
    "piece": (
        Field("u", least=-LONGEST),
        Field("v", least=-LONGEST),
        Field("width"),
        Field("height"),
        Field("quantity", "count", least=1, most=9999),
        Field("version", "choice"),
        Field("valid_from", "date", optional=True),
        Field("valid_to", "date", optional=True),
        Field("locked", "flag"),
    ),
    "project": (
        Field("name", "text"),
        Field("version", "text"),
        Field("author", "text"),
        Field("status", "choice", choices=("draft", "published", "in_place", "retired"), words="status"),
        Field("valid_from", "date", optional=True),
        Field("valid_to", "date", optional=True),
        Field("currency", "text"),
    ),
    "settings": (
        Field("visible_cm", "number", most=1000.0),
        Field("visible_facings", "count", least=1, most=99),
        Field("index_close_low", "number", most=1.0),
        Field("index_close_high", "number", least=1.0, most=100.0),
        Field("hand_gap", most=500.0),
        Field("fill_factor", "number", most=1.0),
        Field("floor_below", most=5000.0),
        Field("hand_below", most=5000.0),
        Field("eye_below", most=5000.0),
        Field("mix_revenue", "number", most=1.0),
        Field("mix_margin", "number", most=1.0),
        Field("mix_quantity", "number", most=1.0),
        Field("mix_gross_profit", "number", most=1.0),
        Field("abc_a", "number", most=1.0),
        Field("abc_b", "number", most=1.0),
        Field("wide_families", "count", least=1, most=999),
        Field("deep_references", "count", least=1, most=9999),
        Field("heavy_g", "grams", most=1e6),
        Field("bulky_l", "number", most=10_000.0),
        Field("cover_most_days", "number", most=3660.0),
        Field("end_cap_days", "count", least=1, most=999),
        Field("minutes_remove", "number", most=999.0),
        Field("minutes_move", "number", most=999.0),
        Field("minutes_shift", "number", most=999.0),
        Field("minutes_reface", "number", most=999.0),
        Field("minutes_add", "number", most=999.0),
        *(Field(f"score_{part}", "number", most=1000.0) for part in SCORE_PARTS),
        Field("score_full", "number", least=0.01, most=1.0),
        Field("numbering_right_to_left", "flag"),
        Field("numbering_top_down", "flag"),
        Field("numbering_per_bay", "flag"),
    ),
}


def refusal(project: Project, section: "Section", field: Field, value: Any) -> str:
    """The key of the reason why a value that reads well is refused all the same; empty when it is taken."""
    if (section.subject, field.key) in _NEEDED and not value:
        return "field.needed"
    if section.subject == "project" and _reversed(project, field.key, value):
        return "field.period_reversed"
    if section.subject == "piece" and field.key != "locked" and all(getattr(piece, "locked", False) for piece in section.values):
        return "field.piece_locked"
    if section.subject == "piece" and any(_reversed(piece, field.key, value) for piece in section.values):
        return "field.period_reversed"
    if section.subject == "packing" and any(_crossed(changed(product, **{field.key: value})) for product in section.values):
        return "field.crossed"
    if field.key.startswith("nest_") and any(value > getattr(product, field.key.removeprefix("nest_")) > 0 for product in section.values):
        return "field.nest_too_large"
    if field.key == "dividers" and value and any(value[-1] >= find_level(project, level).bay.width for level in section.ids):
        return "field.divider_outside"
    if section.subject == "gondola" and any(other.name == value for other in project.gondolas if other.id not in section.ids):
        return "field.name_taken"
    if (section.subject, field.key) == ("product", "id") and code_taken(project, section.ids[0], value):
        return "field.code_taken"
    return ""


def _reversed(of: Any, key: str, value: Any) -> bool:
    """Whether the validity of a project or a piece would end before it begins."""
    first, last = (value, getattr(of, "valid_to", None)) if key == "valid_from" else (getattr(of, "valid_from", None), value)
    return key in ("valid_from", "valid_to") and first is not None and last is not None and last < first


def _crossed(product: Value) -> bool:
    """Whether a least is above its most."""
    pairs = ((getattr(product, f"min_{what}"), getattr(product, f"max_{what}")) for what in ("facings", "units"))
    return any(least is not None and most is not None and least > most for least, most in pairs)


_NEEDED = {("gondola", "name"), ("note", "text"), ("product", "id"), ("product", "name"), ("project", "currency")}


def _each(one: Callable[..., Project]) -> Callable[..., Project]:
    def write(project: Project, ids: Sequence[str], **fields: Any) -> Project:
        for subject_id in ids:
            project = one(project, subject_id, **fields)
        return project

    return write


def _change_product(project: Project, product_id: str, **fields: Any) -> Project:
    return recode(project, {product_id: fields["id"]}) if "id" in fields else change_product(project, product_id, **fields)


def _write_level(project: Project, ids: Sequence[str], **fields: Any) -> Project:
    if "kind" in fields:
        return change_kind(project, ids, fields["kind"])
    return change_flow(project, ids, fields["flow"]) if "flow" in fields else change_levels(project, ids, **fields)


def _write_project(project: Project, _: Sequence[str], **fields: Any) -> Project:
    return changed(project, **fields)


def _write_settings(project: Project, _: Sequence[str], **fields: Any) -> Project:
    return changed(project, settings=changed(project.settings, **fields))


def _write_custom(project: Project, ids: Sequence[str], /, **fields: str) -> Project:
    for name, text in fields.items():
        project = set_custom_field(project, ids, name, text)
    return project


WRITERS: dict[Subject, Callable[..., Project]] = {
    "position": change,
    "product": _each(_change_product),
    "offer": _each(change_product),
    "packing": _each(change_product),
    "custom": _write_custom,
    "level": _write_level,
    "bay": _each(change_bay),
    "gondola": _each(change_gondola),
    "face": write_face,
    "note": change_notes,
    "piece": write_piece,
    "project": _write_project,
    "settings": _write_settings,
}


class Section(msgspec.Struct, frozen=True):
    """Fields of one kind of subject: the ids written to, the values read from, the fields that apply."""

    subject: Subject
    ids: tuple[str, ...]
    values: tuple[Value, ...]
    fields: tuple[Field, ...]

    def common(self, field: Field) -> tuple[Any, bool]:
        """The value all share, and whether they differ (then the value means nothing)."""
        first = self._of(self.values[0], field)
        return first, any(self._of(value, field) != first for value in self.values[1:])

    def _of(self, value: Value, field: Field) -> Any:
        return custom_value(value, field.key) if self.subject == "custom" and isinstance(value, Product) else getattr(value, field.key)

    def word(self, field: Field) -> str:
        """The key of the field's name in the catalogue; a custom field is called as it is."""
        return field.key if self.subject == "custom" else field.name or f"field.{self.subject}.{field.key}"

    def written(self, project: Project, field: Field, value: Any) -> Project:
        """`project` with the field set on every subject."""
        return WRITERS[self.subject](project, self.ids, **{field.key: value})
