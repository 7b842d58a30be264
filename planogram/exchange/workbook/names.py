"""Names as people write them: headers and choices compared without capitals, accents, spaces and signs."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def normal(name: str) -> str:
    """Letters and digits only, unaccented, in small letters.

    >>> normal("Largeur (mm)"), normal("LEFT_END"), normal("Présentoir")
    ('largeurmm', 'leftend', 'presentoir')
    """
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if sign.isalnum())
