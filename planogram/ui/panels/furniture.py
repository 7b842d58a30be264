"""The Furniture palette: every piece with its picture, to drag onto the drawing or to add with a double-click. Adding is the window's business."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QMenu, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.fixture import LEVEL_KINDS
from planogram.model.furniture import PIECES
from planogram.model.project import Project
from planogram.storage.library import BadPiece, FurnitureLibrary, OwnPiece
from planogram.ui.canvas.hand import FURNITURE_MIME
from planogram.ui.furniture_pictures import bay_picture, gondola_picture, level_picture, piece_picture
from planogram.ui.icons import icon
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.piece_list import REFERENCE, PieceList
from planogram.ui.panels.search_line import SearchLine
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme

_WIDE, _HIGH = 76, 56


@dataclass(frozen=True)
class Entry:
    """A line of the palette: its reference (`piece:KEY`, `own:NAME`, `level:KIND` or `bay:`), its words, and how its picture is made for a theme

    and a screen's ratio.
    """

    reference: str
    name: str
    detail: str
    picture: Callable[[str, float], QPixmap]


class FurniturePanel(QWidget):
    """`wanted` carries the reference of the piece to add, `forget_wanted` the name of an own piece to delete."""

    wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, library: FurnitureLibrary, translator: Translator, theme: Theme, verbs: tuple[QAction, ...]) -> None:
        super().__init__()
        named(self, "panel")
        self.library, self._say, self._theme = library, translator, theme
        self.broken: tuple[BadPiece, ...] = ()
        self.told: Project | None = None
        """The project of which a removal was told: the notice's button undoes that, so it goes when another edit comes."""
        self._own: dict[str, OwnPiece] = {}
        self._undrawn: list[tuple[QListWidgetItem, Entry]] = []
        self.list = PieceList(FURNITURE_MIME, QSize(_WIDE, _HIGH))
        self.search = SearchLine(self.list)
        self.search.textChanged.connect(self._narrow)
        self._lens = self.search.addAction(icon("search", theme.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setSpacing(1)
        self.list.itemActivated.connect(lambda item: self._ask(item))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self._none = label("", "muted", wrap=True)
        self._lay_out(verbs)
        self.set_translator(translator)

    def _lay_out(self, verbs: tuple[QAction, ...]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(4)
        head.addWidget(self.search, 1)
        for verb in verbs:
            button = QToolButton(autoRaise=True)
            button.setDefaultAction(verb)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        self._none.setContentsMargins(14, 0, 12, 10)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.search.setPlaceholderText(translator("furniture.search"))
        self.search.setAccessibleName(translator("furniture.search"))
        self.list.setAccessibleName(translator("dock.furniture"))
        self.reload()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._lens.setIcon(icon("search", theme.muted))
        self.reload()

    def own_piece(self, name: str) -> OwnPiece | None:
        """The saved piece of that name."""
        return self._own.get(name)

    def reload(self) -> None:
        """Read the folder again and show every line; `broken` says which files were skipped."""
        pieces, self.broken = self.library.pieces()
        self._own = {piece.name: piece for piece in pieces}
        chosen = self.list.reference() or None
        self.list.clear()
        self._undrawn = []
        for section, entries in self._sections():
            if entries:
                self._add_heading(self._say(f"furniture.section.{section}"))
            for entry in entries:
                self._add(entry)
                if entry.reference == chosen:
                    self.list.setCurrentRow(self.list.count() - 1)
        self._none.setText(self._say("furniture.none_saved"))
        self._narrow()
        self._draw()

    def _sections(self) -> Iterator[tuple[str, list[Entry]]]:
        say = self._say
        yield "own", [self._own_entry(piece) for piece in self._own.values()]
        yield "pieces", [self._piece_entry(key) for key in PIECES]
        detail = say("furniture.detail.bay")
        bay = Entry("bay:", say("furniture.bay"), detail, lambda theme, ratio: bay_picture(theme, _WIDE, _HIGH, ratio))
        yield "parts", [bay, *(self._level_entry(kind) for kind in LEVEL_KINDS)]

    def _piece_entry(self, key: str) -> Entry:
        kind = PIECES[key]
        detail = self._sizes([kind.bay_width] * kind.bays, kind.bay_height)
        return Entry(f"piece:{key}", self._say(f"furniture.piece.{key}"), detail, lambda theme, ratio: piece_picture(key, theme, _WIDE, _HIGH, ratio))

    def _sizes(self, widths: list[float], height: float) -> str:
        number = self._say.number
        width = "–".join(number(one / 10) for one in sorted({min(widths), max(widths)}))
        return self._say("furniture.detail.piece", bays=len(widths), width=width, height=number(height / 10))

    def _own_entry(self, piece: OwnPiece) -> Entry:
        key = "bay" if piece.bay is not None else "gondola"
        bays = (piece.bay,) if piece.bay is not None else piece.gondola.faces[0].bays if piece.gondola.faces else ()
        detail = self._say.plural(f"furniture.detail.own_{key}", len(piece.products))
        if bays and not piece.products:
            detail = self._sizes([bay.width for bay in bays], max(bay.height for bay in bays))
        return Entry(
            f"own:{piece.name}", piece.name, detail, lambda theme, ratio: gondola_picture(piece.gondola, piece.products, theme, _WIDE, _HIGH, ratio)
        )

    def _level_entry(self, kind: str) -> Entry:
        known = next(one for one in LEVEL_KINDS if one == kind)
        name, detail = self._say(f"level_kind.{kind}"), self._say(f"furniture.level.{kind}")
        return Entry(f"level:{kind}", name, detail, lambda theme, ratio: level_picture(known, theme, _WIDE, _HIGH, ratio))

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(f"{entry.name}\n{entry.detail}", self.list)
        item.setData(REFERENCE, entry.reference)
        item.setToolTip(self._say("furniture.tip", name=entry.name))
        item.setSizeHint(QSize(0, _HIGH + 8))
        self._undrawn.append((item, entry))

    def _draw(self) -> None:
        """The pictures of the lines, once they are in sight: at a start the panel is behind the catalogue."""
        for item, entry in self._undrawn if self.isVisible() else ():
            item.setIcon(QIcon(entry.picture(self._theme.name, self.devicePixelRatioF())))
        self._undrawn = [] if self.isVisible() else self._undrawn

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _narrow(self) -> None:
        words = folded(self.search.text()).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = folded(item.text())
            item.setHidden(bool(words) and (not item.data(REFERENCE) or not all(word in text for word in words)))
        self._none.setVisible(not self._own and not words)

    def _ask(self, item: QListWidgetItem) -> None:
        if item.data(REFERENCE):
            self.wanted.emit(item.data(REFERENCE))

    def _offer(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is None or not item.data(REFERENCE):
            return
        menu = QMenu(self)
        menu.addAction(self._say("furniture.add"), lambda: self._ask(item))
        if str(item.data(REFERENCE)).startswith("own:"):
            menu.addAction(self._say("furniture.forget"), lambda: self.forget_wanted.emit(str(item.data(REFERENCE)).removeprefix("own:")))
        menu.exec(self.list.viewport().mapToGlobal(at))
        menu.deleteLater()
