"""Where dialogs for files begin."""

from pathlib import Path

from planogram.session.document import Document
from planogram.ui.folders import folder_beside
from tests.builders import two_bays


def test_a_dialog_begins_beside_the_open_file_or_at_home_where_there_is_none(tmp_path: Path) -> None:
    assert folder_beside(Document(two_bays())) == Path.home()
    assert folder_beside(Document(two_bays(), tmp_path / "shop.planogram")) == tmp_path
    assert folder_beside(Document(two_bays(), tmp_path / "gone" / "shop.planogram")) == Path.home()
