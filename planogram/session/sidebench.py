"""A second look at the same work: document, selection and clipboard are the main workbench's, the face on show is its own."""

from planogram.session.document import Document
from planogram.session.workbench import FaceRef, PnmLayer, Workbench


class SideBench(Workbench):
    """Follows the main workbench to another document; `show_face` changes only what is shown here."""

    def __init__(self, main: Workbench, face: FaceRef | None = None) -> None:
        self._main = main
        super().__init__(main.document)
        self.selection, self.clipboard = main.selection, main.clipboard
        self._face = face or main.face_ref
        main.listen(self._notify)

    @property
    def document(self) -> Document:
        """The document open in the main workbench."""
        return self._main.document

    @document.setter
    def document(self, document: Document) -> None:
        """There is one document only, and the main workbench opens it."""

    @property
    def pnm_layer(self) -> PnmLayer:
        """How the PNM layer is looked at, here as there."""
        return self._main.pnm_layer

    def show_pnm(self, layer: PnmLayer) -> None:
        """Look at the PNM layer otherwise, here as there."""
        self._main.show_pnm(layer)

    def replace(self, document: Document) -> None:
        """Open another document, for both."""
        self._main.replace(document)
