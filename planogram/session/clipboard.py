"""What was cut or copied: positions in shelf order, kept with the program, not with the project."""

from planogram.model.position import Position


class Clipboard:
    """The last cut or copied blocks; pasted under new ids."""

    def __init__(self) -> None:
        self.positions: tuple[Position, ...] = ()
