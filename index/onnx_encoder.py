"""Runs the built-in model with onnxruntime and tokenizers alone: torch would cost seconds to import, and its memory."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.builtin import GRAPH, MAX_TOKENS, TOKENIZER, ConversionError
from index.encodable import encodable

# Threads; beyond four, a graph this small waits more than it computes.
_THREADS = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 4)
# Texts whose tokens are held at a time.
_BATCH = 64


class OnnxEncoder:
    """The built-in model: one text a run, several runs at a time.

    A run's 8-bit inputs share one scale, so texts in one run would change each other's vectors; alone, a text has the
    same vector always, no token is padding, and the cores are kept busy by running several texts side by side.
    """

    def __init__(
        self, name: str, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, prompts: dict[str, str]
    ) -> None:
        tokenizer.enable_truncation(MAX_TOKENS)
        self.name = name
        self.dim: int = session.get_outputs()[0].shape[1]
        self._session = session
        self._tokenizer = tokenizer
        self._prompts = prompts
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="encoder")

    @classmethod
    def open(cls, folder: Path) -> OnnxEncoder:
        """Load a model folder that `ensure_builtin` made.

        Raises:
            ConversionError: one of its files cannot be read.
        """
        try:
            prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
            with ThreadPoolExecutor(1) as other:
                session = other.submit(_open_session, folder / GRAPH)
                tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
                return cls(folder.name, session.result(), tokenizer, prompts)
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ConversionError(f"the model in {folder} cannot be loaded ({error}); delete that folder") from error

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are what a user typed."""
        return self._encode("query", texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are to be found."""
        return self._encode("passage", texts)

    def _encode(self, kind: str, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [self._prompts[kind] + encodable(text) for text in texts[start : start + _BATCH]]
            tokens = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(batch)]
            run = map if len(tokens) == 1 else self._pool.map
            for place, vector in enumerate(run(self._run, tokens), start):
                vectors[place] = vector
        return vectors

    def _run(self, ids: list[int]) -> NDArray[np.float32]:
        tokens = np.array([ids], np.int64)
        vectors: list[NDArray[np.float32]] = self._session.run(
            None, {"input_ids": tokens, "attention_mask": np.ones_like(tokens)}
        )
        return vectors[0][0]


def _open_session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.enable_mem_pattern = False  # one plan would be kept for every length that was ever seen
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Without 8-bit dot products (older AVX2), exact unsigned arithmetic instead of one that overflows.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
