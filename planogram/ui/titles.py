"""What the title bar says: the project, its version and status, whether it can be edited. The modified mark is Qt's own."""

from planogram.i18n import Translator
from planogram.session.document import Document


def window_title(document: Document, name: str, say: Translator) -> str:
    """`name – version 3, brouillon – lecture seule[*] – Planogram`; what says nothing is left out."""
    parts = [name, version_text(document.committed.version, document.committed.status, say)]
    if document.read_only:
        parts.append(say("title.read_only"))
    return f"{' – '.join(part for part in parts if part)}[*] – {say('app.name')}"


def version_text(version: str, status: str, say: Translator) -> str:
    """A version with its status; nothing for a draft that has no version yet."""
    if version:
        return say("title.version", version=version, status=say(f"status.{status}").lower())
    return "" if status == "draft" else say(f"status.{status}").lower()
