"""Names of gondolas as people type them again: other capitals and spaces are the same gondola, where only one can be meant."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from planogram.exchange.workbook.columns_shelf import FIXTURES
from planogram.exchange.workbook.table import Record, Table
from planogram.model.fixture import Gondola
from planogram.model.project import Project

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


def first_of_name(project: Project) -> tuple[Gondola, ...]:
    """The gondolas a workbook can name: of several under one name the first. The others are left as they are."""
    return tuple({gondola.name: gondola for gondola in reversed(project.gondolas)}.values())[::-1]


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


def with_meant_gondolas(tables: Mapping[str, Table], known: Iterable[str]) -> dict[str, Table]:
    """`tables` with every gondola written as the furniture at hand, or the sheet of furniture, writes it."""
    known = list(known)
    fixtures = tables.get(FIXTURES.name)
    rows = fixtures.records if fixtures else ()
    meant = same_gondolas(known, ((record.values["gondola"], place_of(record)) for record in rows))
    others = Spellings({*known, *meant.values()})
    return {name: _meant(table, (lambda typed: meant[typed]) if table is fixtures else others.meant) for name, table in tables.items()}


def place_of(fixture: Record) -> tuple[str, int, int]:
    """Face, bay and level a row of furniture tells of."""
    return fixture.values.get("face", "A"), fixture.values["bay"], fixture.values["level"]


def _meant(table: Table, meant: Callable[[str], str]) -> Table:
    if not any(column.field == "gondola" for column in table.sheet.columns):
        return table
    records = [
        msgspec.structs.replace(record, values={**record.values, "gondola": meant(name)}) if (name := record.values.get("gondola")) else record
        for record in table.records
    ]
    return msgspec.structs.replace(table, records=records)


def _alike(names: Iterable[str]) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for name in names:
        found[_folded(name)].append(name)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
