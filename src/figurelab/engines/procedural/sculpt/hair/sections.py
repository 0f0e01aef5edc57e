"""Cross-sections of the locks that the styles share."""

from __future__ import annotations

from ..lock import Section

STRAIGHT_FRINGE = Section(
    0.145, 0.080, tip=0.030, fall=3.6, bluntness=0.72, root_width=0.30, full=0.5, depth=0.014, exponent=1.8, k=0.034
)
SWEPT = Section(0.19, 0.11, tip=0.04, fall=2.6, bluntness=0.8, root_width=0.45, full=0.3, depth=0.018, exponent=1.7)
LONG_SWEPT = Section(0.20, 0.11, tip=0.04, fall=4, bluntness=0.8, root_width=0.30, full=0.3, depth=0.018)
CURTAIN_FRINGE = Section(0.17, 0.11, tip=0.04, fall=3, bluntness=0.8, root_width=0.40, full=0.3, depth=0.018)
CHEEK = Section(0.14, 0.09, tip=0.04, fall=2.6, bluntness=0.8, root_width=0.5, grooves=2, depth=0.014, wrap=0.8)
CURTAIN = Section(
    0.36, 0.115, tip=0.055, fall=6, bluntness=0.65, root_width=0.80, root_thickness=0.50, full=0.34, grooves=5,
    depth=0.017,
)  # fmt: skip
PANEL = Section(
    0.30, 0.115, tip=0.05, fall=5, bluntness=0.85, root_width=0.70, root_thickness=0.50, full=0.34, grooves=5,
    depth=0.017, wrap=0.6,
)  # fmt: skip
UNDER = Section(0.32, 0.10, tip=0.05, fall=6, bluntness=0.6, root_width=0.5, grooves=4, depth=0.018, k=0.06)
NAPE = Section(0.19, 0.10, tip=0.04, fall=2.2, bluntness=0.8, root_width=0.5, depth=0.016, exponent=1.7, k=0.02)
LOC = Section(
    0.098, 0.098, tip=0.060, fall=14, bluntness=0.5, root_width=0.62, root_thickness=0.55, full=0.16, grooves=1,
    depth=0.030, wrap=0, exponent=2, k=0.014, twist=18.0,
)  # fmt: skip
TEMPLE = Section(0.105, 0.055, tip=0.035, fall=2.2, bluntness=0.9, root_width=0.6, grooves=2, depth=0.014, k=0.02)
TOP = Section(
    0.21, 0.13, tip=0.04, fall=2.6, bluntness=0.75, root_width=0.70, full=0.3, depth=0.020, wrap=0.8, exponent=1.7
)
SIDE = Section(0.18, 0.10, tip=0.04, fall=2.6, bluntness=0.75, root_width=0.70, full=0.3, depth=0.018, exponent=1.7)
