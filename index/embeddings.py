"""The vectors of an index: of paragraphs, sentences, clauses and indicators."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from corpus import var_dir
from index.embedding_cache import EmbeddingCache
from index.encoder import Encoder
from index.grains import Grain, means, parted
from index.vectors import Vectors


def embed(encoder: Encoder, grains: Mapping[str, Grain], quiet: bool = False) -> dict[str, Vectors]:
    """Return a row for each span of every grain, float32 [spans, dim]; what was embedded before is remembered.

    A sentence is embedded with its clauses. To embed whole paragraphs as well takes half as long again and finds hardly
    more, so theirs are means.

    Raises:
        IndexingError: the file of remembered vectors cannot be written.
    """
    cache = EmbeddingCache(var_dir() / "embeddings.sqlite")
    sentences, indicators = parted(grains["sentence"]), grains["indicator"].texts
    rows = cache.parted(encoder, sentences, "embedding sentences", quiet)
    vectors = {
        "sentence": np.stack([row[0] for row in rows]),
        "clause": np.concatenate([row[1:] for row in rows]),
        "indicator": cache.passages(encoder, indicators, "embedding indicators", quiet),
    }
    cache.prune(encoder, [*sentences, *indicators])
    return {"paragraph": means(grains["sentence"], vectors["sentence"]), **vectors}
