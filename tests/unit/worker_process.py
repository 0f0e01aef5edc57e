"""A worker on raw pictures, as its own process."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes import RawDecoder, RawFetcher
from figurelab.app import build_app
from figurelab.settings import Settings

if __name__ == "__main__":
    build_app(Settings(), fetcher=RawFetcher(), decoder=RawDecoder()).worker().start()
    while True:
        time.sleep(1)
