"""What stands of the last figures of a whole project after an edit: most touch one product of thousands, and most figures need no other's."""

from typing import NamedTuple

from planogram.metrics import economics, sensitivity, space
from planogram.metrics.columns import Columns, Formula, Kept
from planogram.metrics.sums import Sums

ROW_BY_ROW = (
    *(key for key in (*space.FORMULAS, *economics.FORMULAS, *sensitivity.FORMULAS) if key not in ("linear_share", "developed_linear")),
    "visible_enough",
    "least_linear",
)
"""Figures that need nothing of other products; those that are quicker made than kept are left out."""
_MANY = 4000
"""So many products take longer to compute than to copy."""


class Latest(NamedTuple):
    """The last figures of a whole project, and what they were made from."""

    sums: Sums
    money: economics.Economics
    formulas: dict[str, Formula]
    columns: Columns


_latest: list[Latest] = []


def remember(latest: Latest) -> None:
    """These are the last ones now."""
    _latest[:] = [latest]


def kept(sums: Sums | None, money: economics.Economics, formulas: dict[str, Formula]) -> Kept | None:
    """The last figures, where those of `sums` differ from them in the space of a few products alone; else None."""
    if not _latest or sums is None or sums.since is None or len(sums.columns[0]) < _MANY:
        return None
    last = _latest[0]
    if sums.since() is not last.sums or money is not last.money or formulas is not last.formulas:
        return None
    return Kept({key: column for key in ROW_BY_ROW if (column := last.columns.get(key)) is not None}, sums.others)
