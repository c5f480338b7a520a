"""Text in a picture, read by RapidOCR (PP-OCRv6, ONNX Runtime); an optional extra, installed by `make ocr`."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL.Image import Image

# Across, then down, in pixels from the picture's upper left corner.
Point = tuple[float, float]

# Pixels of the longer side in which lines are looked for; in 1,280 no more are found, for 2 CPU seconds a page more.
_LOOKED_FOR_IN = 960
_SETTINGS = {
    "Global.log_level": "error",
    "Global.text_score": 0.0,  # what is uncertain is ours to judge
    "Global.use_cls": False,  # it takes one upright line in some hundreds for one upside down, and spoils it
    "Global.max_side_len": 10_000,  # pictures come in the size that is read
    "Det.limit_type": "max",
    "Det.limit_side_len": _LOOKED_FOR_IN,
    # Half of the cores: a server answers beside it.
    "EngineConfig.onnxruntime.intra_op_num_threads": max(1, (os.cpu_count() or 1) // 2),
}
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Reading:
    """A line that was read in a picture.

    Attributes:
        corners: the four of the line, clockwise from where it begins above.
        certainty: mean of its characters' probabilities, in [0, 1].
    """

    text: str
    corners: tuple[Point, ...]
    certainty: float


def is_installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec("rapidocr") is not None


def recognise_lines(picture: Image) -> list[Reading]:
    """Return the lines of an RGB picture, roughly from top to bottom."""
    pixels = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])  # it wants blue first
    with _ONE_AT_A_TIME:
        output = _engine()(pixels)
    if not output.txts:
        return []
    return [
        Reading(text, tuple((float(x), float(y)) for x, y in corners), float(certainty))
        for text, corners, certainty in zip(output.txts, output.boxes, output.scores, strict=True)
    ]


@cache
def _engine() -> Any:  # noqa: ANN401  (rapidocr's class, which may not be there)
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)
