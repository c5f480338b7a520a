import numpy as np
import pytest

from eval.learn.encoder.model import LearningEncoder
from index.encoder import load_encoder
from index.encoder.builtin import builtin_release, ensure_builtin
from index.encoder.with_parts import SentenceWithClauses

pytestmark = [pytest.mark.model, pytest.mark.filterwarnings("ignore")]
TEXTS = [
    SentenceWithClauses("新增就业5万人，其中高校毕业生1万人。", ((0, 7), (8, 17))),
    SentenceWithClauses("建成老年食堂22个。", ((0, 8),)),
    SentenceWithClauses("GDP增长5.5%"),
]


@pytest.fixture(scope="module")
def learning():
    from transformers import BertModel

    folder = ensure_builtin(builtin_release(), quiet=True)
    return LearningEncoder(BertModel.from_pretrained(folder, add_pooling_layer=False).eval(), folder)


@pytest.fixture(scope="module")
def served():
    return load_encoder("", quiet=True)


def test_what_learns_is_what_is_served(learning, served):
    for mine, theirs in zip(learning.with_clauses(TEXTS), served.with_clauses(TEXTS), strict=True):
        assert mine.shape == theirs.shape
        assert (mine.detach().numpy() * theirs).sum(axis=1).min() > 0.99


def test_questions_too(learning, served):
    questions = ["老房子装电梯今年装多少", "GDP"]
    mine = learning.queries(questions).detach().numpy()
    assert (mine * served.queries(questions)).sum(axis=1).min() > 0.99
    np.testing.assert_allclose(np.linalg.norm(mine, axis=1), 1, atol=1e-5)
