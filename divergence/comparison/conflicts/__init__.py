"""Conflicts: where two sources, or two sentences of one, cannot both be right.

Values come from a fact and a rival claim (`candidates`, `rivalry`, `values`); every other kind has a module of its own,
and `beyond_values` runs them all.
"""
