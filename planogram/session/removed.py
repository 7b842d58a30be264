"""What left the shelves since the project was opened: products that stood somewhere in an earlier step and stand nowhere now."""

from collections.abc import Iterator

from planogram.model.fixture import Bay
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.session.history import History


def removed_products(history: History) -> frozenset[str]:
    """Ids of the products of the present project that an earlier step had on a shelf and the present has not."""
    absent = _ids(history.project.products) - standing(history.project)
    return absent & frozenset[str]().union(*map(_standing_in, _earlier_bays(history))) if absent else absent


def _earlier_bays(history: History) -> Iterator[Bay]:
    """The bays of the earlier steps, each once: most steps share all but one."""
    known: set[int] = set()
    for step in history.steps[: history.now]:
        fresh = [gondola for gondola in step.project.gondolas if id(gondola) not in known]
        known.update(map(id, fresh))
        bays = [bay for gondola in fresh for face in gondola.faces for bay in face.bays if id(bay) not in known]
        known.update(map(id, bays))
        yield from bays


@memo(4)
def _ids(products: tuple[Product, ...]) -> frozenset[str]:
    return frozenset(product.id for product in products)


def standing(project: Project) -> frozenset[str]:
    """Ids of the products that stand somewhere."""
    bays = [bay for gondola in project.gondolas for face in gondola.faces for bay in face.bays]
    return frozenset[str]().union(*(_standing_in(bay) for bay in bays))


@memo(60_000, len)
def _standing_in(bay: Bay) -> frozenset[str]:
    return frozenset(position.product for level in bay.levels for position in level.positions)
