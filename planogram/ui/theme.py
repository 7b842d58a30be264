"""The window's colours, light and dark, and the style sheet made from them. What is drawn on the shelf has its own (draw/theme.py)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from planogram.resources import resource

TEXT_PX = 13


@dataclass(frozen=True)
class Theme:
    """Colours as `#rrggbb`. `index_high` and `index_low` tint the cells of sensitivity indices: blue and orange stay apart for every eye.

    Words in `text`, `muted` and `link` keep 4.5 : 1 on every ground they stand on, `faint` ones (which cannot act now) about 3 : 1.
    """

    name: str
    window: str
    panel: str
    raised: str
    field: str
    line: str
    strong_line: str
    text: str
    muted: str
    faint: str
    accent: str
    link: str
    on_accent: str
    hover: str
    picked: str
    danger: str
    warning: str
    good: str
    index_high: str
    index_low: str


LIGHT = Theme(
    name="light",
    window="#eef0f3",
    panel="#fbfcfd",
    raised="#ffffff",
    field="#ffffff",
    line="#dfe3e8",
    strong_line="#c3cad3",
    text="#1d2530",
    muted="#5a6573",
    faint="#8791a0",
    accent="#2563b8",
    link="#2563b8",
    on_accent="#ffffff",
    hover="#e9edf2",
    picked="#d9e6f7",
    danger="#b3261e",
    warning="#96600a",
    good="#1f7a4d",
    index_high="#5b9bd5",
    index_low="#eda65c",
)
DARK = Theme(
    name="dark",
    window="#15181c",
    panel="#1c2025",
    raised="#252a31",
    field="#14171b",
    line="#30363f",
    strong_line="#49515d",
    text="#e4e8ee",
    muted="#a0aab8",
    faint="#6f7987",
    accent="#3474cb",
    link="#6aa5f0",
    on_accent="#ffffff",
    hover="#2a3038",
    picked="#253c5c",
    danger="#f28b82",
    warning="#e6b45c",
    good="#6cc495",
    index_high="#2b69a8",
    index_low="#945a22",
)
THEMES = {"light": LIGHT, "dark": DARK}


def theme_named(name: str) -> Theme:
    """The theme of that name; `system` follows the desktop."""
    if name in THEMES:
        return THEMES[name]
    return DARK if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def load_fonts() -> QFont:
    """Make the bundled Inter known to Qt; the font of the whole window."""
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    font = QFont("Inter")
    font.setPixelSize(TEXT_PX)
    return font


def tabular(font: QFont) -> QFont:
    """The same font with figures of equal width, for columns of numbers."""
    same = QFont(font)
    same.setFeature(QFont.Tag("tnum"), 1)
    return same


def palette_of(theme: Theme) -> QPalette:
    """The palette that unstyled parts of Fusion take."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.link,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.strong_line,
        role.Shadow: theme.strong_line,
    }
    for which, colour in pairs.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette


def style_sheet(theme: Theme) -> str:
    """The style sheet with the theme's colours filled in."""
    images = resource("style").as_posix()
    return Template(resource("style", "window.qss").read_text("utf-8")).substitute(asdict(theme), images=images)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole program."""
    app.setPalette(palette_of(theme))
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:  # every widget alive is dressed again by it
        app.setStyleSheet(sheet)


@contextmanager
def undressed(app: QApplication) -> Iterator[None]:
    """The style sheet laid aside while a first window is built: every part put into another would be dressed again."""
    sheet = app.styleSheet()
    if not sheet or app.topLevelWidgets():
        yield
        return
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)
