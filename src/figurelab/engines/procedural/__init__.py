"""The embedded engine: reads a photo, sculpts and paints a figure with fields and rays. No download, no GPU."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine import ProceduralEngine

__all__ = ["ProceduralEngine", "warm"]


def __getattr__(name: str) -> Any:
    # Importing nets and kernels takes seconds; the specification alone must not.
    if name == "ProceduralEngine":
        from .engine import ProceduralEngine

        return ProceduralEngine
    raise AttributeError(name)


def warm() -> dict[str, float]:
    """Compile every kernel and load every net by making one small figure. Returns seconds per step."""
    from .warming import warm as run

    return run()
