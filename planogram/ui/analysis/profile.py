"""The level profile: what a metre of each height band and of each level brings in revenue, margin and quantity."""

from collections.abc import Iterator

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.levels import BandFigures, LevelFigures, by_band
from planogram.metrics.measure import measure
from planogram.session.workbench import Workbench
from planogram.ui.analysis.bars import Bar, Bars
from planogram.ui.analysis.page import Page
from planogram.ui.panels.figure_text import currency_sign
from planogram.ui.parts import label, with_name
from planogram.ui.theme import Theme

_MEASURES = ("revenue", "margin", "quantity")


class ProfilePage(Page):
    """Bands first, then level by level from the top down; a click selects the level on the shelf."""

    scoped = True

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.bands, self.levels = Bars(theme), Bars(theme)
        self.bands.setAccessibleName(translator("analysis.profile.bands"))
        self.levels.setAccessibleName(translator("analysis.profile.levels"))
        self.levels.picked.connect(self.level_wanted.emit)
        inside = with_name(QWidget(), "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        for title, bars in (("bands", self.bands), ("levels", self.levels)):
            heading = label(translator(f"analysis.profile.{title}"), "heading")
            heading.setContentsMargins(12, 8, 0, 0)
            column.addWidget(heading)
            column.addWidget(bars)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def refresh(self) -> None:
        """Mirror the levels of the scope."""
        project = self.workbench.project
        levels = measure(project, self.scope).levels
        sign = currency_sign(project.currency)
        units = {"revenue": f"{sign}/m", "margin": f"{sign}/m", "quantity": "/m"}
        titles = tuple(f"{self.say(f'figures.column.{key}')} ({units[key]})" for key in _MEASURES)
        self.bands.show_rows(tuple(self._band(band) for band in reversed(by_band(levels))), titles)
        chosen = self.workbench.selection.part
        self.levels.show_rows(tuple(self._level_rows(levels)), titles, chosen)

    def _band(self, band: BandFigures) -> Bar:
        values = tuple(getattr(band, f"{key}_per_m") for key in _MEASURES)
        name = f"{self.say(f'print.band.{band.band}')} · {self.say.number(band.developed_linear_m, 2)}\u00a0m"
        return Bar(name, "", values, self._texts(values))

    def _level_rows(self, levels: tuple[LevelFigures, ...]) -> Iterator[Bar]:
        several = len({(level.gondola, level.face) for level in levels}) > 1
        bays: dict[tuple[str, str, int], list[LevelFigures]] = {}
        for level in levels:
            bays.setdefault((level.gondola, level.face, level.bay), []).append(level)
        for (gondola, face, bay), members in bays.items():
            place = self.say("findings.bay", number=bay)
            yield Bar(f"{gondola} · {self.say(f'side.{face}')} · {place}" if several else place, "", (), (), heading=True)
            for level in reversed(members):
                values = tuple(None if (value := getattr(level, key)) is None else value / level.developed_linear_m for key in _MEASURES)
                band = self.say(f"print.band.{level.band}")
                yield Bar(f"{self.say('findings.level', number=level.level)} · {band}", level.level_id, values, self._texts(values))

    def _texts(self, values: tuple[float | None, ...]) -> tuple[str, ...]:
        return tuple("–" if value is None else self.say.number(value, 0 if abs(value) >= 100 else 1) for value in values)
