"""The readers that meet files from elsewhere, with sound samples of what they read. Used by fuzz.py in a process of its own."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from planogram.draw.elevation import draw_face
from planogram.exchange.files import open_file, save_file
from planogram.exchange.image import picture_style
from planogram.exchange.project_file import write_contents
from planogram.i18n import translator
from planogram.metrics.checks import check
from planogram.metrics.measure import measure
from planogram.model.edits.positions import add_facings
from planogram.model.project import Project
from planogram.storage.codec import BadProject, encode_checked
from planogram.storage.container import Contents, image_name
from planogram.storage.version import Version
from tests.builders import product, project, two_bays

FORMATS = Path(__file__).parents[1] / "files" / "formats"
CSV = "id;name;brand;family;width_mm;height_mm;depth_mm;sale_price;vat_pct;roles;image\n"


def picture(kind: str = "PNG", size: tuple[int, int] = (12, 8)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, kind)
    return buffer.getvalue()


def plan() -> Contents:
    """A small plan with a picture and two versions."""
    name = image_name(picture(), "png")
    shown = project(*two_bays().gondolas, products=(product("a", image=name, colour="#aabbcc"), *two_bays().products[1:]), sales=two_bays().sales)
    at = datetime(2026, 5, 4, tzinfo=UTC)
    return Contents(shown, {name: picture()}, (Version("v1", shown, at), Version("v2", add_facings(shown, ["a1"], wide=1), at, "note")))


def _project_samples(folder: Path) -> list[bytes]:
    write_contents(folder / "sample.planogram", plan())
    samples = [(folder / "sample.planogram").read_bytes(), *(path.read_bytes() for path in sorted(FORMATS.glob("*.planogram")))]
    return [*samples, *map(_stored, samples)]


def _stored(content: bytes) -> bytes:
    """The same archive without compression, so that a changed byte reaches the reader."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return buffer.getvalue()


def _written(folder: Path, extension: str) -> bytes:
    path = folder / f"sample{extension}"
    save_file(path, plan().project, plan().images, translator("fr"))
    return path.read_bytes()


def _workbook_samples(folder: Path) -> list[bytes]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(_written(folder, ".xlsx")))
    path = folder / "again.xlsx"
    book.save(path)
    return [(folder / "sample.xlsx").read_bytes(), path.read_bytes()]


def _csv_samples(folder: Path) -> list[bytes]:
    rows = CSV + "".join(f"{index:013d};Café {index};B;F;{40 + index};100,5;60;1,99;5.5;heavy,impulse;\n" for index in range(20))
    sales = "product_id,period_start,quantity,revenue\n" + "".join(f"p{index},2026-01-0{index + 1},{index},12.5\n" for index in range(8))
    return [_written(folder, ".csv"), rows.encode(), rows.encode("cp1252"), sales.encode(), rows.encode("utf-16")]


def _psa_samples(folder: Path) -> list[bytes]:
    return [_written(folder, ".psa")]


def _picture_samples(folder: Path) -> list[bytes]:
    return [picture(kind) for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")]


def _open(folder: Path, name: str, content: bytes) -> Project:
    path = folder / name
    path.write_bytes(content)
    opened = open_file(path)
    _use(opened.project)
    for version in opened.versions:
        with suppress(BadProject):
            assert version.head.status
            _use(version.project)
    return opened.project


def _use(plan: Project) -> None:
    """What was let in must be fit to be saved, opened again, measured, checked and drawn."""
    encode_checked(plan)
    measure(plan)
    check(plan)
    style = picture_style(translator("fr"))
    for gondola in plan.gondolas:
        for face in gondola.faces:
            draw_face(plan, gondola.id, face.side, style)


def _open_only(folder: Path, content: bytes) -> Project:
    path = folder / "read.planogram"
    path.write_bytes(content)
    return open_file(path).project


def _open_with_picture(folder: Path, content: bytes) -> Project:
    (folder / "beside.png").write_bytes(content)
    return _open(folder, "pictures.csv", (CSV + "a;A;;;40;50;60;1;20;;beside.png\n").encode())


SAMPLES: dict[str, Callable[[Path], list[bytes]]] = {
    "project": _project_samples,
    "workbook": _workbook_samples,
    "csv": _csv_samples,
    "psa": _psa_samples,
    "picture": _picture_samples,
    "hostile": lambda folder: [],
}
READ: dict[str, Callable[[Path, bytes], Project]] = {
    "project": lambda folder, content: _open(folder, "read.planogram", content),
    "workbook": lambda folder, content: _open(folder, "read.xlsx", content),
    "csv": lambda folder, content: _open(folder, "read.csv", content),
    "psa": lambda folder, content: _open(folder, "read.psa", content),
    "picture": _open_with_picture,
    "hostile": _open_only,
}
