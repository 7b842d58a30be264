"""Reading a ZIP that may be hostile: counts, names and sizes are bounded, and nothing of it is ever written to disk.

Used for project files and, before a library opens them, for workbooks. What the entries mean is the caller's business.
"""

import zipfile
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from planogram.storage import bounds

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, UnicodeError, OverflowError, IndexError, KeyError)


class BadArchive(Exception):
    """A ZIP that is refused; `where` is the entry's name when one is to blame.

    Codes: empty, not_zip, cut, damaged, no_project, too_big, encrypted, unknown_packing.
    """

    def __init__(self, code: str, where: str = "", **values: object) -> None:
        super().__init__(f"{code} at {where}" if where else code)
        self.code, self.where, self.values = code, where, values


class Archive:
    """A ZIP opened for reading, its directory checked against storage/bounds."""

    def __init__(self, file: BinaryIO) -> None:
        start = file.read(4)
        size = file.seek(0, 2)
        file.seek(0)
        if size == 0:
            raise BadArchive("empty")
        if size > bounds.ARCHIVE_SIZE:
            raise BadArchive("too_big", limit_mb=bounds.ARCHIVE_SIZE // bounds.MIB)
        try:
            self._zip = zipfile.ZipFile(file)
            self._entries = self._zip.infolist()
        except _BROKEN as problem:
            raise BadArchive("cut" if start == b"PK\x03\x04" else "not_zip") from problem
        self._check_directory()

    def _check_directory(self) -> None:
        if len(self._entries) > bounds.ARCHIVE_ENTRIES:
            raise BadArchive("too_big", limit_mb=bounds.ARCHIVE_EXPANSION // bounds.MIB)
        if sum(entry.file_size for entry in self._entries) > bounds.ARCHIVE_EXPANSION:
            raise BadArchive("too_big", limit_mb=bounds.ARCHIVE_EXPANSION // bounds.MIB)
        for entry in self._entries:
            # other methods expand a small piece to gigabytes before they can be stopped
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise BadArchive("unknown_packing", entry.filename)
            if entry.flag_bits & 0x1:
                raise BadArchive("encrypted", entry.filename)

    @property
    def names(self) -> list[str]:
        """Names of the entries, in the order of the directory."""
        return [entry.filename for entry in self._entries]

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of an entry, at most `limit` of them; BadArchive when it is longer than that, or damaged."""
        try:
            with self._zip.open(name) as entry:
                content = entry.read(limit + 1)
                if len(content) > limit or (len(content) == limit and entry.read(1)):
                    raise BadArchive("too_big", name, limit_mb=limit // bounds.MIB)
                return content
        except _BROKEN as problem:
            raise BadArchive("damaged", name) from problem


def write_archive(file: BinaryIO, entries: Iterable[tuple[str, bytes]], stored: Iterable[str] = ()) -> None:
    """Write a ZIP of `entries` (name, bytes): the same entries give the same bytes. Names in `stored` are not compressed again."""
    as_they_are = set(stored)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in as_they_are else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
