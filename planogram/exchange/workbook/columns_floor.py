"""The sheets of the PNM and of the floor: pieces and where they stand, the shop's outline, zones, placed gondolas, counts, trade area."""

from typing import get_args

from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.columns_shelf import FACE, GONDOLA
from planogram.model.store import SHAPE_ROLES, SWINGS, ShapeKind

_SHAPES_FR = {
    "contour": "outline",
    "murs": "outline",
    "colonne": "column",
    "poteau": "column",
    "porte": "door",
    "entrée": "door",
    "sortie": "exit",
    "caisse": "checkout",
    "réserve": "stockroom",
    "allée": "aisle",
    "îlot": "island",
}
_SHAPE_ROLES_FR = {
    "entrée": "entrance",
    "sortie": "exit",
    "entrée et sortie": "both",
    "secours": "emergency",
    "service": "service",
    "principale": "main",
    "secondaire": "secondary",
}
_SWINGS_FR = {"gauche": "left", "droite": "right", "deux vantaux": "double"}
_SERIES_FR = {"avant": "before", "après": "after"}
_ATTRACTION_FR = {"impulsion": "impulse"}
PEOPLE = kinds.whole(0, 10**9)
_SIZE = kinds.length(0, 100_000)

PNM = Sheet(
    "PNM",
    ("Référentiel PNM", "Articles PNM"),
    ("code",),
    (
        Column("code", ("Code PNM",), kinds.ID, "code", required=True),
        Column("label", ("Libellé", "Désignation", "Nom"), kinds.TEXT, "label", required=True),
        Column("family", ("Famille",), kinds.TEXT, "family", default=""),
        Column("nature", ("Nature",), kinds.TEXT, "nature", default=""),
        Column("width_mm", ("Largeur (mm)", "Largeur"), _SIZE, "width"),
        Column("height_mm", ("Hauteur (mm)", "Hauteur"), _SIZE, "height"),
        Column("depth_mm", ("Profondeur (mm)", "Profondeur"), _SIZE, "depth"),
        Column("dims_status", ("État des dimensions",), kinds.TEXT, "dims_status", default="declared"),
        Column("hosts", ("Hôtes",), kinds.IDS, "hosts", default=()),
        Column("consumes_space", ("Consomme de l’espace",), kinds.FLAG, "consumes_space", default=False),
        Column("holds_products", ("Porte des produits",), kinds.FLAG, "holds_products", default=False),
        Column("reusable", ("Réutilisable",), kinds.FLAG, "reusable", default=False),
        Column("material", ("Matière",), kinds.TEXT, "material", default=""),
        Column("weight_g", ("Poids (g)", "Poids"), kinds.weight(1e9), "weight_g"),
        Column("supplier", ("Fournisseur",), kinds.TEXT, "supplier", default=""),
        Column("supplier_ref", ("Référence fournisseur",), kinds.TEXT, "supplier_ref", default=""),
        Column("unit_cost", ("Coût unitaire",), kinds.COST, "unit_cost"),
        Column("moq", ("Minimum de commande",), kinds.whole(0), "moq"),
        Column("order_multiple", ("Multiple de commande",), kinds.whole(0), "order_multiple"),
        Column("lead_days", ("Délai (jours)",), kinds.whole(0, 36_600), "lead_days"),
        Column("sourcing_zone", ("Zone d’approvisionnement",), kinds.TEXT, "sourcing_zone", default=""),
        Column("owner", ("Propriétaire",), kinds.TEXT, "owner", default=""),
        Column("life_days", ("Durée de vie (jours)",), kinds.whole(0, 36_600), "life_days"),
        Column("valid_from", ("Valable du",), kinds.DAY, "valid_from"),
        Column("valid_to", ("Valable au",), kinds.DAY, "valid_to"),
        Column("status", ("Statut",), kinds.TEXT, "status", default="active"),
        Column("old_codes", ("Anciens codes",), kinds.IDS, "old_codes", default=(), extra=True),
        Column("kind", ("Pièce",), kinds.TEXT, "kind", default="", extra=True),
        Column("protrusion_mm", ("Saillie (mm)", "Saillie"), _SIZE, "protrusion", extra=True),
        Column("sweep_mm", ("Débattement (mm)", "Débattement"), _SIZE, "sweep", extra=True),
        Column("power", ("Alimentation",), kinds.TEXT, "power", default="", extra=True),
        Column("fire_class", ("Classement au feu",), kinds.TEXT, "fire_class", default="", extra=True),
        Column("assembly_min", ("Temps de pose (min)",), kinds.number(0, 1e6), "assembly_min", extra=True),
        Column("yearly_spend", ("Dépense annuelle",), kinds.COST, "yearly_spend", extra=True),
        Column("yearly_issues", ("Sorties annuelles",), kinds.STOCK, "yearly_issues", extra=True),
        Column("previous_issues", ("Sorties de l’année précédente",), kinds.STOCK, "previous_issues", extra=True),
        Column("mean_stock", ("Stock moyen",), kinds.STOCK, "mean_stock", extra=True),
        Column("yearly_waves", ("Vagues par an",), kinds.STOCK, "yearly_waves", extra=True),
        Column("introduced", ("Introduit le",), kinds.DAY, "introduced", extra=True),
        Column("successor", ("Remplacé par",), kinds.TEXT, "successor", default="", extra=True),
        Column("documents", ("Documents",), kinds.IDS, "documents", default=(), extra=True),
        Column("per_pallet", ("Pièces par palette",), kinds.whole(0), "per_pallet", extra=True),
        Column("kept_rotation", ("Rotation retenue",), kinds.TEXT, "kept_rotation", default="", extra=True),
        Column("seen_rotation", ("Rotation constatée",), kinds.TEXT, "seen_rotation", default="", extra=True),
    ),
)

