"""Progress bars and tables."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from figurelab.engines.base import Progress as Report

console = Console()


@contextmanager
def bar(stage: str) -> Generator[Report]:
    """A live bar for one stage; call it with a percentage and a word."""
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(bar_width=32),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[step]}", style="dim"),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(stage, total=100, step="")

        def report(percent: int, step: str) -> None:
            progress.update(task, completed=percent, step=step)

        yield report


def table(out: Path, sizes: Mapping[str, int], seconds: Mapping[str, float]) -> None:
    """Each file with its size, each stage with its time."""
    grid = Table(box=None, pad_edge=False, show_edge=False)
    grid.add_column("file")
    grid.add_column("size", justify="right")
    for name, size in sizes.items():
        grid.add_row(str(out / name), f"{size / 1e6:.2f} MB" if size >= 100_000 else f"{size / 1e3:.1f} kB")
    console.print()
    console.print(grid)
    console.print("\n" + "   ".join(f"{stage} {value:.1f} s" for stage, value in seconds.items()))
