"""Which line is the headline: the one before the body that fits it; what stands above it is another page's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.article import Region
from divergence.readers.metadata import Metadata
from divergence.readers.page_furniture.bars import FUSED, FUSED_TAGS, SCRIPT, is_bar
from divergence.readers.page_furniture.bylines import mask_names
from divergence.readers.page_furniture.lines import WORD, Line
from divergence.readers.page_furniture.phrases import ANYWHERE, CAPTION, COMMON, EDGES, match
from divergence.readers.page_furniture.sections import REFERENCE, first_label
from divergence.readers.page_furniture.signatures import SECTION, called_outlet

MASTHEAD = "the page's masthead"
SLOGAN = re.compile(r"^(?:serving|the voice of|established in)\b|\bsince (?:1[6-9]|20)\d\d$", re.IGNORECASE)
SIGNED = re.compile(r"\b(?:staff|newsroom|agencies|reporters?|correspondents?)\b|\bdesk\b|>>|»", re.IGNORECASE)
"""Words of who signs and marks of a path, which no page's headline has on its own."""
TITLED = re.compile(r"^(?:title|headline)\s?:\s+(?=\S)", re.IGNORECASE)


def head_of(
    lines: Sequence[Line], reasons: list[str | None], regions: list[Region], head: int, given: Metadata
) -> Metadata:
    """Find the headline; mask what stands before it; name standfirst and caption after it."""
    stop = first_label(lines, head)
    # A reference list names other pages, so it cannot vouch for a headline.
    body = (
        _content("\n".join(line.text for line in lines[head:] if not REFERENCE.match(line.text))[:6000])
        if stop
        else set()
    )
    mask_names(lines, reasons, stop)
    candidates = [number for number in range(stop) if reasons[number] is None and _may_be_headline(lines[number])]
    after = _last_bar(lines, reasons, stop, candidates)
    place = _same(lines, candidates, given.title) if given.title else _headline(lines, candidates, after, body)
    foreign = None
    if place is not None:
        listed = " ".join(line.text.lower() for line in lines[head:] if REFERENCE.match(line.text))
        foreign = _foreign(lines, reasons, candidates, place, after, body, listed)
        _mask_above(lines, reasons, regions, place, foreign)
    _mark_below(lines, reasons, regions, 0 if place is None else place + 1, stop)
    found = Metadata()
    if place is not None:
        found = Metadata(title=TITLED.sub("", lines[place].text)).told("the line above the text that fits it")
    if foreign is not None:
        found = found.or_else(
            Metadata(foreign_title=lines[foreign].text).told("a heading that shares nothing with the text")
        )
    source = Metadata(source=masthead(lines, reasons, place if place is not None else 0)).told(MASTHEAD)
    return given.or_else(found, source)


def _may_be_headline(line: Line) -> bool:
    return (
        not line.prose
        and not SLOGAN.search(line.text)
        and line.words >= 2
        and not CAPTION.search(line.text)
        and not FUSED_TAGS.search(line.text)
        and not line.text.endswith(".")
    )


def _last_bar(lines: Sequence[Line], reasons: Sequence[str | None], stop: int, candidates: Sequence[int]) -> int:
    """The headline comes after the last bar of links, and after rules and wire slugs unless nothing is left there."""
    bars = [n for n in range(stop) if reasons[n] == "navigation" and is_bar(lines[n])]
    marks = [n for n in range(stop) if reasons[n] in ("markup", "wire-note")]
    lasts = (max([*bars, *marks], default=-1), max(bars, default=-1))
    return next((last for last in lasts if any(n > last for n in candidates)), -1)


def _mask_above(
    lines: Sequence[Line], reasons: list[str | None], regions: list[Region], place: int, foreign: int | None
) -> None:
    """The headline and what stands above it: prose is a standfirst, the rest navigation or another page's headline."""
    reasons[place] = "headline"
    for number in range(place):
        if reasons[number] is None:
            if number != foreign and lines[number].prose:
                regions.append(Region(lines[number].start, lines[number].end, "standfirst"))
            else:
                reasons[number] = "headline" if number == foreign else "navigation"


def _mark_below(
    lines: Sequence[Line], reasons: Sequence[str | None], regions: list[Region], first: int, stop: int
) -> None:
    """Between the headline and the body: a standfirst up to the byline, then captions."""
    bylined = False
    for number in range(first, stop):
        bylined = bylined or reasons[number] == "byline"
        if reasons[number] is None:
            line = lines[number]
            standfirst = not bylined and not CAPTION.search(line.text) and line.words >= 4
            kind = "standfirst" if standfirst else "caption" if line.words >= 5 else "heading"
            regions.append(Region(line.start, line.end, kind))


