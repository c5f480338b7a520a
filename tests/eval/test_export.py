from eval.export import qrels_lines, run_lines
from eval.runner import Options, run_set
from tests.eval.fakes import RIGHT, SET, FakeSystem, passages, said

RUN = run_set(
    FakeSystem(dict(RIGHT, q2=said(True, 0.5, passages(4, 1, 4))), name="a b"), SET, Options(top_k=10, quiet=True)
)


def test_qrels_name_every_passage_with_evidence_once():
    assert list(qrels_lines(RUN)) == ["q1 0 r:2 1", "q2 0 r:3 1", "q3 0 r:4 1"]


def test_run_ranks_every_passage_once_without_spaces_in_names():
    assert list(run_lines(RUN))[2:4] == ["q2 Q0 r:4 1 1.000000 a_b", "q2 Q0 r:1 2 0.500000 a_b"]
