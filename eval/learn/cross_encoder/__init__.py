"""Training the cross-encoder, which reads a question and a sentence together; imports torch only when it trains."""
