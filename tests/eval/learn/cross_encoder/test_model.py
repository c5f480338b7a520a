"""The tiny model; what it says is compared with the encoder of transformers."""

import pytest
import torch
from transformers import BertModel

from eval.learn.cross_encoder.model import Batch, LearningCrossEncoder, Shape

pytestmark = pytest.mark.filterwarnings("ignore")

TOKENS = torch.tensor([[0, 5, 6, 2, 2, 7, 8, 2], [0, 5, 2, 2, 9, 2, 1, 1]])
MASK = TOKENS != 1
BATCH = Batch(TOKENS, MASK, torch.tensor([[0, 5, 7], [1, 4, 5]]), torch.tensor([[0, 6, 7]]))


def test_its_states_are_those_of_the_encoder(model, base):
    bert = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager").eval()
    with torch.no_grad():
        states = bert(input_ids=TOKENS, attention_mask=MASK.long()).last_hidden_state
        first, second = states[0, 5:7].mean(0), states[1, 4:5].mean(0)
        expected = model.answers(torch.stack([first, second]), states[:, 0])[:, 0]
        torch.testing.assert_close(model(BATCH).answers, expected, atol=1e-4, rtol=1e-4)


def test_the_lowest_layers_are_kept(base):
    assert Shape.read(base, 1).layers == 1
    assert len(LearningCrossEncoder(Shape.read(base, 1), base).layers) == 1
    assert Shape.read(base, 6).layers == 2


def test_a_pair_reads_the_same_beside_a_longer_one(model):
    alone = Batch(TOKENS[1:, :6], MASK[1:, :6], torch.tensor([[0, 4, 5]]), torch.zeros((0, 3), dtype=torch.int64))
    with torch.no_grad():
        together, apart = model(BATCH), model(alone)
    torch.testing.assert_close(together.answers[1:], apart.answers)
    torch.testing.assert_close(together.settles[1:], apart.settles)


def test_all_learns_but_the_words(model):
    frozen = [name for name, weights in model.named_parameters() if not weights.requires_grad]
    assert frozen == ["words.weight"]
    assert not any(name.startswith("words") for name in model.learned())
