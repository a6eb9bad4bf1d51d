"""A web archive (.warc, .warc.gz): every HTML page in it, by warcio, which is an optional extra.

A page is a response of status 2xx, or a resource, whose content is HTML. All else that was fetched (redirects, errors,
images, a revisit of a page already held) is no article; what of it there was is said once an archive.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers import html
from divergence.readers.given import ARTICLE_LIMIT, Given
from divergence.result import Skipped

CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
OF_THE_CRAWL = frozenset(("warcinfo", "request", "metadata"))
"""Records about the fetching, not of anything fetched."""
PAGES = ("text/html", "application/xhtml+xml")


def read(given: Given) -> Iterator[Article | Skipped]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped, unused-ignore]
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        hint = 'pip install "divergence[warc]"'
        raise DivergenceError("D125", "reading web archives needs warcio", given.path, hint) from error
    urls: Counter[str] = Counter()
    other: Counter[str] = Counter()
    with given.open() as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type in OF_THE_CRAWL:
                    continue
                reason = _no_page(record)
                if reason:
                    other[reason] += 1
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI") or f"{given.id}#{sum(urls.values()) + 1}"
                urls[url] += 1
                name = url if urls[url] == 1 else f"{url}#{urls[url]}"
                page = Given(id=name, path=f"{given.path}#{name}", name=name, open=given.open, story=given.story)
                try:
                    yield _page(page, record)
                except DivergenceError as error:
                    yield Skipped(path=page.path, code=error.code, reason=error.message, hint=error.hint)
        except (ArchiveLoadFailed, ValueError, EOFError, zlib.error) as error:
            raise DivergenceError("D124", "not a readable web archive", given.path, "check the file") from error
    if not urls:
        raise DivergenceError("D123", "holds no HTML page", given.path, "archive the articles' pages")
    if other:
        kinds = ", ".join(f"{count} {reason}" for reason, count in sorted(other.items()))
        yield Skipped(path=given.path, code="D122", reason=f"records that are no pages: {kinds}")


def _no_page(record: Any) -> str | None:
    """What a record is that is no page."""
    if record.rec_type not in ("response", "resource"):
        return str(record.rec_type)
    if record.http_headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        status = record.http_headers.get_statuscode() or ""
        if not status.startswith("2"):
            return f"of status {status or 'unknown'}"
        kind = record.http_headers.get_header("Content-Type") or ""
    kind = kind.partition(";")[0].strip().lower()
    return None if kind in PAGES else kind or "of no type"


def _page(page: Given, record: Any) -> Article:
    data = record.content_stream().read(ARTICLE_LIMIT + 1)
    if len(data) > ARTICLE_LIMIT:
        raise DivergenceError("D121", "a page larger than 10 MB", page.path, "leave it out")
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
    charset = CHARSET.search(kind or "")
    return html.article(page, data, charset.group(1) if charset else None)
