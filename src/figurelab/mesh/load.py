"""Reading the shape of a model back: the points and triangles of a GLB or an OBJ."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .shells import I32

_INDEX = {5121: np.dtype("u1"), 5123: np.dtype("<u2"), 5125: np.dtype("<u4")}


def read_shape(data: bytes, suffix: str) -> tuple[NDArray[np.float64], I32]:
    """Points (v, 3) and triangles (f, 3) of a ``.glb`` or ``.obj`` file; equal points are one.

    Reads what figure models need: meshes of triangles that lie where they are written, without compression. Raises
    ValueError, saying what is wrong, for anything else.
    """
    if suffix not in (".glb", ".obj"):
        raise ValueError("only .glb and .obj files are read")
    try:
        points, faces = (_glb if suffix == ".glb" else _obj)(data)
        points, same = np.unique(points, axis=0, return_inverse=True)
        faces = same.ravel()[faces].astype(np.int32)
    except (KeyError, IndexError, TypeError, ValueError, struct.error) as error:
        raise ValueError(f"it cannot be read as {suffix[1:].upper()}") from error
    if not len(faces) or not np.isfinite(points).all() or np.ptp(points[:, 1]) == 0:
        raise ValueError("it holds no shape")
    return points, faces


def _obj(data: bytes) -> tuple[NDArray[np.float64], I32]:
    points: list[list[float]] = []
    faces: list[list[int]] = []
    for line in data.decode("utf-8", "replace").splitlines():
        word, *rest = line.split() or [""]
        if word == "v":
            points.append([float(value) for value in rest[:3]])
        elif word == "f":
            corner = [int(value.split("/")[0]) for value in rest]
            corner = [c - 1 if c > 0 else len(points) + c for c in corner]
            faces += [[corner[0], corner[i], corner[i + 1]] for i in range(1, len(corner) - 1)]
    return np.array(points, float).reshape(-1, 3), np.array(faces, np.int32).reshape(-1, 3)


def _glb(data: bytes) -> tuple[NDArray[np.float64], I32]:
    magic, _, _, size, kind = struct.unpack_from("<4sIIII", data)
    if magic != b"glTF" or kind != 0x4E4F534A:
        raise ValueError("no glTF header")
    document = json.loads(data[20 : 20 + size])
    body = data[28 + size :]
    if any(key in node for node in document["nodes"] for key in ("matrix", "rotation", "scale", "translation")):
        raise ValueError("moved nodes")
    points: list[NDArray[np.float64]] = []
    faces: list[NDArray[np.int64]] = []
    first = 0
    for mesh in document["meshes"]:
        for primitive in mesh["primitives"]:
            at = _values(document, body, primitive["attributes"]["POSITION"], np.dtype("<f4"), 3)
            index = document["accessors"][primitive["indices"]]
            corners = _values(document, body, primitive["indices"], _INDEX[index["componentType"]], 1)
            points.append(at.astype(float))
            faces.append(corners.reshape(-1, 3).astype(np.int64) + first)
            first += len(at)
    return np.concatenate(points), np.concatenate(faces).astype(np.int32)


def _values(document: dict[str, Any], body: bytes, accessor: int, kind: np.dtype[Any], width: int) -> NDArray[Any]:
    """The numbers of an accessor, (count, width)."""
    about = document["accessors"][accessor]
    view = document["bufferViews"][about["bufferView"]]
    start = view.get("byteOffset", 0) + about.get("byteOffset", 0)
    if view.get("byteStride", kind.itemsize * width) != kind.itemsize * width:
        raise ValueError("interleaved values")
    return np.frombuffer(body, kind, about["count"] * width, start).reshape(-1, width)
