"""An article: what was given, nothing interpreted."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from divergence.errors import DivergenceError, wanted

SURROGATE = re.compile("[\ud800-\udfff]")
LANGUAGE = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})*")
DATE_HINT = 'write "2026-03-04" or "2026-03-04T09:30:00+01:00", or leave it out'
HINTS = {
    "published": DATE_HINT,
    "updated": DATE_HINT,
    "language": 'write "en" or "en-GB"',
    "text": "give the text, decoded",
}
ALWAYS = ("id", "text", "language", "sha256")
WHERE_KNOWN = ("source", "title", "author", "published", "updated", "credit", "story", "foreign_title")


@dataclass(frozen=True, slots=True)
class Removed:
    """Page furniture: masked in `Article.text` by its range, or (offsets None) never part of it.

    `reason` is one of navigation, cookie, byline, dateline, headline, related, comments, share, footer, advertisement,
    contents, author-bio, front-matter, markup, prompt, wire-note.
    """

    start: int | None
    end: int | None
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is not plain body prose: standfirst, heading, caption, faq, takeaways, references,
    correction, quote."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the page: its anchor text as a span of `Article.text`, and where it points."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """How `field` of an article was found, why it is not known, (field "text") what decoding repaired, or (field
    "doubt") what could be read in more than one way, which `divergence.score` passes on as a remark."""

    field: str
    text: str


@dataclass(frozen=True)
class Article:
    """One article as it was given.

    Args:
        id: unique within its story; for files the path relative to the story folder.
        text: the text; every offset in a result counts Unicode code points into it. It is never rewritten.
        source: the outlet, as it names itself.
        title: the headline of this text. None when it is not known (never a guess).
        author, published, updated: as given; the dates in ISO 8601.
        language: ISO 639-1 code, with a region or without ("en-GB"; "en_GB" is taken for it).
        removed: ranges of `text` that are page furniture and are not analysed.
        regions: headings, reference lists and the like, which are analysed differently from body prose.
        links: hyperlinks of the page.
        credit: the news agency or other source credited for the copy.
        story: which story the article belongs to, where a folder or file holds several.
        sha256: of the input bytes; of the text when it is not given.
        foreign_title: a first line or page title that belongs to another page.
        notes: how the metadata was found, and why what is missing is not known.

    Raises:
        DivergenceError: D508 (a TypeError as well) for a field of another kind, such as a number for an id, a
            datetime for a date or a pair of numbers for a `Region`; D509 for a date or a language that is written in
            another way, and for a span that is none of `text`.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str = "en"
    removed: tuple[Removed, ...] = ()
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    credit: str | None = None
    story: str | None = None
    sha256: str = ""
    foreign_title: str | None = None
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        for name in (*ALWAYS, *WHERE_KNOWN):
            value = getattr(self, name)
            wanted(value, str if name in ALWAYS else (str, type(None)), f"Article.{name}", HINTS.get(name, "give text"))
            if value and SURROGATE.search(value):  # no output could hold it; one for one, so that offsets stand
                object.__setattr__(self, name, SURROGATE.sub("\ufffd", value))
        for name, kind, form in PARTS:
            value = getattr(self, name)
            wanted(value, (tuple, list), f"Article.{name}", f"give a tuple of {form}")
            object.__setattr__(self, name, tuple(value))
            for each in value:
                wanted(each, kind, f"each of Article.{name}", f"give {form}")
                if kind is not Note:
                    _check_span(each.start, each.end, len(self.text), name, self.id, kind is Removed)
        if self.language:
            object.__setattr__(self, "language", _language(self.language, self.id))
        for name in ("published", "updated"):
            _check_date(getattr(self, name), name, self.id)
        if not self.sha256:
            digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
            object.__setattr__(self, "sha256", digest)


PARTS = (
    ("removed", Removed, 'dv.Removed(start, end, text, "byline")'),
    ("regions", Region, 'dv.Region(start, end, "heading")'),
    ("links", Link, "dv.Link(start, end, url)"),
    ("notes", Note, "what divergence.read noted"),
)


def _check_span(start: object, end: object, length: int, name: str, article: str, anywhere: bool) -> None:
    """A part is a span of the text; one that was removed may never have stood in it."""
    if anywhere and start is None and end is None:
        return
    for offset in (start, end):
        wanted(offset, int, f"an offset of Article.{name}", "count code points of the text, from 0")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length):
        message = f"Article.{name} has a span from {start} to {end}, and the text is {length} long"
        raise DivergenceError("D509", message, article, "count code points of the text, from 0; the end is exclusive")


def _language(given: str, article: str) -> str:
    code = given.strip().replace("_", "-")
    if not LANGUAGE.fullmatch(code):
        message = f"Article.language is an ISO 639-1 code, not “{given}”"
        raise DivergenceError("D509", message, article, HINTS["language"])
    return code


def _check_date(given: str | None, name: str, article: str) -> None:
    try:
        datetime.fromisoformat((given or "0001-01-01").strip().replace("Z", "+00:00"))
    except ValueError as error:
        message = f"Article.{name} is a date in ISO 8601, not “{given}”"
        raise DivergenceError("D509", message, article, HINTS[name]) from error
