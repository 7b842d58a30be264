"""What formulas compute with: values, how they are written, and the functions there are. An absent value is None and spreads; nothing raises."""

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

Answer = float | int | str | bool | None
ABSENT = "–"
_LONGEST = 400


class Reading(msgspec.Struct, frozen=True):
    """What a formula reads from: `look` gives the value of a name; `decimal` and `answers` (no, yes) are the language's."""

    look: Callable[[str], Answer]
    decimal: str = "."
    answers: tuple[str, str] = ("no", "yes")


def number_of(value: Answer) -> float | None:
    """A value as a number: texts that are one count, with either decimal sign.

    >>> number_of("12,5"), number_of(True), number_of("tea"), number_of(None)
    (12.5, 1.0, None, None)
    """
    if isinstance(value, str):
        try:
            value = float(value.strip().replace(",", ".").replace("\u202f", "").replace("\u00a0", "")) if len(value) < 40 else None
        except ValueError:
            return None
    return _finite(float(value)) if value is not None else None


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def text_of(value: Answer, reading: Reading) -> str:
    """A value as a computed label writes it: numbers with at most two decimals (three digits below 1), no empty ones.

    >>> [text_of(value, Reading(lambda name: None)) for value in (2.0, 3.14159, 0.04567, None, True)]
    ['2', '3.14', '0.0457', '–', 'yes']
    """
    if value is None:
        return ABSENT
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return reading.answers[value]
    text = f"{value:.2f}" if abs(value) >= 1 or not value else f"{value:.{2 - math.floor(math.log10(abs(value)))}f}" if abs(value) > 1e-9 else "0"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", reading.decimal)


def arithmetic(sign: str, left: Answer, right: Answer) -> Answer:
    """`left sign right` of two numbers; None when one is absent, no number, or the result is none.

    >>> arithmetic("/", 1.0, 0.0), arithmetic("^", 2.0, 3.0)
    (None, 8.0)
    """
    a, b = number_of(left), number_of(right)
    if a is None or b is None:
        return None
    try:
        return _finite(_ARITHMETIC[sign](a, b))
    except (ZeroDivisionError, OverflowError, ValueError):
        return None


_ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": math.pow,
}


def compared(sign: str, left: Answer, right: Answer) -> Answer:
    """Whether `left sign right` holds: as numbers when both are, else as texts without regard to case."""
    if left is None or right is None:
        return None
    a, b = number_of(left), number_of(right)
    order = (a > b) - (a < b) if a is not None and b is not None else _order(str(left).casefold(), str(right).casefold())
    return {"=": order == 0, "<>": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[sign]


def _order(left: str, right: str) -> int:
    return (left > right) - (left < right)


def joined(left: Answer, right: Answer, reading: Reading) -> Answer:
    """Both as one text."""
    return (text_of(left, reading) + text_of(right, reading))[:_LONGEST]


Values = Sequence[Answer]
Call = Callable[[Values, Reading], Answer]


class Function(msgspec.Struct, frozen=True):
    """A function: how many arguments it takes and what it gives."""

    least: int
    most: int
    call: Call


def _round(values: Values, _: Reading) -> Answer:
    number, digits = number_of(values[0]), number_of(values[1]) if len(values) > 1 else 0.0
    if number is None or digits is None or abs(digits) > 12:
        return None
    step = 10.0 ** int(digits)
    half = math.floor(abs(number) * step + 0.5 + 1e-9) / step if abs(number) * step < 1e15 else abs(number)
    return math.copysign(half, number)


def _fixed(values: Values, reading: Reading) -> Answer:
    number, digits = number_of(values[0]), number_of(values[1]) if len(values) > 1 else 2.0
    if number is None or digits is None or not 0 <= digits <= 12:
        return None
    return f"{_round((number, digits), reading):.{int(digits)}f}".replace(".", reading.decimal)


def _known_numbers(values: Values) -> list[float]:
    return [number for number in map(number_of, values) if number is not None]


def _over_known(one: Callable[[list[float]], float]) -> Call:
    return lambda values, _: _finite(one(known)) if (known := _known_numbers(values)) else None


def _one_number(one: Callable[[float], float]) -> Call:
    return lambda values, _: None if (number := number_of(values[0])) is None else _finite(one(number))


def _text(one: Callable[[str], str]) -> Call:
    return lambda values, reading: None if values[0] is None else one(text_of(values[0], reading))


def _cut(values: Values, reading: Reading, *, end: bool) -> Answer:
    count = number_of(values[1]) if len(values) > 1 else 1.0
    if values[0] is None or count is None or count < 0:
        return None
    text, letters = text_of(values[0], reading), int(min(count, _LONGEST))
    return text[len(text) - min(letters, len(text)) :] if end else text[:letters]


def _if(values: Values, _: Reading) -> Answer:
    if values[0] is None:
        return None
    if truth(values[0]):
        return values[1]
    return values[2] if len(values) > 2 else ""


def truth(value: Answer) -> bool:
    """Whether a condition holds: a number other than 0, a text that is not empty."""
    number = number_of(value)
    return bool(value) if number is None else number != 0


_FUNCTIONS: tuple[tuple[tuple[str, ...], Function], ...] = (
    (("round", "arrondi"), Function(1, 2, _round)),
    (("fixed", "ctxt"), Function(1, 2, _fixed)),
    (("abs",), Function(1, 1, _one_number(abs))),
    (("int", "ent"), Function(1, 1, _one_number(math.floor))),
    (("min",), Function(1, 20, _over_known(min))),
    (("max",), Function(1, 20, _over_known(max))),
    (("sum", "somme"), Function(1, 20, _over_known(math.fsum))),
    (("average", "moyenne"), Function(1, 20, _over_known(lambda known: math.fsum(known) / len(known)))),
    (("if", "si"), Function(2, 3, _if)),
    (("and", "et"), Function(1, 20, lambda values, _: None if None in values else all(map(truth, values)))),
    (("or", "ou"), Function(1, 20, lambda values, _: None if None in values else any(map(truth, values)))),
    (("not", "non"), Function(1, 1, lambda values, _: None if values[0] is None else not truth(values[0]))),
    (("iferror", "sierreur", "else", "sinon"), Function(2, 2, lambda values, _: values[1] if values[0] in (None, "") else values[0])),
    (("upper", "majuscule"), Function(1, 1, _text(str.upper))),
    (("lower", "minuscule"), Function(1, 1, _text(str.lower))),
    (("left", "gauche"), Function(1, 2, lambda values, reading: _cut(values, reading, end=False))),
    (("right", "droite"), Function(1, 2, lambda values, reading: _cut(values, reading, end=True))),
    (("len", "nbcar"), Function(1, 1, lambda values, reading: None if values[0] is None else len(text_of(values[0], reading)))),
)
FUNCTIONS: Mapping[str, Function] = {name: function for names, function in _FUNCTIONS for name in names}
FUNCTION_NAMES: Mapping[str, tuple[str, ...]] = {names[0]: names for names, _ in _FUNCTIONS}
"""Every function by its English name, with the names it goes by (a spreadsheet's, English and French)."""
