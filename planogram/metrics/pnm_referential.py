"""The state of the PNM référentiel: likely duplicates (K1), completeness by spend (K2), how much of the spend it covers (K3). Merging is an edit."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

import msgspec

from planogram.model.memo import memo
from planogram.model.pnm import PnmArticle, PnmSettings
from planogram.model.pnm_catalogue import piece_of
from planogram.model.project import Project
from planogram.model.units import parse_number

MANDATORY = (
    "label", "family", "nature", "width", "height", "depth", "material", "weight_g",
    "supplier", "supplier_ref", "unit_cost", "owner", "life_days", "hosts",
)  # fmt: skip
"""Fields an article cannot be managed without; consumables fix nowhere and need no host."""


class Likeness(msgspec.Struct, frozen=True):
    """Two articles that may be one: `reasons` are same_reference, same_piece; `label` how alike their labels are (0–1), `size` how far apart
    their sizes (share of the larger)."""

    one: str
    other: str
    reasons: tuple[str, ...]
    label: float
    size: float | None


def words(label: str) -> str:
    """A label to be compared: without case, accents, punctuation, in alphabetical order.

    >>> words("Stop-rayon clip 100×200")
    '100 200 clip rayon stop'
    """
    plain = unicodedata.normalize("NFKD", label.replace("×", " ")).encode("ascii", "ignore").decode().casefold()
    return " ".join(sorted(re.findall(r"[a-z0-9]+", plain)))


def label_likeness(one: str, other: str) -> float:
    """How alike two labels are, 0 to 1, whatever the order of their words.

    >>> label_likeness("Wobbler rond 80", "wobbler 80 rond")
    1.0
    """
    return SequenceMatcher(None, words(one), words(other), autojunk=False).ratio()


def size_distance(one: PnmArticle, other: PnmArticle) -> float | None:
    """The largest difference of a dimension as a share of the larger one; None when a size is not known.

    >>> size_distance(PnmArticle("a", "A", width=100, height=200, depth=2), PnmArticle("b", "B", width=95, height=200, depth=2))
    0.05
    """
    shares = []
    for a, b in ((one.width, other.width), (one.height, other.height), (one.depth, other.depth)):
        if a is None or b is None:
            return None
        shares.append(abs(a - b) / max(a, b) if max(a, b) else 0.0)
    return max(shares)


def _reasons(one: PnmArticle, other: PnmArticle, settings: PnmSettings) -> tuple[tuple[str, ...], float, float | None]:
    reasons = []
    label, size = label_likeness(one.label, other.label), size_distance(one, other)
    if one.supplier_ref and (one.supplier, one.supplier_ref.casefold()) == (other.supplier, other.supplier_ref.casefold()):
        reasons.append("same_reference")
    near = size is not None and size <= settings.duplicate_size + 1e-9
    if near and one.family == other.family and one.material.casefold() == other.material.casefold() and label >= settings.duplicate_label:
        reasons.append("same_piece")
    return tuple(reasons), label, size


@memo(16)
def likenesses(articles: tuple[PnmArticle, ...], settings: PnmSettings) -> tuple[Likeness, ...]:
    """Pairs that may be one article: family, material, sizes within 5 % and label alike, or the same reference of one supplier."""
    found = []
    for one, other in _candidates(articles):
        reasons, label, size = _reasons(one, other, settings)
        if reasons:
            found.append(Likeness(one.code, other.code, reasons, label, size))
    return tuple(found)


def _candidates(articles: tuple[PnmArticle, ...]) -> Iterator[tuple[PnmArticle, PnmArticle]]:
    """Pairs worth comparing, each once: of one family, or of one supplier's reference."""
    place = {article.code: n for n, article in enumerate(articles)}
    groups: dict[tuple[str, ...], list[PnmArticle]] = {}
    for article in articles:
        if article.status != "ended":
            groups.setdefault(("family", article.family), []).append(article)
            if article.supplier_ref:
                groups.setdefault((article.supplier, article.supplier_ref.casefold()), []).append(article)
    pairs = {(one.code, other.code): (one, other) for group in groups.values() for one, other in combinations(group, 2)}
    yield from (pairs[key] for key in sorted(pairs, key=lambda key: (place[key[0]], place[key[1]])))


def duplicate_groups(project: Project) -> tuple[tuple[str, ...], ...]:
    """Codes that may be one article, each group in the order of the référentiel."""
    leader: dict[str, str] = {}

    def first(code: str) -> str:
        while leader.get(code, code) != code:
            code = leader[code]
        return code

    for pair in likenesses(project.pnm.articles, project.pnm.settings):
        leader[first(pair.other)] = first(pair.one)
    groups: dict[str, list[str]] = {}
    for article in project.pnm.articles:
        groups.setdefault(first(article.code), []).append(article.code)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _active(project: Project) -> list[PnmArticle]:
    return [article for article in project.pnm.articles if article.status != "ended"]


def duplicate_rate(project: Project) -> float | None:
    """K1: articles in a duplicate group ÷ active articles; None without articles."""
    active = _active(project)
    return sum(map(len, duplicate_groups(project))) / len(active) if active else None


class Completeness(msgspec.Struct, frozen=True):
    """K2: filled ÷ mandatory fields, weighted by twelve months' spend (None without spend) and plain; missing fields by code."""

    weighted: float | None
    plain: float | None
    missing: tuple[tuple[str, tuple[str, ...]], ...]


def missing_fields(article: PnmArticle) -> tuple[str, ...]:
    """Mandatory fields that are empty; an estimated size is not a known one."""
    mandatory = [name for name in MANDATORY if name != "hosts" or piece_of(article).hosts]
    return tuple(name for name in mandatory if getattr(article, name) in (None, "", ()) or (name == "width" and article.dims_status == "estimated"))


def completeness(project: Project) -> Completeness:
    """How complete the active articles are."""
    articles = _active(project)
    missing = {article.code: missing_fields(article) for article in articles}
    filled = {article.code: 1.0 - len(missing[article.code]) / len(MANDATORY) for article in articles}
    spend = sum(article.yearly_spend or 0.0 for article in articles)
    weighted = sum(filled[article.code] * (article.yearly_spend or 0.0) for article in articles) / spend if spend > 0 else None
    plain = sum(filled.values()) / len(articles) if articles else None
    return Completeness(weighted, plain, tuple((code, fields) for code, fields in missing.items() if fields))


SPEND_KEY = "pnm_spend"
"""The key of the store sheet under which the accounts' whole PNM spend of twelve months stands."""


def coverage(project: Project) -> float | None:
    """K3: spend on the articles of the référentiel ÷ the whole PNM spend of the accounts; None when that is not given."""
    whole = next((parse_number(value) for key, value in project.store_sheet if key == SPEND_KEY), None)
    spend = sum(article.yearly_spend or 0.0 for article in project.pnm.articles)
    return spend / whole if whole else None
