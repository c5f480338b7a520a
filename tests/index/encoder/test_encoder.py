import subprocess
import sys

import pytest

from corpus import ROOT
from index.encoder.encoder import builtin_name, builtin_release, encoder_name, load_encoder


@pytest.mark.parametrize("name", ["none", " none "])
def test_none_is_no_encoder(monkeypatch, name):
    monkeypatch.setenv("EMBEDDER", name)
    assert (load_encoder(), encoder_name()) == (None, "none")


@pytest.mark.parametrize("name", ["", " "])
def test_nothing_is_the_builtin_encoder(monkeypatch, name):
    monkeypatch.setenv("EMBEDDER", name)
    assert encoder_name() == builtin_name(builtin_release())


def test_an_argument_outranks_the_environment(monkeypatch):
    monkeypatch.setenv("EMBEDDER", "someone/some-model")
    assert encoder_name() == "someone/some-model"
    assert encoder_name("none") == "none"
    assert encoder_name("") == builtin_name(builtin_release())


@pytest.mark.model
def test_the_name_is_known_before_loading():
    assert load_encoder("", quiet=True).name == encoder_name("")


@pytest.mark.model
def test_the_builtin_encoder_imports_neither_torch_nor_what_only_conversion_needs():
    load_encoder("", quiet=True)  # converted already, if it must be
    script = (
        "import sys; from index.encoder.onnx import OnnxEncoder; from index.encoder import load_encoder; "
        "load_encoder('').queries(['学位']); print(sorted({'torch', 'transformers', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
