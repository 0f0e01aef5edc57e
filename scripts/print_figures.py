"""Print check of the lookbook's invented figures, and of one figure of each hair style, at 80 mm.

``python scripts/print_figures.py`` sculpts and simplifies each as a build does, writes a line for each, and ends with
status 1 if one could not be printed.
"""

from __future__ import annotations

import sys

from lookbook_specs import figures, hair_styles

from figurelab.engines.base import BuildOptions
from figurelab.engines.procedural.engine import figure_solid, reduced
from figurelab.engines.procedural.figure import FigureSpec
from figurelab.mesh.print_report import print_report

HEIGHT = 80.0


def faults(spec: FigureSpec) -> tuple[str, ...]:
    """What would spoil the print of its build, in words."""
    vertices, _, faces = reduced(figure_solid(spec), BuildOptions().triangles)
    return print_report(vertices, faces, HEIGHT).faults


def main() -> int:
    """Check all; 1 if one has a fault."""
    spoilt = 0
    for title, specs in (("figure", figures()), ("hair", hair_styles())):
        for number, spec in enumerate(specs):
            found = faults(spec)
            spoilt += bool(found)
            print(f"{title} {number}, {spec.hair.style}: {'; '.join(found) or 'ready to print'}", flush=True)
    return 1 if spoilt else 0


if __name__ == "__main__":
    sys.exit(main())
