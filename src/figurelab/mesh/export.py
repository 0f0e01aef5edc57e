"""The files of a model: GLB, OBJ with its MTL, and the texture.

glTF 2.0 specification, Khronos; Wavefront OBJ/MTL. The OBJ shares positions across UV seams, so it stays watertight
as read; the GLB splits vertices at seams, as the format asks.
"""

from __future__ import annotations

import io
import json
import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .model import Model

MATERIAL = "figure"
TEXTURE_NAME = "texture_0.png"
MTL_NAME = "model.mtl"
_FLOAT, _UINT = 5126, 5125
_ARRAY_BUFFER, _ELEMENT_BUFFER = 34962, 34963


def png(image: NDArray[np.uint8], level: int = 3) -> bytes:
    """PNG bytes of a (h, w, 3 or 4) u8 sRGB picture."""
    out = io.BytesIO()
    Image.fromarray(image).save(out, "PNG", compress_level=level)
    return out.getvalue()


def glb(model: Model, texture: bytes) -> bytes:
    """A binary glTF with one mesh, one material and its textures inside; texture: the base colour's PNG bytes."""
    # One number a corner: sorting rows takes four times as long.
    corners = model.faces.ravel().astype(np.int64) * len(model.uv) + model.uv_faces.ravel()
    split, index = np.unique(corners, return_inverse=True)
    vertex, texel = np.divmod(split, len(model.uv))
    positions = model.vertices[vertex]
    uv = model.uv[texel].copy()
    uv[:, 1] = 1 - uv[:, 1]
    blocks = [
        positions.astype("<f4").tobytes(),
        _unit(model.normals[vertex]).astype("<f4").tobytes(),
        uv.astype("<f4").tobytes(),
        index.astype("<u4").ravel().tobytes(),
        texture,
        png(model.material),
    ]
    views, body = [], b""
    for i, block in enumerate(blocks):
        view: dict[str, object] = {"buffer": 0, "byteOffset": len(body), "byteLength": len(block)}
        if i < 4:
            view["target"] = _ELEMENT_BUFFER if i == 3 else _ARRAY_BUFFER
        views.append(view)
        body += block + b"\0" * (-len(block) % 4)
    n = len(split)
    document = {
        "asset": {"version": "2.0", "generator": "figurelab"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": MATERIAL}],
        "meshes": [
            {
                "name": MATERIAL,
                "primitives": [
                    {"attributes": {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2}, "indices": 3, "material": 0}
                ],
            }
        ],
        "materials": [
            {
                "name": MATERIAL,
                "pbrMetallicRoughness": {
                    "baseColorTexture": {"index": 0},
                    "metallicRoughnessTexture": {"index": 1},
                },
                "occlusionTexture": {"index": 1},
            }
        ],
        "textures": [{"source": 0, "sampler": 0}, {"source": 1, "sampler": 0}],
        "samplers": [{"magFilter": 9729, "minFilter": 9987, "wrapS": 33071, "wrapT": 33071}],
        "images": [
            {"bufferView": 4, "mimeType": "image/png", "name": "texture_0"},
            {"bufferView": 5, "mimeType": "image/png", "name": "material"},
        ],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": _FLOAT,
                "count": n,
                "type": "VEC3",
                "min": positions.min(0).tolist(),
                "max": positions.max(0).tolist(),
            },
            {"bufferView": 1, "componentType": _FLOAT, "count": n, "type": "VEC3"},
            {"bufferView": 2, "componentType": _FLOAT, "count": n, "type": "VEC2"},
            {"bufferView": 3, "componentType": _UINT, "count": index.size, "type": "SCALAR"},
        ],
        "bufferViews": views,
        "buffers": [{"byteLength": len(body)}],
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    size = 12 + 8 + len(text) + 8 + len(body)
    return b"".join(
        [
            struct.pack("<4sII", b"glTF", 2, size),
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(body), b"BIN\0"),
            body,
        ]
    )


def _unit(normals: NDArray[np.float32]) -> NDArray[np.float32]:
    """Exactly unit in float32: the validator allows 5e-4."""
    n = normals.astype(np.float64)
    return (n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)).astype(np.float32)


def obj(model: Model) -> bytes:
    """Wavefront OBJ in metres: positions, UVs and normals each with their own index."""
    corners = np.stack([model.faces, model.uv_faces, model.faces], axis=2) + 1
    text = f"# figurelab\nmtllib {MTL_NAME}\no {MATERIAL}\n"
    text += _lines("v %.8f %.8f %.8f\n", model.vertices)
    text += _lines("vt %.6f %.6f\n", model.uv)
    text += _lines("vn %.4f %.4f %.4f\n", model.normals)
    text += f"usemtl {MATERIAL}\ns 1\n"
    text += _lines("f %d/%d/%d %d/%d/%d %d/%d/%d\n", corners)
    return text.encode()


def _lines(pattern: str, rows: NDArray[np.generic]) -> str:
    """One line a row. All at once: lists of small lists would keep the garbage collector busier than the printing."""
    return pattern * len(rows) % tuple(rows.ravel().tolist())


def mtl() -> bytes:
    """The material: Kd 1, so that the texture keeps its own brightness."""
    return (
        f"# figurelab\nnewmtl {MATERIAL}\nKa 1.000 1.000 1.000\nKd 1.000 1.000 1.000\nKs 0.040 0.040 0.040\n"
        f"Ns 40.0\nd 1.0\nillum 2\nmap_Kd {TEXTURE_NAME}\n"
    ).encode()
