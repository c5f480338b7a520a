"""A fake encoder whose vector is a function of the text, so that ranking can be asserted."""

import hashlib

import numpy as np

from corpus.text.tokens import bigrams

DIM = 256


class BigramEncoder:
    """Counts character bigrams, hashed into DIM places: texts that share characters are near each other."""

    name = "fake-bigrams"
    dim = DIM

    def __init__(self):
        self.embedded = []

    def queries(self, texts):
        return np.stack([self._vector(text) for text in texts])

    def passages(self, texts):
        self.embedded += texts
        return self.queries(texts)

    def with_clauses(self, texts):
        return [self.passages([text.text, *(text.text[a:b] for a, b in text.parts)]) for text in texts]

    @staticmethod
    def _vector(text):
        vector = np.full(DIM, 1e-3, np.float32)
        for pair in bigrams(text):
            vector[int(hashlib.md5(pair.encode()).hexdigest(), 16) % DIM] += 1
        return vector / np.linalg.norm(vector)
