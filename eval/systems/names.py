"""The names of the systems, known without loading any of them."""

from __future__ import annotations

# What an ablation switches off: the signals whose names begin so; the weights of the rest stay as they were fitted.
PARTS: dict[str, tuple[str, ...]] = {
    "dense": ("dense_",),
    "paragraph-vectors": ("dense_paragraph",),
    "sentence-vectors": ("dense_sentence",),
    "clause-vectors": ("dense_clause",),
    "indicator-vectors": ("dense_indicator",),
    "words": ("words",),
    "bigrams": ("bigrams", "clause_bigrams"),
    "synonyms": ("clause_synonyms",),
}
WITHOUT = "ours-without-"
# The built-in encoder as its makers left it, before it was trained on everyday questions.
UNTRAINED = f"{WITHOUT}training"
NAMES = ("bm25", "dense", "ours", *(f"{WITHOUT}{part}" for part in PARTS), UNTRAINED)
