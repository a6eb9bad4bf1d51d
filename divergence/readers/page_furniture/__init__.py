"""Page furniture in plain text: what a page puts around an article, found line by line and masked, never cut.

A page saved as text keeps its navigation, share bars, cookie notes, bylines, "2 min read", related links, wire slugs
and footers; read as prose they yield figures, speculation and loaded words that nobody wrote in the article. The lines
are sorted into head, body and tail (`extent`): the body begins at the first real paragraph after the byline and ends at
the last one. In the head, what is not headline (`headline`), standfirst or caption is furniture; in the tail, what
follows a known label or looks like a bar of links (`bars`); in the body, only a line that is wholly a known phrase
(`phrases.toml`). A sentence is kept when in doubt.

FAQ, takeaways, reference lists, headings, captions and the standfirst stay, as regions (`sections`).

Limits: English phrases; a promotion written as a plain sentence without any of the usual words stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from divergence.article import Region, Removed
from divergence.readers.date_order import date_order, doubtful
from divergence.readers.metadata import DATE, Metadata, Order, iso
from divergence.readers.page_furniture.bylines import (
    ABOUT,
    FUSED_BYLINE,
    author_of,
    keep_notes_on_others,
    names_writer,
)
from divergence.readers.page_furniture.datelines import dateline
from divergence.readers.page_furniture.extent import head_end, mask_among, mask_labelled, reason_of, tail_start
from divergence.readers.page_furniture.headline import MASTHEAD, head_of
from divergence.readers.page_furniture.lines import Line, split_lines
from divergence.readers.page_furniture.outlet_lines import WHERE, outlet_between
from divergence.readers.page_furniture.sections import mark_sections, mask_contents
from divergence.readers.page_furniture.signatures import outlet_alone, outlet_of, surname_too

NEWS_AGENCY = re.compile(
    r"\b(?:[A-Z][\w’'.-]+ ){0,3}(?:News Agency|Press Agency|Press Association|Newswire|Wire Service|Associated Press|"
    r"Reuters|Agence France-Presse|AFP|UPI|Bloomberg News)\b"
)
UPDATED = re.compile(r"\bupdated\b", re.IGNORECASE)
FILED = re.compile(r"\b\d{6} GMT\b")
ORIGIN = re.compile(r"^(?P<title>.{8,200}) was originally published in (?P<source>.{2,60}?)(?: on Medium\b.*|\.)?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text are: masked ranges, regions, what the furniture says about the article, whether the
    text begins with its first line, and a date of its furniture that could be read both ways."""

    removed: tuple[Removed, ...]
    regions: tuple[Region, ...]
    metadata: Metadata
    begins_at_once: bool
    unsure: str | None = None


def layout(view: str, given: Metadata | None = None) -> Layout:
    """Sort the lines of `view` (the text with its markup blank) into article and furniture.

    `given` is what the format itself said; its title is looked for among the first lines.
    """
    given = given or Metadata()
    lines = split_lines(view)
    if not lines:
        return Layout((), (), given, True)
    reasons: list[str | None] = [None] * len(lines)
    regions: list[Region] = []
    head = head_end(lines)
    tail = tail_start(lines, head)
    for number, line in enumerate(lines):
        reasons[number] = reason_of(line, number < head, number >= tail)
    mask_contents(lines, reasons)
    mask_labelled(lines, reasons, head, tail)
    mask_among(reasons, lines, tail)
    found = head_of(lines, reasons, regions, head, given)
    mark_sections(lines, reasons, regions, head)
    keep_notes_on_others(lines, reasons)
    between = None if found.source else outlet_between(lines, reasons)
    if between is not None:
        reasons[between[0]] = "byline"
        regions[:] = [each for each in regions if each.start != lines[between[0]].start]
    removed = [
        Removed(line.start, line.end, view[line.start : line.end], reason)
        for line, reason in zip(lines, reasons, strict=True)
        if reason
    ]
    placed, masked = dateline(view, lines, reasons)
    removed.extend(masked)
    found = found.or_else(replace(placed, published=None, how=()))
    if masked and "wire-note" in reasons:
        found = found.or_else(Metadata(source=found.credit))  # an agency's own feed
    order = date_order(line.text for line in lines)
    told = found.published
    found = said_by_furniture(lines, reasons, found, placed, order or "day")
    if between is not None:
        _, outlet = between
        found = replace(found, author=None) if found.author == outlet else found  # "By our staff"
        found = found.or_else(Metadata(source=outlet).told(WHERE))
    unsure = None
    if order is None and told is None and found.published:
        day = found.published[:10]
        masked_dates = (doubtful(line.text) for line, reason in zip(lines, reasons, strict=True) if reason)
        unsure = next((each for each in masked_dates if each and iso(each) == day), None)
    return Layout(tuple(sorted(removed, key=lambda each: each.start or 0)), tuple(regions), found, head == 0, unsure)


def said_by_furniture(
    lines: Sequence[Line], reasons: Sequence[str | None], found: Metadata, placed: Metadata, order: Order
) -> Metadata:
    """Author, dates, credit and outlet from the lines that were masked; the day of the dateline (`placed`) where no
    other line has one."""
    said = Metadata()
    named = filed = only = Metadata()
    for line, reason in zip(lines, reasons, strict=True):
        text = line.text
        if reason == "byline":
            fused = FUSED_BYLINE.match(text)
            early, late = UPDATED.split(text, maxsplit=1) if UPDATED.search(text) else (text, "")
            byline = Metadata(
                author=fused["name"].strip() if fused else author_of(text),
                published=iso(fused["date"] if fused else early, order),
                updated=iso(late, order),
                source=outlet_of(early) or outlet_alone(DATE.sub(" ", early)),
            )
            if not fused and not names_writer(text):  # who signs with "By" is the writer, wherever else a name stands
                named = named.or_else(Metadata(author=byline.author, source=byline.source).told("the byline"))
                byline = replace(byline, author=None, source=None)
            said = said.or_else(byline.told("the byline"))
            only = only.or_else(Metadata(published=byline.updated).told("when it was updated, the only date given"))
        elif reason in ("navigation", "wire-note"):
            filed = filed.or_else(Metadata(published=iso(text, order)).told("a line of the page's head"))
        elif reason == "footer" and (origin := ORIGIN.match(text)):
            said = said.or_else(
                Metadata(title=origin["title"], source=origin["source"]).told("where it first appeared")
            )
        elif reason is None and line.words <= 6 and FILED.search(text):
            filed = filed.or_else(Metadata(published=iso(text)).told("when it was filed"))
        if reason == "footer" and (late_at := UPDATED.search(text)):
            said = said.or_else(Metadata(updated=iso(text[late_at.start() :])).told("the footer"))
        if reason in ("wire-note", "byline", "footer") and (agency := NEWS_AGENCY.search(text)):
            said = said.or_else(Metadata(credit=agency.group()).told("an agency named beside the text"))
        if reason == "author-bio" and (about := ABOUT.match(text)):
            only = only.or_else(Metadata(author=about["name"]).told("the note about the author"))
    if named.source and surname_too(named.source) and not (said.author or named.author):
        named = replace(named, source=None)
    signed = said.source or named.source
    if signed and outlet_alone(signed) and not outlet_alone(found.source or "") and ("source", MASTHEAD) in found.how:
        found = Metadata(source=signed).told("the byline").or_else(found)
    return found.or_else(said, named, filed, placed, only)
