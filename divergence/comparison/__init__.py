"""What is told, across sources: families, facts, conflicts, drift and ranking."""
