"""A tiny weights file, written from the format's description alone, and the same model in plain numpy."""

import math
import struct

import numpy as np

HIDDEN, LAYERS, HEADS, INNER, POSITIONS, TYPES, EPSILON = 32, 2, 2, 64, 512, 2, 1e-12
SPECIAL = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
PIECES = [
    ("▁", -3.0),
    ("学", -5.0),
    ("位", -5.5),
    ("学位", -7.0),
    ("▁学", -6.0),
    ("个", -4.0),
    ("～", -8.0),
    ("ab", -6.0),
]
PIECES += [("a", -7.0), ("b", -7.0), ("▁query", -9.0), ("▁passage", -9.0), (":", -4.0), ("1", -6.0), ("0", -6.0)]
CHARACTERS = {0x01: (), 0x09: (0x20,), 0xFF41: (0x61,), 0x33A1: (0x6D, 0x32)}


def matrix_names():
    sizes = {"q": HIDDEN, "k": HIDDEN, "v": HIDDEN, "ao": HIDDEN, "fi": INNER, "fo": HIDDEN}
    for layer in range(LAYERS):
        for part, outputs in sizes.items():
            yield f"l{layer}.{part}", outputs, INNER if part == "fo" else HIDDEN


def tiny_tensors():
    """Name -> float32 vector, or (codes, float16 scales) of a 4-bit matrix."""
    random = np.random.default_rng(7)

    def vector(size, around=0.0):
        return random.normal(around, 0.1, size).astype(np.float32)

    def matrix(rows, columns):
        codes = random.integers(0, 16, (rows, columns), np.uint8)
        return codes, random.uniform(0.01, 0.05, (rows, columns // 32)).astype(np.float16)

    tensors = {"emb.word": matrix(len(SPECIAL) + len(PIECES), HIDDEN)}
    tensors |= {"emb.pos": vector(POSITIONS * HIDDEN), "emb.type": vector(TYPES * HIDDEN)}
    for norm in ["emb.ln"] + [f"l{layer}.{part}" for layer in range(LAYERS) for part in ("aln", "oln")]:
        tensors |= {f"{norm}.w": vector(HIDDEN, around=1.0), f"{norm}.b": vector(HIDDEN)}
    for name, outputs, inputs in matrix_names():
        tensors |= {f"{name}.w": matrix(outputs, inputs), f"{name}.b": vector(outputs)}
    return tensors


def pack(tensor):
    if isinstance(tensor, np.ndarray):
        return 0, tensor.size, tensor.astype("<f4").tobytes()
    codes, scales = tensor
    blocks = codes.reshape(-1, 32)
    nibbles = blocks[:, :16] | (blocks[:, 16:] << 4)
    rows = zip(scales.reshape(-1), nibbles, strict=True)
    return 1, codes.size, b"".join(scale.astype("<f2").tobytes() + row.tobytes() for scale, row in rows)


def tiny_file(tensors):
    pieces = SPECIAL + PIECES
    texts = [piece.encode() for piece, _ in pieces]
    sizes = (HIDDEN, LAYERS, HEADS, INNER, len(pieces), POSITIONS, TYPES)
    head = struct.pack("<4sI7ifi", b"E5S1", 1, *sizes, EPSILON, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, sum(map(len, texts)))
    head += np.cumsum([0, *map(len, texts)]).astype("<u4").tobytes()
    head += np.array([score for _, score in pieces], "<f4").tobytes() + b"".join(texts)
    entries = [struct.pack(f"<IB{len(into)}I", code, len(into), *into) for code, into in CHARACTERS.items()]
    head += struct.pack("<iI", len(entries), sum(map(len, entries))) + b"".join(entries)
    packed = {name: pack(tensor) for name, tensor in tensors.items()}
    start = len(head) + 4 + sum(2 + len(name) + 21 for name in packed)
    directory, data = struct.pack("<i", len(packed)), b""
    for name, (kind, size, body) in packed.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, size, start + len(data), len(body))
        data += body
    return head + directory + data


def floats(tensor):
    if isinstance(tensor, np.ndarray):
        return tensor.astype(np.float64)
    codes, scales = tensor
    return (codes.astype(np.float64) - 8) * np.repeat(scales.astype(np.float64), 32, axis=1)


def reference(tensors, ids):
    """The unit vector of one text: mean pooling of its states."""
    mean = reference_states(tensors, ids).mean(0)
    return mean / np.linalg.norm(mean)


def reference_states(tensors, ids):
    """The states of one text's tokens: BERT in float64."""
    value = {name: floats(tensor) for name, tensor in tensors.items()}

    def norm(states, name):
        centred = states - states.mean(-1, keepdims=True)
        return centred / np.sqrt(centred.var(-1, keepdims=True) + EPSILON) * value[f"{name}.w"] + value[f"{name}.b"]

    def linear(states, name):
        return states @ value[f"{name}.w"].T + value[f"{name}.b"]

    places = value["emb.pos"].reshape(POSITIONS, HIDDEN)[: len(ids)]
    states = norm(value["emb.word"][ids] + places + value["emb.type"][:HIDDEN], "emb.ln")
    for layer in (f"l{number}" for number in range(LAYERS)):
        heads = [linear(states, f"{layer}.{part}").reshape(len(ids), HEADS, -1).swapaxes(0, 1) for part in "qkv"]
        weights = np.exp(heads[0] @ heads[1].swapaxes(1, 2) / np.sqrt(HIDDEN // HEADS))
        seen = (weights / weights.sum(-1, keepdims=True)) @ heads[2]
        states = norm(states + linear(seen.swapaxes(0, 1).reshape(len(ids), HIDDEN), f"{layer}.ao"), f"{layer}.aln")
        inner = linear(states, f"{layer}.fi")
        active = inner * (1 + np.vectorize(math.erf)(inner / np.sqrt(2))) / 2
        states = norm(states + linear(active, f"{layer}.fo"), f"{layer}.oln")
    return states
