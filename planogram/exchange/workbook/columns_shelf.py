"""The sheets Fixtures and Positions: the furniture, one row a level, and what stands on it, one row a block."""

from typing import get_args

from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.columns_products import ORIENTATION_ALIASES
from planogram.model.edits.positions import MAX_FACINGS
from planogram.model.fixture import FLOWS, LEVEL_KINDS, SIDES, Back, GondolaKind
from planogram.model.orientation import ORIENTATIONS
from planogram.model.product import STYLES

_GONDOLA_KINDS_FR = {
    "gondole double": "double_gondola",
    "gondole double face": "double_gondola",
    "gondole simple": "single_gondola",
    "gondole simple face": "single_gondola",
    "gondole murale": "single_gondola",
    "tête de gondole": "end_cap",
    "tg": "end_cap",
    "bergerie": "counter_island",
    "meuble de caisse": "checkout",
    "caisse": "checkout",
    "présentoir": "display_stand",
    "corbeille": "basket_gondola",
    "palette": "pallet",
    "estrade": "podium",
    "mur à broches": "wall_pegs",
}
_SIDES_FR = {
    "face unique": "A",
    "single face": "A",
    "tg gauche": "LEFT_END",
    "gauche": "LEFT_END",
    "left": "LEFT_END",
    "tg droite": "RIGHT_END",
    "droite": "RIGHT_END",
    "right": "RIGHT_END",
}
_LEVEL_KINDS_FR = {
    "tablette": "shelf",
    "étagère": "shelf",
    "panier": "basket",
    "broches": "pegs",
    "perroquet": "arm",
    "barre": "rail",
    "palette": "pallet",
}
_FLOWS_FR = {"gauche": "left", "droite": "right", "réparti": "spread", "répartition": "spread", "libre": "free"}
_STYLES_FR = {
    "unité": "unit",
    "barquette": "tray",
    "carton": "case",
    "présentoir": "display",
    "box": "display",
    "prêt-à-vendre": "display",
    "vrac": "loose",
    "suspendu": "hanging",
}
_BACKS_FR = {"plein": "plain", "perforé": "perforated", "rainuré": "slatwall", "grille": "mesh", "aucun": "none"}

BAY_SIZE = kinds.length(1, 100_000)
NUMBER = kinds.whole(1, 10_000)

GONDOLA = Column("gondola", ("Gondole", "Mobilier", "Meuble"), kinds.TEXT, "gondola", required=True)
FACE = Column("face", ("Face", "Côté"), kinds.choice(SIDES, _SIDES_FR, "side"), "face", default="A")
BAY = Column("bay", ("Élément", "Travée", "Module"), NUMBER, "bay", required=True)

