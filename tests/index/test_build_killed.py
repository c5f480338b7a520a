"""kill -9 at any point of a build leaves the old index serving, and the next build completes."""

import os
import signal
import subprocess
import sys

import pytest

from corpus import ROOT, Library, Metadata, add
from index.build import build
from index.snapshot import open_published, published

OLD = "甲乙市政府工作报告\n各位代表：\n今年建成老年食堂22个，新增养老床位600张。\n".encode()
NEW = "丙丁市政府工作报告\n各位代表：\n今年建成桥梁3座，改造老旧小区120个。\n".encode()
# A function on the way, and whether it dies before or after it: the whole road from the lock to the sweeping up.
PLACES = [
    ("index.build:_fill", "before"),
    ("index.extraction_cache:ExtractionCache.values", "after"),
    ("index.build:write_records", "after"),
    ("index.lexical:LexicalIndex.save", "after"),
    ("index.embedding_cache:EmbeddingCache.passages", "after"),
    ("index.vectors:VectorIndex.save", "before"),
    ("index.manifest:Manifest.write", "before"),
    ("index.manifest:Manifest.write", "after"),
    ("index.build:open_snapshot", "after"),
    ("index.build:publish", "before"),
    ("index.snapshot:os.fsync", "before"),
    ("index.build:publish", "after"),
    ("index.build:_sweep", "after"),
]


@pytest.mark.parametrize("place, when", PLACES)
def test_a_killed_build_leaves_an_index_and_the_next_one_completes(var, encoder, place, when):
    library = Library.default()
    add("old.txt", OLD, library, known=Metadata(year=2025))
    first = build(library.load_all(), encoder, quiet=True)
    add("new.txt", NEW, library, known=Metadata(year=2025))
    command = [sys.executable, "-m", "tests.index.killing", place, when]
    assert subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode == -signal.SIGKILL

    served = {report.id for report in open_published().reports}
    is_published = (place, when) in {("index.build:publish", "after"), ("index.build:_sweep", "after")}
    assert served == {"mianyang-2023", "old"} | ({"new"} if is_published else set())

    second = build(library.load_all(), encoder, quiet=True)
    assert {report.id for report in open_published().reports} == {"mianyang-2023", "old", "new"}
    assert second == published() != first
    folders = [path.name for path in second.parent.iterdir() if path.is_dir()]
    assert is_published or folders == [second.name]
    assert list(second.parent.glob("CURRENT.*")) == [] or is_published
