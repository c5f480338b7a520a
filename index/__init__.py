"""Structured text in, ranked passages out."""
