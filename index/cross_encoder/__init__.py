"""The cross-encoder: one small model that reads a question and a sentence together, and says what in it answers."""

from index.cross_encoder.cross_encoder import CrossEncoder, SegmentReading, load_cross_encoder
from index.cross_encoder.pair import Pair
from index.cross_encoder.segment import Segment, segments_of

__all__ = ["CrossEncoder", "Pair", "Segment", "SegmentReading", "load_cross_encoder", "segments_of"]
