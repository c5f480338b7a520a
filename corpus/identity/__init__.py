"""Who speaks, of where and when: what a document is, from all that its lines, text and file's name say together."""

from corpus.identity.evidence import Finding, taken
from corpus.identity.identify import Identity, identify, is_byline

__all__ = ["Finding", "Identity", "identify", "is_byline", "taken"]
