"""Any clean cut-out -> a closed, painted solid, when there is no FigureSpec to sculpt from."""

from figurelab.engines.procedural.lift.lifting import Lifted, lift
from figurelab.engines.procedural.lift.matte import cut_out, trimmed

__all__ = ["Lifted", "cut_out", "lift", "trimmed"]
