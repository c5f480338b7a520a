"""Training the built-in encoder on questions whose answers are known; imports torch only when it trains."""
