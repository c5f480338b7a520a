"""The model's tokenizer, in the tokenizers library's own parts, from the pieces of its weights file.

The normalisation map of the file is NFKC but for three things: control characters are deleted, some blanks and
invisible characters become a space, and the full-width tilde ～ (the sign between two bounds, 10～20) stays.
A test holds the two equal over the whole map.
"""

from __future__ import annotations

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.encoder.builtin.weights import Pieces

_DELETED = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]"
_BLANK = "[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
# A code point for private use, in which the tilde sits out NFKC.
_TILDE, _STAND_IN = "～", "\uf8ff"


def build_tokenizer(pieces: Pieces) -> Tokenizer:
    """Return the tokenizer: text in, ids of `<s> pieces </s>` out, neither truncated nor padded."""
    tokenizer = Tokenizer(models.Unigram(list(pieces.scored), unk_id=pieces.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_DELETED), ""),
            normalizers.Replace(Regex(_BLANK), " "),
            normalizers.Replace(_TILDE, _STAND_IN),
            normalizers.NFKC(),
            normalizers.Replace(_STAND_IN, _TILDE),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    first, last = pieces.scored[pieces.bos][0], pieces.scored[pieces.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", special_tokens=[(first, pieces.bos), (last, pieces.eos)]
    )
    return tokenizer
