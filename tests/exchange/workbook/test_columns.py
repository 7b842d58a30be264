"""The layout as data: headers that cannot be mistaken, fields that exist, words for every refusal."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from planogram.exchange.workbook import columns_project
from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.names import normal
from planogram.exchange.workbook.sheets import SHEETS, sheet_of
from planogram.i18n import LANGUAGES, translator
from planogram.model.fixture import FLOWS, LEVEL_KINDS, SIDES, Back, GondolaKind, Level
from planogram.model.orientation import ORIENTATIONS
from planogram.model.pnm import PnmArticle, PnmCampaign, PnmPlacement, PnmProcess, PnmRule, PnmStock, PnmSupplier, PnmVersion
from planogram.model.position import Position
from planogram.model.product import MARKS, ROLES, STYLES, Product, Sales
from planogram.model.settings import Settings
from planogram.model.store import Affinity, Counts, FloorPlacement, StoreShape, TradeZone, Zone
from planogram.model.values import Value

SOURCES = Path(columns_project.__file__).parent
VALUES = {
    "Products": Product,
    "Sales": Sales,
    "Positions": Position,
    "PNM": PnmArticle,
    "PNM placements": PnmPlacement,
    "PNM versions": PnmVersion,
    "PNM suppliers": PnmSupplier,
    "PNM campaigns": PnmCampaign,
    "PNM rules": PnmRule,
    "PNM stocks": PnmStock,
    "PNM processes": PnmProcess,
    "Store": StoreShape,
    "Zones": Zone,
    "Placements": FloorPlacement,
    "Counts": Counts,
    "Trade area": TradeZone,
    "Affinities": Affinity,
}
PLACE = {"gondola", "face", "bay", "level", "order"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_header_means_two_columns(sheet: Sheet) -> None:
    headers = [normal(header) for column in sheet.columns for header in {normal(name) for name in (column.key, *column.aliases)}]
    assert len(headers) == len(set(headers))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_has_a_french_header(sheet: Sheet) -> None:
    assert all(column.aliases for column in sheet.columns)


@pytest.mark.parametrize("name", VALUES)
def test_every_field_of_a_value_has_its_column(name: str) -> None:
    kind: type[Value] = VALUES[name]
    sheet = sheet_of(name)
    assert sheet is not None
    fields = {column.field for column in sheet.columns}
    not_in_sheet = {"attributes", "id", "host_id"} if name != "Products" else {"attributes"}
    assert set(kind.__struct_fields__) - not_in_sheet <= fields
    assert fields - set(kind.__struct_fields__) <= PLACE | {"detached", "was_on", "was"}


def test_every_setting_has_its_key() -> None:
    assert {column.field for column in columns_project.SETTING_KEYS} == set(Settings.__struct_fields__)


@pytest.mark.parametrize("name", VALUES)
def test_an_empty_cell_means_what_the_model_means(name: str) -> None:
    sheet = sheet_of(name)
    assert sheet is not None
    defaults = {field.name: field.default for field in msgspec.structs.fields(VALUES[name])}
    for column in sheet.columns:
        if not column.required and column.field in defaults and column.key not in ("deep", "series"):
            assert column.default == defaults[column.field], column.key


def test_levels_have_their_columns() -> None:
    sheet = sheet_of("Fixtures")
    assert sheet is not None
    # what PNM pieces take is worked out from the sheet of placements
    assert set(Level.__struct_fields__) - {"id", "positions", "attributes", "reserved"} <= {column.field for column in sheet.columns}


def test_sheets_are_known_in_french_too() -> None:
    assert [getattr(sheet_of(name), "name", None) for name in ("Produits", "VENTES", "mobilier", "Emplacements", "Fiche magasin", "Indices")] == [
        "Products",
        "Sales",
        "Fixtures",
        "Positions",
        "Store sheet",
        None,
    ]


def _codes() -> set[str]:
    source = "".join(path.read_text() for path in SOURCES.glob("*.py"))
    calls = re.findall(r'(?:BadCell|FileProblem)\(\s*"(\w+)"', source) + re.findall(r'(?:refuse|note)\([^\n]*, "(\w+)"(?:, \w+=[^\n]*)?\)\n', source)
    return set(calls)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    words = translator(language)
    codes = _codes()
    assert {"not_a_number", "unknown_product", "no_known_sheet", "duplicate_key"} <= codes
    assert [code for code in codes if not words.has(f"problem.{code}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("sheet", "key", "words", "values"),
    [
        ("Fixtures", "gondola_kind", "gondola_kind", get_args(GondolaKind)),
        ("Fixtures", "face", "side", SIDES),
        ("Fixtures", "level_kind", "level_kind", LEVEL_KINDS),
        ("Fixtures", "flow", "flow", FLOWS),
        ("Fixtures", "back", "wizard.back", get_args(Back)),
        ("Positions", "orientation", "orientation", ORIENTATIONS),
        ("Positions", "style", "style", STYLES),
        ("Products", "marks", "mark", MARKS),
        ("Products", "roles", "role", ROLES),
    ],
)
def test_what_the_window_calls_a_value_is_understood(language: str, sheet: str, key: str, words: str, values: tuple[str, ...]) -> None:
    say, found = translator(language), sheet_of(sheet)
    assert found is not None
    column = next(column for column in found.columns if column.key == key)
    for value in values:
        assert column.kind.read(say(f"{words}.{value}").upper()) in (value, (value,))
