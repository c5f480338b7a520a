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

from index.encoder.builtin import GRAPH, MAX_TOKENS, UNIGRAM, ConversionError, Unigram, WordTable
from index.encoder.model_input import ModelInput
from index.encoder.with_parts import SentenceWithClauses, truncate


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# Threads; beyond four, the steps of a graph this small wait for each other more than they compute.
THREADS = min(_cores(), 4)
# Fused, a sum and its layer norm take several times as long on a CPU as the two steps of the graph.
_SLOWER = ["SkipLayerNormFusion"]


class OnnxEncoder:
    """The built-in model: a text has the same vectors always, whatever else is embedded.

    (A run's 8-bit inputs share one scale, so texts in one run change each other's vectors: a run holds one text, with
    its parts, and no token is padding.) One question is computed by all threads; of many texts to be found each is
    computed by one thread, several at a time.
    """

    def __init__(self, name: str, graph: Path, tokenizer: Unigram, words: WordTable, prompts: dict[str, str]) -> None:
        self.name = name
        self.tokenizer = tokenizer
        self.words = words
        self._graph = graph
        self._prompts = prompts
        self._session = open_session(graph, THREADS)
        self.dim = int(self._session.get_outputs()[0].shape[1])

    @classmethod
    def open(cls, folder: Path) -> OnnxEncoder:
        """Load a model folder that `ensure_builtin` made.

        Raises:
            ConversionError: one of its files cannot be read.
        """
        try:
            prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
            graph = folder / GRAPH
            return cls(folder.name, graph, Unigram.load(folder / UNIGRAM), WordTable.open(graph.parent), prompts)
        except Exception as error:  # onnxruntime raises classes of its own that share no base but this
            raise ConversionError(f"the model in {folder} cannot be loaded ({error}); delete that folder") from error

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are what a user typed."""
        return self._stack(self._embed(self._session, "query", text) for text in texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are to be found."""
        return self._stack(self._pool.map(partial(self._embed, self._single, "passage"), texts))

    def with_clauses(self, texts: Sequence[SentenceWithClauses]) -> list[NDArray[np.float32]]:
        """Return for each text float32 [1 + parts, dim], unit rows: itself as a passage, and its parts.

        A part is the middle of what it says alone and what it says in its text, which adds what it leaves unsaid.
        """
        return list(self._pool.map(self._embed_with_clauses, texts))

    @cached_property
    def _single(self) -> onnxruntime.InferenceSession:
        """A session of one thread, opened when passages are first embedded: a server that only answers needs none."""
        return open_session(self._graph, 1)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        """One thread more than there are cores: while one holds Python to cut its text, the others compute."""
        return ThreadPoolExecutor(THREADS + 1, thread_name_prefix="encoder")

    def _stack(self, rows: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
        vectors = list(rows)
        return np.stack(vectors) if vectors else np.zeros((0, self.dim), np.float32)

    def _embed(self, session: onnxruntime.InferenceSession, prompt: str, text: str) -> NDArray[np.float32]:
        tokens = np.array(self.tokenizer.encode(self._prompts[prompt] + truncate(text), MAX_TOKENS), np.int64)
        given = {"words": self.words.vectors(tokens), "places": np.arange(len(tokens)), "texts": np.zeros_like(tokens)}
        return _unit(session.run(None, given)[0].sum(axis=0))

    def _embed_with_clauses(self, text: SentenceWithClauses) -> NDArray[np.float32]:
        layout = ModelInput.of(self.tokenizer, self._prompts["passage"], text)
        given = {"words": self.words.vectors(layout.tokens), "places": layout.places, "texts": layout.texts}
        states: NDArray[np.float32] = self._single.run(None, given)[0]
        whole, *parts = (_unit(states[place].sum(axis=0)) for place in (layout.whole, *layout.inside))
        if len(parts) > 1:
            alone = [_unit(states[place].sum(axis=0)) for place in layout.alone]
            beyond = text.parts[len(alone) :]
            alone += [self._embed(self._single, "passage", text.text[start:end]) for start, end in beyond]
            parts = [_unit(inside + by_itself) for inside, by_itself in zip(parts, alone, strict=True)]
        return np.stack([whole, *(part if part.any() else whole for part in parts)])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale to length 1; nothing at all stays as it is."""
    length = np.linalg.norm(vector)
    return vector / length if length else vector


def open_session(path: Path, threads: int = THREADS) -> onnxruntime.InferenceSession:
    """Open a graph with threads of its own."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.enable_mem_pattern = False  # one plan would be kept for every length that was ever seen
    if not _has_exact_dot_products():
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


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
