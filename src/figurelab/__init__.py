"""figurelab: a photo becomes a Q-version collectible 3D figure, behind an HTTP API."""

__version__ = "0.1.0"
