"""What the bench measures on."""

from __future__ import annotations

# The shipped report and the questions about it.
REPORT = "mianyang-2023"
QUESTIONS = "questions_dev"
# What a cold process is asked.
QUESTION = "今年地区生产总值增长多少?"
