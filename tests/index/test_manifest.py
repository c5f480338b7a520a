import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import manifest
from index.errors import BrokenIndexError, NoIndexError
from index.manifest import FORMAT, Manifest, corpus_hash, file_hash
from tests.qa.fake_bot import ALPHA, BETA

COUNTS = {"reports": 1, "passages": 4}


@pytest.fixture
def written(tmp_path):
    """A manifest beside the one file that it names."""
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "数.bin").write_bytes(b"abc")
    made = Manifest(FORMAT, "fake", "0f", COUNTS, {"words/数.bin": hashlib.sha256(b"abc").hexdigest()})
    made.write(tmp_path)
    return made


def test_reading_is_the_inverse_of_writing(written, tmp_path):
    assert Manifest.read(tmp_path) == written


def test_a_whole_snapshot_is_verified(written, tmp_path):
    written.verify(tmp_path)


@pytest.mark.parametrize("content", [b"abd", b"abc ", b"", None])
def test_a_file_that_is_changed_or_gone_is_named_with_the_remedy(written, tmp_path, content):
    path = tmp_path / "words" / "数.bin"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(
        BrokenIndexError, match=r"数.bin is missing or was changed; run `python -m index build --again`"
    ):
        written.verify(tmp_path)


@pytest.mark.parametrize("text", [None, "", "{", "[]", "{}", f'{{"format": {FORMAT}}}'])
def test_a_manifest_that_cannot_be_read_is_named_with_the_remedy(tmp_path, text):
    if text is not None:
        (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(BrokenIndexError, match=r"manifest.json cannot be read; run `python -m index build --again`"):
        Manifest.read(tmp_path)


def test_another_format_is_refused_with_both_named(written, tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"format": FORMAT - 1}), "utf-8")
    message = f"the index has format {FORMAT - 1}, this version reads {FORMAT}; run `python -m index build`"
    with pytest.raises(NoIndexError, match=message):
        Manifest.read(tmp_path)


def test_a_snapshot_is_named_by_format_encoder_and_corpus_alone(written):
    expected = hashlib.sha256(f"{FORMAT} fake 0f".encode()).hexdigest()[:16]
    assert written.id == replace(written, counts={}, files={}).id == expected
    others = [replace(written, format=FORMAT + 1), replace(written, encoder="none"), replace(written, corpus="1f")]
    assert len({other.id for other in (written, *others)}) == 4


@given(st.binary(max_size=64))
def test_a_file_is_hashed_whole_however_it_is_cut(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("hash") / "file"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest, "_CHUNK", 7)
        assert file_hash(path) == hashlib.sha256(data).hexdigest()


def test_the_corpus_is_its_reports_in_order_with_all_that_is_known_of_them():
    hashes = [
        corpus_hash(reports) for reports in ([], [ALPHA], [ALPHA, BETA], [BETA, ALPHA], [replace(ALPHA, year=2024)])
    ]
    assert len(set(hashes)) == len(hashes)
    assert corpus_hash(iter([ALPHA, BETA])) == hashes[2]


def test_the_corpus_is_another_when_the_rules_of_figures_are(monkeypatch):
    before = corpus_hash([ALPHA])
    monkeypatch.setattr("index.manifest.rules_fingerprint", lambda: "other")
    assert corpus_hash([ALPHA]) != before
