"""The three pages of the optimiser's form: criteria, assumptions on earnings, presentation; and the limits two of them share."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.settings import BANDS
from planogram.optimise.arrange import ORDERS
from planogram.optimise.earnings import Assumptions
from planogram.optimise.patterns import PATTERNS
from planogram.optimise.rules import EVEN_MIX, Rules
from planogram.optimise.stock import Question
from planogram.optimise.target import CRITERIA
from planogram.ui.number_box import NumberBox
from planogram.ui.optimiser.fields import Rows, number
from planogram.ui.parts import with_name

_NO_OWN = -0.01


class BalancePage(QWidget):
    """The criteria and how much each counts."""

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self.weights = {name: number(f"weight_{name}", 0.0, most=100.0, step=5.0, decimals=0, suffix=say.percent_sign) for name in CRITERIA}
        for name, weight in EVEN_MIX:
            self.weights[name].setValue(weight * 100)
        self.fill = with_name(QCheckBox(say("optimiser.fill")), "fill")
        self.fill.setToolTip(say("optimiser.fill.tip"))
        rows = Rows(say("optimiser.criteria"))
        for name, box in self.weights.items():
            rows.add(say(f"optimiser.criterion.{name}"), box)
        rows.add_whole(self.fill)
        _alone(self, rows)

    @property
    def mix(self) -> tuple[tuple[str, float], ...]:
        """Weights that sum to 1; those of the course when all are 0."""
        found = {name: box.value() for name, box in self.weights.items() if box.value() > 0}
        whole = sum(found.values())
        return tuple((name, value / whole) for name, value in found.items()) if whole else EVEN_MIX


class FacingsPage(QWidget):
    """Elasticities, what levels sell, stock-outs: assumptions, with their sources beside them."""

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self._say = say
        usual = Assumptions()
        self.elasticity = number("elasticity", usual.elasticity, step=0.01)
        self.bands = {band: number(f"band_{band}", dict(usual.bands)[band], most=3.0) for band in reversed(BANDS)}
        self.stock_outs = with_name(QCheckBox(say("optimiser.stock_outs")), "stockOuts")
        self.stock_outs.setToolTip(say("optimiser.stock_outs.tip"))
        self.stock_outs.setChecked(usual.stock_outs)
        self.own: dict[str, NumberBox] = {}
        self.families = Rows("")
        self.families.hide()
        self.open_families = with_name(QToolButton(), "fold")
        self.open_families.setCheckable(True)
        self.open_families.setText(f"{say('optimiser.elasticity.families')}…")
        self.open_families.toggled.connect(self.families.setVisible)
        self._lay_out(say)

    def _lay_out(self, say: Translator) -> None:
        space = Rows(say("optimiser.elasticity.title"))
        space.add(say("optimiser.elasticity"), self.elasticity, say("optimiser.elasticity.source"))
        space.say_source(say("optimiser.elasticity.source"))
        space.add_whole(self.open_families)
        space.add_whole(self.families)
        levels = Rows(say("optimiser.bands"))
        for band, box in self.bands.items():
            levels.add(say(f"print.band.{band}").split("|")[0], box, say("optimiser.bands.source"))
        levels.say_source(say("optimiser.bands.source"))
        levels.add_whole(self.stock_outs)
        _alone(self, space, levels)

    def show_families(self, names: tuple[str, ...]) -> None:
        """A row for each family; values typed before are kept."""
        if tuple(self.own) == names:
            return
        kept = self.elasticities
        self.families.clear()
        self.own = {}
        for name in names:
            box = number(f"elasticity_{name}", dict(kept).get(name, _NO_OWN), least=_NO_OWN, step=0.01)
            box.setSpecialValueText(self._say("optimiser.elasticity.general"))
            self.own[name] = box
            self.families.add(name or "–", box)

    @property
    def elasticities(self) -> tuple[tuple[str, float], ...]:
        """Families with an elasticity of their own."""
        return tuple((name, box.value()) for name, box in self.own.items() if box.value() >= 0)

    @property
    def assumptions(self) -> Assumptions:
        """All of it as a value."""
        bands = tuple((band, box.value()) for band, box in self.bands.items())
        return Assumptions(self.elasticity.value(), self.elasticities, bands, self.stock_outs.isChecked())


class ArrangePage(QWidget):
    """Presentation, order inside a block, separators."""

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self.pattern, self.order = with_name(QComboBox(), "pattern"), with_name(QComboBox(), "order")
        for name in PATTERNS:
            self.pattern.addItem(say(f"optimiser.pattern.{name}"), name)
        for name in ORDERS:
            self.order.addItem(say(f"optimiser.order.{name}"), name)
        self.separators = with_name(QCheckBox(say("optimiser.separators")), "separators")
        self.visible = with_name(QCheckBox(say("optimiser.visible")), "arrangeVisible")
        self.visible.setChecked(True)
        self.move_levels = with_name(QCheckBox(say("optimiser.move_levels")), "moveLevels")
        self.move_levels.setToolTip(say("optimiser.move_levels.tip"))
        rows = Rows(say("optimiser.presentation"))
        rows.add(say("optimiser.pattern"), self.pattern)
        rows.add(say("optimiser.order"), self.order)
        rows.add_whole(self.separators)
        rows.add_whole(self.visible)
        rows.add_whole(self.move_levels)
        _alone(self, rows)

    def question(self, gondola: str, side: str, products: tuple[str, ...]) -> Question:
        """The question for a face and these products."""
        pattern, order = str(self.pattern.currentData()), str(self.order.currentData())
        on = [box.isChecked() for box in (self.separators, self.visible)]
        return Question(gondola, side, pattern, order, products, separators=on[0], visible=on[1], move_levels=self.move_levels.isChecked())


_CHECKS = ("visible", "supply", "may_empty", "free_to_move", "together")


class LimitsPart(QWidget):
    """What a proposal must respect, and whether blocks may change level."""

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self.checks = {name: with_name(QCheckBox(say(f"optimiser.{name}")), name) for name in _CHECKS}
        for name, box in self.checks.items():
            tip = f"optimiser.{name}.tip"
            box.setToolTip(say(tip) if say.has(tip) else "")
        usual = Rules()
        for name, box in self.checks.items():
            box.setChecked(getattr(usual, name))
        self.price = number("price", usual.price_per_move, step=0.001, decimals=4)
        self.seconds = number("seconds", usual.seconds, least=0.2, most=120.0, step=1.0, decimals=1, suffix="\u00a0s")
        rows = Rows(say("optimiser.limits"))
        for box in self.checks.values():
            rows.column.insertWidget(rows.column.count() - 1, box)
        rows.add(say("optimiser.price"), self.price, say("optimiser.price.tip"))
        rows.add(say("optimiser.seconds"), self.seconds, say("optimiser.seconds.tip"))
        self.checks["free_to_move"].toggled.connect(self._enable)
        self._enable(False)
        _alone(self, rows)

    def _enable(self, free: bool) -> None:
        self.checks["together"].setEnabled(free)
        self.price.setEnabled(free)

    def rules(self, mix: tuple[tuple[str, float], ...], fill: bool, may_drop: tuple[str, ...]) -> Rules:
        """The rules with the criteria of another page."""
        on = {name: box.isChecked() for name, box in self.checks.items()}
        return Rules(mix, **on, may_drop=may_drop, fill=fill, price_per_move=self.price.value(), seconds=self.seconds.value())


def _alone(page: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
