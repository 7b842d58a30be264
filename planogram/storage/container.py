"""The project file: a ZIP of `project.json`, versions, what-if branches, `images/<sha256>.<ext>` and `thumbnail.png`, as values in memory.

One content gives one sequence of bytes. Names other than these are passed over; no path of the archive ever reaches the disk.
"""

import hashlib
import re
from pathlib import Path
from typing import BinaryIO

import msgspec

from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.archive import Archive, BadArchive, write_archive
from planogram.storage.atomic import write_atomically
from planogram.storage.branches import NO_BRANCHES, KeptBranches, encode_head, pack_others, unpack_branches
from planogram.storage.codec import decode, encode, encode_checked
from planogram.storage.version import Version
from planogram.storage.versions import pack_versions, unpack_versions

PROJECT_NAME = "project.json"
VERSIONS_NAME = "versions.json.xz"
BRANCH_NAME, BRANCHES_NAME = "branch.json", "branches.json.xz"
THUMBNAIL_NAME = "thumbnail.png"
IMAGE_NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,8}\Z")
_IMAGE_IN_TEXT = re.compile(rb"[0-9a-f]{64}\.[a-z0-9]{1,8}\b")
_PACKED_ALREADY = {".xz", ".png", ".jpg", ".jpeg", ".webp", ".gif"}
_IMAGES = "images/"


class Contents(msgspec.Struct, frozen=True):
    """All that a project file holds. `lost_images` names pictures that were damaged in the file and left out."""

    project: Project
    images: dict[str, bytes] = {}
    versions: tuple[Version, ...] = ()
    thumbnail: bytes | None = None
    lost_images: tuple[str, ...] = ()
    branches: KeptBranches = NO_BRANCHES


def image_name(content: bytes, extension: str) -> str:
    """The name under which a picture is kept: its SHA-256 and its extension (`png`, `jpg`…)."""
    return f"{hashlib.sha256(content).hexdigest()}.{extension.lower().lstrip('.')}"


def save_contents(path: Path, contents: Contents, keep_previous: bool = True) -> None:
    """Write the project file at `path` in one piece. OSError or BadProject leave the earlier file whole.

    Of the pictures only those that the project or a version names are kept.
    """
    # everything is encoded and checked before the disk is touched
    entries = _entries(contents)
    write_atomically(path, lambda file: _write(file, entries), keep_previous)


def write_contents(file: BinaryIO, contents: Contents) -> None:
    """Write the project file into an open binary file."""
    _write(file, _entries(contents))


def load_contents(path: Path) -> Contents:
    """What the project file at `path` holds. OSError, BadArchive or BadProject when it cannot be read."""
    with path.open("rb") as file:
        return read_contents(file)


def read_contents(file: BinaryIO) -> Contents:
    """What an open project file holds. BadArchive or BadProject when it is not one."""
    archive = Archive(file)
    names = set(archive.names)
    if PROJECT_NAME not in names:
        raise BadArchive("no_project")
    project = decode(archive.read(PROJECT_NAME, bounds.PROJECT_TEXT))
    versions = unpack_versions(archive.read(VERSIONS_NAME, bounds.VERSIONS_TEXT), project) if VERSIONS_NAME in names else ()
    images, lost = _images(archive, names)
    return Contents(project, images, versions, _thumbnail(archive, names), lost, _branches(archive, names, project))


def _branches(archive: Archive, names: set[str], project: Project) -> KeptBranches:
    if BRANCH_NAME not in names:
        return NO_BRANCHES
    others = archive.read(BRANCHES_NAME, bounds.VERSIONS_TEXT) if BRANCHES_NAME in names else b""
    return unpack_branches(archive.read(BRANCH_NAME, bounds.MIB), others, project)


def _entries(contents: Contents) -> list[tuple[str, bytes]]:
    texts = [(PROJECT_NAME, encode_checked(contents.project))]
    if contents.versions:
        texts.append((VERSIONS_NAME, pack_versions(contents.versions)))
    if contents.branches.present is not None:
        texts += [(BRANCH_NAME, encode_head(contents.branches)), (BRANCHES_NAME, pack_others(contents.branches))]
    used = _named_images(contents) if contents.images else set()
    pictures = [(_IMAGES + name, contents.images[name]) for name in sorted(used & contents.images.keys())]
    return [*texts, *pictures, *([(THUMBNAIL_NAME, contents.thumbnail)] if contents.thumbnail else ())]


def _named_images(contents: Contents) -> set[str]:
    """Names of pictures anywhere in the project, its versions or branches: whatever field they stand in."""
    frozen = (*contents.versions, *contents.branches.others)
    texts = [encode(contents.project), *("\n".join(version.lines).encode() for version in frozen)]
    return {name.decode() for text in texts for name in _IMAGE_IN_TEXT.findall(text)}


def _write(file: BinaryIO, entries: list[tuple[str, bytes]]) -> None:
    write_archive(file, entries, stored=[name for name, _ in entries if Path(name).suffix in _PACKED_ALREADY])


def _images(archive: Archive, names: set[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    images: dict[str, bytes] = {}
    lost = []
    room = bounds.IMAGES_SIZE
    for entry in sorted(name for name in names if name.startswith(_IMAGES) and IMAGE_NAME.match(name.removeprefix(_IMAGES))):
        name = entry.removeprefix(_IMAGES)
        content = _image(archive, entry, min(bounds.IMAGE_SIZE, room))
        if content is None:
            lost.append(name)
        else:
            images[name] = content
            room -= len(content)
    return images, tuple(lost)


def _image(archive: Archive, entry: str, limit: int) -> bytes | None:
    try:
        content = archive.read(entry, limit)
    except BadArchive:
        # a damaged picture must not cost the plan
        return None
    return content if entry.startswith(_IMAGES + hashlib.sha256(content).hexdigest()) else None


def _thumbnail(archive: Archive, names: set[str]) -> bytes | None:
    if THUMBNAIL_NAME not in names:
        return None
    try:
        return archive.read(THUMBNAIL_NAME, bounds.IMAGE_SIZE)
    except BadArchive:
        return None
