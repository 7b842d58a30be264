"""The optimiser's form: which question, of which part of the shop, under which rules. It puts the question together; it answers nothing."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope, face_scope
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.optimise.offer import MODES, Wish
from planogram.session.workbench import Workbench
from planogram.ui.optimiser.pages import ArrangePage, BalancePage, FacingsPage, LimitsPart
from planogram.ui.optimiser.products import ProductTree
from planogram.ui.panels.scope_choice import ScopeChoice
from planogram.ui.parts import label, named, with_name

WIDTH = 344


class Form(QWidget):
    """`asked` when another mode or scope is chosen, or other products to place."""

    asked = Signal()

    def __init__(self, workbench: Workbench, say: Translator) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, say
        self._listed: tuple[object, ...] = ()
        self.modes = with_name(QTabBar(), "modes")
        self.modes.setExpanding(True)
        self.modes.setUsesScrollButtons(False)
        for name in MODES:
            number = self.modes.addTab(say(f"optimiser.mode.{name}"))
            self.modes.setTabToolTip(number, say(f"optimiser.mode.{name}.tip"))
        self.modes.setAccessibleName(say("optimiser.title"))
        self.about = label("", "small", wrap=True)
        self.scope = ScopeChoice(workbench, say, "face", [])
        self.face = label("", "", wrap=True)
        self.balance, self.facings, self.arrange = BalancePage(say), FacingsPage(say), ArrangePage(say)
        self.limits = LimitsPart(say)
        self.may_drop = ProductTree(say, say("optimiser.may_drop"), say("optimiser.may_drop.tip"))
        self.chosen = ProductTree(say, say("optimiser.products"), say("optimiser.products.tip"))
        self._lay_out()
        self.setLocale(QLocale(say.language))
        self.modes.currentChanged.connect(lambda _: self._show_mode())
        self.scope.changed.connect(self._scope_changed)
        self.chosen.changed.connect(self.asked)
        self._show_mode()

    def _lay_out(self) -> None:
        inside = named(QWidget(), "panel")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(14, 4, 14, 10)
        rows.setSpacing(4)
        for part in (self.about, self.face, self.scope, self.balance, self.facings, self.arrange, self.limits):
            rows.addWidget(part)
        for tree in (self.may_drop, self.chosen):
            rows.addWidget(tree, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.modes)
        column.addLayout(head)
        column.addWidget(area, 1)
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH + 80)

    @property
    def mode(self) -> str:
        """One of MODES."""
        return MODES[self.modes.currentIndex()]

    def show_mode(self, mode: str) -> None:
        """Go to a mode."""
        self.modes.setCurrentIndex(MODES.index(mode))

    def wish(self) -> Wish | None:
        """The question; None when there is nothing to ask about."""
        scope, question = self.scope.scope(), None
        if self.mode == "arrange":
            face = self._workbench.face
            if face is None or not self.chosen.ticked:
                return None
            question = self.arrange.question(face[0].id, face[1].side, self.chosen.ticked)
            scope = face_scope(face[0].name, face[1].side)
        rules = self.limits.rules(self.balance.mix, self.balance.fill.isChecked(), self.may_drop.ticked)
        return Wish(self.mode, scope, rules, self.facings.assumptions, question)

    def refresh(self) -> None:
        """List the products of the scope, where it is another one."""
        project, face = self._workbench.document.committed, self._workbench.face
        self._say_face()
        scope = self.scope.scope()
        key = (project.products, project.gondolas, scope, self._workbench.face_ref)
        if self._listed and all(new is old or new == old for new, old in zip(key[2:], self._listed[2:], strict=True)) and key[0] is self._listed[0]:
            if key[1] is not self._listed[1]:
                self._listed = key
                self._list_scope(scope)
            return
        self._listed = key
        self._list_scope(scope)
        here = {position.product for bay in face[1].bays for level in bay.levels for position in level.positions} if face is not None else set()
        self.chosen.show_products([product for product in project.products if product.width > 0], here)

    def _list_scope(self, scope: Scope) -> None:
        known = products_by_id(self._workbench.document.committed.products)
        products = [known[name] for name in measure(self._workbench.document.committed, scope).product_ids if name in known]
        if [one.id for one in products] != list(self.may_drop.ids):
            self.may_drop.show_products(products, self.may_drop.ticked)
        self.facings.show_families(_families(products))

    def _say_face(self) -> None:
        face = self._workbench.face
        self.face.setText(f"{face[0].name} · {self._say(f'cli.side.{face[1].side}')}" if face is not None else self._say("optimiser.no_face"))

    def _scope_changed(self) -> None:
        self.refresh()
        self.asked.emit()

    def _show_mode(self) -> None:
        mode = self.mode
        arranging = mode == "arrange"
        self.about.setText(self._say(f"optimiser.mode.{mode}.tip"))
        self.balance.setVisible(mode == "rebalance")
        self.facings.setVisible(mode == "facings")
        for shown in (self.arrange, self.chosen, self.face):
            shown.setVisible(arranging)
        parts: tuple[QWidget, ...] = (self.scope, self.limits, self.may_drop)
        for part in parts:
            part.setVisible(not arranging)
        self.refresh()
        self.asked.emit()


def _families(products: list[Product]) -> tuple[str, ...]:
    return tuple(sorted({product.family for product in products}, key=str.casefold))
