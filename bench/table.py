"""What a measurement is, and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number. budget: the promise it is held against, such as ``<= 5 s``; empty where none was made."""

    what: str
    value: str
    budget: str = ""
    note: str = ""


def markdown(figures: list[Figure]) -> str:
    """A table with the budget next to each figure."""
    rows = [("what", "measured", "budget", "parts"), ("---", "---:", "---:", "---")]
    rows += [(figure.what, figure.value, figure.budget, figure.note) for figure in figures]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
