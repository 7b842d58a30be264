import gettext
import io
import os
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from planogram import i18n
from planogram.i18n import Translator, translator
from planogram.resources import resource


def speaking(language: str) -> Translator:
    catalogue = Catalog(locale=language)
    catalogue.mime_headers = [("Plural-Forms", f"nplurals=2; plural={'(n > 1)' if language == 'fr' else '(n != 1)'};")]
    catalogue.add("greeting", "Bonjour {name}" if language == "fr" else "Hello {name}")
    catalogue.add(("row", "row"), ("{count} ligne", "{count} lignes") if language == "fr" else ("{count} row", "{count} rows"))
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return Translator(language, gettext.GNUTranslations(buffer))


def test_a_key_becomes_a_sentence_and_an_unknown_key_stays_itself() -> None:
    assert speaking("fr")("greeting", name="Léa") == "Bonjour Léa"
    assert speaking("fr")("no.such.key") == "no.such.key"
    assert speaking("fr").has("greeting") and not speaking("fr").has("no.such.key")


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("fr", 0, "0 ligne"),
        ("fr", 1.5, "2 ligne"),
        ("fr", 2, "2 lignes"),
        ("en", 0, "0 rows"),
        ("en", 1, "1 row"),
        ("en", 1.5, "2 rows"),
        ("en", 2000, "2,000 rows"),
    ],
)
def test_each_language_has_its_plural(language: str, count: float, text: str) -> None:
    assert speaking(language).plural("row", count) == text


def test_numbers_money_and_dates() -> None:
    french, english = speaking("fr"), speaking("en")
    assert french.number(1234567.891, 2) == "1\u202f234\u202f567,89"
    assert english.number(1234567.891, 2) == "1,234,567.89"
    assert french.number(-0.001, 2) == "0,00", "no minus before nothing"
    assert (french.number(-8), english.number(-0.5, 1)) == ("−8", "−0.5")
    assert (french.money(-1234.5, "EUR"), english.money(-1234.5, "EUR")) == ("−1\u202f234,50\u00a0€", "−€1,234.50")
    assert (french.money(10, "MAD"), english.money(10, "MAD")) == ("10,00\u00a0MAD", "10.00\u00a0MAD")
    assert (french.date(date(2026, 11, 2)), english.date(date(2026, 11, 2))) == ("02/11/2026", "2026-11-02")


def test_unknown_languages_speak_french() -> None:
    assert translator("de").language == "fr"
    assert translator("en").language == "en"


def test_compiled_catalogues_say_what_the_sources_say() -> None:
    for language in i18n.LANGUAGES:
        compiled = Translator(language, gettext.GNUTranslations(io.BytesIO(i18n._compiled(language))))
        assert compiled("edit.move", name="X") == translator(language)("edit.move", name="X") != "edit.move"


def test_shipped_files_are_found() -> None:
    assert resource("samples", "superette.planogram").is_file()


def test_a_kept_catalogue_is_read_again_and_a_source_saved_meanwhile_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ("fr", "en"):
        (tmp_path / language).mkdir()
    source = tmp_path / "fr" / "words.po"
    monkeypatch.setattr(i18n, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    compilations: list[str] = []
    compiled = i18n._compiled
    monkeypatch.setattr(i18n, "_compiled", lambda language: (compilations.append(language), compiled(language))[1])
    said = []
    for words, saved_at in (("un", 1000), ("un", 1000), ("deux", 2000)):
        source.write_text(f'msgid "number"\nmsgstr "{words}"\n', encoding="utf-8")
        os.utime(source, (saved_at, saved_at))
        said.append(translator.__wrapped__("fr")("number"))
    assert said == ["un", "un", "deux"]
    assert compilations == ["fr", "fr"]
    assert sorted(path.name for path in tmp_path.glob("*.mo")) == ["fr.mo"]


def test_percents_stand_as_each_language_writes_them() -> None:
    assert (translator("fr").percent(87.25, 1), translator("en").percent(87.25, 1)) == ("87,2\u00a0%", "87.2%")
