"""The other sheets of the PNM: versions, suppliers, campaigns, rules, stocks, processes, and the house rules of the Project sheet.

Articles and placements are in columns_floor.py.
"""

import msgspec

from planogram.exchange.workbook import kinds
from planogram.exchange.workbook.columns import Column, Sheet
from planogram.model.pnm import PnmSettings

_FROM = Column("valid_from", ("Valable du",), kinds.DAY, "valid_from")
_TO = Column("valid_to", ("Valable au",), kinds.DAY, "valid_to")
_NUMBER = kinds.whole(0)


def _text(key: str, french: str) -> Column:
    return Column(key, (french,), kinds.TEXT, key, default="")


def _sheet(name: str, french: str, keys: tuple[str, ...], *columns: Column) -> Sheet:
    return Sheet(name, (french,), keys, columns, keeps_unknown=False)


VERSIONS = _sheet(
    "PNM versions",
    "Versions PNM",
    ("article", "name"),
    Column("article", ("Code PNM",), kinds.ID, "article", required=True),
    Column("name", ("Version",), kinds.TEXT, "name", required=True),
    _text("message", "Message"),
    _text("artwork", "Visuel"),
    _text("language", "Langue"),
    _text("campaign", "Opération"),
    _FROM,
    _TO,
    _text("replaces", "Remplace"),
)
SUPPLIERS = _sheet(
    "PNM suppliers",
    "Fournisseurs PNM",
    ("name",),
    Column("name", ("Fournisseur",), kinds.TEXT, "name", required=True),
    _text("zone", "Zone d’approvisionnement"),
    Column("minimum", ("Franco",), kinds.COST, "minimum"),
    Column("contract_end", ("Fin de contrat",), kinds.DAY, "contract_end"),
    Column("by_store", ("Étiqueté par magasin",), kinds.FLAG, "by_store", default=False),
)
CAMPAIGNS = _sheet(
    "PNM campaigns",
    "Opérations PNM",
    ("code",),
    Column("code", ("Code",), kinds.ID, "code", required=True),
    Column("name", ("Opération",), kinds.TEXT, "name", required=True),
    _text("owner", "Propriétaire"),
    _text("theme", "Thème"),
    _FROM,
    _TO,
    Column("budget", ("Enveloppe",), kinds.COST, "budget"),
)
RULES = _sheet(
    "PNM rules",
    "Règles PNM",
    ("id",),
    Column("id", ("Règle",), kinds.ID, "id", required=True),
    Column("code", ("Code PNM",), kinds.ID, "code", required=True),
    Column("host", ("Hôte",), kinds.ID, "host", required=True),
    Column("per_host", ("Par hôte",), kinds.number(0), "per_host", default=1.0),
    Column("include", ("Inclure",), kinds.IDS, "include", default=()),
    Column("exclude", ("Exclure",), kinds.IDS, "exclude", default=()),
    Column("most", ("Plafond",), _NUMBER, "most"),
    Column("least", ("Plancher",), _NUMBER, "least"),
    Column("spare_pct", ("Réserve (%)",), kinds.PERCENT, "spare_pct", default=0.0),
    Column("spare_least", ("Réserve minimale",), _NUMBER, "spare_least", default=0),
    _text("campaign", "Opération"),
)
STOCKS = _sheet(
    "PNM stocks",
    "Stocks PNM",
    ("code",),
    Column("code", ("Code PNM",), kinds.ID, "code", required=True),
    Column("usable", ("Utilisables",), _NUMBER, "usable", default=0),
    Column("in_transit", ("En transit",), _NUMBER, "in_transit", default=0),
    Column("returning", ("De retour",), _NUMBER, "returning", default=0),
    Column("central_free", ("Libres en central",), _NUMBER, "central_free", default=0),
)
PROCESSES = _sheet(
    "PNM processes",
    "Processus PNM",
    ("process", "step"),
    Column("process", ("Processus",), kinds.TEXT, "process", required=True),
    _text("step", "Étape"),
    _text("decides", "Décide"),
    _text("executes", "Exécute"),
    _text("regulates", "Régule"),
    _text("system", "Système"),
    _text("rule", "Règle"),
    _text("frequency", "Fréquence"),
    Column("volume_year", ("Volume annuel",), kinds.STOCK, "volume_year"),
    _text("pain", "Difficulté"),
)

FIELDS: dict[str, str] = {
    VERSIONS.name: "versions",
    SUPPLIERS.name: "suppliers",
    CAMPAIGNS.name: "campaigns",
    RULES.name: "rules",
    STOCKS.name: "stocks",
    PROCESSES.name: "processes",
}
"""The field of `model.pnm.Pnm` each sheet holds."""
PNM_SHEETS: tuple[Sheet, ...] = (VERSIONS, SUPPLIERS, CAMPAIGNS, RULES, STOCKS, PROCESSES)


_SHARES = ("occlusion_most", "decline_share", "class_margin", "duplicate_size", "duplicate_label")


def _setting(field: msgspec.structs.FieldInfo) -> Column:
    whole = isinstance(field.default, int)
    kind = kinds.whole(0, 36_600) if whole else kinds.number(0, 1 if field.name in _SHARES else 100_000)
    return Column(f"pnm_{field.name}", (), kind, field.name, default=field.default)


PNM_SETTING_KEYS = tuple(map(_setting, msgspec.structs.fields(PnmSettings)))
"""House rules of the layer, in the Project sheet; written where they are not the usual ones."""
