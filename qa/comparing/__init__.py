"""Figures beside figures: the same indicator, places and years side by side, targets and their results."""
