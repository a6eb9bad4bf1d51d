"""Settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Config:
    """What a user set: a multiplier for each drift component, and the feature ids that are off."""

    weights: Mapping[str, float] = field(default_factory=dict)
    disabled: frozenset[str] = frozenset()

    def settings(self) -> dict[str, Any]:
        """The settings as plain data, as they go into a result."""
        return {"weights": dict(sorted(self.weights.items())), "disabled": sorted(self.disabled)}

    @property
    def digest(self) -> str:
        """A digest of the settings in force."""
        return hashlib.sha256(json.dumps(self.settings(), sort_keys=True).encode()).hexdigest()[:16]
