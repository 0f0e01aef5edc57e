"""How parent and decoding child frame a message: two big-endian u32 lengths, a JSON object, a body."""

from __future__ import annotations

import struct

FRAME = struct.Struct(">II")
