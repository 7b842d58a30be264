"""What was cut or copied: positions in shelf order, or notes; kept with the program, not with the project."""

from planogram.model.note import Note
from planogram.model.position import Position


class Clipboard:
    """The last cut or copied blocks, or else notes; pasted under new ids."""

    def __init__(self) -> None:
        self.positions: tuple[Position, ...] = ()
        self.notes: tuple[Note, ...] = ()
