"""The present plan and the proposal side by side, what would change in colour. It shows; window.py decides what."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.change import Kind
from planogram.metrics.change_marks import Seen
from planogram.metrics.changes import compare_projects
from planogram.model.find import walk_positions
from planogram.model.project import Project
from planogram.optimise.comparing import Row, Totals, compared
from planogram.optimise.offer import Offer
from planogram.ui.compare.comparison import Compared, Shown, faces_of
from planogram.ui.compare.inks import COLOURS
from planogram.ui.compare.pair import FacePair
from planogram.ui.icons import chip
from planogram.ui.parts import label
from planogram.ui.theme import Theme

if TYPE_CHECKING:
    from planogram.model.fixture import Face, Gondola


_KINDS: tuple[Kind, ...] = ("moved", "refaced", "added", "removed")


class Preview(QWidget):
    """`picked` carries the product of the block clicked."""

    picked = Signal(str)

    def __init__(self, pair: FacePair, say: Translator) -> None:
        super().__init__()
        self.pair, self._say = pair, say
        self._compared: Compared | None = None
        self.faces = QComboBox()
        self.faces.setAccessibleName(say("compare.face"))
        self.faces.setMinimumWidth(260)
        head = QHBoxLayout()
        head.addWidget(self.faces)
        for kind in _KINDS:
            sample = QLabel()
            sample.setPixmap(chip(COLOURS[kind]))
            head.addSpacing(8)
            head.addWidget(sample)
            head.addWidget(label(say(f"change.kind.{kind}"), "small"))
        head.addStretch(1)
        plans, self._pages = QWidget(), QStackedWidget()
        column = QVBoxLayout(plans)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(pair, 1)
        self._pages.addWidget(label(say("optimiser.empty"), "muted", wrap=True, centred=True))
        self._pages.addWidget(plans)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.faces.activated.connect(lambda _: self._show_face())
        pair.picked.connect(self._pick)

    def dress(self, theme: Theme) -> None:
        """Other colours."""
        self.pair.set_theme(theme)
        self._show_face()

    def compare(self, offer: Offer, face: "tuple[Gondola, Face] | None") -> tuple[tuple[Row, ...], Totals]:
        """Show an offer whole, on the face on show or else on the first it changes; what it changes product by product."""
        self._pages.setCurrentIndex(1)
        self._show(offer.base, offer.applied(), (face[0].name, face[1].side) if face is not None else None)
        return compared(offer)

    def show_products(self, offer: Offer, products: Collection[str]) -> tuple[tuple[Row, ...], Totals]:
        """Show the offer for these products only, such as `Offer.accepted` gives; what changes then."""
        self._show(offer.base, offer.part(products), self.faces.currentData())
        return compared(offer, products)

    def look_at(self, product: str) -> None:
        """Outline the blocks of a product on both plans."""
        if self._compared is None:
            return
        old, new = (self._blocks(plan, product) for plan in (self._compared.old, self._compared.new))
        self._go_where(product)
        self.pair.select(Seen(positions=old), Seen(positions=new))

    def _blocks(self, plan: Project, product: str) -> tuple[str, ...]:
        return tuple(position.id for _, position in walk_positions(plan) if position.product == product)

    def _go_where(self, product: str) -> None:
        """A face that carries the product, when the one shown does not."""
        assert self._compared is not None
        there = [
            (place.gondola.name, place.face.side)
            for plan in (self._compared.new, self._compared.old)
            for place, position in walk_positions(plan)
            if position.product == product
        ]
        offered = [self.faces.itemData(n) for n in range(self.faces.count())]
        found = next((face for face in there if face in offered), None)
        if found is not None and self.faces.currentData() not in there:
            self.faces.setCurrentIndex(offered.index(found))
            self._show_face()

    def _show(self, old: Project, new: Project, wanted: tuple[str, str] | None) -> None:
        self._compared = Compared(old, new, compare_projects(old, new))
        changed = [(gondola, side, count) for gondola, side, count in faces_of(self._compared) if count]
        shown = [(gondola, side) for gondola, side, _ in changed]
        if wanted is not None and wanted not in shown:
            changed, shown = [(*wanted, 0), *changed], [wanted, *shown]
        self.faces.clear()
        for gondola, side, count in changed:
            side_words = self._say(f"cli.side.{side}")
            self.faces.addItem(self._say("optimiser.face", gondola=gondola, face=side_words, count=count), (gondola, side))
        best = wanted if wanted in shown and (changed[shown.index(wanted)][2] or len(shown) == 1) else next(iter(shown[1:] or shown), None)
        self.faces.setCurrentIndex(shown.index(best) if best in shown else -1)
        self._show_face()

    def _show_face(self) -> None:
        face = self.faces.currentData()
        if self._compared is None or face is None:
            return
        names = self._say("optimiser.now"), self._say("optimiser.proposed")
        self.pair.show_faces(names, tuple(_unnumbered(one) for one in self._compared.sides), *face)  # type: ignore[arg-type]

    def _pick(self, side: str, position_id: str) -> None:
        if self._compared is None:
            return
        plan = self._compared.old if side == "old" else self._compared.new
        product = next((position.product for _, position in walk_positions(plan) if position.id == position_id), "")
        if product:
            self.picked.emit(product)


def _unnumbered(shown: Shown) -> Shown:
    """Colours alone: there is no numbered list here."""
    return msgspec.structs.replace(shown, numbers={})
