"""Which departments go well side by side: the project's own table, else the usual one of the trade. −2 never, 2 together."""

import unicodedata
from functools import lru_cache

from planogram.metrics.floor.zones import ZoneFigures
from planogram.model.store import Affinity

USUAL = tuple(
    Affinity(*line)
    for line in (
        ("entretien", "alimentaire", -2),
        ("entretien", "bébé", -2),
        ("entretien", "épicerie", -1),
        ("droguerie", "épicerie", -1),
        ("droguerie", "fruits", -2),
        ("droguerie", "boulangerie", -2),
        ("droguerie", "frais", -2),
        ("droguerie", "surgelés", -1),
        ("animaux", "épicerie", -1),
        ("animaux", "bébé", -1),
        ("animaux", "frais", -2),
        ("poissonnerie", "boulangerie", -2),
        ("poissonnerie", "textile", -2),
        ("apéritif", "boissons", 2),
        ("épicerie salée", "épicerie sucrée", 1),
        ("hygiène", "bébé", 2),
        ("hygiène", "entretien", 1),
        ("boulangerie", "épicerie sucrée", 2),
        ("frais", "boulangerie", 1),
        ("fruits", "frais", 1),
    )
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
