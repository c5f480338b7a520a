"""Whether the reports answer at all, how likely an answer is right, and why there is none."""