_DETACHED_FR = {"support disparu": "host_gone", "à la main": "by_hand"}

PNM_PLACEMENTS = Sheet(
    "PNM placements",
    ("Placements PNM", "Emplacements PNM"),
    (),
    (
        Column("code", ("Code PNM",), kinds.ID, "code", required=True),
        Column("host", ("Hôte",), kinds.ID, "host", required=True),
        Column("gondola", ("Gondole", "Mobilier"), kinds.TEXT, "gondola", default=""),
        Column("face", ("Face", "Côté"), FACE.kind, "face", default=""),
        Column("bay", ("Élément", "Travée"), kinds.whole(1, 10_000), "bay"),
        Column("level", ("Niveau", "Tablette"), kinds.whole(1, 1000), "level"),
        Column("u_mm", ("u (mm)",), kinds.COORDINATE, "u", default=0.0),
        Column("v_mm", ("v (mm)",), kinds.COORDINATE, "v", default=0.0),
        Column("n_mm", ("n (mm)",), kinds.COORDINATE, "n", default=0.0),
        Column("x_mm", ("x (mm)",), kinds.COORDINATE, "x"),
        Column("y_mm", ("y (mm)",), kinds.COORDINATE, "y"),
        Column("rotation_deg", ("Rotation (°)", "Rotation"), kinds.number(-3600, 3600), "rotation", default=0.0),
        Column("quantity", ("Quantité",), kinds.whole(1), "quantity", default=1),
        Column("version", ("Version",), kinds.TEXT, "version", default=""),
        Column("valid_from", ("Valable du",), kinds.DAY, "valid_from"),
        Column("valid_to", ("Valable au",), kinds.DAY, "valid_to"),
        Column("locked", ("Verrouillé",), kinds.FLAG, "locked", default=False, extra=True),
        Column("width_mm", ("Largeur (mm)", "Largeur"), _SIZE, "width", extra=True),
        Column("height_mm", ("Hauteur (mm)", "Hauteur"), _SIZE, "height", extra=True),
        Column("offers", ("Mobilier porté",), kinds.TEXT, "offers", default="", extra=True),
        Column("detached", ("Détachée",), kinds.choice(("host_gone", "by_hand"), _DETACHED_FR), "detached", default="", extra=True),
        Column("was_on", ("Ancien support",), kinds.ID, "was_on", default="", extra=True),
        Column("was", ("Nom de l’ancien support",), kinds.TEXT, "was", default="", extra=True),
    ),
)

