"""A frozen state of a project. One read from a file stays text until it is looked at, so that a hundred of them cost little."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from planogram.model.project import Project, Status
from planogram.storage.codec import decode, encode, refusal
from planogram.storage.share import shared


class VersionHead(msgspec.Struct, frozen=True):
    """What a list of versions shows: the project's own name, version, status, author and validity."""

    name: str = ""
    version: str = ""
    status: Status = "draft"
    author: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


_head_decoder = msgspec.json.Decoder(VersionHead, strict=True)


class Version:
    """A version: its id, when it was published, a note, and the project as it was. Nothing of it changes."""

    __slots__ = ("_head", "_like", "_lines", "_project", "id", "note", "published_at")

    def __init__(self, id: str, project: Project, published_at: datetime, note: str = "") -> None:
        self.id, self.published_at, self.note = id, published_at, note
        self._project: Project | None = project
        self._lines: Sequence[str] | None = None
        self._like: Project | None = None
        self._head: VersionHead | None = None

    @classmethod
    def from_lines(cls, id: str, lines: Sequence[str], published_at: datetime, note: str, like: Project | None) -> "Version":
        """The version whose canonical text has these lines; when it is decoded it shares with `like` what is equal."""
        version = cls.__new__(cls)
        version.id, version.published_at, version.note = id, published_at, note
        version._project, version._lines, version._like, version._head = None, lines, like, None
        return version

    @property
    def project(self) -> Project:
        """The frozen project. BadProject when the file held it damaged: the first look is the check."""
        if self._project is None:
            project = decode("\n".join(self._lines or ()).encode())
            self._project = project if self._like is None else shared(self._like, project)
            self._like = None
        return self._project

    @property
    def lines(self) -> Sequence[str]:
        """The lines of its canonical text."""
        if self._lines is None:
            self._lines = encode(self.project).decode().split("\n")
        return self._lines

    @property
    def head(self) -> VersionHead:
        """What a list shows of it, without decoding the whole. BadProject when even that cannot be read."""
        if self._head is None:
            text = "\n".join(self.lines).encode()
            try:
                self._head = _head_decoder.decode(text)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
                raise refusal(problem, text) from problem
        return self._head

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        mine, theirs = (self.id, self.published_at, self.note), (other.id, other.published_at, other.note)
        return mine == theirs and list(self.lines) == list(other.lines)

    def __hash__(self) -> int:
        return hash((self.id, self.published_at, self.note))

    def __repr__(self) -> str:
        return f"Version({self.id!r}, {self.published_at:%Y-%m-%d}, {self.note!r})"
