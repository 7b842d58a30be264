"""What is under a resting pointer, in words: a note's text however small it is drawn, a piece's name and days, a block's product."""

from planogram.exchange.font import measurer
from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.tools.notes import note_under
from planogram.tools.pnm_sight import piece_at
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see
from planogram.ui.canvas.words import tooltip
from planogram.ui.dates import period_text


def tip_at(workbench: Workbench, translator: Translator, pointer: Pointer, notes: bool = True) -> str:
    """The foremost of note (while `notes` are shown), piece and block; empty where there is nothing."""
    note = note_under(workbench, measurer(), pointer) if notes else None
    if note is not None:
        return note.text
    piece = piece_at(workbench, pointer) if workbench.pnm_layer.shown else None
    if piece is not None:
        placement = piece.placement
        lines = (piece.article.label, placement.code, period_text(placement.valid_from, placement.valid_to, translator))
        return "\n".join(line for line in lines if line)
    found = see(workbench).block_at(pointer)
    return tooltip(translator, workbench.project, found) if found else ""
