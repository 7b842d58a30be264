"""What to put up, move and take down to get from one plan's PNM to another's. Where things are is named, never by id: stores know names."""

from collections.abc import Hashable, Mapping
from typing import Literal

import msgspec

from planogram.model.pnm import PnmPlacement
from planogram.model.pnm_catalogue import HOSTS
from planogram.model.pnm_hosts import find_place
from planogram.model.project import Project
from planogram.model.values import changed

ChangeKind = Literal["added", "moved", "removed", "changed"]


class PnmPlace(msgspec.Struct, frozen=True):
    """Where a piece is: gondola, face, bay and level (from 1) by name, the host's code, and its place on it, mm."""

    host: str
    gondola: str = ""
    face: str = ""
    bay: int | None = None
    level: int | None = None
    u: float = 0.0
    v: float = 0.0


class PnmChange(msgspec.Struct, frozen=True):
    """One piece: `before` is None when it is added, `after` when it is removed; `changed` is another version, date, size or quantity in its place."""

    kind: ChangeKind
    code: str
    label: str
    quantity: int
    before: PnmPlace | None
    after: PnmPlace | None


def place_of(project: Project, placement: PnmPlacement) -> PnmPlace:
    """The names of where a piece is."""
    found = find_place(project, placement.host_id) if placement.host_id else None
    if found is None:
        return PnmPlace(placement.host, u=placement.x or placement.u, v=placement.y or placement.v)
    number = None if found.level is None else found.bay.levels.index(found.level) + 1
    bay = found.number + 1 if HOSTS.get(placement.host) != "room" or "/" not in placement.host_id else None
    return PnmPlace(placement.host, found.gondola.name, found.face.side, bay, number, placement.u, placement.v)


def pnm_changes(old: Project, new: Project) -> tuple[PnmChange, ...]:
    """The list: removals, then moves and changes, then additions, each in the plan's order.

    A piece is the same by its id; pieces that changed their id (another file) are the same where code and place agree.
    """
    before, after = _by_id(old), _by_id(new)
    gone = {key: one for key, one in before.items() if key not in after}
    come = {key: one for key, one in after.items() if key not in before}
    _pair_up(old, new, gone, come)
    kept = [(before[key], after[key]) for key in before if key in after and before[key] != after[key]]
    found = [PnmChange("removed", one.code, _label(old, one), one.quantity, place_of(old, one), None) for one in gone.values()]
    found += [change for pair in kept if (change := _difference(old, new, *pair)) is not None]
    found += [PnmChange("added", one.code, _label(new, one), one.quantity, None, place_of(new, one)) for one in come.values()]
    return tuple(found)


def same_pieces(old: Project, new: Project, same_host: Mapping[str, str]) -> dict[str, str]:
    """Ids of the old plan's pieces → those of the new: the same id, else what hangs alike, else the same article, on the same part.

    `same_host`: ids of the old furniture → those of the new. A piece of another file that hangs elsewhere is gone here and new there.
    """
    after = _by_id(new)
    same = {ident: ident for ident in _by_id(old) if ident in after}
    taken = set(same.values())
    for alike in (_hanging, _article):
        free: dict[Hashable, list[str]] = {}
        for one in new.pnm.placements:
            if one.id not in taken:
                free.setdefault(alike(one, one.host_id), []).append(one.id)
        for one in old.pnm.placements:
            found = free.get(alike(one, same_host.get(one.host_id, one.host_id))) if one.id not in same else None
            if found:
                same[one.id] = found.pop(0)
                taken.add(same[one.id])
    return same


def _hanging(one: PnmPlacement, host_id: str) -> Hashable:
    return host_id, _without_ids(changed(one, locked=False))


def _article(one: PnmPlacement, host_id: str) -> Hashable:
    return host_id, one.host, one.code


def _by_id(project: Project) -> dict[str, PnmPlacement]:
    return {one.id: one for one in project.pnm.placements}


def _pair_up(old: Project, new: Project, gone: dict[str, PnmPlacement], come: dict[str, PnmPlacement]) -> None:
    """Drop from both sides what is the same but for its id."""
    places: dict[tuple[PnmPlacement, PnmPlace], list[str]] = {}
    for key, one in gone.items():
        places.setdefault((_without_ids(one), place_of(old, one)), []).append(key)
    for key, one in list(come.items()):
        same = places.get((_without_ids(one), place_of(new, one)))
        if same:
            del gone[same.pop()], come[key]


def _without_ids(one: PnmPlacement) -> PnmPlacement:
    return changed(one, id="", host_id="", offers="")


def _label(project: Project, one: PnmPlacement) -> str:
    labels: Mapping[str, str] = {article.code: article.label for article in project.pnm.articles}
    return labels.get(one.code, "")


def _difference(old: Project, new: Project, one: PnmPlacement, other: PnmPlacement) -> PnmChange | None:
    before, after = place_of(old, one), place_of(new, other)
    if before != after:
        return PnmChange("moved", other.code, _label(new, other), other.quantity, before, after)
    if _without_ids(changed(one, locked=False)) == _without_ids(changed(other, locked=False)):
        return None
    return PnmChange("changed", other.code, _label(new, other), other.quantity, before, after)
