"""What all products can be held to: the facings asked to be seen and the units asked to last, or less for all alike where there is no room.

Never lowered: a product's own minimums of facings and units.
"""

from collections.abc import Sequence

import msgspec

from planogram.model.project import Project
from planogram.optimise.ground import Ground
from planogram.optimise.needs import Standing, held, held_to, least_length
from planogram.optimise.task import Article, Task

PARTS = tuple(n / 20 for n in range(20, -1, -1))
"""Parts of the time to the next replenishment that stock may be held to last, the whole first."""

_NEARLY = 1.05
"""Times the room that what is to be seen may need before it is lowered for all: where so little lacks, a few products lack a facing."""


class Eased(msgspec.Struct, frozen=True):
    """The ground with what its products are held to: facings to be seen, and the part of the time to the next replenishment to last."""

    ground: Ground
    visible: int
    lasting: float

    def told(self, task: Task) -> Task:
        """The task, saying what its articles are held to."""
        asked = any(article.lasting_units for article in self.ground.articles.values())
        return msgspec.structs.replace(task, visible=self.visible, lasting=self.lasting if asked else 0.0)


def eased(project: Project, ground: Ground) -> Eased:
    """To be seen comes first: by the most facings there is (nearly) room for in all, at least one. Then to last, as long as there is room for.

    Without this the few facings that fit would all go where they are narrowest, and best sellers would have fewest.
    """
    room = sum(shelf.room for shelf in ground.shelves) + sum(article.fixed for article in ground.articles.values())
    visible = max((article.asked_facings for article in ground.articles.values()), default=0)
    while visible > 1 and _needed(project, ground, visible, 0.0) > room * _NEARLY:
        visible -= 1
    lasting = next((part for part in PARTS if _needed(project, ground, visible, part) <= room + 1e-6), PARTS[-1])
    return Eased(msgspec.structs.replace(ground, articles=_articles(ground, visible, lasting)), visible, lasting)


def least(project: Project, wanted: Article, group: Sequence[Standing]) -> float:
    """The length (mm) a product needs at least, with the facings of its blocks in the scope."""
    units = [(held(project, one) or 0) / one.block.position.wide for one in group]
    return least_length(wanted, min(one.block.facing[0] for one in group), min(units))


def _articles(ground: Ground, visible: int, lasting: float) -> dict[str, Article]:
    return {name: held_to(article, visible, lasting, ground.groups[name][0].product.min_units or 0) for name, article in ground.articles.items()}


def _needed(project: Project, ground: Ground, visible: int, lasting: float) -> float:
    """Length (mm) of all products held to that."""
    return sum(least(project, article, ground.groups[name]) for name, article in _articles(ground, visible, lasting).items())
