"""Runs the built-in model with onnxruntime alone: torch would cost seconds to import, and its memory."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
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
    """The built-in model: one text a run, since texts in one run would change each other's vectors.

    (A run's 8-bit inputs share one scale. Alone, a text has the same vector always, and no token is padding.) One
    question is computed by all threads; of many passages each is computed by one thread, several at a time.
    """

    def __init__(self, name: str, graph: Path, tokenizer: Unigram, prompts: dict[str, str]) -> None:
        self.name = name
        self._graph = graph
        self._tokenizer = tokenizer
        self._prompts = prompts
        self._session = _open_session(graph, _THREADS)
        self.dim = int(self._session.get_outputs()[0].shape[1])

    @classmethod
    def open(cls, folder: Path) -> OnnxEncoder:
        """Load a model folder that `ensure_builtin` made.

        Raises:
            ConversionError: one of its files cannot be read.
        """
        try:
            prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
            return cls(folder.name, folder / GRAPH, Unigram.load(folder / UNIGRAM), prompts)
        except Exception as error:  # onnxruntime raises classes of its own that share no base but this
            raise ConversionError(f"the model in {folder} cannot be loaded ({error}); delete that folder") from error

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are what a user typed."""
        return self._stack(self._run(self._session, self._prompts["query"] + encodable(text)) for text in texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are to be found."""
        asked = (self._prompts["passage"] + encodable(text) for text in texts)
        return self._stack(self._pool.map(partial(self._run, self._single), asked))

    @cached_property
    def _single(self) -> onnxruntime.InferenceSession:
        """A session of one thread, opened when passages are first embedded: a server that only answers needs none."""
        return _open_session(self._graph, 1)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        """One thread more than there are cores: while one holds Python to cut its text, the others compute."""
        return ThreadPoolExecutor(_THREADS + 1, thread_name_prefix="encoder")

    def _stack(self, rows: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
        vectors = list(rows)
        return np.stack(vectors) if vectors else np.zeros((0, self.dim), np.float32)

    def _run(self, session: onnxruntime.InferenceSession, text: str) -> NDArray[np.float32]:
        tokens = np.array([self._tokenizer.encode(text, MAX_TOKENS)], np.int64)
        (vectors,) = session.run(None, {"input_ids": tokens, "attention_mask": np.ones_like(tokens)})
        return np.asarray(vectors[0], np.float32)


def _open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
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
