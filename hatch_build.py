"""Build hook: compiles the translation catalogues before they are put into the package. Nothing else is generated."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels, source distributions and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling names them)
        sys.path.insert(0, str(Path(self.root)))
        from planogram.i18n import compile_catalogues

        compile_catalogues()
