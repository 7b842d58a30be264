"""French and English say the same things: same keys, same placeholders, every key the code names, French typography."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from planogram.i18n import LANGUAGES

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
FRENCH, ENGLISH = "fr", "en"
KEY = re.compile(r"^[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+)+$")
FILE_NAME = re.compile(r"\.(?:json|png|po|mo|xlsx|svg|csv|pdf|psa|planogram|ttf|log|qss|toml|xml|txt|lock|xz|zip|gz|dxf|pdf)$")
NO_BREAK = "\u00a0\u202f"
STRAIGHT_APOSTROPHE = re.compile(r"\w'\w")
# a high sign at the end of a word needs its no-break space; `face:NAME`, `1:1` and signs in a row do not
HIGH_SIGN = re.compile(rf"[^{NO_BREAK}?!:;\s][?!;:](?=\s|$)|[ \t\n][?!;:](?=\s|$)")
LITERAL = re.compile(r"\{[^}]*\}|x,y; x,y")  # filled later, or to be typed as it stands
FILE_TITLE = re.compile(r'get(?:Open|Save)FileNames?\(\s*[\w.]+, [\w.]+\("([\w.]+)"\)(?!\.rstrip)')
THOUSANDS = re.compile(r"(?<!\d)\d{1,3} \d{3}(?!\d)")
NOWHERE = re.compile(r"(?!)")
OTHER_WORDS = {
    # an article is a piece of the PNM master data, or of a law; `Code article` is a heading of workbooks
    "produit": (re.compile(r"(?<!Code )(?<!code )\barticles?\b", re.I), re.compile(r"pnm|floor_|printing\.about\.pnm")),
    "fixé": (re.compile(r"\bépingl", re.I), NOWHERE),
    "composé": (re.compile(r"\bmixte"), NOWHERE),
    "constat, alerte": (re.compile(r"\banomalie|\bavertissement"), NOWHERE),
    "tablette, linéaire": (re.compile(r"\bétagère"), re.compile(r"shelf_capacity")),  # as the course words it
    "marque de distributeur": (re.compile(r"\bmarque propre"), NOWHERE),
    "zone": (re.compile(r"\bbande\b.{1,3}\{value", re.I), NOWHERE),
    "cliquez sur": (re.compile(r"\bcliquez (?:une?|les|deux)\b", re.I), NOWHERE),
}
"""By the French word of a thing: another word for it, and the keys that may use that."""
GUILLEMETS = re.compile(rf"«[^{NO_BREAK}]|[^{NO_BREAK}]»")


@cache
def catalogue(language: str, area: str) -> dict[str, tuple[str, ...]]:
    with (FOLDER / language / f"{area}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=language, abort_invalid=True) if message.id]
    return {
        str(message.id if isinstance(message.id, str) else message.id[0]): (message.string,)
        if isinstance(message.string, str)
        else tuple(message.string)
        for message in messages
    }


def areas(language: str) -> list[str]:
    return sorted(path.stem for path in (FOLDER / language).glob("*.po"))


@cache
def keys() -> frozenset[str]:
    return frozenset(key for area in areas(FRENCH) for key in catalogue(FRENCH, area))


def sentences(language: str) -> Iterator[tuple[str, str]]:
    for area in areas(language):
        for key, forms in catalogue(language, area).items():
            yield from ((key, form) for form in forms)


def placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


def none(found: Iterable[object]) -> None:
    """Fail with one line for each thing found."""
    lines = sorted({str(one) for one in found})
    assert not lines, "\n".join(["", *lines])


@pytest.mark.parametrize(("language", "rule"), [(FRENCH, "(n > 1)"), (ENGLISH, "(n != 1)")])
def test_every_source_says_its_plural_forms(language: str, rule: str) -> None:
    # left out, the usual ones of Babel are taken, and those changed with its version
    header = f'"Plural-Forms: nplurals=2; plural={rule};\\n"'
    none(path.name for path in (FOLDER / language).glob("*.po") if header not in path.read_text(encoding="utf-8"))


def test_both_languages_have_the_same_areas_and_keys() -> None:
    assert areas(FRENCH) == areas(ENGLISH)
    for area in areas(FRENCH):
        assert set(catalogue(FRENCH, area)) ^ set(catalogue(ENGLISH, area)) == set(), area


def test_no_key_is_in_two_areas_or_twice_in_one() -> None:
    for language in LANGUAGES:
        listed = [
            key
            for area in areas(language)
            for key in re.findall(r'^msgid "(.+)"$', (FOLDER / language / f"{area}.po").read_text(encoding="utf-8"), re.M)
        ]
        none(key for key in listed if listed.count(key) > 1)


def test_every_sentence_is_written() -> None:
    none((language, key) for language in LANGUAGES for key, form in sentences(language) if not form.strip())


def test_placeholders_are_the_same_in_both_languages() -> None:
    different = [
        (key, placeholders(forms), placeholders(catalogue(ENGLISH, area).get(key, ())))
        for area in areas(FRENCH)
        for key, forms in catalogue(FRENCH, area).items()
        if placeholders(forms) != placeholders(catalogue(ENGLISH, area).get(key, ()))
    ]
    none(different)


@pytest.mark.parametrize(
    ("rule", "breaks"),
    [
        ("apostrophe", STRAIGHT_APOSTROPHE),
        ("thousands a line may break", THOUSANDS),
        ("space before a high sign", HIGH_SIGN),
        ("guillemets", GUILLEMETS),
    ],
    ids=lambda value: str(value)[:12],
)
def test_french_typography(rule: str, breaks: re.Pattern[str]) -> None:
    none(f"{key}: {form}" for key, form in sentences(FRENCH) if breaks.search(re.sub(LITERAL, "x", form)))


def test_a_thing_has_one_word_in_french() -> None:
    words = [(key, form) for key, form in sentences(FRENCH) if not key.endswith(".also")]  # what is found by other words too
    words += [(path.name, path.read_text(encoding="utf-8")) for path in (ROOT / "resources" / "help" / "fr").glob("*.md")]
    for right, (wrong, but) in OTHER_WORDS.items():
        none(f"{right}: {key}: {form}" for key, form in words if wrong.search(form) and not but.search(key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_of_furniture_has_one_name(language: str) -> None:
    said = dict(sentences(language))
    kinds = [key.removeprefix("print.kind.") for key in said if key.startswith("print.kind.")]
    assert kinds
    none(kind for kind in kinds if len({said[f"{place}.{kind}"] for place in ("print.kind", "gondola_kind", "furniture.piece")}) > 1)


def test_too_few_is_said_without_a_plural() -> None:
    for language in LANGUAGES:  # one facing where two are asked: « a 1 facings »
        said = catalogue(language, "findings")
        none(form for key in ("facings", "units") for form in said[f"finding.under_min_{key}.text"] if re.search(r"\{count\} \w", form))


def test_no_plural_stands_in_brackets() -> None:
    none((language, key) for language in LANGUAGES for key, form in sentences(language) if re.search(r"\w\((?:s|e|es|x)\)", form))


def nodes() -> Iterator[tuple[ast.AST, Path]]:
    for path in (ROOT / "planogram").rglob("*.py"):
        found = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        pieces = {id(piece) for node in found if isinstance(node, ast.JoinedStr) for piece in node.values}
        yield from ((node, path) for node in found if id(node) not in pieces)


def prefixes() -> set[str]:
    return {key.split(".")[0] for key in keys()}


def used_keys() -> Iterator[tuple[str, Path]]:
    known = prefixes()
    for node, path in nodes():
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and KEY.match(text) and not FILE_NAME.search(text) and text.split(".")[0] in known:
            yield text, path


def patterns() -> Iterator[tuple[str, Path]]:
    """Keys put together in the code, `f"reason.{code}"`, as regular expressions."""
    known = prefixes()
    for node, path in nodes():
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            if re.match(r"^[a-z][a-z0-9_]*\.\S*$", start) and start.split(".")[0] in known:
                yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values), path


def test_every_key_the_code_names_exists() -> None:
    # the action table names its rows `edit.cut`, their words are at `action.edit.cut`
    none(f"{path.name}: {key}" for key, path in used_keys() if not {key, f"action.{key}"} & keys())


def test_every_family_of_keys_the_code_builds_exists() -> None:
    none(f"{path.name}: {pattern}" for pattern, path in patterns() if not any(re.fullmatch(pattern, key) for key in keys()))


def test_no_file_dialog_is_titled_with_an_ellipsis() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "planogram").rglob("*.py"))
    titles = [key for source in sources for key in FILE_TITLE.findall(source)]
    written = {key: form for language in LANGUAGES for key, form in sentences(language) if key in titles}
    assert titles
    none(key for key in titles if written[key].endswith("…"))
