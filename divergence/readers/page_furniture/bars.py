"""Bars of links: section names, tags and tickers in one line, apart or with the spaces between them lost."""

from __future__ import annotations

import re

from divergence.readers.page_furniture.lines import SEPARATOR, Line
from divergence.readers.page_furniture.phrases import BUTTONS

FUSED = re.compile(r"[a-z)][A-Z]")
FUSED_TAGS = re.compile(r"\b(?=\w{12})(?:[a-z]+[A-Z]|\w*[^\W_]_[^\W_])")
"""A run of tags or section names whose spaces were lost ("sportnewsTVeditorial"); names such as eBay are shorter."""
SCRIPT = re.compile(r"[A-Za-z][\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff]")
TICKER = re.compile(r"\b[A-Z][A-Z.]{1,6}:?\s+\d+\.\d+[a-z]?\s+[-+−]\d")


def is_buttons(line: Line) -> bool:
    """What a reader can press: "Share   Print", "Follow: Facebook Twitter"."""
    words = re.findall(r"[\w-]+", line.text.lower())
    return 2 <= len(words) <= 12 and not line.sentence and all(word in BUTTONS for word in words)


def is_bar(line: Line) -> bool:
    """A bar of links: short parts between separators, or words that lost the space between them."""
    text = line.text
    if TICKER.search(text):
        return True
    if line.sentence and not SEPARATOR.search(text):
        return False
    if line.words <= 14 and (len(FUSED.findall(text)) >= 3 or SCRIPT.search(text)):
        return True
    if len(text.split()) == 1 and len(text) >= 12 and (FUSED.search(text) or "_" in text) and "://" not in text:
        return True
    parts = [part for part in SEPARATOR.split(text) if part and part.strip()]
    if len(parts) < 2:
        return False
    longest = max(len(part.split()) for part in parts)
    return (longest <= 6 and len(parts) >= 3) or (longest <= 4 and len(parts) == 2)
