"""Running the shipped nets on the CPU: sessions are created at first use and kept."""

from __future__ import annotations

from functools import cache
from threading import Lock

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from figurelab import models

F32 = NDArray[np.float32]

_THREADS = 2
_ERRORS_ONLY = 3
_IMAGENET_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_IMAGENET_STD = np.array([0.229, 0.224, 0.225], np.float32)


CLASS_SIDE = 224
"""Side of what the class net takes, pixels."""
# Two windows are looked at at once: without it both would load a net that neither has found loaded.
_LOADING = Lock()

ort.set_default_logger_severity(_ERRORS_ONLY)


@cache
def _session(name: str) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    # A spinning pool steals the core that the sculptor's own threads need between two nets.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(models.weights(name), options, providers=["CPUExecutionProvider"])


def run(name: str, picture: NDArray[np.generic]) -> list[F32]:
    """All outputs of a net for its single input."""
    with _LOADING:
        session = _session(name)
    outputs = session.run(None, {session.get_inputs()[0].name: picture})
    return [np.asarray(output, np.float32) for output in outputs]


def imagenet(picture: F32) -> F32:
    """(h, w, 3) 0..1 -> (1, 3, h, w), normalised by the ImageNet mean and deviation."""
    normal = (picture - _IMAGENET_MEAN) / _IMAGENET_STD
    return np.ascontiguousarray(normal.transpose(2, 0, 1)[None], np.float32)


def class_logits(picture: F32) -> F32:
    """(1000,) logits of ImageNet-1k for a (CLASS_SIDE, CLASS_SIDE, 3) picture, 0..255."""
    return run("efficientnet_lite0", imagenet(np.clip(picture, 0, 255) / np.float32(255)))[0][0]


def class_logits_both_ways(picture: F32) -> F32:
    """(1000,) logits over their mean: the mean of a picture's (see :func:`class_logits`) and of its mirror image's."""
    scores = (class_logits(picture) + class_logits(np.ascontiguousarray(picture[:, ::-1]))) / 2
    return np.asarray(scores - scores.mean(), np.float32)


def sigmoid(x: F32) -> F32:
    """Logistic function, safe for large values."""
    return (1.0 / (1.0 + np.exp(-np.clip(x, -60.0, 60.0)))).astype(np.float32)


def softmax(x: F32) -> F32:
    """Softmax over the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).astype(np.float32)
