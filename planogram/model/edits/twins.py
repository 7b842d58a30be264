"""Parts of furniture and those of its copy, id by id: what pieces that go along with a copy are hung on."""

from collections.abc import Iterable

from planogram.model.fixture import Bay, Gondola
from planogram.model.pnm_layout import face_key


def twins_of_bays(pairs: Iterable[tuple[Bay, Bay]]) -> dict[str, str]:
    """Ids of bays and their levels → those of their copies."""
    found: dict[str, str] = {}
    for old, new in pairs:
        found[old.id] = new.id
        found |= {a.id: b.id for a, b in zip(old.levels, new.levels, strict=True)}
    return found


def twins_of_gondola(old: Gondola, new: Gondola) -> dict[str, str]:
    """Ids of a gondola, its faces, bays and levels → those of its copy."""
    found = {old.id: new.id}
    for one, other in zip(old.faces, new.faces, strict=True):
        found[face_key(old.id, one.side)] = face_key(new.id, other.side)
        found |= twins_of_bays(zip(one.bays, other.bays, strict=True))
    return found
