"""French and English: catalogues, numbers, money, dates. A leaf: ui, cli and exchange may import it, lower floors speak in keys.

Catalogues are gettext files `resources/translations/<language>/<area>.po`, one per area, keys in code (`figures.title`).
They are compiled to one `<language>.mo` when the package is built; in a checkout anew when a source has changed since.
"""

import gettext
import io
import locale
import os
import re
import sys
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path

from planogram.resources import resource

LANGUAGES = ("fr", "en")
_PACKAGED = resource("translations").is_relative_to(Path(__file__).parent)  # installed: times of files mean nothing there
_THIN_SPACE = "\u202f"
MINUS = "−"
"""What stands before a negative number wherever one is read; typed numbers may have either sign."""
# a vowel, or an h known to be mute; before another h « de » stays, which shocks less than a wrong elision
_MUTE_H = "uile|erbe|uitre|iver|umide|ygi|ydrat|abit|ebdo|omme|istoi|orl|opital|otel|umus"
_ELIDED = re.compile(rf"(?!onze|oui\b|y[aeiou])[aeiouyœæ]|h(?:{_MUTE_H})", re.IGNORECASE)


class Name(str):
    """A text put into a sentence; `{name:de}` writes the French "of" before it, elided where it must be.

    >>> "{0:de}, {1:de}, {2:de}, {0}".format(Name("Après-shampooing"), Name("Riz"), Name("Huile"))
    'd’Après-shampooing, de Riz, d’Huile, Après-shampooing'
    """

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if spec != "de":
            return super().__format__(spec)
        return f"d’{self}" if _ELIDED.match(unicodedata.normalize("NFKD", self)) else f"de {self}"


class Translator:
    """Words and formats of one language. Calling it with a key gives the sentence, `{name}` filled from the keywords."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, key: str, **values: object) -> str:
        text = self._catalogue.gettext(key)
        return text.format_map({name: Name(value) if isinstance(value, str) else value for name, value in values.items()}) if values else text

    def plural(self, key: str, count: float, **values: object) -> str:
        """The form for `count`; `{count}` is filled with the number written in this language."""
        one = abs(count) < 2 if self.language == "fr" else abs(count) == 1
        text = self._catalogue.ngettext(key, key, 1 if one else 2)
        return text.format_map({"count": self.number(count), **values})

    def has(self, key: str) -> bool:
        """Whether the catalogue knows the key."""
        return self._catalogue.gettext(key) != key

    def number(self, value: float, decimals: int = 0) -> str:
        """`−1 234,50` in French, `−1,234.50` in English."""
        text = f"{value:,.{decimals}f}"
        text = text.replace("-", MINUS if text.strip("-0.,") else "")
        return text.replace(",", _THIN_SPACE).replace(".", ",") if self.language == "fr" else text

    def percent(self, value: float, decimals: int = 0) -> str:
        """A number of hundredths: `87,2 %` in French, `87.2%` in English."""
        return self.number(value, decimals) + self.percent_sign

    @property
    def decimal(self) -> str:
        """What stands before the tenths: a comma in French."""
        return "," if self.language == "fr" else "."

    @property
    def percent_sign(self) -> str:
        """What stands after such a number."""
        return "\u00a0%" if self.language == "fr" else "%"

    def money(self, value: float, currency: str, decimals: int = 2) -> str:
        """`1 234,50 €` in French, `€1,234.50` in English."""
        sign = {"EUR": "€", "GBP": "£", "USD": "$", "MAD": "MAD"}.get(currency, currency)
        if self.language == "fr":
            return f"{self.number(value, decimals)}\u00a0{sign}"
        text = self.number(abs(value), decimals)
        minus = MINUS if self.number(value, decimals).startswith(MINUS) else ""
        return f"{minus}{sign}{text}" if len(sign) == 1 else f"{minus}{text}\u00a0{sign}"

    def date(self, day: date) -> str:
        """`22/11/2026` in French, `2026-11-22` in English."""
        return day.strftime("%d/%m/%Y") if self.language == "fr" else day.isoformat()


@lru_cache(maxsize=len(LANGUAGES))
def translator(language: str) -> Translator:
    """The translator of a language of LANGUAGES; French for any other."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    compiled, sources = resource("translations", f"{language}.mo"), _sources(language)
    if compiled.exists() and (_PACKAGED or all(source.stat().st_mtime <= compiled.stat().st_mtime for source in sources)):
        return Translator(language, gettext.GNUTranslations(io.BytesIO(compiled.read_bytes())))
    words = _compiled(language)
    _keep(compiled, words, max(source.stat().st_mtime_ns for source in sources))
    return Translator(language, gettext.GNUTranslations(io.BytesIO(words)))


def system_language() -> str:
    """The language of the system when the program speaks it, else French."""
    # what Python makes of the locale `C` of a bare machine is American, so on Unix the variables themselves are read
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named and sys.platform in ("win32", "darwin"):
        named = locale.getlocale()[0] or ""
    return "en" if named.lower().startswith("en") else "fr"


def _sources(language: str) -> list[Path]:
    return sorted(resource("translations", language).glob("*.po"))


def _compiled(language: str) -> bytes:
    from babel.messages import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=language)
    for source in _sources(language):
        with source.open("rb") as file:
            area = read_po(file, locale=language)
        # the sources say how many forms they have: what Babel takes for usual changed with its version (French: two, then three)
        whole.mime_headers = [("Plural-Forms", area.plural_forms)]
        for message in area:
            if message.id:
                whole[message.id] = message
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()


def _keep(path: Path, words: bytes, changed_ns: int) -> None:
    """Spare the next start the work. `path` is as old as the sources that were read: what changes meanwhile is seen as newer."""
    mine = path.with_suffix(f".{os.getpid()}.mo")
    try:
        mine.write_bytes(words)
        os.utime(mine, ns=(changed_ns, changed_ns))
        mine.replace(path)
    except OSError:
        mine.unlink(missing_ok=True)


def compile_catalogues() -> None:
    """Write `<language>.mo` beside the sources; run when the package is built."""
    for language in LANGUAGES:
        resource("translations", f"{language}.mo").write_bytes(_compiled(language))


if __name__ == "__main__":
    compile_catalogues()
