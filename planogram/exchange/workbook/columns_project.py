"""The two sheets of keys and values, Project and Store sheet: which keys are known, of what kind, and where they go."""

from typing import get_args

import msgspec

from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.kinds import Kind
from planogram.metrics.floor.rules import RULES
from planogram.model.project import Status
from planogram.model.settings import Settings
from planogram.model.store import Storey

_STATUS_FR = {"brouillon": "draft", "publié": "published", "en place": "in_place", "retiré": "retired"}
_RATIOS = ("fill_factor", "mix_revenue", "mix_margin", "mix_quantity", "mix_gross_profit", "abc_a", "abc_b")

PAIRS = (
    Column("key", ("Clé", "Champ", "Paramètre"), kinds.TEXT, "key", required=True),
    Column("value", ("Valeur",), Kind(lambda raw: raw, lambda value: value, "text"), "value"),
)
PROJECT = Sheet("Project", ("Projet",), ("key",), PAIRS, keeps_unknown=False)
STORE_SHEET = Sheet("Store sheet", ("Fiche magasin",), ("key",), PAIRS, keeps_unknown=False)

PROJECT_KEYS = (
    Column("name", ("Nom",), kinds.TEXT, "name", default=""),
    Column("currency", ("Devise", "Monnaie"), kinds.TEXT, "currency", default="EUR"),
    Column("version", ("Version",), kinds.TEXT, "version", default=""),
    Column("status", ("Statut",), kinds.choice(get_args(Status), _STATUS_FR, "status"), "status", default="draft"),
    Column("valid_from", ("Valable du",), kinds.DAY, "valid_from"),
    Column("valid_to", ("Valable au",), kinds.DAY, "valid_to"),
    Column("author", ("Auteur",), kinds.TEXT, "author", default=""),
)


def _setting(field: msgspec.structs.FieldInfo) -> Column:
    if field.type is bool:
        kind = kinds.FLAG
    elif isinstance(field.default, int):
        kind = kinds.whole(0, 10_000)
    else:
        kind = kinds.number(0, 1 if field.name in _RATIOS else 100_000)
    return Column(field.name, (), kind, field.name, default=field.default)


SETTING_KEYS = tuple(map(_setting, msgspec.structs.fields(Settings)))

STORE_SHEET_KEYS = {
    "customers": ("Clients",),
    "employees": ("Salariés", "Employés"),
    "sales_area_m2": ("Surface de vente (m²)", "Surface de vente"),
    "net_profit": ("Bénéfice net", "Résultat net"),
    "capital_invested": ("Capital investi",),
    "book_stock": ("Stock théorique",),
    "counted_stock": ("Stock compté", "Stock réel"),
    "assortment_size": ("Taille de l’assortiment",),
    "missing_references": ("Références manquantes",),
}

_STOREYS_FR = {"rez-de-chaussée": "ground", "deuxième": "second", "au-dessus": "upper"}
PROFILE_KEYS = (
    Column("floor_trolleys", ("Chariots",), kinds.FLAG, "trolleys", default=True),
    Column("floor_people", ("Effectif du public",), kinds.whole(0, 10**6), "people", default=0),
    Column("floor_new_building", ("Bâtiment neuf",), kinds.FLAG, "new_building", default=False),
    Column("floor_storey", ("Niveau du magasin",), kinds.choice(get_args(Storey), _STOREYS_FR), "storey", default="ground"),
    Column("floor_low_density", ("Faible densité",), kinds.FLAG, "low_density", default=False),
)
"""The store's profile, by which aisles are judged; written where it is not the usual one."""
THRESHOLD_KEYS = tuple(Column(f"floor_{key}", (), kinds.number(0, 100_000), key) for key in RULES)
"""Widths and other thresholds of the floor changed by hand."""
