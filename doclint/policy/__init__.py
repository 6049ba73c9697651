"""What becomes of a note's findings: which rules count, how severe they are, which are known."""
