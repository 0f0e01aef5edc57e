"""UUID version 7 (RFC 9562): sorts by time, and within one process strictly by the order of making."""

from __future__ import annotations

import secrets
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def uuid7() -> str:
    """A new identifier, greater than every one this process made before.

    48 bits of milliseconds, then 74 random bits; within one millisecond the last value is counted up by a
    random step (RFC 9562 section 6.2, method 2), so ids stay unguessable.
    """
    global _last
    with _lock:
        fresh = (time.time_ns() // 1_000_000) << 74 | secrets.randbits(74)
        _last = fresh if fresh > _last else _last + 1 + secrets.randbits(32)
        value = _last
    stamp, random_bits = value >> 74, value & ((1 << 74) - 1)
    high, low = random_bits >> 62, random_bits & ((1 << 62) - 1)
    return str(uuid.UUID(int=stamp << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def is_uuid(text: str) -> bool:
    """Whether text is a UUID of any version in its canonical 36-character form."""
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
