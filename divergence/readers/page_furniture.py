# ruff: noqa: E501 - a pattern is one line
"""Page furniture in plain text: what a page puts around an article, found line by line and masked, never cut.

A page saved as text keeps its navigation, share bars, cookie notes, bylines, "2 min read", related links, wire slugs and
footers; read as prose they yield figures, speculation and loaded words that nobody wrote in the article. The lines are
sorted into head, body and tail: the body begins at the first real paragraph after the byline and ends at the last one.
In the head, what is not headline, standfirst or caption is furniture; in the tail, what follows a known label or looks
like a bar of links; in the body, only a line that is wholly a known phrase. A sentence is kept when in doubt.

FAQ, takeaways, reference lists, headings, captions and the standfirst stay, as regions.

Limits: English phrases; a promotion written as a plain sentence without any of the usual words stays in the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from divergence.article import Region, Removed
from divergence.readers.metadata import DATE, Metadata, iso, person

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
TERMINAL = re.compile(r"[.!…][\"'”’)\]*]*(?:\s*\[\d+\])*\s*$")
QUESTION = re.compile(r"\?[\"'”’)\]*]*\s*$")
STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
BULLET = re.compile(r"^\s*(?:[-*•▪◦‣·–]|\d{1,2}[.)])\s+")
FUSED = re.compile(r"[a-z)][A-Z]")
# A run of tags or section names whose spaces were lost ("sportnewsTVeditorial"); names such as eBay are shorter.
FUSED_TAGS = re.compile(r"\b(?=\w{12})(?:[a-z]+[A-Z]|\w*[^\W_]_[^\W_])")
SCRIPT = re.compile(r"[A-Za-z][\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff]")
SEPARATOR = re.compile(r"\s*(?:\||\s[·•»›>/*~]|[»›]|//)\s+|\t+|\s{3,}|(?<=\S)\s{2}(?=\S)")
TICKER = re.compile(r"\b[A-Z][A-Z.]{1,6}:?\s+\d+\.\d+[a-z]?\s+[-+−]\d")
DIVIDER = re.compile(r"^\W{3,}$|^(?:[-*_·•~=+]\s*)+$")
BUTTON = re.compile(r"\[(?:allow|later|accept|ok|close|dismiss|yes|no|deny|reject)[^\]]{0,20}\]", re.IGNORECASE)
READ_TIME = r"\d{1,3}[\s-]?min(?:ute)?s?(?:[\s-]+read)?"
COUNT = r"\d[\d.,]*\s?[km]?\s+(?:words?|shares?|comments?|likes?|views?|claps?|reads?|reactions?|followers?|readers?|votes?)"
NEWS_AGENCY = re.compile(
    r"\b(?:[A-Z][\w’'.-]+ ){0,3}(?:News Agency|Press Agency|Press Association|Newswire|Wire Service|Associated Press|"
    r"Reuters|Agence France-Presse|AFP|UPI|Bloomberg News)\b"
)
DATELINE = re.compile(
    r"\s*(?:(?P<place>(?:[A-Z][A-Z.'’-]+)(?:[ -][A-Z][A-Z.'’-]+){0,4})(?:, (?:[A-Z][\w.]+)(?: [A-Z][\w.]+)?)??,?\s+)?"
    r"(?P<day>(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) \d{1,2}(?:, (?:19|20)\d\d)?)?\s*"
    r"(?:\((?P<agency>[A-Z][^()\n]{1,40})\))?\s*(?:[-–—]{1,2})\s+(?=\S)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# A line that is wholly one of these is furniture wherever it stands.
ANYWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("navigation", _any(r"^skip to (?:main |the )?(?:content|navigation|article)\b.{0,20}$", r"^(?:back to|return to) [\w ]{2,25}$")),
    ("advertisement", _any(
        r"^(?:advertisements?|advertising|advert|promoted|sponsored(?: content| post)?|paid post)(?:\s*[-–—:|].*)?$",
        r"^ad:\s.*$",
        r"^(?:article|story|content) continues (?:below|after).{0,40}$", r"^scroll (?:down )?to continue.{0,30}$",
    )),
    ("related", _any(
        r"^(?:read (?:more|next|also|this next)|see also|up next|related(?: articles?| stories| coverage)?|more on this|"
        r"recommended(?: for you)?|don['’]t miss|also read|watch|listen|previous|next)\s*[:»>].*$",
    )),
    ("share", _any(
        r"^(?:(?:share|tweet|e-?mail|print|save|facebook|twitter|linkedin|whatsapp|reddit|pinterest|bookmark|copy link|"
        r"messenger|telegram|bluesky|threads|comment|x)(?: (?:this(?: (?:article|story|page|post))?|on \w+))?[\s:|·•,/]*)+$",
    )),
    ("comments", _any(rf"^(?:{COUNT}[\s·|,•]*)+$", r"^comments? ?\(\d+\)$", r"^(?:liked|shared|viewed) by \d.*$",
                      r"^(?:leave|post|add|write) a (?:comment|reply).{0,20}$", r"^(?:view|show|read|see) (?:all )?(?:\d+ )?comments.{0,10}$")),
    ("byline", _any(r"^\W*reading time\b.{0,80}$", rf"^\W*(?:reading time:?\s*)?{READ_TIME}(?:[\s·|,•]*{COUNT})*\W*$")),
    ("cookie", _any(
        r"^.{0,60}\b(?:we|site|website|page|and (?:our|its) [\d,]+ partners)\b.{0,60}\bcookies?\b.{0,200}$",
        r"^(?:accept|reject|refuse|manage|allow)(?: all)?(?: cookies| preferences| settings)?$", r"^cookie (?:settings|policy|preferences|notice).{0,40}$",
    )),
    ("prompt", _any(
        r"^was this (?:article|page|story|answer) (?:helpful|useful)\b.{0,30}$", r"^rate this (?:page|article|story)\b.{0,30}$",
        r"^let us know (?:to|what you|if this|in the comments)\b.{0,60}$", r"^what do you think\?$", r"^.{0,50}\bleave a comment\b.{0,20}$",
        r"^(?:subscribe|sign up|sign in|log in|unsubscribe|register|join us|follow us|view in browser)\b[^.?!]{0,60}$",
        r"^accept notifications\b.*$", r"^(?:listen live|now playing|dark mode|set interest preferences)\b[^.]{0,60}$",
    )),
    ("wire-note", _any(
        r"^n{4}$", r"^-\s?30\s?-$", r"^#{3}$", r"^ends?$(?<=ENDS)", r"^\(+(?:additional )?(?:reporting|writing|editing|compiled|edited|written|produced|translated)\b.*\)+\.?$",
        r"^\(\(.*\)\)$", r"^\((?:adds|updates|recasts|corrects|repeats|refiles|releads|includes)\b.*\)$",
        r"^(?:reporting|writing|editing) by [A-Z].{0,80}$", r"^\(?(?:for )?immediate release\)?$", r"^media contacts?:.*$", r"^priority \d\b.*$",
    )),
    ("footer", _any(
        r"^(?:©|\(c\)|copyright\b).*$", r"^.{0,120}\ball rights reserved\b.{0,60}$", r"^.{0,200}\bwas originally published (?:in|on|at|by)\b.*$",
        r"^this (?:article|story|post|piece|report) (?:was )?(?:first|originally) (?:appeared|published|ran)\b.{0,120}$",
        r"^.{0,80}\bmay (?:earn|receive) (?:a|an)(?: small| affiliate)? commission\b.{0,80}$",
    )),
)  # fmt: skip
# Furniture only before the body or after it.
EDGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("wire-note", _any(
        r"^\*?\s*(?:adds|updates|recasts|corrects|repeats|refiles|releads)\b[^.]*$", r"^[A-Z]{2,}\s+\d{3,}(?:\s+\S+){0,5}$(?<![a-z.])",
        r"^.*\((?:update|lead|\d(?:st|nd|rd|th) lead|writethru|2nd lead)[^)]*\)\s*$", r"^.*\b\dRD?LEAD\b.*$",
    )),
    ("navigation", _any(r"^(?:latest|breaking(?: news)?|exclusive|live|opinion|analysis|news|home|menu|search|topics?|sections?)\b:?(?: [\w ]{1,20})?$",
                        r"^issue (?:no\.? ?)?[\d,]+.*$", r"^.{0,80}\bpage \d+$")),
)  # fmt: skip
# Furniture only after the body.
TAIL: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("related", _any(r"^(?:tags?|filed under|related topics?|topics?|categories|keywords|more from [\w ]+|previous|sponsored)\s*:.*$")),
    ("prompt", _any(
        r"^.{0,160}\b(?:e-?mail|text|whatsapp|call|ring|write to|message|contact|dm) (?:us|me|the (?:newsdesk|studio|desk|page|editor)|\S+@\S+|[A-Z]{2,} to \d|\d[\d ]+).{0,120}$",
        r"^.{0,160}\S+@\S+\.\S+.{0,80}$", r"^.{0,60}\?\s*(?:tell|let|show) us\b.{0,100}$", r"^got (?:a|any|some) [\w ]+\?.*$",
        r"^.{0,200}\b(?:drop a comment|give it a clap|follow me (?:for|on)|follow (?:us|me|him|her|them) (?:on|for|at))\b.*$",
        r"^(?:sign up|subscribe|tip the|chip in|donate|support us|join)\b.{0,120}$", r"^.{0,120}\b(?:sign up|subscribe) (?:for|to) (?:our|the)\b.{0,120}$",
        r"^to advertise\b.*$", r"^.{0,160}\bto advertise (?:in|with|on|here)\b.*$",
    )),
    ("footer", _any(
        r"^forward-looking statements?:.*$", r"^(?:terms|privacy)\b[^.]{0,80}$", r"^(?:all claims verified|last updated|last modified|updated)\b.{0,80}$",
        r"^(?:disclosure|disclaimer|funding|corrections|errata|raw data|image credits?|photo credits?)\b\s*:.{0,200}$",
        r"^.{0,60}\b(?:redistribution|reproduction) (?:is )?(?:prohibited|forbidden)\b.*$",
        r"^.{0,60}\b(?:reporters?|journalists?|staff|writers?|editors?) may not (?:own|hold)\b.*$",
        r"^.{0,80}\btravel\b.{0,40}\bpaid for by\b.*$", r"^(?:today|tomorrow|tides|weather|lost)\s*:.{0,120}$",
    )),
    ("author-bio", _any(
        r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} (?:is|was) (?:a|an|the|our|[\w ’']+['’]s)\b.{0,60}\b(?:writer|reporter|correspondent|editor|journalist|columnist|contributor|author)\b.*$",
        r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} (?:has (?:been )?(?:reviewed|covered|written|covering|writing|reviewing)|covers|writes about|reviews)\b.*$",
        r"^.{0,100}\bviews (?:are|expressed (?:are|here)).{0,20}\bown\b.{0,20}$",
    )),
)  # fmt: skip
# A bare label: what follows it belongs to it.
LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("related", _any(
        r"^(?:related(?: articles?| stories| news| content| topics| posts?| links?)?|more on this(?: story| topic)?|most (?:read|popular|viewed|shared)|"
        r"(?:you (?:may|might)(?: also)? (?:like|enjoy)|recommended(?: for you| reading)?|read (?:next|more|also)|up next|trending(?: now)?|"
        r"popular(?: now| stories)?|latest(?: news| stories| headlines)?|top stories|editor['’]?s['’]? picks|more (?:stories|news|from .{1,40}|like this)|"
        r"around (?:the web|[A-Z]\w+)|from (?:around|across) the web|see also|further reading))(?: ?[:»>].*)?$",
    )),
    ("comments", _any(r"^(?:reader )?comments?(?: ?\(\d+\)| section)?:?$", r"^\d+ (?:comments?|responses|replies|thoughts on .*)$", r"^discussion(?: ?\(\d+\))?$", r"^join the (?:conversation|discussion)\b.{0,20}$")),
    ("author-bio", _any(r"^about the (?:authors?|writers?|reporters?)$", r"^(?:author|writer) bio$")),
)  # fmt: skip
CONTENTS = _any(
    r"^(?:table of )?contents:?$",
    r"^(?:in this (?:article|story|guide)|jump to(?: section)?|on this page|quick links):?$",
)
FAQ = _any(r"^\W*(?:faqs?|frequently asked questions|questions (?:and|&) answers|q ?& ?a)\b.{0,40}$")
TAKEAWAYS = _any(
    r"^\W*(?:tl;?dr|key (?:takeaways?|points?|facts)|takeaways|highlights|at a glance|quick (?:bites|facts|take|summary)|in brief|"
    r"what (?:you need to|to) know|summary)\b.{0,40}$"
)
REFERENCES = _any(
    r"^(?:references?|sources?|bibliography|citations?|works cited|footnotes|notes)(?: and (?:notes|links))?:?$"
)
REFERENCE = re.compile(r"^\s*(?:\[\^?\w+\]:?|\d{1,3}[.)])\s|https?://")
CAPTION = re.compile(
    r"\b(?:Picture|Photo|Photograph|Photography|Image|Illustration|Credit|Graphic)s?\s?(?::|by\b)|\([^()]{0,60}/[^()]{2,40}\)\s*$|\bGetty\b|\bfile photo\b|\bdigital art\b",
    re.IGNORECASE,
)
BY = re.compile(
    r"^\W*(?:(?:posted|written|words|story|reported|report|text) )?by[\s:]+(?=[A-Z\"“'@])|^(?:posted|published|updated|first published|last updated)\b|^(?:staff (?:report|writer|reporter)s?|newsroom|news desk|our correspondent)\b",
    re.IGNORECASE,
)
NAME = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: (?:and|de|van|von|der|la|[A-ZÀ-Þ][\w’'.-]*)){0,5}(?:,? (?:[\w]+ ){0,3}(?:correspondent|reporter|editor|writer|team|staff|bureau))?$"
)
FUSED_BYLINE = re.compile(
    rf"^(?P<name>[^\d]{{2,60}}?)(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{{1,2}}, (?:19|20)\d\d)(?P<date>\w+\.? \d{{1,2}}, (?:19|20)\d\d)\s*{READ_TIME}.*$",
    re.IGNORECASE,
)
ORIGIN = re.compile(r"^(?P<title>.{8,200}) was originally published in (?P<source>.{2,60}?)(?: on Medium\b.*|\.)?$")
COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "we",
        "you",
        "they",
        "he",
        "she",
        "his",
        "her",
        "their",
        "our",
        "your",
        "who",
        "what",
        "how",
        "why",
        "when",
        "where",
        "which",
        "not",
        "no",
        "new",
        "all",
        "more",
        "most",
        "than",
        "about",
        "after",
        "before",
        "over",
        "up",
        "out",
        "will",
        "can",
        "may",
        "could",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "into",
        "just",
        "us",
        "says",
        "said",
    ]
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text are: masked ranges, regions, and what the furniture says about the article."""

    removed: tuple[Removed, ...]
    regions: tuple[Region, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one hard-wrapped paragraph."""

    start: int
    end: int
    text: str
    words: int
    blank_before: bool

    @property
    def prose(self) -> bool:
        """Whether this reads as a paragraph of an article."""
        if not TERMINAL.search(self.text):
            return self.words >= 25 or (
                bool(QUESTION.search(self.text)) and bool(STOP.search(self.text)) and self.words >= 12
            )
        return self.words >= 12 or (self.words >= 8 and bool(STOP.search(self.text)))

    @property
    def sentence(self) -> bool:
        return bool(TERMINAL.search(self.text))


def layout(view: str, given: Metadata | None = None) -> Layout:
    """Sort the lines of `view` (the text with its markup blank) into article and furniture.

    `given` is what the format itself said; its title is looked for among the first lines.
    """
    given = given or Metadata()
    lines = split_lines(view)
    if not lines:
        return Layout((), (), given)
    reasons: list[str | None] = [None] * len(lines)
    regions: list[Region] = []
    head = _head_end(lines)
    tail = _tail_start(lines, head)
    for number, line in enumerate(lines):
        reasons[number] = _reason(line, number < head, number >= tail)
    _contents(lines, reasons, head)
    _labels(lines, reasons, head, tail)
    found = _head(lines, reasons, regions, head, given)
    _body_regions(lines, reasons, regions, head)
    removed = [
        Removed(line.start, line.end, view[line.start : line.end], reason)
        for line, reason in zip(lines, reasons, strict=True)
        if reason
    ]
    found, dateline = _dateline(view, lines, reasons, found)
    removed.extend(dateline)
    if dateline and "wire-note" in reasons:
        found = found.or_else(Metadata(source=found.credit))  # an agency's own feed
    found = _from_furniture(lines, reasons, found)
    return Layout(tuple(sorted(removed, key=lambda each: each.start or 0)), tuple(regions), found)


def split_lines(view: str) -> list[Line]:
    """The non-blank lines; the lines of a hard-wrapped paragraph are one."""
    rows: list[tuple[int, int, bool]] = []
    position, blank = 0, False
    for raw in view.split("\n"):
        text = raw.strip(" \t\u00a0\f\v")
        if text:
            start = position + raw.index(text[0])
            rows.append((start, start + len(text), blank))
        blank = not text
        position += len(raw) + 1
    if _wrapped(view, rows):
        rows = _join(view, rows)
    return [Line(start, end, view[start:end], len(WORD.findall(view[start:end])), gap) for start, end, gap in rows]


def _wrapped(view: str, rows: Sequence[tuple[int, int, bool]]) -> bool:
    """Paragraphs broken at a column: long lines that stop in mid sentence and go on in lower case."""
    broken = 0
    for (start, end, _), (after, _, gap) in itertools.pairwise(rows):
        if not gap and 45 <= end - start <= 100 and not TERMINAL.search(view[start:end]) and view[after].islower():
            broken += 1
    return broken >= 4 and max(end - start for start, end, _ in rows) <= 110


def _join(view: str, rows: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    joined: list[tuple[int, int, bool]] = []
    last, previous_odd = 0, False
    for start, end, gap in rows:
        odd = bool(SEPARATOR.search(view[start:end])) or previous_odd
        if joined and not gap and last >= 45 and not BULLET.match(view[start:end]) and not odd:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, gap))
        last, previous_odd = end - start, bool(SEPARATOR.search(view[start:end]))
    return joined


def _head_end(lines: Sequence[Line]) -> int:
    """How many lines stand before the body: up to the first paragraph that no byline follows closely."""
    first = next((n for n, line in enumerate(lines) if line.prose and not _furnished(line)), len(lines))
    if first == len(lines):
        return 0 if len(lines) < 3 else min(first, 12)
    for number in range(first + 1, min(first + 6, 16, len(lines))):
        if lines[number].prose and not _furnished(lines[number]):
            break
        if _is_byline(lines[number]):
            after = next((n for n in range(number, len(lines)) if lines[n].prose and not _furnished(lines[n])), None)
            return after if after is not None else first
    return first


def _tail_start(lines: Sequence[Line], head: int) -> int:
    """The first line after the last one that is surely the article's."""
    for number in range(len(lines) - 1, head - 1, -1):
        line = lines[number]
        if line.sentence and not _reason(line, False, True) and line.words >= 3:
            break
    else:
        return head
    last = number
    for place in range(max(head + 1, len(lines) // 2), last + 1):
        reason = _match(lines[place].text, LABELS)
        if reason == "author-bio" and place >= last - 3:
            return place
        if (
            reason
            and all(not each.prose or each.words < 20 for each in lines[place + 1 :])
            and len(lines) - place <= 25
        ):
            return place
        if reason == "comments" and lines[place].words <= 3:
            return place
    return last + 1


def _furnished(line: Line) -> str | None:
    return _match(line.text, ANYWHERE) or ("byline" if _is_byline(line) else None)


def _match(text: str, table: Iterable[tuple[str, re.Pattern[str]]]) -> str | None:
    bare = BULLET.sub("", text) if text[:1] in "•▪◦‣" else text
    return next((reason for reason, pattern in table if pattern.match(bare)), None)


def _reason(line: Line, head: bool, tail: bool) -> str | None:
    text = line.text
    if line.words <= 45:
        reason = _match(text, ANYWHERE)
        if reason:
            return reason
    if DIVIDER.match(text):
        return "markup"
    if head or tail:
        if line.words <= 30 and (reason := _match(text, EDGES)):
            return reason
        if head and _is_byline(line):
            return "byline"
        if _is_bar(line):
            return "navigation"
        if BUTTON.search(text):
            return "cookie"
    if tail and line.words <= 80:
        return _match(text, TAIL) or _match(text, LABELS)
    return None


def _is_bar(line: Line) -> bool:
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


def _is_byline(line: Line) -> bool:
    """Who wrote it and when: at most a line, with a "By", or little more than a date."""
    text = line.text
    if line.words > 30:
        return False
    if FUSED_BYLINE.match(text):
        return True
    if BY.match(text):
        return line.words <= 12 or bool(DATE.search(text))
    if line.words <= 16 and DATE.search(text) and not line.prose:
        return len(WORD.findall(DATE.sub(" ", text))) <= 10
    return False


def _contents(lines: Sequence[Line], reasons: list[str | None], head: int) -> None:
    """A table of contents: its label and the bullets, or the lines that return later as headings."""
    texts = [BULLET.sub("", line.text).strip().lower() for line in lines]
    for number, line in enumerate(lines):
        if not CONTENTS.match(line.text):
            continue
        reasons[number] = "contents"
        later = set(texts[number + 1 :])
        bullets = number + 1 < len(lines) and bool(BULLET.match(lines[number + 1].text))
        for place in range(number + 1, len(lines)):
            listed = BULLET.match(lines[place].text) if bullets else texts[place] in set(texts[place + 1 :]) & later
            if not listed or lines[place].sentence:
                break
            reasons[place] = "contents"


def _labels(lines: Sequence[Line], reasons: list[str | None], head: int, tail: int) -> None:
    """What follows "Most read", "Comments" or "About the author"."""
    open_reason: str | None = None
    for number in range(head, len(lines)):
        line = lines[number]
        label = _match(line.text, LABELS) if line.words <= 8 else None
        if number < tail:
            if label == "related" and reasons[number] is None and not line.sentence:
                # In mid article the label takes only the lines of its own block that are no sentences.
                run = number + 1
                while run < tail and not lines[run].blank_before and not lines[run].sentence and lines[run].words <= 20:
                    run += 1
                if run > number + 1:
                    reasons[number:run] = ["related"] * (run - number)
            continue
        if label:
            open_reason = reasons[number] = label
        elif open_reason:
            reasons[number] = reasons[number] or open_reason
            if open_reason == "author-bio":
                open_reason = None


def _content(text: str) -> set[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return {_stem(word) for word in words if word not in COMMON and len(word) > 1}


def _stem(word: str) -> str:
    for ending in ("ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _head(
    lines: Sequence[Line], reasons: list[str | None], regions: list[Region], head: int, given: Metadata
) -> Metadata:
    """Find the headline; mask what stands before it; name standfirst and caption after it."""
    stop = next((n for n in range(head) if TAKEAWAYS.match(lines[n].text) or FAQ.match(lines[n].text)), head)
    # A reference list names other pages, so it cannot vouch for a headline.
    body = _content("\n".join(line.text for line in lines[head:] if not REFERENCE.match(line.text))[:6000])
    _names(lines, reasons, stop)
    candidates = [
        n
        for n in range(stop)
        if reasons[n] is None
        and not lines[n].prose
        and lines[n].words >= 2
        and not CAPTION.search(lines[n].text)
        and not FUSED_TAGS.search(lines[n].text)
        and not lines[n].text.endswith(".")
    ]
    bars = [n for n in range(stop) if reasons[n] == "navigation" and _is_bar(lines[n])]
    marks = [n for n in range(stop) if reasons[n] in ("markup", "wire-note")]
    # The headline comes after the last bar, and after rules and wire slugs unless nothing is left there.
    last_bar = next(
        (
            last
            for last in (max([*bars, *marks], default=-1), max(bars, default=-1))
            if any(n > last for n in candidates)
        ),
        -1,
    )
    title = foreign = None
    place = _same(lines, candidates, given.title) if given.title else _headline(lines, candidates, last_bar, body)
    if place is not None:
        reasons[place] = "headline"
        title = lines[place].text
        listed = " ".join(line.text.lower() for line in lines[head:] if REFERENCE.match(line.text))
        foreign = _foreign(lines, candidates, place, last_bar, body, listed)
        for number in range(place):
            if reasons[number] is None:
                if number != foreign and lines[number].prose:
                    regions.append(Region(lines[number].start, lines[number].end, "standfirst"))
                else:
                    reasons[number] = "headline" if number == foreign else "navigation"
    bylined = False
    for number in range(0 if place is None else place + 1, stop):
        bylined = bylined or reasons[number] == "byline"
        if reasons[number] is None:
            line = lines[number]
            standfirst = not bylined and not CAPTION.search(line.text) and line.words >= 4
            kind = "standfirst" if standfirst else "caption" if line.words >= 5 else "heading"
            regions.append(Region(line.start, line.end, kind))
    found = Metadata(
        title=title,
        source=_masthead(lines, reasons, place if place is not None else 0),
        foreign_title=lines[foreign].text if foreign is not None else None,
    )
    return given.or_else(found)


def _names(lines: Sequence[Line], reasons: list[str | None], stop: int) -> None:
    """A line that is only a name, next to a byline or date, is the byline."""
    for _ in range(2):
        for number in range(stop):
            beside = [reasons[n] for n in (number - 1, number + 1) if 0 <= n < stop]
            near = "byline" in beside or (number + 1 < stop and lines[number + 1].text == lines[number].text)
            if (
                reasons[number] is None
                and near
                and number > 0
                and lines[number].words <= 8
                and NAME.match(lines[number].text)
            ):
                above = number + 1 < stop and reasons[number + 1] == "byline"
                if lines[number].words <= 4 or not above:
                    reasons[number] = "byline"


def _headline(lines: Sequence[Line], candidates: Sequence[int], last_bar: int, body: set[str]) -> int | None:
    """The line that fits the body: the first that shares about as many of its words with it as any."""
    scores = {n: _fit(lines[n].text, body) + (0.15 if lines[n].words >= 5 else 0.0) for n in candidates if n > last_bar}
    if not scores:
        return None
    best = max(scores.values())
    for number, score in scores.items():
        if score >= 0.4 and score >= 0.6 * best:
            return number
    return next((n for n in scores if lines[n].words >= 4), None)


def _fit(text: str, body: set[str]) -> float:
    words = _content(text)
    return len(words & body) / len(words) if words else 0.0


def _foreign(
    lines: Sequence[Line], candidates: Sequence[int], place: int, last_bar: int, body: set[str], listed: str
) -> int | None:
    """An earlier heading belongs to another page when it has a standfirst of its own, or shares nothing with the body
    and is long for a masthead or stands in the reference list."""
    for number in candidates:
        if last_bar < number < place:
            standfirst = any(line.prose for line in lines[number + 1 : place])
            strange = not _fit(lines[number].text, body)
            cited = any(word.lower() in listed for word in WORD.findall(lines[number].text) if len(word) >= 5)
            if standfirst or (strange and (lines[number].words >= 4 or cited)):
                return number
    return None


def _same(lines: Sequence[Line], candidates: Sequence[int], title: str) -> int | None:
    wanted = _letters(title)
    return next((n for n in candidates if _letters(lines[n].text) == wanted), None)


def _letters(text: str) -> str:
    return "".join(WORD.findall(text.lower())).replace("’", "'")


def _masthead(lines: Sequence[Line], reasons: Sequence[str | None], place: int) -> str | None:
    """The outlet's name: the first line of the head that is a name. One word below a bar of links is a section."""
    below = False
    for number in range(place):
        text = lines[number].text
        bar = _is_bar(lines[number])
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
            and not re.search(r"\d{3}", name)
        ):
            return name
        below = below or bar
    return None


def _body_regions(lines: Sequence[Line], reasons: Sequence[str | None], regions: list[Region], head: int) -> None:
    """FAQ, takeaways, references and headings, from the first label on."""
    first = next((n for n in range(head) if TAKEAWAYS.match(lines[n].text) or FAQ.match(lines[n].text)), head)
    number = first
    while number < len(lines):
        line = lines[number]
        if reasons[number] or line.words > 14 or (line.sentence and not TAKEAWAYS.match(line.text)):
            number += 1
            continue
        end, kind = number, ""
        if FAQ.match(line.text):
            end, kind = (
                _while(lines, reasons, number, lambda each: each.sentence or bool(QUESTION.search(each.text))),
                "faq",
            )
        elif TAKEAWAYS.match(line.text):
            end, kind = _while(lines, reasons, number, lambda each: bool(BULLET.match(each.text))), "takeaways"
            if end == number and number + 1 < len(lines) and lines[number + 1].sentence:
                end = number + 1
        elif REFERENCES.match(line.text):
            end, kind = _while(lines, reasons, number, lambda each: bool(REFERENCE.search(each.text))), "references"
        elif _is_heading(lines, reasons, number):
            kind = "heading"
        if kind and (end > number or kind == "heading"):
            regions.append(Region(line.start, lines[end].end, kind))
        number = end + 1


def _while(lines: Sequence[Line], reasons: Sequence[str | None], number: int, test: object) -> int:
    assert callable(test)
    end = number
    while end + 1 < len(lines) and reasons[end + 1] is None and test(lines[end + 1]):
        end += 1
    return end


def _is_heading(lines: Sequence[Line], reasons: Sequence[str | None], number: int) -> bool:
    line = lines[number]
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or reasons[number + 1] or BULLET.match(line.text) or re.search(r"[,;:]$", line.text):
        return False
    if line.text[:1] in "\"'“‘" and line.text[-1:] in "\"'”’":
        return False
    return line.words <= 12 and after.sentence and (line.blank_before or after.prose)


def _dateline(
    view: str, lines: Sequence[Line], reasons: Sequence[str | None], found: Metadata
) -> tuple[Metadata, list[Removed]]:
    """ "PORT CARROW, Oct 14 (NPA) -" at the start of the body: masked; the agency is the credit, the day the date."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason or not line.sentence:
            continue
        match = DATELINE.match(line.text)
        if not match or not match.end() or not (match["agency"] or match["place"]):
            return found, []
        if not match["agency"] and not match["day"] and not re.search(r"[–—]\s+$", match.group()):
            return found, []
        start = line.start + len(match.group()) - len(match.group().lstrip())
        end = line.start + match.end()
        day = iso(match["day"]) or (_with_year(match["day"], lines, reasons) if match["day"] else None)
        found = found.or_else(Metadata(credit=match["agency"], published=day if found.published is None else None))
        return found, [Removed(start, end, view[start:end], "dateline")]
    return found, []


def _with_year(day: str, lines: Sequence[Line], reasons: Sequence[str | None]) -> str | None:
    """A day without its year, completed from a copyright line."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason == "footer" and (year := re.search(r"\b(?:19|20)\d\d\b", line.text)):
            return iso(f"{day}, {year.group()}")
    return None


def _from_furniture(lines: Sequence[Line], reasons: Sequence[str | None], found: Metadata) -> Metadata:
    """Author, dates, credit and outlet from the lines that were masked."""
    author = published = updated = filed = credit = title = source = None
    for line, reason in zip(lines, reasons, strict=True):
        text = line.text
        if reason == "byline":
            fused = FUSED_BYLINE.match(text)
            author = author or (fused["name"].strip() if fused else _author(text))
            when = iso(fused["date"] if fused else text)
            if when and re.search(r"\bupdated\b", text, re.IGNORECASE):
                updated = updated or when
            elif when:
                published = published or when
        elif reason in ("navigation", "wire-note"):
            filed = filed or iso(text)
        elif reason == "footer" and (origin := ORIGIN.match(text)):
            title, source = origin["title"], origin["source"]
        elif reason is None and line.words <= 8:
            filed = filed or (iso(text) if line.words <= 6 and re.search(r"\b\d{6} GMT\b", text) else None)
        if reason in ("wire-note", "byline", "footer") and not credit and (agency := NEWS_AGENCY.search(text)):
            credit = agency.group()
    return found.or_else(
        Metadata(
            title=title,
            source=source,
            author=author,
            published=published or filed or updated,
            updated=updated,
            credit=credit,
        )
    )


def _author(text: str) -> str | None:
    """The names of a byline: what is left of it without date, time, counts and "By"."""
    text = DATE.split(text)[0] if DATE.search(text) and BY.match(text) is None else text
    explicit = bool(
        re.match(r"^\W*(?:(?:posted|written|words|story|reported|report|text) )?by[\s:]", text, re.IGNORECASE)
    )
    text = re.split(
        r"\s{2,}|\s[|·•–—]\s|,?\s+(?:published|updated|on)\b|\d", text.strip(" ·|•"), maxsplit=1, flags=re.IGNORECASE
    )[0]
    name = (person(text) or "").strip(" ,.·|-–—*")
    name = re.sub(r",?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b.*$", "", name).strip(" ,")
    if not name or re.match(
        r"(?:posted|published|updated|last updated|first published|reading)\b", name, re.IGNORECASE
    ):
        return None
    return name if explicit or NAME.match(name) else None


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