FIXTURES = Sheet(
    "Fixtures",
    ("Mobilier", "Mobiliers", "Gondoles", "Fixture"),
    ("gondola", "face", "bay", "level"),
    (
        GONDOLA,
        Column(
            "gondola_kind",
            ("Type de gondole", "Type de mobilier", "Type de meuble"),
            kinds.choice(get_args(GondolaKind), _GONDOLA_KINDS_FR, "gondola_kind"),
            "gondola_kind",
        ),
        FACE,
        BAY,
        Column("bay_width_mm", ("Largeur élément (mm)", "Largeur élément", "Largeur travée"), BAY_SIZE, "bay_width", required=True),
        Column("bay_height_mm", ("Hauteur élément (mm)", "Hauteur élément", "Hauteur travée"), BAY_SIZE, "bay_height", required=True),
        Column("bay_depth_mm", ("Profondeur élément (mm)", "Profondeur élément", "Profondeur travée"), BAY_SIZE, "bay_depth"),
        Column("level", ("Niveau", "Tablette", "Étagère"), kinds.whole(0, 1000), "level", required=True),
        Column("level_kind", ("Type de niveau",), kinds.choice(LEVEL_KINDS, _LEVEL_KINDS_FR, "level_kind"), "kind", default="shelf"),
        Column(
            "elevation_mm",
            ("Élévation (mm)", "Élévation", "Hauteur du niveau"),
            kinds.length(-1000, 100_000),
            "elevation",
            required=True,
            may_be_empty=True,  # by level 0: a bay without levels
        ),
        Column("thickness_mm", ("Épaisseur (mm)", "Épaisseur"), kinds.length(0, 5000), "thickness", default=30.0),
        Column("depth_mm", ("Profondeur (mm)", "Profondeur", "Profondeur du niveau"), BAY_SIZE, "depth"),
        Column("clear_height_mm", ("Hauteur libre (mm)", "Hauteur libre"), kinds.length(0, 100_000), "clear_height"),
        Column("max_load_g", ("Charge maximale (g)", "Charge maximale"), kinds.weight(1e9), "max_load_g"),
        Column("flow", ("Rangement",), kinds.choice(FLOWS, _FLOWS_FR, "flow"), "flow", default="left"),
        Column("slope_deg", ("Pente (°)", "Pente"), kinds.number(-89, 89), "slope", default=0.0),
        Column("combined", ("Combiné",), kinds.FLAG, "combined", default=False),
        Column("hook_pitch_mm", ("Pas des broches (mm)", "Pas des broches"), kinds.SIZE, "hook_pitch"),
        Column("hook_length_mm", ("Longueur des broches (mm)", "Longueur des broches"), kinds.SIZE, "hook_length"),
        Column("notch_pitch_mm", ("Pas des crans (mm)", "Pas des crans"), kinds.OFFSET, "notch_pitch"),
        Column("notch_offset_mm", ("Décalage des crans (mm)", "Décalage des crans"), kinds.OFFSET, "notch_offset"),
        Column("dividers", ("Séparateurs", "Joues"), kinds.NUMBERS, "dividers", default=()),
        Column("base_height_mm", ("Hauteur du socle (mm)", "Socle"), kinds.OFFSET, "base_height", extra=True),
        Column("back", ("Fond",), kinds.choice(get_args(Back), _BACKS_FR, "wizard.back"), "back", extra=True),
        Column("curvature_deg", ("Courbure (°)", "Courbure"), kinds.number(-360, 360), "curvature", extra=True),
    ),
)

POSITIONS = Sheet(
    "Positions",
    ("Emplacements", "Implantation", "Position"),
    (),
    (
        GONDOLA,
        FACE,
        BAY,
        Column("level", ("Niveau", "Tablette", "Étagère"), NUMBER, "level", required=True),
        Column("order", ("Ordre", "Rang"), kinds.number(-1e6, 1e6), "order"),
        Column("product_id", ("Code article", "Code", "GTIN", "EAN", "EAN13", "Code EAN", "id", "Product"), kinds.ID, "product", required=True),
        Column("wide", ("Facings en largeur", "Facings", "Frontales", "Facing"), kinds.whole(1, MAX_FACINGS), "wide", default=1),
        Column("high", ("Facings en hauteur", "Hauteur"), kinds.whole(1, MAX_FACINGS), "high", default=1),
        Column("deep", ("Facings en profondeur", "Profondeur"), kinds.whole(1, MAX_FACINGS), "deep"),
        Column("orientation", ("Orientation",), kinds.choice(ORIENTATIONS, ORIENTATION_ALIASES, "orientation"), "orientation", default="front"),
        Column("style", ("Présentation", "Style"), kinds.choice(STYLES, _STYLES_FR, "style"), "style", default="unit"),
        Column("x_mm", ("x (mm)", "x"), kinds.COORDINATE, "x"),
        Column("gap_before_mm", ("Espace avant (mm)", "Espace avant"), kinds.length(0, 100_000), "gap_before", default=0.0),
        Column("cap_high", ("Couches de calage", "Rangs couchés"), kinds.whole(0, MAX_FACINGS), "cap_high", default=0),
        Column(
            "cap_orientation",
            ("Orientation du calage",),
            kinds.choice(ORIENTATIONS, ORIENTATION_ALIASES, "orientation"),
            "cap_orientation",
            default="top",
        ),
        Column("squeeze_pct", ("Compression (%)", "Compression"), kinds.percent(99), "squeeze_pct", default=0.0),
        Column("pinned", ("Fixé", "Verrouillé"), kinds.FLAG, "pinned", default=False),
        Column("promotion_from", ("Promotion depuis", "Début de promotion"), kinds.DAY, "promotion_from"),
        Column("group", ("Groupe",), kinds.TEXT, "group", default="", extra=True),
    ),
)
