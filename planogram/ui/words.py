"""Sentences made from values of the lower floors: undo labels, names of faces and of the file. The words are in the catalogues."""

from collections.abc import Mapping

from planogram.i18n import Translator
from planogram.session.history import Label


def label_text(translator: Translator, label: Label) -> str:
    """What a step did, in words; a value that is itself a key of the catalogue is said in words too."""
    values = {name: translator(value) if isinstance(value, str) and translator.has(value) else value for name, value in label.values}
    return translator(label.key, **values)


def side_name(translator: Translator, side: str) -> str:
    """Face A, Face B, left end, right end."""
    return translator(f"side.{side}")


def gesture_text(translator: Translator, code: str, values: Mapping[str, object]) -> str:
    """A remark of a running gesture, its numbers written in the language; empty for no remark."""
    if not code:
        return ""
    said = {name: _said(translator, value) for name, value in values.items()}
    if "hosts" in said:
        said["hosts"] = ", ".join(translator(f"pnm.host.{host}") for host in str(said["hosts"]).split(",") if host)
    return translator(code, **said)


def _said(translator: Translator, value: object) -> object:
    return translator.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
