"""Direct quotations: straight and curly, British single marks, several paragraphs, block quotes; scare quotes aside.

One stray mark must never turn the rest of an article into somebody's speech. So a quotation ends with its paragraph
unless the next one opens with a mark again (the convention for long speeches), a second opening mark replaces a first
one that was never closed, and what nobody closed reaches to the end of its sentence, or nowhere.

Limits: a quotation left open by a straight mark in the middle of a paragraph is not seen; German „…“ counts as a pair
of double marks; single marks are taken only where punctuation or spacing makes them certain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from divergence.article import Region

MARK = re.compile('"')
OPENERS, CLOSERS = "“„«‟", "”»"
LONGEST = 3000
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
# 'We will appeal,' she said: an opening mark at a word's start, and a closing one after punctuation or a word. A mark
# after a plural s ("the boys' room") closes only before punctuation. The mark stands first, so that it is searched for.
SINGLE = re.compile(
    r"'(?<![\w'\"]')(?=[A-Za-z])(?!(?:[Tt]is|[Tt]was|til|till|em|cause|n|round|bout|cos)\b)"
    r"([^\n'\"]{1,1500}?(?:'(?:\w|(?<=s')\s)[^\n'\"]{0,1500}?){0,12})"
    r"(?:(?<=[,.!?…])'|(?<=[^\W\ds])'|(?<=s)'(?=[.,;:)]))(?!\w)"
)
WORD = re.compile(r"\w+(?:['-]\w+)*")
SPEECH = re.compile(
    r"(?<!so-)\b(?:sa(?:id|ys?|ying)|call(?:s|ed|ing)?|descri(?:bes?|bed|bing)|told|tells?|telling|wrote|writes?|according|"
    r"term(?:s|ed|ing)|dub(?:s|bed|bing)|label(?:s|led|ed|ling)|brand(?:s|ed|ing)|claim(?:s|ed|ing)|accus(?:es?|ed|ing)|"
    r"warn(?:s|ed|ing)|insist(?:s|ed|ing)|add(?:s|ed|ing)|denounc(?:es?|ed|ing)|dismiss(?:es|ed|ing)|prais(?:es?|ed|ing)|"
    r"quot(?:es?|ed|ing)|characteri[sz](?:es?|ed|ing)|argu(?:es?|ed|ing)|asked|stated|words|tweeted|posted|vow(?:s|ed|ing)|"
    r"promis(?:es?|ed|ing)|pledg(?:es?|ed|ing)|condemn(?:s|ed|ing)|report(?:s|ed)|noted|put it|deem(?:s|ed))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``[start, end)`` with the marks, ``[inner_start, inner_end)`` without. `scare`: a word or two held at
    arm's length, in the writer's own voice."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    scare: bool = False


def quotations(
    view: str, paragraphs: Sequence[tuple[int, int]], regions: Sequence[Region] = (), text: str | None = None
) -> tuple[Quotation, ...]:
    """The direct quotations of a view (quotes straight, see `document.plain_view`), in order, not overlapping.

    `text` is the text the view was made from: where its marks are curly they say themselves whether they open.
    """
    found = [Quotation(r.start, r.end, r.start, r.end) for r in regions if r.kind == "quote" and r.start < r.end]
    blocks = sorted((quotation.start, quotation.end) for quotation in found)
    if '"' in view:
        found += [q for q in _double(view, text or view, paragraphs) if not _covered(blocks, q.start)]
    if "'" in view:
        taken = sorted((quotation.start, quotation.end) for quotation in found)
        for match in SINGLE.finditer(view):
            if len(WORD.findall(match[1])) > 1 and not _covered(taken, match.start()):
                found.append(_quotation(view, match.start(), match.end()))
    return tuple(_apart(sorted(found, key=lambda quotation: (quotation.start, -quotation.end))))


def _double(view: str, text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """Pairs of double marks, paragraph by paragraph; `start` is the mark still open, `speech` where it first opened."""
    speech: int | None = None
    for number, (low, high) in enumerate(paragraphs):
        start = depth = 0
        opened = False
        for match in MARK.finditer(view, low, high):
            place = match.start()
            way = _direction(view, text, place, opened)
            if way > 0:
                if opened and text[place] in OPENERS and text[start] in OPENERS:
                    depth += 1
                elif not (opened and speech is not None):
                    start, opened, depth = place, True, 0
            elif way < 0 and opened:
                if depth:
                    depth -= 1
                    continue
                begin = start if speech is None else speech
                if place + 1 - start <= LONGEST and place - start > 1:
                    yield _quotation(view, begin, place + 1)
                opened, speech = False, None
        if not opened:
            speech = None
            continue
        follows = number + 1 < len(paragraphs) and view[paragraphs[number + 1][0]] == '"'
        follows = follows and _direction(view, text, paragraphs[number + 1][0], False) > 0
        if follows and (start == low or speech is not None or text[start] in OPENERS) and high - start <= LONGEST:
            speech = start if speech is None else speech
        else:
            if speech is not None:
                yield Quotation(speech, high, speech + 1, high)
            elif (
                (start == low or text[start] in OPENERS)
                and (end := SENTENCE_END.search(view, start, high))
                and end.end() - start > 20
            ):
                yield Quotation(start, end.end(), start + 1, end.end())
            speech = None


def _direction(view: str, text: str, place: int, opened: bool) -> int:
    """+1 where the mark at `place` opens, -1 where it closes, 0 where it is neither (an inch mark)."""
    before = view[place - 1] if place else " "
    after = view[place + 1] if place + 1 < len(view) else " "
    mark = text[place]
    if mark in OPENERS and not (opened and after.isspace()):
        return 1
    if mark in CLOSERS:
        return -1
    if before.isspace() or before in "([{-–—/":
        return -1 if after.isspace() and opened else 0 if after.isspace() else 1
    if after.isspace() or after in ".,;:!?)]}-–—/":
        return -1 if opened else 0
    return -1 if opened else 1


def _quotation(view: str, start: int, end: int) -> Quotation:
    inner = view[start + 1 : end - 1]
    return Quotation(start, end, start + 1, end - 1, _is_scare(view, start, end, inner))


def _is_scare(view: str, start: int, end: int, inner: str) -> bool:
    """One to three lower-case words with no verb of speech about them."""
    if len(inner) > 40 or not inner[:1].islower() or inner[-1:] in ",.!?…":
        return False
    if len(inner.split()) > 3:
        return False
    before = view[max(0, start - 160) : start]
    after = view[end : end + 100]
    before = before[max(before.rfind(". "), before.rfind("\n"), before.rfind("? "), before.rfind("! ")) + 1 :]
    stop = SENTENCE_END.search(after)
    return not SPEECH.search(before) and not SPEECH.search(after[: stop.start()] if stop else after)


def _covered(spans: Sequence[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and place < spans[at][1]


def _apart(found: Sequence[Quotation]) -> Iterator[Quotation]:
    end = -1
    for quotation in found:
        if quotation.start >= end:
            yield quotation
            end = quotation.end
