"""What the title bar and lists of files say: the project, its version and status, whether it can be edited. The modified mark is Qt's own."""

from collections.abc import Sequence
from pathlib import Path

from planogram.i18n import Translator
from planogram.session.document import Document


def window_title(document: Document, name: str, say: Translator) -> str:
    """`name – version 3, brouillon – lecture seule[*] – Planogram`; what says nothing is left out."""
    parts = [name, version_text(document.committed.version, document.committed.status, say)]
    if document.read_only:
        parts.append(say("title.read_only"))
    return f"{' – '.join(part for part in parts if part)}[*] – {say('app.name')}"


def told_apart(paths: Sequence[Path], longest: int = 70) -> tuple[str, ...]:
    """Names of files for a list: those of the same name with as much of their folders as tells them apart, long ones shortened in the middle.

    >>> told_apart((Path("/a/x/plan"), Path("/b/x/plan"), Path("/c/shop")))
    ('plan – a/x', 'plan – b/x', 'shop')
    """
    return tuple(_in_the_middle(_apart(path, [other for other in paths if other != path and other.name == path.name]), longest) for path in paths)


def _apart(path: Path, others: Sequence[Path]) -> str:
    if not others:
        return path.name
    folders = path.parent.parts
    count = next((n for n in range(1, len(folders)) if all(other.parent.parts[-n:] != folders[-n:] for other in others)), len(folders))
    return f"{path.name} – {'/'.join(folders[-count:])}"


def _in_the_middle(text: str, longest: int) -> str:
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}…{text[-half:]}"


def version_text(version: str, status: str, say: Translator) -> str:
    """A version with its status; nothing for a draft that has no version yet."""
    if version:
        return say("title.version", version=version, status=say(f"status.{status}").lower())
    return "" if status == "draft" else say(f"status.{status}").lower()
