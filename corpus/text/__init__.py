"""The language, of which every room speaks; it knows no report."""
