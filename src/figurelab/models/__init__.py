"""The nets that ride inside the package. Sources, licences and checksums are in ``manifest.json``."""

from __future__ import annotations

from importlib.resources import files


def weights(name: str) -> bytes:
    """The ONNX file of one net, such as ``"u2netp"``. Raises FileNotFoundError for one that is not shipped."""
    return files(__name__).joinpath(f"{name}.onnx").read_bytes()
