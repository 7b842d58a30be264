"""Figures that are kept from edit to edit are those that need no other product."""

import numpy as np

from planogram.exchange.files import open_file
from planogram.metrics.columns import Columns
from planogram.metrics.kept import ROW_BY_ROW
from planogram.metrics.measure import measure
from planogram.resources import resource


def test_what_is_kept_row_by_row_is_the_same_computed_alone() -> None:
    figures = measure(open_file(resource("samples", "superette.planogram")).project)
    figures.compute_all()
    of_products = {key: column for key, column in figures.columns.items() if len(column) == len(figures.product_ids)}
    for row in range(0, len(figures.product_ids), 20):
        alone = Columns({key: column[[row]] for key, column in of_products.items() if key not in ROW_BY_ROW}, figures.formulas)
        for key in ROW_BY_ROW:
            assert np.array_equal(alone[key], figures.columns[key][[row]], equal_nan=True), key
