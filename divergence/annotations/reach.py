"""Reach: what an attribution governs outside its own sentence.

A report in the past reaches over the sentences that keep its tense ("It would hold."), one that only points back
("Axios reported this") over the sentence before, a speaker's turn ("HOLM: We knew.") to the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from divergence.annotations.attributed import Attributed
from divergence.annotations.content import NO_PROSE, content
from divergence.annotations.names import DAYS, Name
from divergence.annotations.reports import Report
from divergence.annotations.sources import Tokens, is_label
from divergence.annotations.word_classes import STOPS, form, word_sets
from divergence.document import Document, Sentence

COMMENT = frozenset({"certainly", "surely", "probably", "likely", "doubtless", "perhaps", "presumably", "undoubtedly"})
OPENING = 10  # tokens of a sentence in which its first verb is looked for
TURN = re.compile(r"^[ ]*((?:[A-Z][\w.'-]*+[ ]?){1,4}):[ ]+(?=\S)", re.MULTILINE)
BROKE = frozenset({"reported", "reports", "revealed", "disclosed", "confirmed"})
POINTING = frozenset({"this", "that", "it", "so"})
ADJUNCT = frozenset({"on", "in", "at", "first", "earlier", "last", "late", "this"})


def pointed_at(document: Document, sentence: Sentence, found: Report) -> tuple[Tokens, ...]:
    """The sentence before, where this one says no more than who reported it: "Axios reported this on Monday"."""
    lower, after = document.lower, found.hit.last
    if lower[found.hit.first] not in BROKE or found.source is None or not sentence.index or after >= sentence.last:
        return ()
    further = lower[after + 1] if after + 1 < sentence.last else "."
    points = lower[after] in POINTING and further in STOPS | DAYS | word_sets()["adverbs"] | ADJUNCT
    turned = lower[sentence.first] in POINTING and lower[sentence.first + 2 : sentence.first + 3] == ["what"]
    if not points and not (turned and lower[after] in STOPS):  # "That is what the Post reported"
        return ()
    before = document.sentences[sentence.index - 1]
    if before.region in NO_PROSE or sentence.paragraph - before.paragraph > 1:
        return ()
    return content(document, before.first, before.last)


def carried_on(document: Document, speakers: Sequence[tuple[int, Attributed]]) -> list[Attributed]:
    """Free indirect speech: sentences after a report in the past that go on with "would" or "had", to the end of the
    paragraph or the next speaker."""
    reports = {}
    for _, each in speakers:
        sentence = document.sentence_at(each.cue_spans[0][0])
        if sentence is not None:
            reports[sentence.index] = each
    found = []
    for index, each in sorted(reports.items()):
        first, _ = document.token_range(*each.cue_spans[0])
        if each.kind not in ("named", "anonymous") or not each.claims or form(document.lower[first]) != "past":
            continue
        following = index + 1
        while following < len(document.sentences) and following not in reports:
            sentence = document.sentences[following]
            if sentence.paragraph != document.sentences[index].paragraph or not _backshifted(document, sentence):
                break
            span = document.span(sentence.first, sentence.last)
            found.append(
                Attributed(each.kind, each.source, each.cue, each.source_spans, each.cue_spans, (span,), indirect=True)
            )
            following += 1
    return found


def _backshifted(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence keeps the tense of a report: "would" as its first verb, unquoted."""
    opening = document.lower[sentence.first : min(sentence.last, sentence.first + OPENING)]
    if any(document.quoted[sentence.first : sentence.last]) or document.lower[sentence.last - 1] == "?":
        return False
    verbs = [word for word in opening if word in word_sets()["auxiliaries"] - word_sets()["adverbs"]]
    comment = opening[:1] in (["this"], ["that"]) or any(word in opening for word in COMMENT)
    return verbs[:1] == ["would"] and not comment and not {"if", "i", "we", "you"} & set(opening)


def turns(document: Document, names: Sequence[Name]) -> list[Attributed]:
    """Speakers' turns in a transcript: a name of the article, then a colon."""
    if ":" not in document.view:
        return []
    grammar = word_sets()["grammar"]
    keys = {word for name in names for word in name.key.split()}
    found = []
    for match in TURN.finditer(document.view):
        words = match[1].lower().split()
        shouted = match[1].isupper()
        if words[-1] not in keys or (len(words) > 2 and (not shouted or not grammar.isdisjoint(words))):
            continue  # "HOW TO SPOT IT: fever, cough, aching muscles"
        first, last = document.token_range(*match.span(1))
        if last - first == 1 and is_label(document, first):
            continue
        low, high = document.paragraphs[bisect_right(document.paragraphs, match.start(1), key=lambda each: each[0]) - 1]
        if low != match.start() or match.end() >= high:
            continue
        place = match.end(1)
        found.append(
            Attributed("named", match[1], ":", (match.span(1),), ((place, place + 1),), ((match.end(), high),))
        )
    return found
