"""From ranked passages to an answer: the figures, the clause, the quotes."""
