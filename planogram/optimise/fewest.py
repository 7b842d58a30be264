"""The fewest products that must follow a choice so that no level is overfull: a small whole-number program. Lengths only; the rest is accepting's."""

from collections.abc import Collection, Mapping

import numpy as np

from planogram.optimise.solver import solver

_SECONDS = 0.5
_SPARE = 0.01
"""mm: what rounding may hide."""

Lengths = Mapping[str, Mapping[str, float]]


def fewest(gained: Lengths, spare: Mapping[str, float], open_: Collection[str]) -> frozenset[str] | None:
    """Of `open_`, the fewest products whose change keeps every level within `spare`; None when none is found in time.

    `gained`: by level, what each product's change adds to it (mm); `spare`: what is left on each level as chosen now, negative
    when it is overfull.

    >>> sorted(fewest({"l": {"a": -50.0, "b": -20.0, "c": -40.0}, "m": {"a": 30.0}}, {"l": -60.0, "m": 0.0}, ("a", "b", "c")))
    ['b', 'c']
    """
    import highspy  # heavy: only when needed

    if all(left >= -_SPARE for left in spare.values()):
        return frozenset()
    names = sorted(open_)
    program = solver(time_limit=_SECONDS, mip_detect_symmetry=False)
    for n, _ in enumerate(names):
        # the first by name where as few could be others: the same choice has the same answer
        program.addCol(1.0 + 1e-4 * n / len(names), 0.0, 1.0, 0, np.zeros(0, dtype=np.int32), np.zeros(0))
        program.changeColIntegrality(n, highspy.HighsVarType.kInteger)
    for level, left in spare.items():
        row = {n: gained[level][name] for n, name in enumerate(names) if abs(gained[level].get(name, 0.0)) > 1e-9}
        program.addRow(
            -highspy.kHighsInf, left + _SPARE, len(row), np.array(list(row), dtype=np.int32), np.array(list(row.values()), dtype=np.float64)
        )
    program.run()
    if program.getInfo().primal_solution_status != 2:
        return None
    chosen = np.array(program.getSolution().col_value)
    return frozenset(name for name, weight in zip(names, chosen, strict=True) if weight > 0.5)
