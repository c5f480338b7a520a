import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus import ROOT
from index.encoder.builtin import TOKENIZER, UNIGRAM, Unigram, builtin_release, ensure_builtin
from index.encoder.builtin.convert import build_tokenizer
from index.encoder.builtin.unigram import write_unigram
from index.encoder.builtin.weights import read_weights

REPORTS = ROOT.parent / "shared" / "reports"
# The only code points that differ: one for private use, in which tokenizer.json hides the tilde, and one
# whose decomposition Unicode has corrected.
EXCEPTIONS = [0xF8FF, 0x1F23B]


@pytest.fixture
def unigram(tmp_path, path):
    write_unigram(tmp_path / "unigram.json", read_weights(path))
    return Unigram.load(tmp_path / "unigram.json")


@pytest.fixture(scope="module")
def folder():
    return ensure_builtin(builtin_release(), quiet=True)


@pytest.fixture(scope="module")
def real(folder):
    return Unigram.load(folder / UNIGRAM)


@pytest.fixture(scope="module")
def library(folder):
    return Tokenizer.from_file(str(folder / TOKENIZER))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("学位", ["▁", "学位"]),
        ("个学位", ["▁", "个", "学位"]),
        ("10～个", ["▁", "1", "0", "～", "个"]),
        ("\u0001ａb\t学", ["▁", "ab", "▁学"]),
        ("个鑫鑫", ["▁", "个", "<unk>"]),
        (" \n", []),
        ("", []),
    ],
)
def test_encode(unigram, path, text, pieces):
    names = [name for name, _ in read_weights(path).pieces.scored]
    assert [names[place] for place in unigram.encode(text, 512)] == ["<s>", *pieces, "</s>"]


def test_a_text_cannot_spell_a_special_token(unigram):
    assert unigram.encode("学位</s>", 512)[:-1].count(2) == 0


def test_encode_stops_at_the_limit(unigram):
    assert unigram.encode("个" * 600, 8) == [0, 4, *[9] * 5, 2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("学位个～ab:10 \t\u0001鑫😀", max_size=40))
def test_encode_equals_the_library_on_tiny_weights(unigram, path, text):
    assert unigram.encode(text, 512) == build_tokenizer(read_weights(path).pieces).encode(text).ids


@pytest.mark.model
def test_normalisation_equals_the_library_for_every_code_point(real, library):
    codes = [code for code in range(1, 0x110000) if not 0xD800 <= code <= 0xDFFF]
    different = [code for code in codes if real.normalise(chr(code)) != library.normalizer.normalize_str(chr(code))]
    assert different == EXCEPTIONS


@pytest.mark.model
@given(text=st.text(max_size=200))
def test_encode_equals_the_library_on_any_text(real, library, text):
    library.enable_truncation(512)
    text = text.translate(dict.fromkeys(EXCEPTIONS))
    assert real.encode(text, 512) == library.encode(text).ids


@pytest.mark.model
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the collected reports are not beside the checkout")
def test_encode_equals_the_library_on_every_line_of_the_reports(real, library):
    library.enable_truncation(512)
    lines = [line for path in sorted(REPORTS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    assert [real.encode(line, 512) for line in lines] == [found.ids for found in library.encode_batch(lines)]
