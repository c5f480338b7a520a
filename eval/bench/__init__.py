"""Quality, speed and memory of the system beside the plain baseline, measured in one run."""

from eval.bench.subject import QUESTION, QUESTIONS, REPORT

__all__ = ["QUESTION", "QUESTIONS", "REPORT"]
