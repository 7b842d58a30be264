"""Figures as a reader meets them: number, unit, currency. Words come from the catalogues, what a figure is from metrics/indicators."""

from collections.abc import Sequence

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS, Indicator

ABSENT = "–"
_ROUGH = 100.0
_SYMBOLS = {"m": "m", "cm": "cm", "m2": "m²", "m3": "m³", "pct": "%", "points": "/ 100"}


def currency_sign(currency: str) -> str:
    """The short sign of a currency, its code when it has none."""
    return {"EUR": "€", "GBP": "£", "USD": "$"}.get(currency, currency)


def unit_text(unit: str, translator: Translator, currency: str) -> str:
    """The unit as written beside a number; empty for plain ratios, counts, texts and flags."""
    if unit == "days":
        return translator("unit.days")
    money = {"money": "", "money_per_m": "/m", "money_per_m2": "/m²"}.get(unit)
    return currency_sign(currency) + money if money is not None else _SYMBOLS.get(unit, "")


def figure_text(indicator: Indicator, value: float | str | bool | None, translator: Translator) -> str:
    """The value alone, with the indicator's decimals; a dash when it is absent."""
    if value is None:
        return ABSENT
    if isinstance(value, bool) or indicator.unit == "flag":
        return translator("answer.yes" if value else "answer.no")
    if isinstance(value, str):
        return translator(f"{indicator.key}.{value}") if translator.has(f"{indicator.key}.{value}") else value
    return translator.number(value * indicator.shown_factor, indicator.decimals)


def difference_text(indicator: Indicator, before: object, after: object, translator: Translator) -> str:
    """How much more the second is, as a reader counts it who sees both written: `+0,1` from 12,3 to 12,4 whatever the further decimals.

    Empty where they are equal or one is no number; without a sign where they only differ in what is not written.
    """
    numbers = [value for value in (before, after) if isinstance(value, int | float) and not isinstance(value, bool)]
    if before == after or len(numbers) < len((before, after)):
        return ""
    one, other = (round(value * indicator.shown_factor, indicator.decimals) for value in numbers)
    return signed(round(other - one, indicator.decimals), translator.number(other - one, indicator.decimals))


def signed(difference: float, written: str) -> str:
    """A difference with its sign; what is written as nothing has none."""
    return f"+{written}" if difference > 0 else written


def figure_with_unit(key: str, value: float | str | bool | None, translator: Translator, currency: str) -> str:
    """The value and its unit, for places without a column header."""
    indicator = INDICATORS[key]
    text = figure_text(indicator, value, translator)
    return text if value is None else with_unit(text, indicator.unit, translator, currency)


def scale_texts(key: str, values: Sequence[float], translator: Translator, currency: str) -> list[tuple[float, str]]:
    """Values of a scale, lowest first, as they are written: all with the same decimals, none from 100 upwards, and no two alike."""
    indicator = INDICATORS[key]
    decimals = 0 if max(abs(value) * indicator.shown_factor for value in values) >= _ROUGH else indicator.decimals
    written = {round(value * indicator.shown_factor, decimals): None for value in values}
    return [
        (shown / indicator.shown_factor, with_unit(translator.number(shown, decimals), indicator.unit, translator, currency)) for shown in written
    ]


def with_unit(number: str, unit: str, translator: Translator, currency: str) -> str:
    """A written number with its unit as the language puts it: `541,43 €/m`, `87,2 %`; `€541.43/m`, `87.2%`."""
    written = unit_text(unit, translator, currency)
    if translator.language == "en" and unit.startswith("money") and len(currency_sign(currency)) == 1:
        return f"{currency_sign(currency)}{number}{written[1:]}"
    gap = "" if not written or (translator.language == "en" and unit == "pct") else "\u00a0"
    return f"{number}{gap}{written}"
