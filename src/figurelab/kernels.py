"""How kernels are compiled: fast, but adding and multiplying in the order that is written."""

from __future__ import annotations

from typing import Final

EXACT: Final = {"nnan", "ninf", "nsz"}
"""What LLVM may assume of numbers (https://llvm.org/docs/LangRef.html#fast-math-flags): none is NaN or infinite, and
the sign of zero does not matter. With leave to reorder sums as well, as ``fastmath=True`` gives it, the last bits hang
on what was inlined where and on the processor, and one figure had other files in a second installation."""
