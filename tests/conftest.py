"""No test fails for the machine's being busy: the first example also compiles the lexicons."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
