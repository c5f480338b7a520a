import dataclasses
import errno
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.encoder.builtin import (
    FLOATS,
    GRAPH,
    ConversionError,
    WeightsError,
    builtin_name,
    convert,
    ensure_builtin,
    folder,
)

FILES = [
    "1_Pooling/config.json",
    "2_Normalize/config.json",
    "checksums.json",
    "config.json",
    "config_sentence_transformers.json",
    "model.safetensors",
    "modules.json",
    "onnx/model_int8.onnx",
    "onnx/model_int8.onnx_data",
    "onnx/unigram.json",
    "onnx/word_scales.npy",
    "onnx/words.npy",
    "sentence_bert_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
]


@pytest.fixture(autouse=True)
def models(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "运行"))
    return tmp_path / "运行" / "models"


def ensure(release):
    return ensure_builtin(release, quiet=True)


def folders(models):
    return [path.name for path in models.iterdir() if path.is_dir()]


def test_conversion_makes_a_whole_model_folder(release, models):
    made = ensure(release)
    assert made == models / builtin_name(release)
    assert sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()) == FILES
    assert folders(models) == [made.name]


def test_a_converted_model_needs_its_package_no_more(release, site):
    made = ensure(release)
    (site / "tinyweights" / "tiny.bin").unlink()
    assert ensure(release) == made


@pytest.mark.parametrize("name", [file for file in FILES if file != FLOATS])
def test_a_damaged_folder_is_made_again(release, name):
    made = ensure(release)
    whole = (made / name).read_bytes()
    (made / name).write_bytes(whole[:-1] + b"?")
    ensure(release)
    assert (made / name).read_bytes() == whole


def test_a_lost_file_is_made_again(release):
    made = ensure(release)
    (made / GRAPH).unlink()
    assert (ensure(release) / GRAPH).is_file()


def test_a_damaged_package_leaves_nothing(release, site, models):
    (site / "tinyweights" / "tiny.bin").write_bytes(b"")
    with pytest.raises(WeightsError, match="is damaged"):
        ensure(release)
    assert folders(models) == []


def test_other_weights_than_pinned_are_refused(release, models):
    with pytest.raises(ConversionError, match=r"^converting tiny gave weights with SHA-256 \w{64}, not 00; install"):
        ensure(dataclasses.replace(release, converted_sha256="00"))
    assert folders(models) == []


@pytest.mark.parametrize("step", ["_save_floats", "_save_graph", "write_unigram"])
def test_a_full_disk_leaves_nothing(release, models, monkeypatch, step):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(convert, step, fail)
    with pytest.raises(ConversionError, match=r"cannot be written to .*tiny-\w+ \(No space left on device\); it takes"):
        ensure(release)
    assert folders(models) == []


def test_an_interrupt_leaves_nothing(release, models, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(convert, "_save_graph", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ensure(release)
    assert folders(models) == []


def test_what_a_killed_conversion_left_is_removed(release, models):
    (models / f".{builtin_name(release)}-killed").mkdir(parents=True)
    assert folders(models.parent / ensure(release).parent) == [builtin_name(release)]


def test_two_at_once_convert_once(release, monkeypatch):
    made = []
    make = folder._make
    monkeypatch.setattr(folder, "_make", lambda *given: (made.append(given), make(*given)))
    with ThreadPoolExecutor(4) as pool:
        paths = set(pool.map(ensure, [release] * 4))
    assert (len(made), len(paths)) == (1, 1)


def test_the_name_follows_the_weights(release):
    other = dataclasses.replace(release, sha256="0" * 64)
    assert builtin_name(release) != builtin_name(other)
    assert builtin_name(release) == builtin_name(dataclasses.replace(release))
