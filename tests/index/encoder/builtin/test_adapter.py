import dataclasses
import json

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.encoder.builtin import FLOATS, ConversionError, builtin_name, builtin_release, ensure_builtin
from index.encoder.builtin.adapter import CONFIG, FACTORS, Adapter, adapter_key

MODULE = "encoder.layer.1.attention.self.query"


@pytest.fixture
def folder(tmp_path):
    """A difference of rank 2 to one matrix [32, 32], at half its strength."""
    random = np.random.default_rng(3)
    folder = tmp_path / "adapter"
    folder.mkdir()
    down, up = (random.normal(0, 0.1, shape).astype(np.float16) for shape in ((2, 32), (32, 2)))
    prefix = f"base_model.model.{MODULE}"
    save_file({f"{prefix}.lora_A.weight": down, f"{prefix}.lora_B.weight": up}, folder / FACTORS)
    (folder / CONFIG).write_text(json.dumps({"r": 2, "lora_alpha": 1.0}))
    return folder


def test_merge_adds_the_scaled_product(folder):
    down, up = Adapter.read(folder).factors[MODULE]
    weights = np.arange(1024, dtype=np.float32).reshape(32, 32) / 1024
    merged = Adapter.read(folder).merge({"l1.q.w": weights, "l1.k.w": weights})
    expected = weights.astype(np.float64) + 0.5 * sum(np.outer(up[:, i], down[i]).astype(np.float64) for i in (0, 1))
    np.testing.assert_allclose(merged["l1.q.w"], expected, atol=1e-4)
    assert merged["l1.k.w"] is weights


def test_the_product_of_the_shipped_factors_is_exact():
    adapter = Adapter.read(builtin_release().adapter)
    for down, up in adapter.factors.values():
        wide = [factor.astype(np.longdouble) for factor in (down, up)]
        assert np.array_equal(up.astype(np.float64) @ down.astype(np.float64), wide[1] @ wide[0])


@pytest.mark.filterwarnings("ignore::FutureWarning")  # transformers' own, as peft calls it
def test_conversion_merges_as_peft_does(release, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "运行"))
    from peft import PeftModel
    from sentence_transformers import SentenceTransformer

    base = SentenceTransformer(str(ensure_builtin(release, quiet=True)))[0].auto_model
    config = {"peft_type": "LORA", "r": 2, "lora_alpha": 1.0, "target_modules": "encoder.layer.1.attention.self.query"}
    (folder / CONFIG).write_text(json.dumps(config))
    merged = PeftModel.from_pretrained(base, str(folder)).merge_and_unload().state_dict()
    ours = load_file(ensure_builtin(dataclasses.replace(release, adapter=folder), quiet=True) / FLOATS)
    assert set(ours) == set(merged)
    for name, tensor in ours.items():
        np.testing.assert_allclose(tensor, merged[name].numpy(), atol=1e-6)


def test_the_name_follows_the_adapter(release, folder):
    adapted = dataclasses.replace(release, adapter=folder)
    name = builtin_name(adapted)
    assert name != builtin_name(release)
    (folder / CONFIG).write_text(json.dumps({"r": 2, "lora_alpha": 2.0}))
    assert name != builtin_name(adapted)


@pytest.mark.parametrize("name", [CONFIG, FACTORS])
def test_a_damaged_adapter_is_refused(folder, name):
    (folder / name).write_bytes(b"{")
    with pytest.raises(ConversionError, match=r"^the adapter in .*adapter cannot be read \(.*\); restore the folder"):
        Adapter.read(folder)


def test_a_missing_adapter_has_no_key(tmp_path):
    with pytest.raises(ConversionError, match="cannot be read"):
        adapter_key(tmp_path)


def test_the_shipped_adapter_is_small_and_half_precision():
    folder = builtin_release().adapter
    assert sum(path.stat().st_size for path in folder.iterdir()) < 10_000_000
    assert {factor.dtype for pair in Adapter.read(folder).factors.values() for factor in pair} == {np.dtype("float16")}
