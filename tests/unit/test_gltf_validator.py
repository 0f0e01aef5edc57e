"""The Khronos validator finds nothing to say about a model. Runs where ``make peers`` installed it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from figurelab.engines.base import MODEL_GLB, BuildOptions
from figurelab.engines.procedural.concept import Concept, pack
from figurelab.engines.procedural.engine import ProceduralEngine, figure_solid
from figurelab.engines.procedural.figure import FigureSpec, Hair
from figurelab.render.picture import picture

VALIDATOR = Path(os.environ.get("FIGURELAB_GLTF_VALIDATOR", Path(sys.prefix) / "gltf/node_modules/gltf-validator"))
SCRIPT = """
const [validator, file] = process.argv.slice(1);
require(validator).validateBytes(new Uint8Array(require('fs').readFileSync(file)))
  .then(report => console.log(JSON.stringify(report.issues)));
"""


@pytest.mark.skipif(not shutil.which("node") or not VALIDATOR.exists(), reason="make peers installs the validator")
def test_the_validator_finds_no_fault(tmp_path: Path):
    spec = FigureSpec(hair=Hair(style="bob", fringe="straight", length=0.2))
    concept = pack(Concept(picture(figure_solid(spec, cells=64), size=64), spec))
    made = ProceduralEngine().build(concept, BuildOptions(triangles=6000, texture_size=512), lambda percent, step: None)
    model = tmp_path / MODEL_GLB
    model.write_bytes(made.files[MODEL_GLB])
    said = subprocess.run(
        ["node", "-e", SCRIPT, str(VALIDATOR), str(model)], capture_output=True, text=True, check=True, timeout=60
    )
    issues = json.loads(said.stdout)
    assert (issues["numErrors"], issues["numWarnings"]) == (0, 0), issues["messages"]
