"""A low-rank difference to the weights of the layers, as PEFT writes it: what training added to the built-in model.

A folder with adapter_config.json (rank and scale) and adapter_model.safetensors (two factors of each matrix). The
factors are float16, so that a float64 product of them is exact: merging gives the same bits on every machine, and the
weights can be pinned by their hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from index.encoder.builtin.names import transformers_name
from index.encoder.builtin.weights import Floats
from index.errors import ConversionError

CONFIG, FACTORS = "adapter_config.json", "adapter_model.safetensors"
_PREFIX, _DOWN, _UP = "base_model.model.", ".lora_A.weight", ".lora_B.weight"


@dataclass(frozen=True, slots=True)
class Adapter:
    """What is added to weights W [outputs, inputs]: scale * up @ down.

    Attributes:
        factors: `down` float16 [rank, inputs] and `up` float16 [outputs, rank], by the module's name in transformers.
    """

    scale: float
    factors: Mapping[str, tuple[NDArray[np.float16], NDArray[np.float16]]]

    @classmethod
    def read(cls, folder: Path) -> Adapter:
        """Read the folder of an adapter.

        Raises:
            ConversionError: a file of it is missing or damaged.
        """
        try:
            config = json.loads((folder / CONFIG).read_text("utf-8"))
            tensors = load_file(folder / FACTORS)
            names = [name.removesuffix(_DOWN) for name in tensors if name.endswith(_DOWN)]
            factors = {name.removeprefix(_PREFIX): (tensors[name + _DOWN], tensors[name + _UP]) for name in names}
            return cls(config["lora_alpha"] / config["r"], factors)
        except (OSError, SafetensorError, ValueError, KeyError, TypeError) as error:
            raise _unreadable(folder, error) from error

    def merge(self, matrices: Mapping[str, Floats]) -> dict[str, Floats]:
        """Return the matrices, by the names of the weights file, with the difference added where there is one."""
        return {name: self._merged(name, weights) for name, weights in matrices.items()}

    def _merged(self, name: str, weights: Floats) -> Floats:
        factors = self.factors.get(transformers_name(name).removesuffix(".weight"))
        if factors is None:
            return weights
        down, up = (factor.astype(np.float64) for factor in factors)
        return (weights + self.scale * (up @ down)).astype(np.float32)


def adapter_key(folder: Path) -> str:
    """Return a hash of what an adapter adds, in hexadecimal.

    Raises:
        ConversionError: a file of it is missing.
    """
    try:
        return hashlib.sha256((folder / CONFIG).read_bytes() + (folder / FACTORS).read_bytes()).hexdigest()
    except OSError as error:
        raise _unreadable(folder, error) from error


def _unreadable(folder: Path, error: Exception) -> ConversionError:
    return ConversionError(
        f"the adapter in {folder} cannot be read ({error}); restore the folder, or train one with "
        "`python -m eval learn encoder`"
    )
