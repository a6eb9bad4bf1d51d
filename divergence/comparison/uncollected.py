"""Uncollected: a stretch in which Python's collector of reference cycles is off.

The comparison of many articles makes millions of small objects that live until its end, and no cycles: the collector
would go through all of them again and again and find nothing, for a tenth of the time. What is no longer referred to
is freed at once all the same.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """As it was before afterwards, whatever happens."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
