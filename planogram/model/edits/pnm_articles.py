"""Verbs on the PNM référentiel: put, change, remove, merge. A merged article keeps every old code, so that nothing that names one is lost."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from planogram.model.edits.pnm_hosts import reserved, settled
from planogram.model.find import UnknownId
from planogram.model.pnm import Pnm, PnmArticle
from planogram.model.project import Project
from planogram.model.values import changed


def put_articles(project: Project, articles: Sequence[PnmArticle]) -> Project:
    """`articles` added, or replacing those of the same code in their place."""
    new = {article.code: article for article in articles}
    known = {article.code for article in project.pnm.articles}
    kept = tuple(new.get(article.code, article) for article in project.pnm.articles)
    added = tuple(article for code, article in new.items() if code not in known)
    return _settled(project, articles=kept + added)


def rename_article(project: Project, code: str, new: str) -> Project:
    """The article under another code, a final one for a provisional one as a rule; the old one is kept and whoever named it names the new one."""
    pnm = _renamed(project.pnm, {code}, new)
    articles = tuple(
        changed(one, code=new, old_codes=tuple(dict.fromkeys((*one.old_codes, code)))) if one.code == code else one for one in pnm.articles
    )
    successors = tuple(changed(one, successor=new) if one.successor == code else one for one in articles)
    return changed(project, pnm=changed(pnm, articles=successors))


def remove_articles(project: Project, codes: Iterable[str]) -> Project:
    """The project without these articles, their placements, the furniture these offered, versions, rules and stocks."""
    gone = set(codes)
    pnm = project.pnm
    fields: dict[str, Any] = {name: tuple(one for one in getattr(pnm, name) if one.code not in gone) for name in ("articles", *_CODED)}
    versions = tuple(version for version in pnm.versions if version.article not in gone)
    going = (*(one for one in pnm.placements if one.code in gone), *(one.placement for one in pnm.detached if one.placement.code in gone))
    offered = {one.offers for one in going} - {""}
    if offered:
        project = changed(project, gondolas=tuple(gondola for gondola in project.gondolas if gondola.id not in offered))
    detached = tuple(one for one in pnm.detached if one.placement.code not in gone)
    return settled(changed(project, pnm=changed(pnm, **fields, versions=versions, detached=detached)))


_CODED = ("placements", "assets", "rules", "stocks")
"""Fields of Pnm whose values name an article by `code`."""


def merge(project: Project, kept: str, others: Iterable[str], **fields: Any) -> Project:
    """The articles `others` become `kept`: its empty fields are filled from theirs in turn, then `fields` are set; their codes become old ones.

    Everything that named one of them names `kept`. Stocks add up. UnknownId when one is not in the référentiel.
    """
    by_code = {article.code: article for article in project.pnm.articles}
    going = [code for code in dict.fromkeys(others) if code != kept]
    unknown = [code for code in (kept, *going) if code not in by_code]
    if unknown:
        raise UnknownId(unknown[0])
    article = changed(_filled(by_code[kept], [by_code[code] for code in going]), **fields)
    pnm = _renamed(project.pnm, set(going), kept)
    articles = tuple(article if one.code == kept else one for one in pnm.articles if one.code not in going)
    return reserved(changed(project, pnm=changed(pnm, articles=articles)))


def _filled(article: PnmArticle, others: list[PnmArticle]) -> PnmArticle:
    fields: dict[str, Any] = {}
    for name in article.__struct_fields__:
        if getattr(article, name) in (None, "", ()):
            fields[name] = next((value for one in others if (value := getattr(one, name)) not in (None, "", ())), getattr(article, name))
    old = (*article.old_codes, *(code for one in others for code in (one.code, *one.old_codes)))
    for name in ("yearly_spend", "yearly_issues", "previous_issues", "mean_stock"):
        known = [value for one in (article, *others) if (value := getattr(one, name)) is not None]
        fields[name] = sum(known) if known else None
    return changed(article, **{**fields, "old_codes": tuple(dict.fromkeys(old))})


def _renamed(pnm: Pnm, going: set[str], kept: str) -> Pnm:
    fields: dict[str, Any] = {name: tuple(changed(one, code=kept) if one.code in going else one for one in getattr(pnm, name)) for name in _CODED}
    fields["versions"] = tuple(changed(one, article=kept) if one.article in going else one for one in pnm.versions)
    fields["detached"] = tuple(
        changed(one, placement=changed(one.placement, code=kept)) if one.placement.code in going else one for one in pnm.detached
    )
    sums: dict[str, Any] = {}
    for stock in fields["stocks"]:
        before = sums.get(stock.code)
        sums[stock.code] = stock if before is None else msgspec.structs.replace(
            before, **{name: getattr(before, name) + getattr(stock, name) for name in ("usable", "in_transit", "returning", "central_free")}
        )  # fmt: skip
    fields["stocks"] = tuple(sums.values())
    return changed(pnm, **fields)


def _settled(project: Project, **fields: Any) -> Project:
    pnm = changed(project.pnm, **fields)
    return project if pnm is project.pnm else reserved(changed(project, pnm=pnm))
