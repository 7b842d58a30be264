"""What was cut or copied: positions in shelf order, or notes; kept with the program, not with the project."""

from collections.abc import Sequence

from planogram.model.note import Note
from planogram.model.orientation import FACES
from planogram.model.position import Position
from planogram.model.product import Product, image_of
from planogram.session.document import Document


class Clipboard:
    """The last cut or copied blocks, or else notes; pasted under new ids.

    Blocks have their products and the pictures of these with them: the project they are pasted into may know neither.
    """

    def __init__(self) -> None:
        self.positions: tuple[Position, ...] = ()
        self.notes: tuple[Note, ...] = ()
        self.products: tuple[Product, ...] = ()
        self.images: dict[str, bytes] = {}

    def put_positions(self, positions: Sequence[Position], document: Document) -> None:
        """Take up blocks of `document`."""
        wanted = {position.product for position in positions}
        self.positions, self.notes = tuple(positions), ()
        self.products = tuple(product for product in document.project.products if product.id in wanted)
        self.images = {name: document.images[name] for product in self.products for name in pictures_of(product) if name in document.images}

    def put_notes(self, notes: Sequence[Note]) -> None:
        """Take up notes."""
        self.notes, self.positions, self.products, self.images = tuple(notes), (), (), {}

    def take(self, other: "Clipboard") -> None:
        """What is on another one, in place of what was here."""
        self.positions, self.notes, self.products, self.images = other.positions, other.notes, other.products, other.images


def pictures_of(product: Product) -> tuple[str, ...]:
    """Names of the product's pictures."""
    return tuple(name for face in FACES if (name := image_of(product, face)))
