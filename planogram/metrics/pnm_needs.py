"""How many of each PNM article a store needs, counted from its plan: hosts × rules, less what there is, up to what a supplier delivers."""

import math
from collections.abc import Iterator

import msgspec

from planogram.metrics.pnm import quantities
from planogram.model.fixture import Level
from planogram.model.pnm import PnmArticle, PnmRule, PnmStock
from planogram.model.pnm_hosts import bay_hosts, level_hosts
from planogram.model.pnm_layout import offered
from planogram.model.project import Project
from planogram.model.settings import band_of

Term = tuple[str, str]


class HostPart(msgspec.Struct, frozen=True):
    """One host of the plan and what a rule may ask of it."""

    host: str
    gondola: str
    side: str
    bay: int
    terms: frozenset[Term]


def host_parts(project: Project) -> Iterator[HostPart]:
    """Every host part of the plan; the room pieces offer to products is none."""
    for gondola in project.gondolas:
        if gondola.id in offered(project.pnm.placements):
            continue
        for face in gondola.faces:
            for number, bay in enumerate(face.bays):
                at = {("gondola", gondola.name), ("gondola_kind", gondola.kind), ("side", face.side)}
                yield from (HostPart(host, gondola.name, face.side, number + 1, frozenset(at)) for host in bay_hosts(gondola, face, number))
                for level in bay.levels:
                    terms = frozenset(at | _level_terms(project, level))
                    yield from (HostPart(host, gondola.name, face.side, number + 1, terms) for host in level_hosts(level))


def _level_terms(project: Project, level: Level) -> set[Term]:
    return {("level_kind", level.kind), ("band", band_of(level.elevation, project.settings))}


def matches(rule: PnmRule, part: HostPart) -> bool:
    """Whether a rule speaks of a host: all kinds of `include` (any value of each), no term of `exclude`."""
    if part.host != rule.host or any(term in part.terms for term in map(_term, rule.exclude)):
        return False
    wanted: dict[str, set[Term]] = {}
    for kind, value in map(_term, rule.include):
        wanted.setdefault(kind, set()).add((kind, value))
    return all(part.terms & terms for terms in wanted.values())


def _term(text: str) -> Term:
    kind, _, value = text.partition(":")
    return kind.strip(), value.strip()


class RuleCount(msgspec.Struct, frozen=True):
    """What one rule asks for: hosts it matched, pieces before and after its cap."""

    rule: str
    host: str
    hosts: int
    asked: float
    raw: int
    capped: bool


class Need(msgspec.Struct, frozen=True):
    """What must be ordered of an article, step by step; `over_order` is what minimum and multiple of order add, at its cost.

    `source` says where the quantity comes from: rules, or placed (the plan shows them, no rule asks).
    """

    code: str
    source: str
    counts: tuple[RuleCount, ...]
    raw: int
    least: int
    need: int
    placed: int
    net: int
    spares: int
    central: int
    gap: int
    to_order: int
    over_order: int
    cost: float | None
    over_cost: float | None


def ceil_to(quantity: float, multiple: int) -> int:
    """`quantity` rounded up to a multiple.

    >>> ceil_to(51, 25), ceil_to(51, 0)
    (75, 51)
    """
    return math.ceil(quantity / multiple) * multiple if multiple > 1 else math.ceil(quantity)


def to_order(gap: int, moq: int, multiple: int) -> int:
    """What to order for a gap: nothing when there is none, else at least the minimum, in whole multiples.

    >>> to_order(30, 100, 25), to_order(0, 100, 25), to_order(110, 100, 25)
    (100, 0, 125)
    """
    return 0 if gap <= 0 else ceil_to(max(gap, moq), multiple)


def needs(project: Project) -> tuple[Need, ...]:
    """The need of every article a rule asks for or the plan shows, in the order of the référentiel."""
    parts, placed = list(host_parts(project)), quantities(project)
    stocks = {stock.code: stock for stock in project.pnm.stocks}
    rules: dict[str, list[PnmRule]] = {}
    for rule in project.pnm.rules:
        rules.setdefault(rule.code, []).append(rule)
    wanted = [article for article in project.pnm.articles if article.code in rules or article.code in placed]
    return tuple(_need(article, rules.get(article.code, []), parts, placed.get(article.code, 0), stocks) for article in wanted)


def _count(rule: PnmRule, parts: list[HostPart]) -> RuleCount:
    hosts = sum(1 for part in parts if matches(rule, part))
    asked = hosts * rule.per_host
    raw = math.ceil(asked - 1e-9) if rule.most is None else min(math.ceil(asked - 1e-9), rule.most)
    return RuleCount(rule.id, rule.host, hosts, asked, raw, rule.most is not None and asked > rule.most)


def _need(article: PnmArticle, rules: list[PnmRule], parts: list[HostPart], placed: int, stocks: dict[str, PnmStock]) -> Need:
    counts = tuple(_count(rule, parts) for rule in rules)
    stock = stocks.get(article.code, PnmStock(article.code))
    raw = sum(count.raw for count in counts) if rules else placed
    least = max((rule.least or 0 for rule, count in zip(rules, counts, strict=True) if count.hosts), default=0)
    need = max(raw, least)
    net = max(0, need - stock.usable - stock.in_transit - stock.returning)
    spares = max((max(math.ceil(net * rule.spare_pct / 100), rule.spare_least) for rule in rules), default=0) if net else 0
    gap = net + spares - stock.central_free
    order = to_order(gap, article.moq or 0, article.order_multiple or 0)
    over = order - max(gap, 0)
    cost = article.unit_cost
    money = (None, None) if cost is None else (order * cost, over * cost)
    source = "rules" if rules else "placed"
    return Need(article.code, source, counts, raw, least, need, placed, net, spares, stock.central_free, gap, order, over, *money)
