import pytest
import torch
from torch import nn

from eval.errors import EvalError
from eval.learn.cross_encoder.checkpoint import Checkpoint


class Learning(nn.Linear):
    def learned(self):
        return self.state_dict()


@pytest.fixture
def parts():
    torch.manual_seed(1)
    model = Learning(2, 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=0.1)
    return model, (optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 / (step + 1)))


def stepped(model, parts):
    optimiser, rate = parts
    model(torch.ones(1, 2)).sum().backward()
    optimiser.step()
    optimiser.zero_grad()
    rate.step()
    return model.weight.detach().clone()


def test_a_run_goes_on_as_if_it_had_not_stopped(parts, tmp_path):
    model, changing = parts
    checkpoint = Checkpoint(tmp_path / "run" / "checkpoint.pt", "a")
    stepped(model, changing)
    checkpoint.save(model, changing, 1)
    expected = stepped(model, changing)
    stepped(model, changing)
    assert checkpoint.load(model, changing) == 1
    assert torch.equal(stepped(model, changing), expected)


def test_without_a_file_a_run_begins(parts, tmp_path):
    checkpoint = Checkpoint(tmp_path / "checkpoint.pt", "a")
    checkpoint.remove()
    assert checkpoint.load(*parts) == 0


def test_another_run_is_refused(parts, tmp_path):
    Checkpoint(tmp_path / "checkpoint.pt", "a").save(*parts, 1)
    with pytest.raises(EvalError, match=r"checkpoint.pt is of a run with another recipe or other data; delete it, or"):
        Checkpoint(tmp_path / "checkpoint.pt", "b").load(*parts)
