"""Text and what its format says of it, made into an Article: furniture masked, metadata completed, language told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from divergence.article import Article, Link, Region, Removed
from divergence.comments import comments
from divergence.errors import DivergenceError
from divergence.readers.given import Given
from divergence.readers.language import language_of
from divergence.readers.metadata import Metadata
from divergence.readers.page_furniture import WORD, layout, merge

VISIBLE = re.compile(r"[^\n]")


def compose(
    given: Given,
    text: str,
    sha256: str,
    said: Metadata | None = None,
    *,
    id: str | None = None,
    story: str | None = None,
    removed: Sequence[Removed] = (),
    regions: Sequence[Region] = (),
    links: Sequence[Link] = (),
) -> Article:
    """The article.

    Args:
        given: where it comes from.
        text: the decoded text.
        sha256: of the input bytes, or "" for a digest of the text.
        said: what the format itself says; it wins over what is read off the page.
        id, story: of a row; else those of `given`.
        removed, regions, links: what the format's markup shows.

    Raises:
        DivergenceError: D123 where no word of an article is left.
    """
    notes = tuple(comments(text))  # meant for this program: kept apart wherever they stand
    removed = merge([*notes, *removed])
    view = blanked(text, removed)
    found = layout(view, said)
    masked = merge([*removed, *found.removed])
    masked += tuple(replace(each, start=None, end=None) for each in notes if each not in masked)
    body = blanked(text, masked)
    if not WORD.search(body):
        raise DivergenceError("D123", "holds no article text", given.path, "give the article's body")
    data = found.metadata
    return Article(
        id=id or given.id,
        text=text,
        source=data.source,
        title=data.title,
        author=data.author,
        published=data.published,
        updated=data.updated,
        language=data.language or language_of(body),
        removed=masked,
        regions=tuple(sorted({*regions, *found.regions}, key=lambda each: (each.start, each.end, each.kind))),
        links=tuple(links),
        credit=data.credit,
        story=story if story is not None else given.story,
        sha256=sha256,
        foreign_title=data.foreign_title,
    )


def blanked(text: str, removed: Iterable[Removed]) -> str:
    """`text` with the removed ranges blank; the same length and lines. The ranges are in order and apart."""
    parts: list[str] = []
    last = 0
    for each in removed:
        if each.start is not None and each.end is not None and each.start >= last:
            parts += (text[last : each.start], VISIBLE.sub(" ", text[each.start : each.end]))
            last = each.end
    return "".join((*parts, text[last:]))
