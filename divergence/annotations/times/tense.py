"""Whether a day without a date is still to come, by the words before it: "opens on Monday", "by Friday"."""

from __future__ import annotations

import re

FUTURE = re.compile(
    r"\b(?:will|shall|'ll|due|would|next|coming|meets|votes|opens|begins|starts|resumes?|reopens?|reconvenes?|expires?"
    r"|takes? effect|expected|scheduled|plans)\b[^.;]*$",
    re.I,
)
# "Just before noon on Tuesday" is no deadline.
AHEAD = re.compile(
    r"\b(?:until|till|by|(?<!just\s)(?<!shortly\s)before)\s(?:the\s)?(?:(?:start|end|close)\sof\s(?:the\s)?)?$",
    re.I,
)
PAST = re.compile(
    r"\b(?:said|told|was|were|had|(?!closed|expected|scheduled|planned|delayed|postponed|cancelled|suspended|"
    r"need)\w{2,}ed)\b",
    re.I,
)
REACH = 90  # characters before a day that are read


def sentence_before(view: str, start: int) -> str:
    """What stands before a day in its sentence."""
    before = view[max(0, start - REACH) : start]
    return before[max(before.rfind(". "), before.rfind("\n\n")) + 1 :]


def ahead(before: str) -> bool:
    """Whether the words `before` a day in its sentence say that it is to come."""
    future = FUTURE.search(before)
    return bool(
        (future and not PAST.search(before, future.start())) or (AHEAD.search(before) and not PAST.search(before))
    )
