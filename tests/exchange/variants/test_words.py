"""Conflicts in words: fields by their names, days and codes as the reader's language writes them."""

from datetime import date

from planogram.exchange.variants.words import conflict_text
from planogram.i18n import translator
from planogram.metrics.change import Field
from planogram.metrics.conflict import Conflict
from planogram.model.store import StoreProfile, StoreShape


def _plain(conflict: Conflict) -> str:
    return conflict_text(conflict, {}, translator("fr")).replace("\u00a0", " ")


def test_days_codes_and_names_are_the_readers() -> None:
    day = Conflict("changed", "pnm", "GLO-15", fields=(Field("valid_from", None, date(2026, 3, 1)), Field("unit_cost", 3.5, 4.0)))
    assert "Valable du : – (modèle : 01/03/2026), Coût unitaire : 3,50 (modèle : 4)" in _plain(day)
    setting = Conflict("changed", "settings", "", fields=(Field("numbering_top_down", False, True),))
    assert "non (modèle : oui)" in _plain(setting) and "numbering" not in _plain(setting)


def test_what_is_a_whole_table_is_named_only() -> None:
    assert "Projet (comptages de clients)" in _plain(Conflict("changed", "project", "counts"))
    shape = StoreShape("outline", ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)))
    fields = (Field("shapes", (shape,), (shape, shape)), Field("profile", StoreProfile(), StoreProfile(people=9)))
    floor = Conflict("changed", "floor", "", fields=fields)
    text = _plain(floor)
    assert "tracés du plan : 1 ligne (modèle : 2 lignes)" in text and text.endswith("profil du magasin")
