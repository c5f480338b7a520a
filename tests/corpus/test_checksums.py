import pytest

from corpus import CorpusError
from corpus.checksums import sealed, sealed_again, verify

FACTS = 'place = "甲市"\n'


@pytest.fixture
def seal(tmp_path):
    (tmp_path / "a.txt").write_bytes("新增5万人。".encode())
    path = tmp_path / "a.toml"
    path.write_text(sealed(FACTS, {"a.txt": "新增5万人。".encode()}), "utf-8")
    return path


def test_what_was_added_is_whole(seal):
    verify(seal)
    seal.write_text(sealed_again('place = "乙市"\n', seal.read_text("utf-8")), "utf-8")
    verify(seal)


def test_every_flipped_byte_is_told(seal):
    for path in (seal, seal.with_suffix(".txt")):
        whole = path.read_bytes()
        for at in range(len(whole)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(CorpusError, match=r"(is not what was added; restore it|cannot be read)"):
                verify(seal)
        path.write_bytes(whole)


def test_a_missing_file_is_told_and_what_a_person_wrote_is_taken_as_it_stands(seal):
    seal.with_suffix(".txt").unlink()
    with pytest.raises(CorpusError, match=r"a.txt cannot be read: No such file or directory"):
        verify(seal)
    seal.write_text(FACTS, "utf-8")
    verify(seal)
    verify(seal.with_name("nothing.toml"))
