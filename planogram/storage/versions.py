"""Versions frozen in the file: each is a whole project, and what versions share is kept once. Who publishes them is session's business.

In the file each version is told as what it takes from the one before: runs of lines of that text, and new lines. A line is a
record, so twenty versions cost one plus what changed. They do not lean on `project.json`: damage to it is not theirs.
"""

import lzma
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate

import msgspec

from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.codec import BadProject, refusal
from planogram.storage.version import Version

VERSIONS_FORMAT = 1
_PRESET = 1  # ten times faster than the best and a fifth larger
_PACKED_MEMORY = 64 * bounds.MIB


class _StoredVersion(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """`lines` are runs (first, how many) of lines, counted through the text of the version before and on through `new`."""

    id: str
    published_at: datetime
    lines: tuple[tuple[int, int], ...]
    new: tuple[str, ...] = ()
    note: str = ""


class _StoredVersions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    versions: tuple[_StoredVersion, ...]


_decoder = msgspec.json.Decoder(_StoredVersions, strict=True)


@memo(4)
def pack_versions(versions: tuple[Version, ...]) -> bytes:
    """`versions` as the file holds them: their text, packed."""
    return lzma.compress(encode_versions(versions), preset=_PRESET)


def unpack_versions(packed: bytes, like: Project | None = None) -> tuple[Version, ...]:
    """The versions that `pack_versions` packed; BadProject when that is not what it is. `like`: see Version.from_lines."""
    try:
        unpacker = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_PACKED_MEMORY)
        text = unpacker.decompress(packed, bounds.VERSIONS_TEXT + 1)
    except (lzma.LZMAError, EOFError, ValueError) as problem:
        raise BadProject("not_json", "versions") from problem
    return decode_versions(text, like)


def encode_versions(versions: Sequence[Version]) -> bytes:
    """The text of the versions, oldest first, a line each."""
    stored: list[_StoredVersion] = []
    before: Sequence[str] = ()
    for version in versions:
        lines = version.lines
        runs, new = _taken(before, lines)
        stored.append(_StoredVersion(version.id, version.published_at, runs, new, version.note))
        before = lines
    rows = msgspec.json.Encoder(order="sorted").encode_lines(stored)[:-1].replace(b"\n", b",\n")
    return b'{"format":%d,\n"versions":[\n%s]}\n' % (VERSIONS_FORMAT, rows)


def decode_versions(text: bytes, like: Project | None = None) -> tuple[Version, ...]:
    """The versions in a text of `encode_versions`, each checked when it is looked at; BadProject when the list itself is wrong."""
    if len(text) > bounds.VERSIONS_TEXT:
        raise BadProject("too_big", "versions", limit_mb=bounds.VERSIONS_TEXT // bounds.MIB)
    try:
        stored = _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise refusal(problem, text) from problem
    if stored.format > VERSIONS_FORMAT:
        raise BadProject("newer_format", "format", value=str(stored.format), known=VERSIONS_FORMAT)
    if len(stored.versions) > bounds.VERSIONS:
        raise BadProject("too_big", "versions", limit_mb=bounds.VERSIONS_TEXT // bounds.MIB)
    return tuple(_decoded(stored.versions, like))


def _decoded(stored: Sequence[_StoredVersion], like: Project | None) -> list[Version]:
    versions: list[Version] = []
    lines: list[str] = []
    room, lines_left = bounds.VERSIONS_EXPANDED, bounds.VERSIONS_LINES
    for place, entry in enumerate(stored):
        space = [*lines, *entry.new]
        room -= _size(space, entry, place)
        lines_left -= sum(count for _, count in entry.lines)
        if room < 0 or lines_left < 0:
            raise BadProject("too_big", "versions", limit_mb=bounds.VERSIONS_EXPANDED // bounds.MIB)
        # the lines themselves are the same objects in every version that has them
        lines = [line for first, count in entry.lines for line in space[first : first + count]]
        versions.append(Version.from_lines(entry.id, lines, entry.published_at, entry.note, like))
    return versions


def _size(space: Sequence[str], entry: _StoredVersion, place: int) -> int:
    """Bytes of the version's text, roughly: added up before it is written out, since a few bytes of runs could name gigabytes."""
    sizes = list(accumulate((len(line) + 1 for line in space), initial=0))
    size = 0
    for run, (first, count) in enumerate(entry.lines):
        if first < 0 or count < 1 or first + count > len(space):
            raise BadProject("wrong_value", f"versions[{place}].lines[{run}]", value=f"[{first},{count}]", wanted="lines")
        size += sizes[first + count] - sizes[first]
        if size > bounds.PROJECT_TEXT:
            raise BadProject("too_big", f"versions[{place}]", limit_mb=bounds.PROJECT_TEXT // bounds.MIB)
    return size


def _taken(before: Sequence[str], lines: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """`lines` as runs over `before` and the new lines among them."""
    known: dict[str, int] = {}
    for index, line in enumerate(before):
        known.setdefault(line, index)
    runs: list[tuple[int, int]] = []
    new: list[str] = []
    for line in lines:
        follows = runs[-1][0] + runs[-1][1] if runs else 0
        index = follows if follows < len(before) and before[follows] == line else known.get(line, -1)
        if index < 0:
            index = len(before) + len(new)
            new.append(line)
        if runs and index == follows:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((index, 1))
    return tuple(runs), tuple(new)