STORE = Sheet(
    "Store",
    ("Magasin", "Plan du magasin"),
    (),
    (
        Column("shape", ("Forme",), kinds.choice(get_args(ShapeKind), _SHAPES_FR), "shape", required=True),
        Column("name", ("Nom",), kinds.TEXT, "name", default=""),
        Column("points", ("Tracé",), kinds.POINTS, "points", required=True),
        Column("height_mm", ("Hauteur (mm)", "Hauteur"), kinds.length(0, 1_000_000), "height"),
        Column("role", ("Rôle",), kinds.choice(filter(None, SHAPE_ROLES), _SHAPE_ROLES_FR), "role", default="", extra=True),
        Column("swing", ("Ouverture",), kinds.choice(filter(None, SWINGS), _SWINGS_FR), "swing", default="", extra=True),
        Column("passages", ("Passages",), PEOPLE, "passages", extra=True),
    ),
    keeps_unknown=False,
)

ZONES = Sheet(
    "Zones",
    ("Zone", "Rayons", "Departments"),
    ("name",),
    (
        Column("name", ("Nom", "Rayon"), kinds.TEXT, "name", required=True),
        Column("points", ("Tracé",), kinds.POINTS, "points", required=True),
        Column("category", ("Catégorie",), kinds.TEXT, "category", default=""),
        Column("attraction", ("Attraction",), kinds.choice(("destination", "impulse"), _ATTRACTION_FR), "attraction", default=""),
        Column("floor_target_pct", ("Part de surface visée (%)",), kinds.PERCENT, "floor_target_pct", extra=True),
        Column("revenue_target_pct", ("Part de CA visée (%)",), kinds.PERCENT, "revenue_target_pct", extra=True),
    ),
    keeps_unknown=False,
)

PLACEMENTS = Sheet(
    "Placements",
    ("Plan d’implantation", "Placement"),
    ("gondola",),
    (
        GONDOLA,
        Column("x_mm", ("x (mm)", "x"), kinds.COORDINATE, "x", required=True),
        Column("y_mm", ("y (mm)", "y"), kinds.COORDINATE, "y", required=True),
        Column("rotation_deg", ("Rotation (°)", "Rotation"), kinds.number(-3600, 3600), "rotation", default=0.0),
    ),
    keeps_unknown=False,
)

AFFINITIES = Sheet(
    "Affinities",
    ("Affinités",),
    ("first", "second"),
    (
        Column("first", ("Rayon",), kinds.TEXT, "first", required=True),
        Column("second", ("Avec",), kinds.TEXT, "second", required=True),
        Column("affinity", ("Affinité",), kinds.number(-2, 2), "affinity", default=0.0),
        Column("reason", ("Raison",), kinds.TEXT, "reason", default=""),
    ),
    keeps_unknown=False,
)

COUNTS = Sheet(
    "Counts",
    ("Comptages", "Comptage"),
    ("series", "gondola", "counted_from"),
    (
        Column("series", ("Série",), kinds.choice(("before", "after"), _SERIES_FR), "series", default="before"),
        Column("counted_from", ("Compté du",), kinds.DAY, "counted_from"),
        Column("counted_to", ("Compté au",), kinds.DAY, "counted_to"),
        Column("entering", ("Entrants",), PEOPLE, "entering", required=True),
        Column("passing", ("Passants",), PEOPLE, "passing", required=True),
        Column("taking", ("Preneurs",), PEOPLE, "taking", required=True),
        Column("buying", ("Acheteurs",), PEOPLE, "buying", required=True),
        Column("gondola", ("Gondole", "Mobilier"), kinds.TEXT, "gondola", default=""),
    ),
    keeps_unknown=False,
)

TRADE_AREA = Sheet(
    "Trade area",
    ("Zone de chalandise", "Chalandise"),
    ("zone", "group"),
    (
        Column("zone", ("Zone",), kinds.TEXT, "zone", required=True),
        Column("group", ("Groupe",), kinds.TEXT, "group", default=""),
        Column("people", ("Population", "Habitants", "Ménages"), kinds.STOCK, "people"),
        Column("yearly_spend", ("Dépense annuelle",), kinds.COST, "yearly_spend"),
        Column("income", ("Revenu",), kinds.COST, "income"),
        Column("spend_share_pct", ("Part dépensée (%)",), kinds.PERCENT, "spend_share_pct"),
        Column("idc", ("IDC",), kinds.STOCK, "idc"),
        Column("captured_pct", ("Part captée (%)",), kinds.PERCENT, "captured_pct"),
        Column("captured_people", ("Clients captés",), kinds.STOCK, "captured_people"),
    ),
)
