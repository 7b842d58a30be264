"""What is selected, by id. Not part of the project: neither saved nor undone."""

from collections.abc import Callable, Iterable

from planogram.model.find import has_part, levels_with
from planogram.model.project import Project
from planogram.session.layers import Layer
from planogram.session.listeners import Listeners


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
        alive = {position.id for place in levels_with(project, self._ids) for position in place.level.positions}
        pieces = {piece.id for piece in project.pnm.placements} if self._pieces else set()
        part = self._part if self._part and has_part(project, self._part) else ""
        notes = {note.id for note in project.notes} if self._notes else set()
        self.set([i for i in self._ids if i in alive], part, [i for i in self._pieces if i in pieces], [i for i in self._notes if i in notes])
