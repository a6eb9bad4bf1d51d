"""Plain text. A page saved under the wrong name (HTML called .txt) is read as what it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from divergence.article import Article
from divergence.readers.compose import compose
from divergence.readers.decode import decode, repair
from divergence.readers.given import Given

HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read(given: Given) -> Iterator[Article]:
    data = given.read()
    text = decode(data, where=given.path)
    if HTML.match(text[:2000]):
        from divergence.readers import html

        yield html.article(given, data)
        return
    text, repaired = repair(text)
    yield compose(given, text, hashlib.sha256(data).hexdigest(), repaired=repaired)