def _headline(lines: Sequence[Line], candidates: Sequence[int], last_bar: int, body: set[str]) -> int | None:
    """The line that fits the body: the first that shares about as many of its words with it as any. The outlet's own
    name may stand in the body too, so a name does not count where a longer line is left."""
    if any(n > last_bar and lines[n].words >= 5 for n in candidates):
        text = "\n".join(line.text for line in lines[max(candidates) + 1 :]).casefold()
        candidates = [n for n in candidates if not _is_name(lines[n], text) and not called_outlet(lines[n].text)]
    scores = {n: _fit(lines[n].text, body) + (0.15 if lines[n].words >= 5 else 0.0) for n in candidates if n > last_bar}
    if not scores:
        return None
    best = max(scores.values())
    for number, score in scores.items():
        if score >= 0.4 and score >= 0.6 * best:
            return number
    return next(
        (n for n, score in scores.items() if lines[n].words >= 4 and (score > 0.15 or lines[n].words >= 5)), None
    )


def _is_name(line: Line, text: str) -> bool:
    """Up to four words, each with a capital, that the text has in one piece: the outlet's name."""
    words = WORD.findall(line.text)
    capitals = all(word[0].isupper() or word in COMMON for word in words)
    return len(words) <= 4 and capitals and line.text.casefold() in text


def _fit(text: str, body: set[str]) -> float:
    words = _content(text)
    return len(words & body) / len(words) if words else 0.0


def _foreign(
    lines: Sequence[Line],
    reasons: Sequence[str | None],
    candidates: Sequence[int],
    place: int,
    last_bar: int,
    body: set[str],
    listed: str,
) -> int | None:
    """An earlier heading belongs to another page when it has a standfirst of its own, or shares nothing with the body
    and stands in the reference list; or is long for a masthead and no slogan, which has no name in it."""
    for number in candidates:
        if last_bar < number < place:
            standfirst = any(lines[n].prose and reasons[n] is None for n in range(number + 1, place))
            strange = not SIGNED.search(lines[number].text) and not _fit(lines[number].text, body)
            cited = any(word.lower() in listed for word in WORD.findall(lines[number].text) if len(word) >= 5)
            if standfirst or (strange and (cited or (lines[number].words >= 4 and _is_title(lines[number])))):
                return number
    return None


def _is_title(line: Line) -> bool:
    """Whether most words behind the first begin with a capital, as in a page's title and not in a slogan."""
    words = [word for word in WORD.findall(line.text)[1:] if word.lower() not in COMMON]
    return bool(2 * sum(word[0].isupper() for word in words) > len(words))


def _same(lines: Sequence[Line], candidates: Sequence[int], title: str) -> int | None:
    wanted = _letters(title)
    return next((n for n in candidates if _letters(lines[n].text) == wanted), None)


def _letters(text: str) -> str:
    return "".join(WORD.findall(text.lower())).replace("’", "'")


def _content(text: str) -> set[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return {_stem(word) for word in words if word not in COMMON and len(word) > 1}


def _stem(word: str) -> str:
    for ending in ("ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def masthead(lines: Sequence[Line], reasons: Sequence[str | None], place: int) -> str | None:
    """The outlet's name: the first line of the head that is a name. One word below a bar or a menu is a section."""
    below = False
    for number in range(place):
        text = lines[number].text
        bar = is_bar(lines[number])
        name = re.split(r"\s*(?:\||//|\s[–—-]\s|\s{2,})", text)[0].strip(" !·")
        words = len(name.split())
        named = reasons[number] == "navigation" or (reasons[number] == "byline" and number == 0 and "|" in text)
        if (
            named
            and (2 if below else 1) <= words <= 6
            and len(FUSED.findall(name)) <= (words <= 3)
            and not (bar and "_" in name)
            and not SCRIPT.search(name)
            and not re.match(r"skip to|back to|set interest", name, re.IGNORECASE)
            and not match(name, EDGES)
            and not match(name, ANYWHERE)
            and not re.search(r"\d{3}|\d[.:]\d\d|\d\s?[ap]\.?m\b", name)
            and not (SECTION.match(name) and " " in name)
        ):
            return name
        below = below or bar or bool(match(text, EDGES) or match(text, ANYWHERE))
    return None
