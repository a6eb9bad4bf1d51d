"""Stance towards a target, clause by clause (first version: the mood of the target's sentence)."""

from __future__ import annotations


def stance(text: str, target: str) -> float:
    from divergence.vader import compound

    return compound(text) if target in text else 0.0
