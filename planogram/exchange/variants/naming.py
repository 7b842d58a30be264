"""Names of files made from names of stores: text of a table never becomes a path, and no two stores share a file."""

import re
import unicodedata
from collections.abc import Iterable

from planogram.exchange.project_file import EXTENSION

LONGEST = 80
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe_name(text: str) -> str:
    """`text` as the name of a file on any system, without extension; empty when nothing of it can stay.

    >>> safe_name("Lyon / Part-Dieu"), safe_name("../../etc/passwd"), safe_name("Con"), safe_name("  Été 2026. ")
    ('Lyon Part-Dieu', 'etc passwd', '_Con', 'Été 2026')
    """
    signs = (sign if sign.isalnum() or sign in "-_'’()+&." else " " for sign in unicodedata.normalize("NFC", text))
    name = " ".join("".join(signs).split())[:LONGEST].strip(" .")
    name = re.sub(r"\.{2,}", ".", name).strip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def file_names(stores: Iterable[tuple[str, str]]) -> dict[str, str]:
    """File names by store for (store, name) pairs: the store's key, and its name where that says more; a number where two would be the same.

    >>> file_names([("12", "Lyon"), ("lyon", "Lyon"), ("LYON.", ""), ("/", "")])
    {'12': '12 Lyon.planogram', 'lyon': 'lyon.planogram', 'LYON.': 'LYON 2.planogram', '/': 'store.planogram'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for store, name in stores:
        more = name if name.casefold() != store.casefold() else ""
        stem = safe_name(f"{store} {more}") or "store"
        free, number = stem, 2
        while free.casefold() in taken:
            free, number = f"{stem} {number}", number + 1
        taken.add(free.casefold())
        names[store] = free + EXTENSION
    return names
