"""Notes written, taken away, moved or reworded between two plans: changes of kind "note". Those that go along with their furniture have not moved."""

from collections.abc import Iterator

from planogram.metrics.change import Change, Place, differing
from planogram.model.note import Note, excerpt
from planogram.model.project import Project

_TOLD = ("text", "x", "y", "width")


def note_changes(old: Project, new: Project) -> Iterator[Change]:
    """What became of the notes: the same by id, else by words on the same face."""
    if old.notes is new.notes and old.gondolas is new.gondolas:
        return
    before, after = _placed(old), _placed(new)
    pairs = {ident: ident for ident in before if ident in after}
    words = {(after[ident][1], after[ident][0].text): ident for ident in reversed(after) if ident not in pairs}
    pairs |= {ident: twin for ident, (note, place) in before.items() if ident not in pairs and (twin := words.pop((place, note.text), None))}
    for ident, (note, place) in before.items():
        if ident not in pairs:
            yield Change("note", start=place, name=excerpt(note.text))
            continue
        other, there = after[pairs[ident]]
        fields = differing(note, other, _TOLD)
        if fields or place != there:
            yield Change("note", start=place, end=there, fields=fields, name=excerpt(other.text))
    known = set(pairs.values())
    for ident, (note, place) in after.items():
        if ident not in known:
            yield Change("note", end=place, name=excerpt(note.text))


def _placed(project: Project) -> dict[str, tuple[Note, Place]]:
    names = {gondola.id: gondola.name for gondola in project.gondolas}
    return {note.id: (note, Place(names.get(note.gondola, note.gondola), note.side)) for note in project.notes}
