"""What is told, across sources: families, facts, conflicts, drift and ranking.

`compare` leads the way: claims are gathered into `facts`, `conflicts` are searched for, `consensus` says who stands
behind each, and `drift` and `ranking` say how far each article stands from the others.
"""
