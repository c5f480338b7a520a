"""Runs the cross-encoder with onnxruntime: questions and segments in, log-odds of clauses and figures out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from safetensors.numpy import load_file

from corpus import ROOT, Figure
from index.cross_encoder.head import Head
from index.cross_encoder.pair import Pair
from index.cross_encoder.segment import Segment
from index.encoder import Encoder
from index.encoder.builtin import ConversionError, Unigram, WordTable
from index.encoder.builtin.layout import is_intact
from index.encoder.onnx import THREADS, OnnxEncoder, open_session

FOLDER = ROOT / "index" / "data" / "cross_encoder"
GRAPH, HEADS = "model_int8.onnx", "heads.safetensors"


@dataclass(frozen=True, slots=True)
class SegmentReading:
    """What is said of a segment for a question, in log-odds.

    Attributes:
        clauses: that each belongs to the answer, in the segment's order.
        figures: that each is one that is asked for, by its id.
    """

    segment: Segment
    clauses: tuple[float, ...]
    figures: Mapping[str, float]

    @property
    def best(self) -> float:
        """Return the log-odds of its best clause."""
        return max(self.clauses)


class CrossEncoder:
    """Reads questions together with segments; safe to call from several threads.

    A pair has the same log-odds always, whatever else is read: each is a run of its own, of one thread, several at a
    time. (Side by side in one run they would share the scale of its 8-bit inputs, and attention its square.)
    """

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        heads: Mapping[str, NDArray[np.generic]],
        tokenizer: Unigram,
        words: WordTable,
    ) -> None:
        self.tokenizer = tokenizer
        self._session = session
        self._words = words
        self._answers, self._figure = Head.of("answers", heads), Head.of("figure", heads)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="cross-encoder")

    @classmethod
    def open(cls, folder: Path, encoder: OnnxEncoder) -> CrossEncoder:
        """Open the model in a folder; its tokens and their embeddings are those of the built-in encoder.

        Raises:
            ConversionError: one of its files is missing or damaged.
        """
        try:
            if not is_intact(folder):
                raise ValueError("a file is missing or is not what was written")
            session, heads = open_session(folder / GRAPH, 1), load_file(folder / HEADS)
            return cls(session, heads, encoder.tokenizer, encoder.words)
        except Exception as error:  # onnxruntime raises classes of its own that share no base but this
            raise ConversionError(
                f"the cross-encoder in {folder} cannot be loaded ({error}); restore the folder, or train one with "
                "`python -m eval learn reader`"
            ) from error

    def read(self, question: str, segments: Sequence[tuple[Segment, Sequence[Figure]]]) -> list[SegmentReading]:
        """Read a question with each of some segments.

        Args:
            question: in any words.
            segments: each with the figures of its paragraph that start in it.
        """
        return list(self._pool.map(lambda pair: self._read(question, *pair), segments))

    def _read(self, question: str, segment: Segment, figures: Sequence[Figure]) -> SegmentReading:
        pair = Pair.of(self.tokenizer, question, segment, figures)
        size = len(pair.tokens)
        given = {
            "words": self._words.vectors(pair.tokens),
            "places": np.arange(size),
            "texts": np.zeros(size, np.int64),
        }
        states = self._session.run(None, given)[0]
        clauses, asked = (
            head.logits(states, stretches)[:, 0].tolist()
            for head, stretches in ((self._answers, pair.clauses), (self._figure, pair.figures))
        )
        return SegmentReading(segment, tuple(clauses), dict(zip((figure.id for figure in figures), asked, strict=True)))


def load_cross_encoder(encoder: Encoder | None, folder: Path = FOLDER) -> CrossEncoder | None:
    """Return the cross-encoder that goes with an encoder: the built-in one's; None for any other and for none.

    Raises:
        ConversionError: it cannot be read.
    """
    return CrossEncoder.open(folder, encoder) if isinstance(encoder, OnnxEncoder) else None
