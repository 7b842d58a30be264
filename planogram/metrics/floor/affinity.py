"""Which departments go well side by side: the project's own table, else the usual one of the trade. −2 never, 2 together."""

import unicodedata
from functools import lru_cache

from planogram.metrics.floor.zones import ZoneFigures
from planogram.model.store import Affinity

USUAL = (
    Affinity("entretien", "alimentaire", -2),
    Affinity("entretien", "bébé", -2),
    Affinity("entretien", "épicerie", -1),
    Affinity("droguerie", "épicerie", -1),
    Affinity("droguerie", "fruits", -2),
    Affinity("droguerie", "boulangerie", -2),
    Affinity("droguerie", "frais", -2),
    Affinity("droguerie", "surgelés", -1),
    Affinity("animaux", "épicerie", -1),
    Affinity("animaux", "bébé", -1),
    Affinity("animaux", "frais", -2),
    Affinity("poissonnerie", "boulangerie", -2),
    Affinity("poissonnerie", "textile", -2),
    Affinity("apéritif", "boissons", 2),
    Affinity("épicerie salée", "épicerie sucrée", 1),
    Affinity("hygiène", "bébé", 2),
    Affinity("hygiène", "entretien", 1),
    Affinity("boulangerie", "épicerie sucrée", 2),
    Affinity("frais", "boulangerie", 1),
    Affinity("fruits", "frais", 1),
)
"""The table that holds while the project has none of its own: what the nose, hygiene and the customer's list keep apart or together."""


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
    about = [line for line in table or USUAL if _means(line, first, second) or _means(line, second, first)]
    return max(about, key=lambda line: (len(line.first) + len(line.second), abs(line.affinity)), default=None)


def _means(line: Affinity, first: str, second: str) -> bool:
    return bool(line.first and line.second) and plain(line.first) in first and plain(line.second) in second
