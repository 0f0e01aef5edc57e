"""``python -m figurelab.cli``."""

from figurelab.cli import main

main()
