"""Gold questions, measures, runs and the benchmark."""
