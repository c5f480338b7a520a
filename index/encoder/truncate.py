"""What of a text reaches a tokenizer."""

from __future__ import annotations

# Characters of one text that are read. A model sees 512 tokens, which is 700 to 1,000 characters of Chinese and about
# 2,000 of English; tokenizers keep memory for all they are given, and hostile input can be long.
MAX_CHARACTERS = 2_000


def encodable(text: str) -> str:
    r"""Return the first 2,000 characters, lone surrogates (half a character, not UTF-8) as U+FFFD.

    >>> encodable("学位\ud83d个")
    '学位\ufffd个'
    """
    return text[:MAX_CHARACTERS].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
