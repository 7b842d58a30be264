"""The sheets Products and Sales: what an article is and what it brought."""

from typing import get_args

from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.model.orientation import FACES, ORIENTATIONS, TURNS
from planogram.model.product import MARKS, ROLES, NetUnit

_FACES_FR = {"face": "front", "cote": "side", "dessus": "top", "dos": "back", "droite": "right", "dessous": "base"}
ORIENTATION_ALIASES = {french + turn: face + turn for french, face in _FACES_FR.items() for turn in TURNS if face in FACES}
_ROLES_FR = {
    "produit locomotive": "power_item",
    "impulsion": "impulse",
    "produit d'appel": "loss_leader",
    "marque propre": "own_brand",
    "mdd": "own_brand",
    "premier prix": "first_price",
    "prévendu": "pre_sold",
    "volumineux": "bulky",
    "lourd": "heavy",
    "saisonnier": "seasonal",
    "nouveau": "new",
    "vrac": "bulk",
}
_MARKS_FR = {"lancement": "launch", "accord fournisseur": "supplier_agreement"}
_UNITS = {"kilo": "kg", "kgs": "kg", "litre": "L", "litres": "L", "pièce": "piece", "pièces": "piece", "unité": "piece"}


def _pack(key: str, *french: str, extra: bool = False) -> tuple[Column, ...]:
    def names(measure: str, unit: str = "") -> tuple[str, ...]:
        return tuple(f"{measure} {name}{end}" for name in french for end in dict.fromkeys((unit, "")))

    return (
        Column(f"units_per_{key}", names("Unités par"), kinds.whole(1, 100_000), f"units_per_{key}", extra=extra),
        Column(f"{key}_width_mm", names("Largeur", " (mm)"), kinds.SIZE, f"{key}_width", extra=extra),
        Column(f"{key}_height_mm", names("Hauteur", " (mm)"), kinds.SIZE, f"{key}_height", extra=extra),
        Column(f"{key}_depth_mm", names("Profondeur", " (mm)"), kinds.SIZE, f"{key}_depth", extra=extra),
    )


