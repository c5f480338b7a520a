"""Runs the built-in model with onnxruntime alone: torch would cost seconds to import, and its memory."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from index.builtin import GRAPH, MAX_TOKENS, UNIGRAM, ConversionError, Unigram
from index.encodable import encodable


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# Threads; beyond four, the steps of a graph this small wait for each other more than they compute.
_THREADS = min(_cores(), 4)


class OnnxEncoder:
    """The built-in model: one text a run, every run on the session's one pool of threads.

    A run's 8-bit inputs share one scale, so texts in one run would change each other's vectors. Alone, a text has the
    same vector always and no token is padding.
    """

    def __init__(
        self, name: str, session: onnxruntime.InferenceSession, tokenizer: Unigram, prompts: dict[str, str]
    ) -> None:
        self.name = name
        self.dim = int(session.get_outputs()[0].shape[1])
        self._session = session
        self._tokenizer = tokenizer
        self._prompts = prompts

    @classmethod
    def open(cls, folder: Path) -> OnnxEncoder:
        """Load a model folder that `ensure_builtin` made.

        Raises:
            ConversionError: one of its files cannot be read.
        """
        try:
            prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
            return cls(folder.name, _open_session(folder / GRAPH), Unigram.load(folder / UNIGRAM), prompts)
        except Exception as error:  # onnxruntime raises classes of its own that share no base but this
            raise ConversionError(f"the model in {folder} cannot be loaded ({error}); delete that folder") from error

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are what a user typed."""
        return self._encode(self._prompts["query"], texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are to be found."""
        return self._encode(self._prompts["passage"], texts)

    def _encode(self, prompt: str, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [self._run(prompt + encodable(text)) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dim), np.float32)

    def _run(self, text: str) -> NDArray[np.float32]:
        tokens = np.array([self._tokenizer.encode(text, MAX_TOKENS)], np.int64)
        (vectors,) = self._session.run(None, {"input_ids": tokens, "attention_mask": np.ones_like(tokens)})
        return np.asarray(vectors[0], np.float32)


def _open_session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.enable_mem_pattern = False  # one plan would be kept for every length that was ever seen
    if not _has_exact_dot_products():
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _has_exact_dot_products(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Tell whether the processor multiplies 8-bit numbers without overflow (VNNI, or not x86 at all).

    Where it does not, or does not say, onnxruntime is told to: half as fast, and the same vectors as elsewhere.
    """
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return True
    try:
        flags = cpuinfo.read_text("utf-8", "replace")
    except OSError:
        return False
    return re.search(r"\bavx(?:512)?_vnni\b", flags) is not None
