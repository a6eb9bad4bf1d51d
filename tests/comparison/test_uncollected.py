"""A stretch in which the collector of reference cycles is off."""

from __future__ import annotations

import gc

import pytest

from divergence.comparison.uncollected import uncollected


def test_the_collector_is_off_within_and_as_it_was_after() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="lost"), uncollected():
        raise ValueError("lost")
    assert gc.isenabled()
