"""How many facings all products can have to be seen: those asked, or fewer for all alike where there is not room for everybody's.

Never lowered: a product's own minimums, and what must last until it is refilled.
"""

from collections.abc import Sequence

import msgspec

from planogram.model.project import Project
from planogram.optimise.ground import Ground
from planogram.optimise.needs import Standing, held, least_length, seen_by
from planogram.optimise.task import Article


def eased(project: Project, ground: Ground) -> Ground:
    """The ground with its products held to the most facings there is room for in all, at least one.

    Without this the few facings that fit would all go where they are narrowest: best sellers with one, slow ones with three.
    """
    room = sum(shelf.room for shelf in ground.shelves) + sum(article.fixed for article in ground.articles.values())
    asked = max((article.asked_facings for article in ground.articles.values()), default=0)
    for facings in range(asked, 0, -1):
        articles = {name: seen_by(article, facings) for name, article in ground.articles.items()}
        if facings == 1 or sum(least(project, articles[name], group) for name, group in ground.groups.items()) <= room + 1e-6:
            return msgspec.structs.replace(ground, articles=articles)
    return ground


def least(project: Project, wanted: Article, group: Sequence[Standing]) -> float:
    """The length (mm) a product needs at least, with the facings of its blocks in the scope."""
    units = [(held(project, one) or 0) / one.block.position.wide for one in group]
    return least_length(wanted, min(one.block.facing[0] for one in group), min(units))
