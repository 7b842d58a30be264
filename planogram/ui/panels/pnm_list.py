"""The palette of PNM pieces: detached ones first, the project's articles, then every piece of the glossary. A drag carries one of them."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidgetItem

from planogram.i18n import Translator
from planogram.model.pnm import Pnm, PnmArticle
from planogram.model.pnm_catalogue import PIECES, article_of, hosts_of
from planogram.model.pnm_layout import UNKNOWN, articles_by_code
from planogram.tools.pnm import placeable
from planogram.ui.canvas.hand import PNM_MIME
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.piece_list import REFERENCE, PieceList
from planogram.ui.parts import plain_tip
from planogram.ui.pnm_pictures import article_picture

_WIDE, _HIGH = 52, 44
Entry = tuple[str, PnmArticle, str]
"""Reference for tools/pnm, the article to picture, the second line."""


class PnmList(PieceList):
    """Lines with pictures under headings; `show_pieces` mirrors a layer."""

    def __init__(self) -> None:
        super().__init__(PNM_MIME, QSize(_WIDE, _HIGH))
        self.setWordWrap(False)

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
            item.setHidden(bool(words) and (not item.data(REFERENCE) or not all(word in folded(item.text()) for word in words)))

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
        item.setData(REFERENCE, reference)
        item.setSizeHint(QSize(0, _HIGH + 8))
        if reference.startswith("detached:"):
            item.setToolTip(say("pnm.attach"))
        elif not placeable(article):
            item.setToolTip(say(f"pnm.refusal.{'ended' if article.status == 'ended' else 'no_host'}", piece=article.label))
        else:
            item.setToolTip(plain_tip(item.text()))


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
