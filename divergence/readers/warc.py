"""A web archive (.warc, .warc.gz): every HTML page in it, by warcio, which is an optional extra."""

from __future__ import annotations

import re
from collections.abc import Iterator

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers import html
from divergence.readers.given import ARTICLE_LIMIT, Given
from divergence.result import Skipped


def read(given: Given) -> Iterator[Article | Skipped]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped, unused-ignore]
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        hint = 'pip install "divergence[warc]"'
        raise DivergenceError("D125", "reading web archives needs warcio", given.path, hint) from error
    number = 0
    with given.open() as stream:
        try:
            for record in ArchiveIterator(stream):
                kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
                if record.rec_type != "response" or "html" not in kind.lower():
                    continue
                number += 1
                url = record.rec_headers.get_header("WARC-Target-URI") or f"{given.id}#{number}"
                data = record.content_stream().read(ARTICLE_LIMIT + 1)
                charset = re.search(r"charset=[\"']?([\w.:-]+)", kind, re.IGNORECASE)
                try:
                    page = Given(id=url, path=f"{given.path}#{url}", name=url, open=given.open, story=given.story)
                    if len(data) > ARTICLE_LIMIT:
                        raise DivergenceError("D121", "a page larger than 10 MB", page.path, "leave it out")
                    yield html.article(page, data, charset.group(1) if charset else None)
                except DivergenceError as error:
                    yield Skipped(path=f"{given.path}#{url}", code=error.code, reason=error.message, hint=error.hint)
        except (ArchiveLoadFailed, ValueError, EOFError) as error:
            raise DivergenceError("D124", "not a readable web archive", given.path, "check the file") from error
    if not number:
        raise DivergenceError("D123", "holds no HTML page", given.path, "archive the articles' pages")
