"""Typed formulas, as a spreadsheet's: `=round(revenue / facings; 1) & " €"`, or text with fields, `{brand} {facings_wide}×{facings_high}`.

Parsed by hand into closures over the functions of formula_values; nothing typed is ever run. Which names there are is the caller's.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from planogram.model.formula_tokens import LONGEST, BadFormula, Token, squeezed, tokens_of
from planogram.model.formula_values import FUNCTIONS, Answer, Reading, arithmetic, compared, joined, number_of, text_of

__all__ = ["BadFormula", "Reading", "Template", "expression", "is_formula", "template"]

Reader = Callable[[Reading], Answer]
_DEEPEST = 40
_BINARY: tuple[tuple[str, ...], ...] = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
"""Signs from the loosest to the tightest, as a spreadsheet binds them."""


class Piece(msgspec.Struct, frozen=True):
    """A computed part: `read` gives its value. `field`: the name it consists of alone, else empty. `names`: those it reads, and where."""

    read: Reader
    field: str
    names: tuple[tuple[str, int], ...]

    def value(self, reading: Reading) -> Answer:
        """The value; absent when something it needs is."""
        return self.read(reading)


class Template(msgspec.Struct, frozen=True):
    """A parsed label: texts and computed pieces in turn."""

    parts: tuple[str | Piece, ...]

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """Every name it reads with its place in what was typed."""
        return tuple(name for part in self.parts if isinstance(part, Piece) for name in part.names)

    def written(self, reading: Reading, shown: Callable[[str], str | None]) -> str:
        """The text. A field alone in its braces is written by `shown`, as everywhere else; None there: by its value."""
        return "".join(part if isinstance(part, str) else _written(part, reading, shown) for part in self.parts)

    def value(self, reading: Reading) -> Answer:
        """The value when it is one expression, else the text."""
        if len(self.parts) == 1 and isinstance(self.parts[0], Piece):
            return self.parts[0].value(reading)
        return self.written(reading, lambda _: None)


def _written(piece: Piece, reading: Reading, shown: Callable[[str], str | None]) -> str:
    text = shown(piece.field) if piece.field else None
    return text_of(piece.value(reading), reading) if text is None else text


def is_formula(text: str) -> bool:
    """Whether a text is to be read as a formula: it begins with `=` or has a field in braces."""
    return text.lstrip().startswith("=") or "{" in text


@lru_cache(maxsize=256)
def template(text: str) -> Template:
    """A label of text and `{fields}`, or `=expression`; BadFormula with the place when it means nothing.

    >>> wide = template("{brand} {=2*wide}×{high}").written(Reading({"brand": "Riva", "wide": 3.0, "high": 2.0}.get), lambda name: None)
    >>> wide
    'Riva 6×2'
    """
    if len(text) > LONGEST:
        raise BadFormula("too_long", LONGEST)
    if text.lstrip().startswith("="):
        return Template((_piece(text, 0),))
    return Template(tuple(_parts(text)))


def expression(text: str) -> Piece:
    """One expression, with or without its `=`; BadFormula when it is none.

    >>> expression("=3*66 + 10%").value(Reading(lambda name: None))
    198.1
    """
    if len(text) > LONGEST:
        raise BadFormula("too_long", LONGEST)
    return _piece(text, 0)


def _parts(text: str) -> Iterator[str | Piece]:
    plain, at = "", 0
    while at < len(text):
        sign = text[at]
        if sign in "{}" and text[at : at + 2] == sign * 2:
            plain, at = plain + sign, at + 2
        elif sign == "{":
            end = _closing(text, at)
            if plain:
                yield plain
            yield _piece(text[at + 1 : end], at + 1)
            plain, at = "", end + 1
        elif sign == "}":
            raise BadFormula("unexpected", at, sign)
        else:
            plain, at = plain + sign, at + 1
    if plain:
        yield plain


def _closing(text: str, start: int) -> int:
    """Where the brace opened at `start` closes; braces within quotes are text."""
    quoted = False
    for at in range(start + 1, len(text)):
        if text[at] == '"':
            quoted = not quoted
        elif text[at] == "}" and not quoted:
            return at
    raise BadFormula("unclosed", start, "{")


def _piece(source: str, start: int) -> Piece:
    body = source.lstrip()
    computed = body.startswith("=")
    offset = len(source) - len(body) + computed
    tokens = tokens_of(source[offset:], start + offset)
    parser = _Parser(tokens)
    read = parser.whole()
    alone = len(tokens) == 2 and tokens[0].kind == "name" and not computed
    return Piece(read, tokens[0].text if alone else "", tuple(parser.names))


class _Parser:
    """Recursive descent over tokens; `names` collects what is looked up."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._at, self._depth = tokens, 0, 0
        self.names: list[tuple[str, int]] = []

    def _now(self) -> Token:
        return self._tokens[self._at]

    def _met(self, *signs: str) -> str:
        """The sign that stands here, if it is one of `signs`; it is passed then."""
        token = self._now()
        if token.kind != "sign" or token.text not in signs:
            return ""
        self._at += 1
        return token.text

    def whole(self) -> Reader:
        """The expression up to the end."""
        if self._now().kind == "end":
            raise BadFormula("empty", self._now().at)
        read = self._binary(0)
        if self._now().kind != "end":
            raise BadFormula("unexpected", self._now().at, self._now().text)
        return read

    def _binary(self, level: int) -> Reader:
        if level == len(_BINARY):
            return self._unary()
        left = self._binary(level + 1)
        while sign := self._met(*_BINARY[level]):
            left = _both(sign, left, self._binary(level + 1))
        return left

    def _unary(self) -> Reader:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadFormula("too_deep", self._now().at)
        sign = self._met("-", "+")
        read = self._unary() if sign else self._operand()
        self._depth -= 1
        return _both("-", _constant(0.0), read) if sign == "-" else read

    def _operand(self) -> Reader:
        read = self._term()
        while self._met("%"):
            read = _both("/", read, _constant(100.0))
        return read

    def _term(self) -> Reader:
        token = self._now()
        self._at += 1
        if token.kind == "number":
            return _constant(number_of(token.text))
        if token.kind == "text":
            return _constant(token.text)
        if token.kind == "name":
            return self._call(token) if self._met("(") else self._name(token)
        if token.kind == "sign" and token.text == "(":
            read = self._binary(0)
            self._close(token)
            return read
        raise BadFormula("unfinished" if token.kind == "end" else "unexpected", token.at, token.text)

    def _name(self, token: Token) -> Reader:
        name = token.text
        self.names.append((name, token.at))
        return lambda reading: reading.look(name)

    def _call(self, token: Token) -> Reader:
        function = FUNCTIONS.get(squeezed(token.text))
        if function is None:
            raise BadFormula("unknown_function", token.at, token.text)
        arguments = [] if self._met(")") else self._arguments(token)
        if not function.least <= len(arguments) <= function.most:
            raise BadFormula("arguments", token.at, token.text)
        call = function.call
        return lambda reading: call([read(reading) for read in arguments], reading)

    def _arguments(self, opened: Token) -> list[Reader]:
        arguments = [self._binary(0)]
        while self._met(";", ","):
            arguments.append(self._binary(0))
        self._close(opened)
        return arguments

    def _close(self, opened: Token) -> None:
        if self._met(")"):
            return
        if self._now().kind == "end":
            raise BadFormula("unclosed", opened.at, "(")
        raise BadFormula("unexpected", self._now().at, self._now().text)


def _constant(value: Answer) -> Reader:
    return lambda _: value


def _both(sign: str, left: Reader, right: Reader) -> Reader:
    if sign == "&":
        return lambda reading: joined(left(reading), right(reading), reading)
    if sign in _BINARY[0]:
        return lambda reading: compared(sign, left(reading), right(reading))
    return lambda reading: arithmetic(sign, left(reading), right(reading))
