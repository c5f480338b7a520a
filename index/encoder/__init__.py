"""Text to vectors: the one seam between the index and whatever model computes them."""

from index.encoder.encoder import NO_ENCODER, Encoder, encoder_name, load_adapted, load_encoder

__all__ = ["NO_ENCODER", "Encoder", "encoder_name", "load_adapted", "load_encoder"]
