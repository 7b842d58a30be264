"""What differs between two plans: added, removed, moved, refaced, turned; products, furniture, PNM, floor. What became what is matching.py's.

Each thing is told once: a bay that moved is one change, not one for each product on it; what slides because of its neighbours is none.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from planogram.metrics.change import Change, Field, Kind, Place, differing, level_place
from planogram.metrics.furniture_changes import furniture_changes
from planogram.metrics.matching import Matching, Standing, matchings, standings
from planogram.metrics.measure import measure
from planogram.metrics.note_changes import note_changes
from planogram.metrics.pnm_changes import same_pieces
from planogram.metrics.recoded import codes_changed, with_codes_of
from planogram.metrics.report import as_json
from planogram.metrics.rising import displaced
from planogram.model.find import walk_levels
from planogram.model.fixture import SIDES
from planogram.model.project import Project
from planogram.model.values import Value

FORMAT = "planogram-compare/1"
_FACINGS = ("wide", "high", "deep", "cap_high", "cap_orientation", "squeeze_pct", "style")
_SHIFT = ("x", "gap_before")
_SEVERAL = 2
_OF_THE_FILE = frozenset({"host_id", "offers"})
"""Ids in a placement of PNM: another file may have others for the same thing."""
AnyValue = TypeVar("AnyValue", bound=Value)


def compare_projects(old: Project, new: Project) -> tuple[Change, ...]:
    """Every difference: positions in the order of the shelves, then products, furniture, PNM, floor and notes."""
    return () if old is new else _best_account(old, new)[1]


def best_matching(old: Project, new: Project) -> Matching:
    """What became what, by the account that tells the fewest changes."""
    return _best_account(old, new)[0]


def _best_account(old: Project, new: Project) -> tuple[Matching, tuple[Change, ...]]:
    codes, old = codes_changed(old, new), with_codes_of(old, new)
    recoded = tuple(Change("product", after, fields=(Field("id", before, after),)) for before, after in codes.items())
    accounts: list[tuple[Matching, tuple[Change, ...]]] = []
    for matching in matchings(old, new):
        accounts.append((matching, (*_told_by(old, new, matching), *recoded)))
        if len(accounts[-1][1]) < _SEVERAL:
            break
    return min(accounts, key=lambda account: len(account[1]))


def _told_by(old: Project, new: Project, matching: Matching) -> tuple[Change, ...]:
    found = list(_positions(standings(old), standings(new), matching))
    faces = ((gondola.name, face.side) for project in (old, new) for gondola in project.gondolas for face in gondola.faces)
    sides: dict[tuple[str, str], int] = {face: number for number, face in enumerate(faces)}
    found.sort(key=lambda change: _turn(change, sides))
    rest = (*furniture_changes(old, new, matching), *_pnm(old, new, matching), *_floor(old, new, matching), *note_changes(old, new))
    return (*found, *_products(old, new), *rest)


def _turn(change: Change, sides: Mapping[tuple[str, str], int]) -> tuple[int, ...]:
    place = change.place
    return sides.get((place.gondola or "", place.face or ""), 0), place.bay or 0, place.level or 0, place.order or 0


def _positions(old: list[Standing], new: list[Standing], matching: Matching) -> Iterator[Change]:
    after = {standing.position.id: standing for standing in new}
    pairs = [(before, after.pop(matching.positions[before.position.id])) for before in old if before.position.id in matching.positions]
    for before in old:
        if before.position.id not in matching.positions:
            yield Change("removed", before.position.product, level_place(before.place, before.order), fields=_facings(before, gone=True))
    for standing in after.values():
        yield Change("added", standing.position.product, end=level_place(standing.place, standing.order), fields=_facings(standing))
    swapped = _swapped(pairs, matching)
    for before, same in pairs:
        yield from _changed(before, same, matching, swapped)


def _facings(standing: Standing, *, gone: bool = False) -> tuple[Field, ...]:
    values = [(name, getattr(standing.position, name)) for name in ("wide", "high", "deep")]
    return tuple(Field(name, value, None) if gone else Field(name, None, value) for name, value in values)


def _changed(before: Standing, same: Standing, matching: Matching, swapped: set[str]) -> Iterator[Change]:
    one, other = before.position, same.position
    start, end = level_place(before.place, before.order), level_place(same.place, same.order)
    stayed = matching.levels.get(before.place.level.id) == same.place.level.id
    shifted = differing(one, other, _SHIFT) if stayed else ()
    if not stayed or one.id in swapped or shifted:
        yield Change("moved", one.product, start, end, shifted)
    for kind, names in (("refaced", _FACINGS), ("reoriented", ("orientation",))):
        fields = differing(one, other, names)
        if fields:
            yield Change(kind, one.product, start, end, fields)  # type: ignore[arg-type]


def _swapped(pairs: Iterable[tuple[Standing, Standing]], matching: Matching) -> set[str]:
    """Ids (old) of positions that changed places with neighbours on their level: the fewest that explain the new order."""
    rows: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for before, same in pairs:
        if matching.levels.get(before.place.level.id) == same.place.level.id:
            rows[same.place.level.id].append((before.order, same.order, before.position.id))
    return set[str]().union(*map(displaced, rows.values()))


def _products(old: Project, new: Project) -> Iterator[Change]:
    before, after = ({product.id: product for product in project.products} for project in (old, new))
    for ident, fields in _compared(before, after):
        yield Change("product", ident, fields=fields)


def _compared(before: Mapping[str, Value], after: Mapping[str, Value]) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """What came, went or changed among things with a key."""
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one is None or other is None:
            yield key, (Field("listed", one is not None, other is not None),)
        elif one is not other and (fields := differing(one, other)):
            yield key, fields


def _pnm(old: Project, new: Project, matching: Matching) -> Iterator[Change]:
    articles = ({article.code: article for article in project.pnm.articles} for project in (old, new))
    for code, fields in _compared(*articles):
        yield Change("pnm", name=code, fields=fields)
    yield from _pnm_placements(old, new, matching)


def _pnm_placements(old: Project, new: Project, matching: Matching) -> Iterator[Change]:
    """A piece that went along with the furniture it hangs on has not moved."""
    same_host = {**matching.gondolas, **matching.bays, **matching.levels, **matching.positions}
    same_host |= {f"{one}/{side}": f"{other}/{side}" for one, other in matching.gondolas.items() for side in SIDES}
    same = same_pieces(old, new, same_host)
    after = {placement.id: placement for placement in new.pnm.placements}
    for one in old.pnm.placements:
        other = after.pop(same[one.id], None) if one.id in same else None
        start = _host(old, one.host_id)
        if other is None:
            yield Change("pnm", name=one.code, start=start)
            continue
        fields, end = differing(one, other, leave_out=_OF_THE_FILE), _host(new, other.host_id)
        if fields or (start != end and same_host.get(one.host_id) != other.host_id):
            yield Change("pnm", name=other.code, start=start, end=end, fields=fields)
    for one in after.values():
        yield Change("pnm", name=one.code, end=_host(new, one.host_id))


def _host(project: Project, host_id: str) -> Place:
    """The place of the furniture that carries a piece."""
    for gondola in project.gondolas:
        if gondola.id == host_id:
            return Place(gondola.name)
        for face in gondola.faces:
            for number, bay in enumerate(face.bays, 1):
                if bay.id == host_id:
                    return Place(gondola.name, face.side, number)
    return next((level_place(place) for place in walk_levels(project) if place.level.id == host_id), Place())


def _floor(old: Project, new: Project, matching: Matching) -> Iterator[Change]:
    names = {gondola.id: gondola.name for gondola in new.gondolas}
    alias = {gondola.id: matching.gondolas.get(gondola.id, gondola.id) for gondola in old.gondolas}
    before = {_known(alias, names, placement.gondola): placement for placement in old.store.placements}
    after = {names.get(placement.gondola, placement.gondola): placement for placement in new.store.placements}
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        place = Place(name)
        if one is None or other is None:
            yield Change("floor", start=place if one else None, end=place if other else None)
        elif fields := differing(one, other, ("x", "y", "rotation")):
            yield Change("floor", start=place, end=place, fields=fields)
    drawn = (_numbered(((shape.shape, shape.name), shape) for shape in project.store.shapes) for project in (old, new))
    yield from (Change("floor", name=name, fields=fields) for name, fields in _compared(*drawn))
    zones = (_numbered((("", zone.name), zone) for zone in project.store.zones) for project in (old, new))
    yield from (Change("floor", name=name, fields=fields) for name, fields in _compared(*zones))


def _known(alias: Mapping[str, str], names: Mapping[str, str], gondola: str) -> str:
    return names.get(alias.get(gondola, gondola), gondola)


def _numbered(parts: Iterable[tuple[tuple[str, ...], Value]]) -> dict[str, Value]:
    """By name; the second of a name gets a number."""
    seen: Counter[Hashable] = Counter()
    found: dict[str, Value] = {}
    for words, value in parts:
        name = " ".join(word for word in words if word)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} {seen[name]}"] = value
    return found


def count_changes(changes: Iterable[Change]) -> dict[Kind, int]:
    """How many of each kind there are; kinds without any are left out."""
    return dict(Counter(change.kind for change in changes))


def comparison_json(old: Project, new: Project) -> dict[str, Any]:
    """The data of `compare --json`. `numbers` hold `<field>_from` and `<field>_to`, `texts` the same of what is no number."""
    changes = [_change_json(change) for change in compare_projects(old, new)]
    totals = {name: as_json(project, measure(project))["totals"] for name, project in (("old", old), ("new", new))}
    return {"format": FORMAT, "changes": changes, "totals": totals}


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "product": change.product,
        "name": change.name or None,
        "from": None if change.start is None else msgspec.to_builtins(change.start),
        "to": None if change.end is None else msgspec.to_builtins(change.end),
        "numbers": {name: value for name, value in _told(change) if isinstance(value, int | float) and not isinstance(value, bool)},
        "texts": {name: _text(value) for name, value in _told(change) if isinstance(value, bool) or not isinstance(value, int | float)},
    }


def _told(change: Change) -> Iterator[tuple[str, Any]]:
    for field in change.fields:
        if field.old is not None:
            yield f"{field.name}_from", field.old
        if field.new is not None:
            yield f"{field.name}_to", field.new


def _text(value: Any) -> Any:
    return value if isinstance(value, bool) else str(value) if not isinstance(value, tuple) else msgspec.to_builtins(value)
