"""``python -m bench [stages] [memory] [api] [creates] [streams] [cli] [compile]``: all of them if none is named."""

from __future__ import annotations

import argparse
import os
import platform

from bench.api import api
from bench.commands import cli, compile_kernels
from bench.creates import creates
from bench.memory import memory
from bench.stages import stages
from bench.streams import streams
from bench.table import Figure, markdown

BENCHES = {
    "stages": stages,
    "memory": memory,
    "api": api,
    "creates": creates,
    "streams": streams,
    "cli": cli,
    "compile": compile_kernels,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("benches", nargs="*", metavar="bench", help=", ".join(BENCHES))
    chosen: list[str] = parser.parse_args().benches or list(BENCHES)
    if unknown := set(chosen) - set(BENCHES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, ", end="")
    print(f"load {os.getloadavg()[0]:.1f} before the start\n", flush=True)
    figures: list[Figure] = []
    for name in chosen:
        figures += BENCHES[name]()
    print(markdown(figures))


if __name__ == "__main__":
    main()
