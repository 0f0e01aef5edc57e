"""The fonts that ride inside the package. Sources, licences and checksums are in ``manifest.json``."""

from __future__ import annotations

from importlib.resources import files

NAMES = ("latin", "cjk", "hebrew", "arabic", "thai", "devanagari")
"""In the order in which they are asked for a letter."""


def font(name: str) -> bytes:
    """One font file, TrueType or OpenType. Raises FileNotFoundError for one that is not shipped."""
    return files(__name__).joinpath(f"{name}.{'otf' if name == 'cjk' else 'ttf'}").read_bytes()
