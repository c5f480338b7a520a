"""The built-in model as an ordinary sentence-transformers folder in var/models, made once and checked at every use.

    config.json, model.safetensors, modules.json, 1_Pooling, 2_Normalize ...   what SentenceTransformer(folder) reads
    onnx/model_int8.onnx, onnx/model_int8.onnx_data, onnx/unigram.json,
    onnx/words.npy, onnx/word_scales.npy                                       what the bot itself reads, without torch
    checksums.json                                                             size and SHA-256 of each of them

A folder appears whole, by one rename, or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from filelock import FileLock
from tqdm import tqdm

from corpus import ROOT, var_dir
from index.encoder.builtin.adapter import adapter_key
from index.encoder.builtin.layout import is_intact, write_checksums
from index.encoder.builtin.release import Release
from index.errors import ConversionError

# Raised whenever the produced folder changes, so that an older one is not taken for it.
_FORMAT = 5
# Hexadecimal digits of the content key in a folder's name.
_KEY = 12


@cache
def builtin_release() -> Release:
    """Return the release that this version of the project uses (index/data/builtin_model.toml)."""
    return Release.read(ROOT / "index" / "data" / "builtin_model.toml")


def builtin_name(release: Release) -> str:
    """Return the name of model, weights, adapter and conversion, which is also its folder's.

    Raises:
        ConversionError: the adapter cannot be read.
    """
    key = f"{_FORMAT} {release.sha256} {release.converted_sha256} {sorted(release.prompts.items())}"
    if release.adapter:
        key += f" {adapter_key(release.adapter)}"
    return f"{release.name}-{hashlib.sha256(key.encode()).hexdigest()[:_KEY]}"


def ensure_builtin(release: Release, quiet: bool = False) -> Path:
    """Return the model's folder, converted first if it is not there or not what was written.

    A second process waits for the first one's conversion. `quiet` hides the progress bar.

    Raises:
        WeightsError: the package with the weights is missing, of another version, or damaged.
        ConversionError: the folder cannot be written, or the conversion gave other weights than it must.
    """
    folder = var_dir() / "models" / builtin_name(release)
    if is_intact(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not is_intact(folder):
                _make(release, folder, quiet)
    except OSError as error:
        raise ConversionError(
            f"the built-in model cannot be written to {folder} ({error.strerror or error}); "
            "it takes 600 MB: free some space, or set QA_VAR to another folder"
        ) from error
    return folder


def _make(release: Release, folder: Path, quiet: bool) -> None:
    from index.encoder.builtin.convert import STEPS, write_model  # imports onnx, which only a conversion needs

    _remove_leftovers(folder)
    with _replacing(folder) as new, tqdm(total=STEPS, desc=f"Preparing {release.name}", disable=quiet) as progress:
        for _ in write_model(release, new):
            progress.update()
        write_checksums(new)


def _remove_leftovers(folder: Path) -> None:
    """Remove what killed conversions left; the lock is held, so none is running."""
    for leftover in folder.parent.glob(f".{folder.name}-*"):
        shutil.rmtree(leftover)


@contextlib.contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """Give a new folder beside `folder`; put it in its place if all goes well, remove it if not."""
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield new
        for path in (*new.rglob("*"), new):
            path.chmod(
                0o755 if path.is_dir() else 0o644
            )  # temporary folders are private, and so are safetensors' files
            _flush(path)
        if folder.exists():
            shutil.rmtree(folder)
        new.rename(folder)
        _flush(folder.parent)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _flush(path: Path) -> None:
    """Wait until the disk has a file or folder."""
    if os.name == "nt":  # folders cannot be opened there, nor files flushed that are open for reading
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
