"""Eight invented cats and dogs for the lookbook; together they show every choice for a pet."""

from __future__ import annotations

from figurelab.engines.procedural.figure import Base, FigureSpec, Pet

# fmt: off
PETS = (
    ("Ginger", "#efe4d2", Pet("cat", "#c9772f", "#8f4a1c", "#f7ead6", "tabby", "erect", 0.3, 0.2, "#7a8a3a",
     "#3f7f86")),
    ("Bella", "#d8d3cc", Pet("dog", "#2a2523", "#b0692f", "#b0692f", "tan", "folded", 0.8, 0.0, "#4a2f1c", "#b83a3c")),
    ("Mochi", "#d6dfe6", Pet("cat", "#e8dcc8", "#5a4034", "#f4ecdf", "points", "erect", 0.4, 0.0, "#4a8fc0", None)),
    ("Domino", "#e6cfcf", Pet("dog", "#f1eee8", "#26242a", "#f8f6f2", "spots", "folded", 0.9, 0.0, "#4a2f1c",
     "#b83a3c")),
    ("Rex", "#c9cfb8", Pet("dog", "#b5824c", "#2f2826", "#dcb888", "saddle", "erect", 1.0, 0.5, "#4a2f1c", "#46648f")),
    ("豆豆", "#f0e2c8", Pet("dog", "#d6b286", "#33292a", "#e8cfa8", "mask", "folded", 0.0, 0.0, "#3a2418", "#d98f3d")),
    ("Snowball", "#e3d9ea", Pet("cat", "#f0ece6", "#dcd4ca", "#faf8f4", "plain", "erect", 0.0, 1.0, "#c08a2f",
     "#a893c6")),
    ("Skye", "#cfd9cc", Pet("dog", "#2c2a2c", "#f4f1ec", "#f4f1ec", "bicolor", "folded", 0.8, 0.9, "#5a3a22",
     "#2f7a7d")),
)
# fmt: on


def pets() -> list[FigureSpec]:
    """The eight, always the same, each on a base with its name. The last has the largest seed there is."""
    last = len(PETS) - 1
    return [
        FigureSpec(seed=2**32 - 1 if number == last else number, pet=pet, base=Base(color, name=name))
        for number, (name, color, pet) in enumerate(PETS)
    ]
