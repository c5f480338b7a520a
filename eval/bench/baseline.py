"""The plain baseline as a process of its own: sentence-transformers on torch float32, paragraph vectors, flat FAISS.

    python -m eval.bench.baseline MODEL_FOLDER WORK_FOLDER

It builds its index in WORK_FOLDER on first use, loads it, writes {"ready": true}, then answers every line of JSON on
standard input, {"ask": QUESTION} or {"encode": [TEXT...]}, with one line: {"ms", "paragraphs"} or {"seconds"}.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import faiss
import numpy as np

from corpus import Library
from eval.sets import SHIPPED
from index import Encoder, load_encoder

TOP_K = 5


class Baseline:
    """The model and the index, loaded."""

    def __init__(self, encoder: Encoder, index: faiss.Index, numbers: list[int]) -> None:
        self._encoder = encoder
        self._index = index
        self._numbers = numbers

    @classmethod
    def open(cls, model: Path, work: Path) -> Baseline:
        """Load the model and the index; build the index first if it is not there."""
        encoder = load_encoder(str(model))
        if encoder is None:
            raise ValueError(f"{model} is no model folder")
        paragraphs = Library.default().load(SHIPPED).paragraphs
        file = work / "baseline.faiss"
        if not file.exists():
            new = faiss.IndexFlatIP(encoder.dim)
            new.add(encoder.passages([paragraph.text for paragraph in paragraphs]))
            file.write_bytes(faiss.serialize_index(new).tobytes())
        index = faiss.deserialize_index(np.frombuffer(file.read_bytes(), np.uint8))
        return cls(encoder, index, [paragraph.number for paragraph in paragraphs])

    def ask(self, question: str) -> list[int]:
        """Return the numbers of the best paragraphs, best first."""
        _, rows = self._index.search(self._encoder.queries([question]), TOP_K)
        return [self._numbers[row] for row in rows[0]]

    def reply(self, request: dict[str, object]) -> dict[str, object]:
        """Do what a line asks for, and say how long it took."""
        clock = time.perf_counter()
        if "ask" in request:
            paragraphs = self.ask(str(request["ask"]))
            return {"ms": (time.perf_counter() - clock) * 1000, "paragraphs": paragraphs}
        texts = request["encode"]
        self._encoder.passages(texts if isinstance(texts, list) else [])
        return {"seconds": time.perf_counter() - clock}


def baseline_command(model: Path, work: Path) -> tuple[str, ...]:
    """Return the arguments that start it."""
    return ("-m", "eval.bench.baseline", str(model), str(work))


def main() -> None:
    """Serve the lines of standard input."""
    baseline = Baseline.open(Path(sys.argv[1]), Path(sys.argv[2]))
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        print(json.dumps(baseline.reply(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
