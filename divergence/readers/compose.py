"""Text and what its format says of it, made into an Article: furniture masked, metadata completed, language told."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from divergence.article import Article, Link, Note, Region, Removed
from divergence.comments import comments
from divergence.errors import DivergenceError
from divergence.readers.date_order import Unread, doubt, not_read
from divergence.readers.given import Given
from divergence.readers.language import language_of
from divergence.readers.metadata import Metadata
from divergence.readers.page_furniture import Layout, layout
from divergence.readers.page_furniture.datelines import DAY
from divergence.readers.page_furniture.signatures import signed_by_desk
from divergence.readers.substance import lacking

LONGEST = 600_000  # characters, some 100,000 words: a book, and more than any report
VISIBLE = re.compile(r"[^\n]")
ABSENT = {
    "title": "no line above the text fits it",
    "author": "no byline",
    "published": "no day of publication is given",
    "source": "no outlet is named",
}


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
    repaired: str | None = None,
    unsure: str | None = None,
    unread: Unread | None = None,
) -> Article:
    """The article.

    Args:
        given: where it comes from.
        text: the decoded text.
        sha256: of the input bytes, or "" for a digest of the text.
        said: what the format itself says; it wins over what is read off the page.
        id, story: of a row; else those of `given`.
        removed, regions, links: what the format's markup shows.
        repaired: what decoding had to repair.
        unsure: a date of `said` that could be read both ways.
        unread: what the format gives for a date and is none.

    Raises:
        DivergenceError: D121 above `LONGEST`, D123 where no article is left.
    """
    if len(text) > LONGEST:
        reason = f"{len(text):,} characters of text, which no single article has"
        raise DivergenceError("D121", reason, given.path, f"split it; the most is {LONGEST:,}")
    notes = tuple(comments(text))  # meant for this program: kept apart wherever they stand
    removed = merge([*notes, *removed])
    view = blanked(text, removed)
    found = layout(view, said)
    lines = (replace(each, text=text[each.start : each.end]) for each in found.removed)  # the view has blanks there
    masked = merge([*removed, *lines])
    masked += tuple(replace(each, start=None, end=None) for each in notes if each not in masked)
    body = blanked(text, masked)
    if missing := lacking(body, masked):
        raise DivergenceError("D123", missing, given.path, "give the article's body")
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
        notes=(*_doubts(given, repaired, unsure or found.unsure, unread), *_notes(found, unread)),
    )


def _doubts(given: Given, repaired: str | None, unsure: str | None, unread: Unread | None) -> Iterator[Note]:
    if repaired:
        yield Note("text", repaired)
    if unsure:
        yield Note("doubt", doubt(unsure, os.path.basename(given.path)))
    if unread:
        yield Note("doubt", not_read(unread.first, os.path.basename(given.path)))


def _notes(found: Layout, unread: Unread | None) -> Iterator[Note]:
    """How each field was found, and why one is not known."""
    yield from (Note(field, where) for field, where in found.metadata.how)
    for field, reason in ABSENT.items():
        if getattr(found.metadata, field) is None:
            yield Note(field, _special(field, found, unread) or reason)


def _special(field: str, found: Layout, unread: Unread | None) -> str | None:
    """Why a field is not known, where that can be told more closely."""
    if field == "title" and found.begins_at_once:
        return "the text begins with its first line"
    if field == "author" and any(map(_desk, found.removed)):
        return "a desk, no person"
    if field == "published" and unread:
        return f"“{unread.given}” could not be read as a date"
    if field == "published" and any(map(_of_a_day, found.removed)):
        return "the dateline names its day and no year; other articles of the story may tell"
    return None


def _desk(removed: Removed) -> bool:
    return removed.reason == "byline" and signed_by_desk(removed.text)


def _of_a_day(removed: Removed) -> bool:
    return removed.reason == "dateline" and bool(re.search(DAY, removed.text))


def blanked(text: str, removed: Iterable[Removed]) -> str:
    """`text` with the removed ranges blank; the same length and lines. The ranges are in order and apart."""
    parts: list[str] = []
    last = 0
    for each in removed:
        if each.start is not None and each.end is not None and each.start >= last:
            parts += (text[last : each.start], VISIBLE.sub(" ", text[each.start : each.end]))
            last = each.end
    return "".join((*parts, text[last:]))


def merge(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """Sorted by place, ranges inside another left out; parts that were never in the text come last."""
    placed = sorted(
        (each for each in removed if each.start is not None and each.end is not None),
        key=lambda each: (each.start or 0, -(each.end or 0)),
    )
    kept: list[Removed] = []
    for each in placed:
        if each.start == each.end:
            continue
        last = kept[-1] if kept else None
        if last is not None and (each.start or 0) < (last.end or 0):
            if (each.end or 0) > (last.end or 0):
                cut = (last.end or 0) - (each.start or 0)
                kept.append(replace(each, start=last.end, text=each.text[cut:]))
            continue
        kept.append(each)
    return (*kept, *(each for each in removed if each.start is None))
