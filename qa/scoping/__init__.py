"""Of which reports and years a question is asked: places, years, and the sides of a comparison."""
