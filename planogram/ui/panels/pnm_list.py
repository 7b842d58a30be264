"""The palette of PNM pieces: detached ones first, the project's articles, then every piece of the glossary. A drag carries one of them."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QIcon
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from planogram.i18n import Translator
from planogram.model.pnm import Pnm, PnmArticle
from planogram.model.pnm_catalogue import PIECES, article_of, hosts_of
from planogram.model.pnm_layout import UNKNOWN, articles_by_code
from planogram.tools.pnm import placeable
from planogram.ui.canvas.hand import PNM_MIME
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import named
from planogram.ui.pnm_pictures import article_picture

_WIDE, _HIGH = 52, 44
_REFERENCE = Qt.ItemDataRole.UserRole
Entry = tuple[str, PnmArticle, str]
"""Reference for tools/pnm, the article to picture, the second line."""


class PnmList(QListWidget):
    """Lines with pictures under headings; `show_pieces` mirrors a layer."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "pieces")
        self.setIconSize(QSize(_WIDE, _HIGH))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    def show_pieces(self, pnm: Pnm, say: Translator, theme: str) -> None:
        """Fill the list anew."""
        self.clear()
        for title, entries in _sections(pnm, say):
            lines = list(entries)
            if lines:
                self._add_heading(say(title))
            for entry in lines:
                self._add(entry, say, theme)

    def narrow(self, text: str) -> None:
        """Only the lines with all the words; headings go while words are asked."""
        words = folded(text).split()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(bool(words) and (not item.data(_REFERENCE) or not all(word in folded(item.text()) for word in words)))

    def reference(self) -> str:
        """What the present line stands for; empty for a heading."""
        item = self.currentItem()
        return str(item.data(_REFERENCE) or "") if item is not None else ""

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]
        mime = QMimeData()
        references = [item.data(_REFERENCE) for item in items if item.data(_REFERENCE)]
        if references:
            mime.setData(PNM_MIME, QByteArray(str(references[0]).encode()))
        return mime

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: ARG002
        item = self.currentItem()
        if item is None or not item.data(_REFERENCE):
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(item.icon().pixmap(QSize(_WIDE, _HIGH)))
        drag.setHotSpot(QPoint(_WIDE // 2, _HIGH // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def _add(self, entry: Entry, say: Translator, theme: str) -> None:
        reference, article, detail = entry
        picture = article_picture(article, theme, _WIDE, _HIGH, self.devicePixelRatioF())
        item = QListWidgetItem(QIcon(picture), f"{article.label}\n{detail}", self)
        item.setData(_REFERENCE, reference)
        item.setSizeHint(QSize(0, _HIGH + 8))
        if reference.startswith("detached:"):
            item.setToolTip(say("pnm.attach"))
        elif not placeable(article):
            item.setToolTip(say(f"pnm.refusal.{'ended' if article.status == 'ended' else 'no_host'}", piece=article.label))


def _sections(pnm: Pnm, say: Translator) -> Iterator[tuple[str, Iterator[Entry]]]:
    articles = articles_by_code(pnm.articles)
    detached = ((f"detached:{one.placement.id}", articles.get(one.placement.code, UNKNOWN), one.placement.code) for one in pnm.detached)
    yield "pnm.group.detached", detached
    yield "pnm.group.articles", ((f"article:{one.code}", one, _detail(one, say)) for one in pnm.articles)
    yield "pnm.group.pieces", (_usual(key, say) for key in PIECES)


def _usual(key: str, say: Translator) -> Entry:
    name = say(f"pnm.piece.{key}")
    article = article_of(key, "", name)
    return f"kind:{key}:{name}", article, _detail(article, say)


def _detail(article: PnmArticle, say: Translator) -> str:
    hosts = ", ".join(say(f"pnm.host.{host}") for host in hosts_of(article)[:2] if say.has(f"pnm.host.{host}"))
    return " · ".join(part for part in (article.code, hosts or say(f"pnm.family.{article.family}") if article.family else hosts) if part)
