"""Where a run that was stopped goes on: the weights that learn, optimiser, schedule, steps done; one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from eval.errors import EvalError
from eval.learn.cross_encoder.model import LearningCrossEncoder

NAME = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A run's file.

    Attributes:
        path: of the file.
        run: what no run with another recipe or other examples has in common with it.
    """

    path: Path
    run: str

    def save(self, model: LearningCrossEncoder, parts: tuple[Any, Any], done: int) -> None:
        """Write model, optimiser and schedule (`parts`) after `done` steps."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "run": self.run,
            "done": done,
            "model": model.learned(),
            "parts": [part.state_dict() for part in parts],
        }
        new = self.path.with_suffix(".new")
        torch.save(state, new)
        new.replace(self.path)

    def load(self, model: LearningCrossEncoder, parts: tuple[Any, Any]) -> int:
        """Put all back as it was saved; return the steps done, 0 where nothing was saved.

        Raises:
            EvalError: it is another run's.
        """
        if not self.path.exists():
            return 0
        state = torch.load(self.path, weights_only=True)
        if state["run"] != self.run:
            raise EvalError(
                f"{self.path} is of a run with another recipe or other data; delete it, or give another --out"
            )
        model.load_state_dict(state["model"], strict=False)
        for part, saved in zip(parts, state["parts"], strict=True):
            part.load_state_dict(saved)
        done: int = state["done"]
        return done

    def remove(self) -> None:
        """Delete it, if it is there."""
        self.path.unlink(missing_ok=True)
