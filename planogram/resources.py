"""Where the files shipped with the program are: beside the package in a checkout, inside it in a wheel. A leaf."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `resource("samples", "superette.planogram")`."""
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
