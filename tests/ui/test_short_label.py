from pytestqt.qtbot import QtBot

from planogram.ui.main_window import MainWindow
from planogram.ui.short_label import ShortLabel

TOLD = "1 erreur, 83 alertes, 254 conseils"


def test_words_without_room_end_in_an_ellipsis_and_are_read_whole_under_the_mouse(qtbot: QtBot) -> None:
    label = ShortLabel("muted")
    qtbot.addWidget(label)
    label.setText(TOLD)
    label.resize(label.sizeHint())
    label.show()
    assert (label.seen, label.toolTip()) == (TOLD, "")
    label.resize(80, label.height())
    assert label.seen.endswith("…") and label.seen[:3] == TOLD[:3] and label.toolTip() == TOLD
    assert label.grab().toImage() != ShortLabel().grab().toImage()


def test_more_findings_do_not_make_the_window_wider(window: MainWindow) -> None:
    window.run("view.findings")
    panel = window.findings
    panel.count.setText(TOLD)
    least = panel.minimumSizeHint().width()
    panel.count.setText(TOLD * 4)
    assert panel.minimumSizeHint().width() == least
