"""The words of a typed formula: numbers, texts, names, signs, each with its place. What they mean together is formula.py."""

import re
import unicodedata
from typing import Literal

import msgspec

Kind = Literal["number", "text", "name", "sign", "end"]
LONGEST = 500
"""Letters of a formula: far more than anyone types, few enough to read at every key."""

_WORD = r"[^\W\d]\w*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<number>\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?|\.\d+)
    |(?P<text>"(?:[^"]|"")*"|“[^”]*”|«[^»]*»)
    |(?P<name>{_WORD}(?:[ \u00a0]+\w+|['’]\w+)*)
    |(?P<quoted>\[[^\[\]]*\])
    |(?P<sign><=|>=|<>|!=|[-+*/^&=<>%();,×÷−–·≤≥≠])""",
    re.VERBOSE,
)
_SAME = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "<>", "!=": "<>"}


class BadFormula(ValueError):
    """A formula that means nothing: `code` says why, `at` is the place (letters from the start), `word` what was met there."""

    def __init__(self, code: str, at: int = 0, word: str = "") -> None:
        super().__init__(code, at, word)
        self.code, self.at, self.word = code, at, word


class Token(msgspec.Struct, frozen=True):
    """`text` without quotes or brackets, signs in their plain form; `at`: its first letter in what was typed."""

    kind: Kind
    text: str
    at: int


def squeezed(name: str) -> str:
    """A name as it is compared: letters and digits, lower case, without accents.

    >>> squeezed("Taux d’occupation"), squeezed("facings_wide") == squeezed("Facings wide")
    ('tauxdoccupation', True)
    """
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


def tokens_of(source: str, start: int = 0) -> list[Token]:
    """The tokens of an expression, ended by one of kind `end`. A comma between two digits is a decimal sign, `;` always parts.

    >>> [token.text for token in tokens_of("round(1,5;2)")]
    ['round', '(', '1.5', ';', '2', ')', '']
    """
    found: list[Token] = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            code = "unclosed" if source[at] in '"“«[' else "unexpected"
            raise BadFormula(code, start + at, source[at])
        if match.lastgroup != "space":
            found.append(_token(str(match.lastgroup), match.group(), start + at))
        at = match.end()
    return [*found, Token("end", "", start + len(source))]


def _token(group: str, text: str, at: int) -> Token:
    if group == "number":
        return Token("number", text.replace(",", "."), at)
    if group == "text":
        return Token("text", text[1:-1].replace('""', '"') if text[0] == '"' else text[1:-1].strip("\u00a0 "), at)
    if group == "quoted":
        return Token("name", text[1:-1].strip(), at)
    return Token("name", text, at) if group == "name" else Token("sign", _SAME.get(text, text), at)
