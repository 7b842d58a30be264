"""What rules and articles of the PNM may name several of: kinds of support, and terms about where a support is, in words."""

from collections.abc import Mapping

from planogram.i18n import Translator
from planogram.metrics.pnm_needs import Term, host_parts
from planogram.model.pnm_catalogue import HOSTS
from planogram.model.project import Project

_KINDS = ("gondola", "gondola_kind", "side", "level_kind", "band")
_WORDS: Mapping[str, str] = {"gondola_kind": "gondola_kind.", "side": "side.", "level_kind": "level_kind.", "band": "print.band."}
"""What the catalogue's keys for the values of a kind begin with; a gondola is called by its own name."""
TERMS = ("include", "exclude")


def options(project: Project, field: str, chosen: tuple[str, ...], say: Translator) -> list[tuple[str, str]]:
    """Words and codes to tick in a field of several; empty where a field holds none. What is chosen already is always among them."""
    if field == "hosts":
        codes = [*HOSTS, *(one for one in chosen if one not in HOSTS)]
    elif field in TERMS:
        there = {term for part in host_parts(project) for term in part.terms}
        codes = [f"{kind}:{value}" for kind, value in sorted(there, key=_in_order)]
        codes += [one for one in chosen if one not in codes]
    else:
        return []
    return [(term_words(field, code, say), code) for code in codes]


def term_words(field: str, code: str, say: Translator) -> str:
    """A code as one reads it; the code itself where it has no words."""
    if field == "hosts":
        return say(f"pnm.host.{code}") if say.has(f"pnm.host.{code}") else code
    kind, _, value = code.partition(":")
    kind, value = kind.strip(), value.strip()
    key = _WORDS[kind] + value if kind in _WORDS else ""
    said = say(key) if key and say.has(key) else value
    return say(f"pnm.term.{kind}", value=said) if kind in _KINDS else code


def _in_order(term: Term) -> tuple[int, str]:
    return (_KINDS.index(term[0]) if term[0] in _KINDS else len(_KINDS)), term[1]
