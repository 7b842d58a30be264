"""One product replaced by another in many project files, each saved in its place with its earlier state kept as `name~`."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from planogram.exchange.problems import FileProblem
from planogram.exchange.project_file import read_contents, write_contents
from planogram.exchange.thumbnail import thumbnail
from planogram.model.edits.products import put_products, without_pictures
from planogram.model.edits.replacing import give
from planogram.model.find import walk_positions
from planogram.model.product import Product


class Replaced(msgspec.Struct, frozen=True):
    """What became of one file: how many positions changed, or the problem that kept it as it was."""

    path: Path
    positions: int = 0
    problem: FileProblem | None = None


def replace_in_files(
    paths: Sequence[Path],
    old: str,
    new: Product,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Replaced, ...]:
    """Product `old` (its id) given up for `new` in each file; a file without it is not written. A damaged file stops nothing."""
    done: list[Replaced] = []
    for number, path in enumerate(paths, 1):
        if cancelled is not None and cancelled():
            break
        done.append(_replace_in(path, old, new))
        if progress is not None:
            progress(number / len(paths))
    return tuple(done)


def _replace_in(path: Path, old: str, new: Product) -> Replaced:
    try:
        contents = read_contents(path)
        count = sum(1 for _, position in walk_positions(contents.project) if position.product == old)
        if count:
            known = any(product.id == new.id for product in contents.project.products)
            project = contents.project if known else put_products(contents.project, (without_pictures(new),))
            replaced = give(project, old, new.id)
            picture = thumbnail(replaced, otherwise=contents.thumbnail)
            write_contents(path, msgspec.structs.replace(contents, project=replaced, thumbnail=picture))
    except FileProblem as problem:
        return Replaced(path, problem=problem)
    return Replaced(path, count)
