"""Three ways of one thing brought together: the base, mine and theirs. What only one side changed is taken, what both changed stays mine.

Of plain fields and of rows with a key; what the rows are, and which rows are whose, is for the caller to say (merge.py).
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from planogram.model.values import Value, changed

AnyValue = TypeVar("AnyValue", bound=Value)
Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)
Plain = TypeVar("Plain")


def chosen(base: Plain, mine: Plain, theirs: Plain) -> tuple[Plain, bool]:
    """The value to keep, and whether both sides changed it differently.

    >>> chosen(1, 1, 2), chosen(1, 3, 1), chosen(1, 3, 2)
    ((2, False), (3, False), (3, True))
    """
    if mine == base:
        return theirs, False
    return mine, theirs not in (base, mine)


def merged_fields(base: AnyValue, mine: AnyValue, theirs: AnyValue, leave_out: Iterable[str] = ()) -> tuple[AnyValue, tuple[str, ...]]:
    """`mine` with the fields only `theirs` changed, and the names of those both changed; fields of `leave_out` stay mine."""
    fields, clashing = {}, []
    for name in mine.__struct_fields__:
        if name not in leave_out:
            fields[name], clash = chosen(getattr(base, name), getattr(mine, name), getattr(theirs, name))
            clashing += [name] if clash else []
    return changed(mine, **fields), tuple(clashing)


def merged_rows(
    sides: Iterable[Mapping[Key, Row]],
    both: Callable[[Row, Row, Row], Row],
    clash: Callable[[Key, bool], object],
) -> dict[Key, Row]:
    """Rows by key of (base, mine, theirs): those of both brought together by `both`, new ones of either; not those only one side removed.

    `clash(key, gone_here)` when one side removed what the other changed: mine holds.
    """
    base, mine, theirs = sides
    merged: dict[Key, Row] = {}
    for key, row in mine.items():
        if key in theirs:
            merged[key] = both(base.get(key, theirs[key]), row, theirs[key])
        elif key not in base:
            merged[key] = row
        elif row != base[key]:
            clash(key, False)
            merged[key] = row
    for key, row in theirs.items():
        if key in mine:
            continue
        if key not in base:
            merged[key] = row
        elif row != base[key]:
            clash(key, True)
    return {key: merged[key] for key in merged_order((tuple(base), tuple(mine), tuple(theirs)), merged)}


def merged_order(sides: Iterable[Sequence[Key]], kept: Iterable[Key]) -> list[Key]:
    """The keys of `kept` in my order where I changed that of the base, else in theirs; others after the neighbour of their own side.

    >>> merged_order(("abc", "abxc", "cabd"), "abcdx")
    ['c', 'a', 'b', 'x', 'd']
    """
    base, mine, theirs = sides
    wanted = set(kept)
    common = set(base) & set(mine)
    mine_as_was = [key for key in mine if key in common] == [key for key in base if key in common]
    lead, other = (theirs, mine) if mine_as_was else (mine, theirs)
    result = [key for key in lead if key in wanted]
    there = set(result)
    for side in (other, base):
        for index, key in enumerate(side):
            if key in wanted and key not in there:
                before = next((one for one in reversed(side[:index]) if one in there), None)
                result.insert(result.index(before) + 1 if before is not None else 0, key)
                there.add(key)
    return result
