"""The peers, by name; how each is set up stands in worker.py."""

from __future__ import annotations

PEERS = ("haystack", "llama-index", "txtai")
