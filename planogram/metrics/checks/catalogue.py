"""Suspect figures of the product list itself: sizes and weights that no article on a shelf has. Computed once for a list."""

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.model.memo import memo
from planogram.model.product import Product, unit_size

SHORTEST, LONGEST = 3.0, 2500.0
"""Millimetres between which an article's sizes lie: a sheet of cards is 3 mm thin, a ladder 2.5 m long."""
LIGHTEST, HEAVIEST = 0.01, 12.0
"""Grams per cubic centimetre of the pack: puffed cereals stay above 0.03, lead is 11.3."""


@memo(16)
def catalogue_findings(products: tuple[Product, ...]) -> tuple[Finding, ...]:
    """Findings `suspect_size` and `suspect_weight`, product by product."""
    seen: list[Finding] = []
    for product in products:
        if not product.placeholder:
            seen += _size(product)
            seen += _weight(product)
    return tuple(seen)


def _size(product: Product) -> list[Finding]:
    wrong = [side for side in unit_size(product) if not SHORTEST <= side <= LONGEST]
    if not wrong:
        return []
    width, height, depth = unit_size(product)
    return [found("suspect_size", (product.id,), Where(product=product.id), width_mm=width, height_mm=height, depth_mm=depth)]


def density(product: Product) -> float | None:
    """Grams per cubic centimetre of one unit; None without a weight or a size.

    >>> density(Product("p", "P", width=100, height=100, depth=100, weight_g=500))
    0.5
    """
    width, height, depth = unit_size(product)
    volume = width * height * depth / 1000
    return product.weight_g / volume if product.weight_g is not None and volume > 0 else None


def _weight(product: Product) -> list[Finding]:
    dense = density(product)
    if dense is None or LIGHTEST <= dense <= HEAVIEST:
        return []
    return [found("suspect_weight", (product.id,), Where(product=product.id), weight_g=product.weight_g or 0.0, density_g_cm3=dense)]
