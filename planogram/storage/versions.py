"""Versions frozen in the file: each is a whole project, and what versions share is kept once. Who publishes them is session's business.

In the file: the distinct lines of all canonical texts, and per version the runs of lines that make its text up. A line is a
record, so twenty versions cost one plus what changed.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.codec import BadProject, decode, encode, refusal
from planogram.storage.share import shared

VERSIONS_FORMAT = 1


class Version(msgspec.Struct, frozen=True):
    """A frozen state of the project; its name, status, author and validity are the project's own."""

    id: str
    project: Project
    published_at: datetime
    note: str = ""


class _StoredVersion(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """`lines` are runs (first line, how many) in the pool."""

    id: str
    published_at: datetime
    lines: tuple[tuple[int, int], ...]
    note: str = ""


class _StoredVersions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    versions: tuple[_StoredVersion, ...]
    pool: tuple[str, ...]


_decoder = msgspec.json.Decoder(_StoredVersions, strict=True)


def encode_versions(versions: Sequence[Version]) -> bytes:
    """The text of `versions.json`: one version a line, then the pool, one record a line."""
    pool: dict[str, int] = {}
    stored = [
        _StoredVersion(version.id, version.published_at, _runs(encode(version.project).decode().split("\n"), pool), version.note)
        for version in versions
    ]
    return b'{"format":%d,\n"versions":%s,\n"pool":%s}\n' % (VERSIONS_FORMAT, _lines(stored), _lines(list(pool)))


def decode_versions(text: bytes) -> tuple[Version, ...]:
    """The versions in the text of `versions.json`, each checked as a project is; BadProject when one is wrong."""
    if len(text) > bounds.VERSIONS_TEXT:
        raise BadProject("too_big", "versions", limit_mb=bounds.VERSIONS_TEXT // bounds.MIB)
    try:
        stored = _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise refusal(problem, text) from problem
    if stored.format > VERSIONS_FORMAT:
        raise BadProject("newer_format", "format", value=str(stored.format), known=VERSIONS_FORMAT)
    _check_sizes(stored)
    versions: list[Version] = []
    for entry in stored.versions:
        project = decode(_text(entry, stored.pool))
        project = shared(versions[-1].project, project) if versions else project
        versions.append(Version(entry.id, project, entry.published_at, entry.note))
    return tuple(versions)


def _lines(values: Sequence[object]) -> bytes:
    return b"[\n" + msgspec.json.Encoder(order="sorted").encode_lines(values)[:-1].replace(b"\n", b",\n") + b"]" if values else b"[]"


def _runs(lines: Sequence[str], pool: dict[str, int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for line in lines:
        index = pool.setdefault(line, len(pool))
        if runs and runs[-1][0] + runs[-1][1] == index:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((index, 1))
    return tuple(runs)


def _check_sizes(stored: _StoredVersions) -> None:
    """A few bytes of runs could name gigabytes of text: add them up before any is written out."""
    if len(stored.versions) > bounds.VERSIONS:
        raise BadProject("too_big", "versions", limit_mb=bounds.VERSIONS_TEXT // bounds.MIB)
    sizes = [0]
    for line in stored.pool:
        sizes.append(sizes[-1] + len(line) + 1)
    total = 0
    for place, version in enumerate(stored.versions):
        size = 0
        for run, (first, count) in enumerate(version.lines):
            if first < 0 or count < 1 or first + count > len(stored.pool):
                raise BadProject("wrong_value", f"versions[{place}].lines[{run}]", value=f"[{first},{count}]", wanted="lines")
            size += sizes[first + count] - sizes[first]
            if size > bounds.PROJECT_TEXT:
                raise BadProject("too_big", f"versions[{place}]", limit_mb=bounds.PROJECT_TEXT // bounds.MIB)
        total += size
    if total > bounds.VERSIONS_EXPANDED:
        raise BadProject("too_big", "versions", limit_mb=bounds.VERSIONS_EXPANDED // bounds.MIB)


def _text(version: _StoredVersion, pool: Sequence[str]) -> bytes:
    return "\n".join("\n".join(pool[first : first + count]) for first, count in version.lines).encode()
