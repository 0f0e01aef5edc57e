"""Starting our own commands as a user would."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def figurelab() -> str:
    """The installed command beside this interpreter."""
    return str(Path(sys.executable).parent / "figurelab")


def environment(folder: str, **settings: object) -> dict[str, str]:
    """This environment with defaults for every setting but those given, and data in a folder of its own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("FIGURELAB_")}
    given = {f"FIGURELAB_{name.upper()}": str(value) for name, value in settings.items()}
    return ours | given | {"FIGURELAB_DATA_DIR": folder, "FIGURELAB_LOG_LEVEL": "warning"}
