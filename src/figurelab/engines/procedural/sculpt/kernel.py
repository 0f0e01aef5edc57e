"""How the inner functions of the field are compiled.

``inner`` functions count no references: they are called millions of times a figure with six arrays each, and counting
takes longer than a primitive's distance. They may look at arrays and views of them, but make none.
Their numbers are float32 throughout: a literal like 2 or an index beside one would make everything after it float64.
"""

from __future__ import annotations

from numba import njit

from figurelab.kernels import EXACT

inner = njit(fastmath=EXACT, error_model="numpy", _nrt=False)  # pyright: ignore[reportCallIssue]
inlined = njit(fastmath=EXACT, error_model="numpy", _nrt=False, inline="always")  # pyright: ignore[reportCallIssue]
forced = njit(fastmath=EXACT, error_model="numpy", _nrt=False, forceinline=True)  # pyright: ignore[reportCallIssue]
"""An ``inner`` function that LLVM would not inline by itself: to pass it the field's arrays, some sixty words on the
stack, takes as long as a part's distance."""
