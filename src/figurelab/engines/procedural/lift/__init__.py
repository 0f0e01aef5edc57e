"""Any clean cut-out -> a closed, painted solid, when there is no FigureSpec to sculpt from."""

from figurelab.engines.procedural.lift.lifting import Lifted, lift

__all__ = ["Lifted", "lift"]
