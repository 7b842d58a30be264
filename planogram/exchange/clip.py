"""What was cut or copied as bytes and as text, for other running programs: a project file that holds nothing else, and rows for a spreadsheet."""

from io import BytesIO

from planogram.exchange.cell_text import sheet_lines
from planogram.i18n import Translator
from planogram.model.find import walk_positions
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.project import Project
from planogram.session.clipboard import Clipboard
from planogram.storage.archive import BadArchive
from planogram.storage.codec import BadProject
from planogram.storage.container import Contents, read_contents, write_contents

CLIP_MIME = "application/x-planogram-copied"
_NAME = "copied"
_COLUMNS = ("product", "name", "wide", "high", "deep")


class BadClip(Exception):
    """What another program copied cannot be read: it is broken, or of a newer program."""


def clip_bytes(clipboard: Clipboard) -> bytes:
    """What is on the clipboard, as `read_clip` understands it in another program."""
    shelf = Bay(_NAME, 1000.0, 2000.0, levels=(Level(_NAME, positions=clipboard.positions),))
    project = Project(products=clipboard.products, gondolas=(Gondola(_NAME, _NAME, faces=(Face("A", (shelf,)),)),), notes=clipboard.notes)
    buffer = BytesIO()
    write_contents(buffer, Contents(project, clipboard.images))
    return buffer.getvalue()


def read_clip(data: bytes) -> Clipboard:
    """What `clip_bytes` was given; checked as any file is. BadClip when it is no such thing."""
    try:
        contents = read_contents(BytesIO(data))
    except (BadArchive, BadProject) as refused:
        raise BadClip from refused
    project, found = contents.project, Clipboard()
    found.positions = tuple(position for _, position in walk_positions(project))
    found.notes, found.products, found.images = project.notes, project.products, contents.images
    return found


def clip_text(clipboard: Clipboard, translator: Translator) -> str:
    """The blocks as rows with their titles; the notes as they are read, a line each."""
    if clipboard.notes:
        return sheet_lines([note.text] for note in clipboard.notes)
    names = {product.id: product.name for product in clipboard.products}
    rows = [(one.product, names.get(one.product, ""), str(one.wide), str(one.high), str(one.deep)) for one in clipboard.positions]
    return sheet_lines([tuple(translator(f"positions.column.{name}") for name in _COLUMNS), *rows])
