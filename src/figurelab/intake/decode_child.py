"""The decoding child: one request after another on stdin, answers on stdout, inside limits it cannot lift.

Run as ``python -I -m figurelab.intake.decode_child MEMORY CPU_SECONDS``. A request is two big-endian u32, the lengths
of a JSON object of limits and of the file, then both. An answer is the same: a JSON object, then the thumbnail and the
PNG behind it.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from typing import BinaryIO

from figurelab.domain.errors import InvalidImage
from figurelab.intake.decode import decode
from figurelab.intake.frames import FRAME
from figurelab.intake.limits import Limits


def confine(memory: int) -> None:
    """Limit this process to ``memory`` bytes over what it maps now, no written files and no core dumps."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":  # elsewhere the kernel does not enforce an address-space limit
        with open("/proc/self/statm") as statm:
            mapped = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, mapped + memory))


def answer(header: dict[str, object], body: bytes, out: BinaryIO) -> None:
    """Write one framed message."""
    text = json.dumps(header).encode()
    out.write(FRAME.pack(len(text), len(body)) + text)
    out.write(body)
    out.flush()


def serve(requests: BinaryIO, answers: BinaryIO, cpu_seconds: float) -> None:
    """Decode until stdin closes. A picture that needs more memory than there is counts as undecodable; one that needs
    more than cpu_seconds ends the process by SIGPROF."""
    while len(frame := requests.read(FRAME.size)) == FRAME.size:
        header_size, body_size = FRAME.unpack(frame)
        limits = Limits(**json.loads(requests.read(header_size)))
        data = requests.read(body_size)
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        try:
            picture = decode(data, limits)
        except InvalidImage as error:
            answer({"error": type(error).__name__, "message": error.message}, b"", answers)
        except MemoryError:
            message = "image_url: the image needs too much memory to decode; send fewer pixels"
            answer({"error": "ImageTooLarge", "message": message}, b"", answers)
        else:
            header: dict[str, object] = {"width": picture.width, "height": picture.height}
            header |= {"warnings": picture.warnings, "thumbnail_bytes": len(picture.thumbnail)}
            answer(header, picture.thumbnail + picture.png, answers)


if __name__ == "__main__":
    confine(int(sys.argv[1]))
    serve(sys.stdin.buffer, sys.stdout.buffer, float(sys.argv[2]))
