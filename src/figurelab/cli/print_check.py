"""``figurelab print-check``: whether a model can be printed."""

from __future__ import annotations

from pathlib import Path

import typer

from figurelab.cli.common import die
from figurelab.mesh.load import read_shape
from figurelab.mesh.print_report import THINNEST, Place, PrintReport, print_report

_LISTED = 5


def print_check(model: Path, height: float) -> None:
    """Print the report of a GLB or OBJ file; ends with status 1 where it has faults."""
    try:
        vertices, faces = read_shape(model.read_bytes(), model.suffix.lower())
    except OSError as error:
        die(f"{model}: {error.strerror}")
    except ValueError as error:
        die(f"{model.name}: {error}")
    report = print_report(vertices, faces, height)
    for line in lines(report):
        typer.echo(line)
    for fault in report.faults:
        typer.secho(f"fault: {fault}", fg=typer.colors.RED)
    if report.faults:
        raise typer.Exit(1)
    typer.secho("ready to print", fg=typer.colors.GREEN)


def lines(report: PrintReport) -> list[str]:
    """The report in words, lengths in millimetres."""
    wall = [f"{v:.2f} mm" if v < float("inf") else "over 4 mm" for v in (report.wall_min, report.wall_low)]
    relief = [f"relief from {report.relief_min:.2f} mm, carried by the body"] if report.relief else []
    return [
        f"printed {report.height:g} mm tall: {report.triangles} triangles, {report.volume:.1f} cm3",
        f"shells {report.shells}, open edges {report.open_edges}, crossing triangles {report.crossings}",
        f"walls: thinnest {wall[0]}, 99 % over {wall[1]}, {report.thin_share:.2%} under {THINNEST} mm",
        *_listed(report.thin, "mm thick"),
        *relief,
        f"stands: centre of mass {report.balance:.1f} mm inside its base, tips over at {report.tips_at:.0f} degrees",
        f"overhangs over 45 degrees: {report.overhang_share:.1%} of the surface",
        *_listed(report.overhangs, "degrees"),
    ]


def _listed(places: tuple[Place, ...], what: str) -> list[str]:
    shown = [f"  {p.area:.1f} mm2 round {_point(p.middle)}: {p.mean:.2f} {what}" for p in places[:_LISTED]]
    rest = len(places) - len(shown)
    return [*shown, f"  and {rest} smaller"] if rest else shown


def _point(middle: tuple[float, float, float]) -> str:
    return ", ".join(f"{axis} {value:z.0f}" for axis, value in zip("xyz", middle, strict=True))
