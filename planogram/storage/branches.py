"""What-if branches beside the present plan, as the file keeps them: the plans of the others, and which one is present. No histories.

The other branches are packed like versions (versions.py); the present one is the project itself and only its name is kept here.
"""

from datetime import datetime

import msgspec

from planogram.model.project import Project
from planogram.storage import bounds
from planogram.storage.codec import BadProject, refusal
from planogram.storage.version import Version
from planogram.storage.versions import pack_versions, unpack_versions

BRANCHES_FORMAT = 1


class BranchHead(msgspec.Struct, frozen=True):
    """A branch without its plan; the first branch may have no name of its own."""

    id: str
    name: str
    begun_at: datetime


class KeptBranches(msgspec.Struct, frozen=True):
    """`present` is the project's own branch, at `place` among all; `others` hold their name as their note."""

    present: BranchHead | None = None
    place: int = 0
    others: tuple[Version, ...] = ()

    def same(self, other: "KeptBranches") -> bool:
        """Whether both are made of the very same plans, under the same names in the same order."""
        if (self.present, self.place, len(self.others)) != (other.present, other.place, len(other.others)):
            return False
        return all(map(_same, self.others, other.others))


NO_BRANCHES = KeptBranches()


def _same(one: Version, other: Version) -> bool:
    return one is other or ((one.id, one.note, one.published_at) == (other.id, other.note, other.published_at) and one.project is other.project)


class _StoredHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    present: BranchHead
    place: int = 0


_decoder = msgspec.json.Decoder(_StoredHead, strict=True)


def encode_head(branches: KeptBranches) -> bytes:
    """Which branch is present, as text."""
    assert branches.present is not None
    return msgspec.json.encode(_StoredHead(BRANCHES_FORMAT, branches.present, branches.place), order="sorted") + b"\n"


def pack_others(branches: KeptBranches) -> bytes:
    """The plans of the other branches, packed."""
    return pack_versions(branches.others)


def unpack_branches(head: bytes, others: bytes, like: Project | None = None) -> KeptBranches:
    """The branches of a file; each plan is checked when it is looked at. BadProject when the list itself is wrong."""
    try:
        stored = _decoder.decode(head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise refusal(problem, head) from problem
    if stored.format > BRANCHES_FORMAT:
        raise BadProject("newer_format", "format", value=str(stored.format), known=BRANCHES_FORMAT)
    if len(head) > bounds.MIB:
        raise BadProject("too_big", "branches", limit_mb=1)
    plans = unpack_versions(others, like) if others else ()
    return KeptBranches(stored.present, max(0, min(stored.place, len(plans))), plans)
