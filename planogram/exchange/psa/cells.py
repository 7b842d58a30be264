"""One line of a PSA file as cells: commas separate, a backslash escapes, nothing is quoted. Works on bytes, so that nothing is lost."""

_ESCAPES = {"t": "\t", "r": "\r", "n": "\n", ",": ",", "\\": "\\", '"': '"'}


def split_cells(line: bytes) -> list[bytes]:
    r"""The raw cells of a line (without its line end), still escaped; joined by commas they are the line again.

    >>> split_cells(rb"Product,Cola\, 330 ml,,6.6")
    [b'Product', b'Cola\\, 330 ml', b'', b'6.6']
    """
    parts = line.split(b",")
    if b"\\," not in line:
        return parts
    cells, held = [], b""
    for part in parts:
        held = held + b"," + part if held else part
        if part[-1:] == b"\\" and _ends_escaping(held):
            continue
        cells.append(held)
        held = b""
    return [*cells, held] if held else cells


def _ends_escaping(cell: bytes) -> bool:
    return (len(cell) - len(cell.rstrip(b"\\"))) % 2 == 1


def cell_text(raw: bytes, encoding: str) -> str:
    r"""What a raw cell says; an unknown escape keeps its backslash, a byte the encoding does not know becomes U+FFFD.

    >>> cell_text(rb"Cola\, 330 ml", "cp1252")
    'Cola, 330 ml'
    """
    text = raw.decode(encoding, errors="replace")
    if "\\" not in text:
        return text
    out, index = [], 0
    while index < len(text):
        following = text[index + 1] if text[index] == "\\" and index + 1 < len(text) else ""
        out.append(_ESCAPES.get(following, text[index]) if following else text[index])
        index += 2 if following in _ESCAPES and following else 1
    return "".join(out)


def raw_cell(text: str, encoding: str) -> bytes:
    r"""`text` escaped and encoded; a character the encoding lacks becomes `?`, a line break `\r\n` escaped.

    >>> raw_cell("Cola, 330 ml", "cp1252")
    b'Cola\\, 330 ml'
    """
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace("\t", "\\t")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\r\\n")
    return text.encode(encoding, errors="replace").replace(b"\x00", b"")
