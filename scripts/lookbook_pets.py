"""Invented pets for the lookbook: eight among its 48 figures, and a page of breeds; together they show every choice
for a pet."""

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


# fmt: off
BREEDS: dict[str, Pet] = {
    "Shiba": Pet("dog", "#c9854a", "#a86a36", "#f6ecdc", "capped", "erect", 0.4, 0.3, "#3a2418", "#2f7f86",
                 tail="curled"),
    "Husky": Pet("dog", "#555962", "#3a3d44", "#f4f3f0", "capped", "erect", 0.5, 0.75, "#6fa8d8", "#c8435e",
                 "long", tail="curled", legs=0.2),
    "Corgi": Pet("dog", "#cd8b4c", "#a9693a", "#f7f0e4", "capped", "large", 0.5, 0.45, "#3f2818", "#c8435e",
                 "long", mass=0.7, legs=-1.0, tail="docked"),
    "Poodle": Pet("dog", "#b98a62", "#98694a", "#c49a74", "plain", "hanging", 0.55, 0.4, "#33211a", "#4a78b0",
                  "curly", 0.1, -0.4),
    "Golden": Pet("dog", "#d9a865", "#b9833f", "#ecd0a0", "plain", "folded", 0.48, 0.6, "#3f2818", "#2f7f86",
                  "long", tail="plume"),
    "Dachshund": Pet("dog", "#2b2322", "#2b2322", "#a8693a", "tan", "hanging", 0.8, 0.0, "#3a2418", "#c8435e",
                     jowls=0.2, mass=-0.2, legs=-1.0, tail="whip", pose="stand"),
    "Pug": Pet("dog", "#d8b68c", "#2e2626", "#e6d0ac", "mask", "button", 0.04, 0.0, "#33211a", "#c8435e",
               jowls=0.9, mass=0.7, tail="curled"),
    "Bulldog": Pet("dog", "#eee9e2", "#b07a48", "#f6f3ee", "bicolor", "rose", 0.1, 0.0, "#4f2f1a", "#4a78b0",
                   jowls=1.0, mass=1.0, legs=-0.5, tail="docked"),
    "Shepherd": Pet("dog", "#b98450", "#2b2524", "#dcbb8c", "saddle", "large", 0.8, 0.4, "#4f2f1a", "#c8435e",
                    "long", tail="plume", legs=0.2),
    "Border collie": Pet("dog", "#282628", "#f4f1ec", "#f6f4f0", "bicolor", "button", 0.5, 0.7, "#4f2f1a", "#c8435e",
                         "long", tail="plume"),
    "Dalmatian": Pet("dog", "#f1eee8", "#26242a", "#f8f6f2", "spots", "folded", 0.55, 0.0, "#4a2f1c", "#b83a3c",
                     mass=-0.5, legs=0.3, tail="whip", pose="stand"),
    "Beagle": Pet("dog", "#b87a42", "#2e2826", "#f4f0ea", "hound", "hanging", 0.5, 0.0, "#4f2f1a", "#c8435e"),
    "Chihuahua": Pet("dog", "#d2a670", "#b08350", "#ecd9b8", "plain", "large", 0.25, 0.0, "#33211a", "#d87a9a",
                     jowls=0.05, mass=-1.0, tail="whip"),
    "Schnauzer": Pet("dog", "#5d5c60", "#3c3b3e", "#dedbd6", "tan", "button", 0.5, 0.3, "#33211a", "#c8435e", "wire",
                     tail="docked"),
    "Westie": Pet("dog", "#f2efe9", "#d8d2c8", "#f8f6f2", "plain", "erect", 0.4, 0.55, "#2c1e18", "#2f7f86", "wire",
                  legs=-0.4),
    "Bernese": Pet("dog", "#242022", "#9a5a2c", "#f4f1ec", "tricolor", "folded", 0.5, 0.9, "#3a2418", "#c8435e",
                   "long", mass=0.6, tail="plume"),
    "Frenchie": Pet("dog", "#77706c", "#2c2624", "#d8d2cc", "brindle", "large", 0.05, 0.0, "#3a2418", "#d98f3d",
                    jowls=0.8, mass=0.8, legs=-0.3, tail="docked"),
    "Grey tabby": Pet("cat", "#8f8880", "#4a443f", "#e4dfd8", "tabby", "erect", 0.25, 0.2, "#8a9a4a", "#c8435e",
                      nose="#b5604f", pose="stand"),
    "Siamese": Pet("cat", "#e8dcc8", "#4a362c", "#f4ecdf", "points", "erect", 0.6, 0.0, "#4a90c8", None, mass=-0.7,
                   legs=0.4, nose="#3a2a2a"),
    "Black cat": Pet("cat", "#2a282a", "#3c3a3d", "#343134", "plain", "erect", 0.25, 0.2, "#b8a03a", "#c8435e",
                     nose="#3a2a2a"),
    "Tuxedo": Pet("cat", "#29272a", "#f2f0ec", "#f6f4f0", "bicolor", "erect", 0.25, 0.2, "#9aa84a", "#c8435e"),
    "Calico": Pet("cat", "#d08a45", "#2e2826", "#f6f2ec", "calico", "erect", 0.25, 0.2, "#8aa04a", "#4a78b0"),
    "Tortie": Pet("cat", "#33291f", "#b5713a", "#d8b48c", "tortoiseshell", "folded", 0.25, 0.2, "#c0963a", "#2f7f86"),
    "Persian": Pet("cat", "#efe9e0", "#d8cdbf", "#faf7f2", "plain", "erect", 0.0, 1.0, "#c8852a", "#a893c6", "long",
                   mass=0.5, legs=-0.4, tail="plume"),
    "Ragdoll": Pet("cat", "#eee4d6", "#6a564a", "#f8f4ee", "points", "erect", 0.25, 0.8, "#5a98d0", None, "long",
                   mass=0.3, tail="plume", nose="#b98084"),
    "Sphynx": Pet("cat", "#dcb8a6", "#c39a88", "#e6c8b8", "plain", "large", 0.4, 0.0, "#7fb0b8", None, mass=-1.0,
                  tail="whip"),
    "Rabbit": Pet("rabbit", "#b99a7c", "#8f7359", "#f2e9dd", "plain", "long", 0.3, 0.3, "#4a2c1c", None,
                  nose="#b98084"),
    "Bear": Pet("bear", "#7a5336", "#5c3c26", "#b58c66", "plain", "round", 0.4, 0.0, "#33201a", None, mass=1.0),
    "Fox": Pet("dog", "#cf7434", "#2e2420", "#f6efe6", "capped", "large", 0.7, 0.7, "#9a6a2c", None, "long", 0.0,
               -0.4, tail="plume"),
    "Greyhound": Pet("dog", "#8a8288", "#6c646a", "#a29aa0", "plain", "rose", 1.0, 0.0, "#4f2f1a", "#c8435e",
                     jowls=0.0, mass=-1.0, legs=1.0, tail="whip", pose="stand"),
}
# fmt: on


def breeds() -> list[FigureSpec]:
    """One pet of each breed, on a base with its name."""
    return [FigureSpec(seed=seed, pet=pet, base=Base(name=name)) for seed, (name, pet) in enumerate(BREEDS.items())]