PRODUCTS = Sheet(
    "Products",
    ("Produits", "Articles", "Références", "Product", "Produit"),
    ("id",),
    (
        Column("id", ("Code article", "Code", "GTIN", "EAN", "EAN13", "Code EAN", "Code-barres", "UPC", "Gencod"), kinds.ID, "id", required=True),
        Column("name", ("Désignation", "Nom", "Libellé", "Article", "Produit", "Description"), kinds.TEXT, "name", required=True),
        Column("brand", ("Marque",), kinds.TEXT, "brand", default=""),
        Column("family", ("Famille",), kinds.TEXT, "family", default=""),
        Column("subfamily", ("Sous-famille",), kinds.TEXT, "subfamily", default=""),
        Column("supplier", ("Fournisseur",), kinds.TEXT, "supplier", default=""),
        Column("width_mm", ("Largeur (mm)", "Largeur", "Width"), kinds.SIZE, "width", required=True),
        Column("height_mm", ("Hauteur (mm)", "Hauteur", "Height"), kinds.SIZE, "height", required=True),
        Column("depth_mm", ("Profondeur (mm)", "Profondeur", "Depth"), kinds.SIZE, "depth", required=True),
        Column("weight_g", ("Poids (g)", "Poids", "Weight"), kinds.weight(1e7), "weight_g"),
        Column("purchase_price", ("PAHT", "Prix d’achat HT", "Prix d’achat"), kinds.COST, "purchase_price"),
        Column("sale_price", ("PVHT", "Prix de vente HT", "Prix de vente"), kinds.COST, "sale_price"),
        Column("vat_pct", ("TVA (%)", "TVA", "Taux de TVA", "VAT"), kinds.PERCENT, "vat_pct", default=20.0),
        *_pack("case", "carton"),
        *_pack("tray", "barquette", "plateau"),
        Column("net_content", ("Contenance", "Contenu net"), kinds.number(0), "net_content"),
        Column(
            "net_unit", ("Unité de contenance", "Unité"), kinds.choice(filter(None, get_args(NetUnit)), _UNITS, "net_unit"), "net_unit", default=""
        ),
        Column("market_share_pct", ("Part de marché (%)", "Part de marché"), kinds.PERCENT, "market_share_pct"),
        Column("replenishment_days", ("Réassort (jours)", "Délai de réassort"), kinds.number(0, 3660), "replenishment_days"),
        Column("marks", ("Marques de suivi",), kinds.choices(MARKS, _MARKS_FR, "mark"), "marks", default=()),
        Column("roles", ("Rôles", "Rôle"), kinds.choices(ROLES, _ROLES_FR, "role"), "roles", default=()),
        Column("colour", ("Couleur", "Color"), kinds.COLOUR, "colour", default=""),
        Column("image", ("Image", "Photo", "Picture"), kinds.TEXT, "image", default=""),
        Column("max_stack", ("Empilement maximal", "Gerbage maximal"), kinds.whole(1, 9999), "max_stack"),
        Column(
            "orientations", ("Orientations permises",), kinds.choices(ORIENTATIONS, ORIENTATION_ALIASES, "orientation"), "orientations", default=()
        ),
        *_pack("display", "présentoir", "box", extra=True),
        Column("nest_width_mm", ("Emboîtement largeur (mm)",), kinds.OFFSET, "nest_width", default=0.0, extra=True),
        Column("nest_height_mm", ("Emboîtement hauteur (mm)",), kinds.OFFSET, "nest_height", default=0.0, extra=True),
        Column("nest_depth_mm", ("Emboîtement profondeur (mm)",), kinds.OFFSET, "nest_depth", default=0.0, extra=True),
        Column("max_squeeze_pct", ("Compression maximale (%)",), kinds.percent(99), "max_squeeze_pct", default=0.0, extra=True),
        Column("finger_space_mm", ("Espace de préhension (mm)",), kinds.OFFSET, "finger_space", default=0.0, extra=True),
        Column("min_facings", ("Facings minimum",), kinds.whole(0, 9999), "min_facings", extra=True),
        Column("max_facings", ("Facings maximum",), kinds.whole(0, 9999), "max_facings", extra=True),
        Column("min_units", ("Unités minimum",), kinds.whole(0, 1_000_000), "min_units", extra=True),
        Column("max_units", ("Unités maximum",), kinds.whole(0, 1_000_000), "max_units", extra=True),
        Column("placeholder", ("Réservation",), kinds.FLAG, "placeholder", default=False, extra=True),
    ),
)

SALES = Sheet(
    "Sales",
    ("Ventes", "Sale", "Vente"),
    ("product_id", "period_start"),
    (
        Column("product_id", ("Code article", "Code", "GTIN", "EAN", "EAN13", "Code EAN", "id", "Product"), kinds.ID, "product", required=True),
        Column("period_start", ("Début de période", "Début", "Date de début"), kinds.DAY, "period_start"),
        Column("period_days", ("Durée (jours)", "Jours", "Nombre de jours"), kinds.whole(1, 3660), "period_days", default=7),
        Column("quantity", ("Quantité vendue", "Quantité", "Quantités", "Qté", "Units"), kinds.QUANTITY, "quantity"),
        Column("revenue", ("CA HT", "CA", "Chiffre d’affaires"), kinds.AMOUNT, "revenue"),
        Column("margin", ("Marge réalisée", "Marge"), kinds.AMOUNT, "margin"),
        Column("opening_stock", ("Stock initial", "SI"), kinds.STOCK, "opening_stock"),
        Column("closing_stock", ("Stock final", "SF"), kinds.STOCK, "closing_stock"),
        Column("shelf_stock", ("Stock en rayon",), kinds.STOCK, "shelf_stock"),
        Column("direct_costs", ("Coûts directs",), kinds.COST, "direct_costs"),
        Column("cost_storage", ("Coût de stockage",), kinds.COST, "cost_storage"),
        Column("cost_ordering", ("Coût de commande",), kinds.COST, "cost_ordering"),
        Column("cost_shelving", ("Coût de mise en rayon",), kinds.COST, "cost_shelving"),
        Column("cost_checkout", ("Coût de passage en caisse",), kinds.COST, "cost_checkout"),
        Column("cost_shrink", ("Coût de démarque",), kinds.COST, "cost_shrink"),
    ),
)
