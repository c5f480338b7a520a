"""What a system said laid beside the gold, and scored: questions, claims, figures, fulfilment."""
