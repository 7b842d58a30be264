"""Sentences made from values of the lower floors: undo labels, names of faces and of the file. The words are in the catalogues."""

from planogram.i18n import Translator
from planogram.session.history import Label


def label_text(translator: Translator, label: Label) -> str:
    """What a step did, in words; a value that is itself a key of the catalogue is said in words too."""
    values = {name: translator(value) if isinstance(value, str) and translator.has(value) else value for name, value in label.values}
    return translator(label.key, **values)


def side_name(translator: Translator, side: str) -> str:
    """Face A, Face B, left end, right end."""
    return translator(f"side.{side}")
