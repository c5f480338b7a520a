"""Any sentence-transformers model as an encoder; no other file imports that library, and torch with it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import ROOT
from corpus.text.wordfile import read_toml
from index.encoder.builtin import EncoderError
from index.encoder.with_parts import SentenceWithClauses, truncate

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_PROMPTS = ROOT / "index" / "data" / "prompts.toml"
# Hexadecimal digits that tell two states of one folder apart.
_KEY = 12
# Seconds to wait for the hub's first answer.
_HUB_SECONDS = 10.0


class SentenceTransformerEncoder:
    """A sentence-transformers model with the prompts that it wants before queries and passages."""

    def __init__(self, name: str, model: SentenceTransformer, query: str = "", passage: str = "") -> None:
        self.name = name
        self.dim = int(model.get_embedding_dimension() or 0)
        self._model = model
        self._query = query
        self._passage = passage
        self._lock = threading.Lock()  # a model's tokenizer refuses two threads at a time

    @classmethod
    def load(cls, name: str) -> SentenceTransformerEncoder:
        """Load a model by its name on the hub or by its folder.

        Raises:
            EncoderError: there is no such model, or the hub cannot be reached.
        """
        folder = _folder(name)
        try:
            model = _load_cached(str(folder or name)) or _load_from_hub(name)
        except Exception as error:  # sentence-transformers, transformers, hub and torch share no base of their errors
            where = f"in {folder}" if folder else f"{name!r}, which is no local folder,"
            raise EncoderError(
                f"the model {where} cannot be loaded ({_first_line(error)}); set EMBEDDER to a local "
                "sentence-transformers folder, or unset it to use the built-in model"
            ) from error
        return cls(model_identity(name), model, *prompts_of(name, model.prompts))

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are what a user typed."""
        return self._encode(self._query, texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are to be found."""
        return self._encode(self._passage, texts)

    def with_clauses(self, texts: Sequence[SentenceWithClauses]) -> list[NDArray[np.float32]]:
        """Return for each text float32 [1 + parts, dim], unit rows: itself as a passage, and its parts, each alone."""
        pieces = [part for text in texts for part in (text.text, *(text.text[start:end] for start, end in text.parts))]
        starts = np.cumsum([1 + len(text.parts) for text in texts])[:-1]
        return np.split(self.passages(pieces), starts)

    def _encode(self, prompt: str, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        with self._lock:
            vectors = self._model.encode(
                [truncate(text) for text in texts], prompt=prompt, normalize_embeddings=True, show_progress_bar=False
            )
        return np.ascontiguousarray(vectors, np.float32)


def _load_cached(name: str) -> SentenceTransformer | None:
    """Load a folder or what an earlier download left in the cache; None if the cache has no such model."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=True)
    except (OSError, ValueError):
        if Path(name).is_dir():
            raise
        return None


def _load_from_hub(name: str) -> SentenceTransformer:
    from huggingface_hub import HfApi
    from sentence_transformers import SentenceTransformer

    HfApi().model_info(name, timeout=_HUB_SECONDS)  # fails at once where a download would retry for over a minute
    return SentenceTransformer(name)


def model_identity(name: str) -> str:
    """Name model and weights: the hub's name, or a folder's name with a key of its files' sizes and times."""
    folder = _folder(name)
    if folder is None:
        return name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    state = [(path.relative_to(folder).as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"{folder.name}-{hashlib.sha256(repr(state).encode()).hexdigest()[:_KEY]}"


def prompts_of(name: str, prompts: Mapping[str, str | None]) -> tuple[str, str]:
    """Return what goes before a query and a passage: the model's own prompts, else those of index/data/prompts.toml.

    >>> prompts_of("intfloat/e5-base", {})
    ('query: ', 'passage: ')
    >>> prompts_of("anyone/any-model", {"query": "find: ", "document": ""})
    ('find: ', '')
    """
    if any(prompts.get(kind) for kind in ("query", "passage", "document")):
        return prompts.get("query") or "", prompts.get("passage") or prompts.get("document") or ""
    last = Path(name).name.lower()
    for entry in read_toml(_PROMPTS)["prompt"]:
        if fnmatchcase(last, entry["models"]):
            return entry["query"], entry["passage"]
    return "", ""


def _folder(name: str) -> Path | None:
    """Return the folder of that name, None for a name on the hub (a word, or two with a slash between)."""
    path = Path(name).expanduser()
    if path.is_dir():
        return path.resolve()
    if path.is_absolute() or len(path.parts) > 2 or name.startswith("."):
        raise EncoderError(f"there is no model folder {name!r}; set EMBEDDER to one that exists, or unset it")
    return None


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")
