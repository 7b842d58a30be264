"""Amounts as people write them: the number, and the sign or code of a currency beside it. What is done about another currency: currency.py."""

import re

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "ARS", "CLP", "COP")
CURRENCIES: dict[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "$": _DOLLARS,
    "us$": ("USD",),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "a$": ("AUD",),
    "£": ("GBP", "EGP", "LBP"),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₺": ("TRY",),
    "₽": ("RUB",),
    "₩": ("KRW",),
    "₪": ("ILS",),
    "₫": ("VND",),
    "r$": ("BRL",),
    "dh": ("MAD", "AED"),
    "dhs": ("MAD", "AED"),
    "da": ("DZD",),
    "dt": ("TND",),
    "fcfa": ("XOF", "XAF"),
    "cfa": ("XOF", "XAF"),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON",),
}
"""What is written beside an amount → the currencies it may mean, the likeliest first."""
_CODES = frozenset(code for codes in CURRENCIES.values() for code in codes) | {"BGN", "MUR", "QAR", "SAR", "THB", "TWD", "UAH", "XPF", "ZAR"}
_AMOUNT = re.compile(r"([-+]?)([^\d+\-]*?)([-+]?[.,]?\d(?:.*\d)?[.,]?)([^\d]*)")


def meant_by(mark: str) -> tuple[str, ...]:
    """The currencies that a sign or a code may mean; none when it is neither.

    >>> meant_by("£")[0], meant_by("chf"), meant_by("kg")
    ('GBP', ('CHF',), ())
    """
    code = mark.upper()
    return CURRENCIES.get(mark.casefold().rstrip("."), (code,) if code in _CODES else ())


def apart(text: str) -> tuple[str, str]:
    """An amount without blanks → its number and what is written beside it; the text itself when nothing known is.

    >>> apart("$3.50"), apart("-3,50€"), apart("(12DH)"), apart("3.50")
    (('3.50', '$'), ('-3,50', '€'), ('-12', 'DH'), ('3.50', ''))
    """
    owed = text.startswith("(") and text.endswith(")")
    match = _AMOUNT.fullmatch(text[1:-1] if owed else text)
    if match is None or (match[2] and match[4]) or not (owed or match[2] or match[4]):
        return text, ""
    mark = match[2] or match[4]
    if mark and not meant_by(mark):
        return text, ""
    return ("-" if owed else match[1]) + match[3], mark
