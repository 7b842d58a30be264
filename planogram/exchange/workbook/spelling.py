"""Names of gondolas as people type them again: other capitals and spaces are the same gondola, where only one can be meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

Row = tuple[str, tuple[object, ...]]
"""The name a row gives its gondola, and its place in it."""


class Spellings:
    """How the furniture writes a name that may be typed otherwise; a name that could mean two stays as it is typed."""

    def __init__(self, names: Iterable[str]) -> None:
        found = _alike(names)
        self._one = {folded: same[0] for folded, same in found.items() if len(same) == 1}

    def meant(self, name: str) -> str:
        """The name as the furniture writes it."""
        return self._one.get(_folded(name), name)


def same_gondolas(known: Iterable[str], rows: Iterable[Row]) -> Mapping[str, str]:
    """By each name of the rows the one it stands for: that of the furniture at hand, else the first spelling.

    Two of them stay apart where both exist already, or where both tell of the same place.
    """
    there = _alike(known)
    spellings = defaultdict[str, dict[str, set[object]]](dict)
    for name, place in rows:
        spellings[_folded(name)].setdefault(name, set()).add(place)
    meant: dict[str, str] = {}
    for folded, by_name in spellings.items():
        places = [place for of_name in by_name.values() for place in of_name]
        one = len(there.get(folded, ())) < 2 and len(set(places)) == len(places)
        first = next(iter(there.get(folded, by_name)))
        meant |= {name: first if one else name for name in by_name}
    return meant


def _alike(names: Iterable[str]) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for name in names:
        found[_folded(name)].append(name)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
