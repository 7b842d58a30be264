"""Which departments go well side by side: the project's own table, else the usual one of the trade. −2 never, 2 together."""

import unicodedata
from functools import lru_cache

from planogram.metrics.floor.zones import ZoneFigures
from planogram.model.store import Affinity

_PAIRS = (
    ("entretien", "alimentaire", "cleaning", "fresh food", -2),
    ("entretien", "bébé", "cleaning", "baby", -2),
    ("entretien", "épicerie", "cleaning", "grocery", -1),
    ("droguerie", "épicerie", "household", "grocery", -1),
    ("droguerie", "fruits", "household", "fruit", -2),
    ("droguerie", "boulangerie", "household", "bakery", -2),
    ("droguerie", "frais", "household", "chilled", -2),
    ("droguerie", "surgelés", "household", "frozen", -1),
    ("animaux", "épicerie", "pet", "grocery", -1),
    ("animaux", "bébé", "pet", "baby", -1),
    ("animaux", "frais", "pet", "chilled", -2),
    ("poissonnerie", "boulangerie", "fishmonger", "bakery", -2),
    ("poissonnerie", "textile", "fishmonger", "clothing", -2),
    ("apéritif", "boissons", "snacks", "drinks", 2),
    ("épicerie salée", "épicerie sucrée", "savoury grocery", "sweet grocery", 1),
    ("hygiène", "bébé", "hygiene", "baby", 2),
    ("hygiène", "entretien", "hygiene", "cleaning", 1),
    ("boulangerie", "épicerie sucrée", "bakery", "sweet grocery", 2),
    ("frais", "boulangerie", "chilled", "bakery", 1),
    ("fruits", "frais", "fruit", "chilled", 1),
)
USUAL = {
    "fr": tuple(Affinity(first, second, value) for first, second, _, _, value in _PAIRS),
    "en": tuple(Affinity(first, second, value) for _, _, first, second, value in _PAIRS),
}
"""The table that holds while the project has none of its own: what the nose, hygiene and the customer's list keep apart or together.

Departments are named by the shop, in whatever language: both are looked for, the one of the reader is shown.
"""
_EITHER = (*USUAL["fr"], *USUAL["en"])


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name without accents and capitals, to compare by.

    >>> plain("Épicerie Sucrée")
    'epicerie sucree'
    """
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))


def affinity(one: ZoneFigures, other: ZoneFigures, table: tuple[Affinity, ...]) -> Affinity | None:
    """The strongest line of the table about two departments; its names are found within the zones' names and categories."""
    first, second = (plain(f"{figures.zone.name} {figures.zone.category}") for figures in (one, other))
    about = [line for line in table or _EITHER if _means(line, first, second) or _means(line, second, first)]
    return max(about, key=lambda line: (len(line.first) + len(line.second), abs(line.affinity)), default=None)


def _means(line: Affinity, first: str, second: str) -> bool:
    return bool(line.first and line.second) and plain(line.first) in first and plain(line.second) in second
