"""Files made wrong in the ways files go wrong, and in the ways someone would make them: the same seed gives the same file."""

import io
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

Bytes = Callable[[random.Random, bytes], bytes]

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_QUOTED = re.compile(rb'"[^"\n]{0,40}"')
ODD_NUMBERS = (b"-1", b"0", b"1e308", b"1e999", b"-0", b"99999999999999999999999", b"NaN", b"0.1", b"1e-320", b"true", b'"1"', b"null", b"")
ODD_TEXTS = (
    '""',
    '"=1+1"',
    '"../../../etc/passwd"',
    '"\\u0000"',
    '"\\ud800"',
    '"\u202e"',
    '"' + "x" * 50_000 + '"',
    '"front\\n"',
    "[]",
    "{}",
    "null",
    '"2026-13-45"',
)
ODD_CELLS = ("", "=HYPERLINK()", "1e999", "-5", "nan", "1,2,3", "12/13/2026", '"', "\0", "x" * 40_000, "٣", "1\n2", "O'Brien; DROP", "0x10", "1_000")


def mutated(seed: int, samples: list[bytes]) -> bytes:
    """One of `samples`, made wrong from one to four times."""
    chance = random.Random(seed)
    content = chance.choice(samples)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = chance.choice(_ways(content))(chance, content)
    return content


def _ways(content: bytes) -> list[Bytes]:
    anything: list[Bytes] = [_flipped, _cut, _doubled, _without, _with_noise, _shuffled]
    if content.startswith(b"PK"):
        return [*anything[:4], *[_entry_changed] * 10, _entry_dropped, _entry_added, _entry_bomb, _directory_lies]
    return [*anything, *[_odd_value] * 4]


def _flipped(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _piece(chance: random.Random, content: bytes) -> tuple[int, int]:
    first = chance.randrange(len(content) + 1)
    return first, min(len(content), first + chance.choice((1, 8, 200, 4000)))


def _doubled(chance: random.Random, content: bytes) -> bytes:
    first, last = _piece(chance, content)
    return content[:last] + content[first:last] * chance.choice((1, 2, 50)) + content[last:]


def _without(chance: random.Random, content: bytes) -> bytes:
    first, last = _piece(chance, content)
    return content[:first] + content[last:]


def _with_noise(chance: random.Random, content: bytes) -> bytes:
    first, _ = _piece(chance, content)
    noise = chance.choice((chance.randbytes(20), b"\0" * 500, b"[" * 30_000, b"<a>" * 20_000, b'"' * 9, b"\xff\xfe", b";" * 9000, b"\n" * 3000))
    return content[:first] + noise + content[first:]


def _shuffled(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _odd_value(chance: random.Random, content: bytes) -> bytes:
    pattern, odd = chance.choice(
        (
            (_NUMBER, chance.choice(ODD_NUMBERS)),
            (_QUOTED, chance.choice(ODD_TEXTS).encode()),
            (re.compile(rb"(?<=[;,\t>])[^;,\t<>\n]{1,60}"), chance.choice(ODD_CELLS).encode()),
        )
    )
    found = list(pattern.finditer(content))
    if not found:
        return content
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 5)))), key=lambda match: -match.start()):
        content = content[: match.start()] + odd + content[match.end() :]
    return content


_INSIDE = (_odd_value, _odd_value, _odd_value, _flipped, _cut, _doubled, _without, _with_noise, _shuffled)


def _entries(content: bytes) -> list[tuple[str, bytes]] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist() if info.file_size < 5_000_000]
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, RuntimeError, OverflowError, struct.error, OSError):
        return None


def _zipped(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")  # two entries of one name are meant
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name[:60_000]), content, method)
    return buffer.getvalue()


def _with_entries(chance: random.Random, content: bytes, change: Callable[[list[tuple[str, bytes]]], object]) -> bytes:
    entries = _entries(content)
    if not entries:
        return _flipped(chance, content)
    change(entries)
    return _zipped(entries, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def _entry_changed(chance: random.Random, content: bytes) -> bytes:
    def change(entries: list[tuple[str, bytes]]) -> None:
        index = chance.randrange(len(entries))
        name, inside = entries[index]
        entries[index] = name, chance.choice(_INSIDE)(chance, inside)

    return _with_entries(chance, content, change)


def _entry_dropped(chance: random.Random, content: bytes) -> bytes:
    return _with_entries(chance, content, lambda entries: entries.pop(chance.randrange(len(entries))))


def _entry_added(chance: random.Random, content: bytes) -> bytes:
    names = ("../outside", "/outside", "images/" + "0" * 64 + ".png", "images/../x", "C:\\x", "project.json", "thumbnail.png", "versions.json.xz")
    return _with_entries(chance, content, lambda entries: entries.append((chance.choice(names), chance.randbytes(50))))


def _entry_bomb(chance: random.Random, content: bytes) -> bytes:
    filler = chance.choice((b" ", b"0", b"[", b"<a/>"))

    def change(entries: list[tuple[str, bytes]]) -> None:
        index = chance.randrange(len(entries))
        name, inside = entries[index]
        half = len(inside) // 2
        entries[index] = name, inside[:half] + filler * chance.choice((100_000, 3_000_000)) + inside[half:]

    return _with_entries(chance, content, change)


def _directory_lies(chance: random.Random, content: bytes) -> bytes:
    """Sizes, offsets, methods and flags of the directory changed to whatever."""
    places = [match.start() for match in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", content)]
    if not places:
        return content
    place = chance.choice(places) + 4 + chance.randrange(42)
    odd = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x0c\0", b"\x0e\0", struct.pack("<I", chance.randrange(2**31))))
    return content[:place] + odd + content[place + len(odd) :]
