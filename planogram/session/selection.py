"""What is selected, by id. Not part of the project: neither saved nor undone."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planogram.model.find import has_part, levels_with
from planogram.model.project import Project
from planogram.session.layers import Layer
from planogram.session.listeners import Listeners


class Picked(NamedTuple):
    """What is selected at one moment, as `Selection.set` takes it."""

    ids: tuple[str, ...] = ()
    part: str = ""
    pieces: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def held(project: Project, picked: Picked) -> Picked:
    """What of it the project holds."""
    alive = {position.id for place in levels_with(project, picked.ids) for position in place.level.positions} if picked.ids else set()
    pieces = {piece.id for piece in project.pnm.placements} if picked.pieces else set()
    notes = {note.id for note in project.notes} if picked.notes else set()
    return Picked(
        tuple([one for one in picked.ids if one in alive]),
        picked.part if picked.part and has_part(project, picked.part) else "",
        tuple([one for one in picked.pieces if one in pieces]),
        tuple([one for one in picked.notes if one in notes]),
    )


class Selection:
    """Ids of the selected positions (in the order they were picked), of PNM pieces or of notes, and the selected furniture part, if any."""

    def __init__(self) -> None:
        self._ids: tuple[str, ...] = ()
        self._part = ""
        self._pieces: tuple[str, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._listeners: Listeners[[]] = Listeners()
        self._locked: frozenset[Layer] = frozenset()

    @property
    def locked(self) -> frozenset[Layer]:
        """Layers out of the hand's reach: nothing of them can be selected."""
        return self._locked

    def lock(self, layers: Iterable[Layer]) -> None:
        """Lock exactly these layers; what was selected of them no longer is."""
        self._locked = frozenset(layers)
        self.set(self._ids, self._part, self._pieces, self._notes)

    @property
    def ids(self) -> tuple[str, ...]:
        """Selected position ids."""
        return self._ids

    @property
    def part(self) -> str:
        """Id of the selected level, bay or gondola, or an empty string."""
        return self._part

    @property
    def pieces(self) -> tuple[str, ...]:
        """Ids of the selected PNM placements; never together with positions."""
        return self._pieces

    @property
    def notes(self) -> tuple[str, ...]:
        """Ids of the selected notes; never together with positions."""
        return self._notes

    @property
    def picked(self) -> Picked:
        """All of it."""
        return Picked(self._ids, self._part, self._pieces, self._notes)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """`listener()` is called after every change; the returned function ends that."""
        return self._listeners.add(listener)

    def set(self, ids: Iterable[str], part: str = "", pieces: Iterable[str] = (), notes: Iterable[str] = ()) -> None:
        """Select exactly these positions (and this part), or these pieces, or these notes."""
        new, of_pnm = tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(pieces))
        new = () if "products" in self._locked else new
        part = "" if "furniture" in self._locked else part
        written = () if "notes" in self._locked else tuple(dict.fromkeys(notes))
        if (new, part, of_pnm, written) != (self._ids, self._part, self._pieces, self._notes):
            self._ids, self._part, self._pieces, self._notes = new, part, of_pnm, written
            self._listeners.tell()

    def toggle(self, ids: Iterable[str]) -> None:
        """Add those not selected, drop those that are."""
        ids = tuple(ids)
        self.set([i for i in self._ids if i not in ids] + [i for i in ids if i not in self._ids])

    def prune(self, project: Project) -> None:
        """Forget what the project no longer holds."""
        self.set(*held(project, self.picked))
