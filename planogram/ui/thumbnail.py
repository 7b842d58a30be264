"""The small picture a project file carries of its first face, for file managers and lists. Not an export (exchange/image)."""

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter

from planogram.draw.elevation import draw_face
from planogram.model.project import Project
from planogram.ui.furniture_pictures import drawing_style, paint_drawing

WIDTH, HEIGHT = 480, 300


def thumbnail(project: Project) -> bytes | None:
    """A PNG of WIDTH × HEIGHT pixels on white; None for a project without furniture."""
    shown = next(((gondola.id, face.side) for gondola in project.gondolas for face in gondola.faces if face.bays), None)
    if shown is None:
        return None
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, paint_drawing(draw_face(project, *shown, drawing_style("light")), WIDTH, HEIGHT, 1.0))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
