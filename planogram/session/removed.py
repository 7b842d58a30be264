"""What left the shelves since the project was opened: products that stood somewhere in an earlier step and stand nowhere now."""

from planogram.model.fixture import Bay
from planogram.model.memo import memo
from planogram.model.project import Project
from planogram.session.history import History


def removed_products(history: History) -> frozenset[str]:
    """Ids of the products of the present project that an earlier step had on a shelf and the present has not."""
    now = standing(history.project)
    earlier = frozenset[str]().union(*(standing(step.project) for step in history.steps[: history.now])) - now
    return earlier & {product.id for product in history.project.products} if earlier else earlier


def standing(project: Project) -> frozenset[str]:
    """Ids of the products that stand somewhere."""
    bays = [bay for gondola in project.gondolas for face in gondola.faces for bay in face.bays]
    return frozenset[str]().union(*(_standing_in(bay) for bay in bays))


@memo(60_000, len)
def _standing_in(bay: Bay) -> frozenset[str]:
    return frozenset(position.product for level in bay.levels for position in level.positions)
