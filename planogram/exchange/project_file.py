"""The project file as the way in and out: storage/container with every failure turned into a FileProblem."""

from pathlib import Path

from planogram.exchange.problems import FileProblem, folder_of, os_problem, project_problem
from planogram.model.project import Project
from planogram.storage.archive import BadArchive
from planogram.storage.codec import BadProject
from planogram.storage.container import Contents, load_contents, save_contents
from planogram.storage.places import is_folder

EXTENSION = ".planogram"


def read_contents(path: Path) -> Contents:
    """All that the project file at `path` holds, versions too. FileProblem when it cannot be read."""
    try:
        if is_folder(path):
            raise FileProblem("is_directory", file=path.name or str(path), folder=folder_of(path))
        return load_contents(path)
    except OSError as error:
        raise os_problem(error, path) from error
    except (BadArchive, BadProject) as refused:
        raise project_problem(refused, path) from refused
    except ValueError as error:
        # a name with a zero byte is no file name anywhere
        raise FileProblem("bad_name", file=repr(path.name), folder="") from error


def write_contents(path: Path, contents: Contents) -> None:
    """Save in one piece, the earlier file kept as `name~`. FileProblem when it fails: the earlier file is whole."""
    try:
        save_contents(path, contents)
    except OSError as error:
        raise os_problem(error, path) from error
    except BadProject as refused:
        raise FileProblem("unsaveable", refused.where, file=path.name, value=refused.values.get("value", "")) from refused
    except ValueError as error:
        raise FileProblem("bad_name", file=repr(path.name), folder="") from error


def read_project_file(path: Path) -> tuple[Project, dict[str, bytes]]:
    """The project at `path` and its pictures by name (`<sha256>.<ext>`). FileProblem when it cannot be read."""
    contents = read_contents(path)
    return contents.project, contents.images


def write_project_file(path: Path, project: Project, images: dict[str, bytes], thumbnail: bytes | None = None) -> None:
    """Save `project` and the pictures it names at `path`; see `write_contents`."""
    write_contents(path, Contents(project, images, thumbnail=thumbnail))
