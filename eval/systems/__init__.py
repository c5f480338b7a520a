"""What can be put to the test: our own bot in process or over HTTP, its ablations, and plain baselines."""
