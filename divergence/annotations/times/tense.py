"""Whether a time without its year or date is to come or is over, by the clause it stands in.

"Will be held in October", "is due on the 6th", "opens on Monday", "by Friday", "On Monday voters will decide" look
ahead; "was sold in October", "since October" look back. A clause that says neither leaves it open.

Limits: English; only the sentence itself is read, and of it what is near.
"""

from __future__ import annotations

import re
from typing import Literal

from divergence.annotations.times.vocabulary import WEEKDAY

Tense = Literal["ahead", "past"]

FUTURE = re.compile(
    r"\b(?:(?-i:will|may)|shall|would|must|might|could|should)\b(?!\s(?:\w+\s)?have\b)(?!\s(?:never|only)\b)"
    r"|\b(?:is|are)\sto\b|'ll\b|’ll\b"
    r"|\bdue(?=\s(?:on|in|by|back|out|at|before)\b|\s$)|\b(?:is|are|was|were|be|now)\s(?:not\s)?due\b(?!\sto\s(?:the|an?|\w+ing)\b)"
    r"|(?<!\bthan\s)(?<!\bas\s)\bexpected\b|\b(?:scheduled|slated|takes? effect)\b|\bset\sfor\b|\b(?:un)?likely\sto\b"
    r"|(?<!\bhad\s)\b(?:(?:plan|intend|want|seek|aim|expect)(?:s|ing)?|planning|hop(?:e|es|ed|ing)|aimed|intended|pledged"
    r"|promised|vowed)\sto\b|\bplanned\s(?:for|to|on|in)\b|\b(?:is|are)\splanned\b"
    r"|\b(?:is|are|be|looks?|seems?|now)\s(?:not\s|now\s|also\s)?(?:set|going|about|poised|ready|planning)\sto\b"
    r"|\b(?:expects?|predicts?|foresees?|anticipates?|(?:is|are)\sforecast)\b"
    r"|\b(?:in|over|within|during)\sthe\s(?:next|coming)\b",
    re.I,
)
# Verbs that tell what is arranged in the present tense; most are nouns as well ("won most votes in October").
ARRANGED = re.compile(
    r"\b(?:meets?|votes?|opens?|begins?|starts?|ends?|closes|returns|resumes?|reopens?|shuts|launches|departs"
    r"|takes place|comes into|reconvenes?|expires?|runs"
    r"|plans|goes on (?:trial|sale|show|strike)|(?:is|are)(?:\snot)?(?=\s(?:on|in)\s(?:the\s)?$))\b",
    re.I,
)
# "Just before noon on Tuesday" is no deadline.
UNTIL = re.compile(
    r"\b(?:until|till|through|by|(?<!just\s)(?<!shortly\s)before)\s(?:the\s)?(?:(?:start|end|close)\sof\s(?:the\s)?)?$",
    re.I,
)
SINCE = re.compile(r"\bsince\b[^,;]{0,30}$", re.I)
AT = re.compile(
    rf"(?:\b(?:in|on|during)\s(?:the\s)?(?:(?:early|late|mid|(?:start|middle|end)\sof(?:\sthe)?)[\s-])?"
    rf"(?:{WEEKDAY},?\s)?(?:the\s)?)$",
    re.I,
)
OPENING = re.compile(
    rf"(?:^|[,:;–—]\s|[“\"‘(])\W*(?:(?:and|but|then|later|only)\s)?(?:in|on|from|by|at|until|during|before|after)\s"
    rf"(?:the\s)?(?:(?:early|late|mid|(?:start|middle|end|night|morning)\sof(?:\sthe)?)[\s-])?(?:{WEEKDAY},?\s)?$",
    re.I,
)
"""What stands before a time that opens its clause: "On", ", but in early"."""
VERB_AHEAD = re.compile(
    r"\b(?:will|shall|must(?!\shave)|(?:is|are)\s(?:to|due|set|expected|scheduled|going)|(?:plan|hope|aim|intend)s?\sto)\b",
    re.I,
)

JOINED = re.compile(r"\b(?:and|but|which|it|he|she|they)\s$", re.I)
"""Before a verb that follows on another: "began on 17 March and expires on 14 May"."""
AWAITED = re.compile(r"\b(?:until|before|once|unless|if|when)\b", re.I)
"""What is told as over is yet to come here: "will not rest until she had taken the oath on 7 December"."""
POSSESSIVE = re.compile(r"['’]s\b")
HELD_BACK = frozenset("expected scheduled planned delayed postponed cancelled suspended need closed".split())
"""What is said of a time to come in a form of the past: "postponed until Monday"."""
IRREGULAR = frozenset(
    """
    was were had did became began bought broke brought built burst came caught chose cut dealt drew drove fell felt
    fought flew found gave got grew held hit hurt kept knew laid led left lent lost made met paid put quit ran rang
    rose sank sat saw sent shook shot shut slid sold spent split spoke spread stole stood struck swept swore took
    taught thought threw told won wore went withdrew wrote said says
    """.split()
)
PRESENT_TOO = frozenset("cut hit hurt put quit shut split spread burst says".split())
REPORTING = frozenset(
    """
    said says told announced added warned reported confirmed stated claimed promised pledged vowed predicted estimated
    noted
    """.split()
)
NO_VERB_AFTER = frozenset(
    """
    be been being get gets getting is are stay stays remain remains keep kept the a an its their his her our my your
    no any has have having newly fully now still already will would shall to must may might could should not of with
    """.split()
)
"""After these a form in -ed is a participle or an adjective ("will be opened", "the damaged roof"), "cut" no past."""
NO_PAST = frozenset(
    """
    need seed feed weed deed heed shed sled speed indeed bleed breed creed greed exceed proceed succeed hundred sacred
    """.split()
)
NEAR = 6  # words between a verb of the past and the time it is told of
REACH = 160  # characters before a time that are read
BEHIND = 80  # characters behind one that opens its clause
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
STOP = re.compile(
    r"(?<![ap]\.m)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n"
)
ASIDE = re.compile(
    r"\([^()]*\)|[–—]\s[^–—]*\s[–—]|,\s(?:which|who|whose|whom|where|when|once|formerly)\b[^,;]*,"
    r"|,\s(?:[^,;]{1,30}\s)?(?:said|says|added|announced|warned)(?:\s[^,;]{1,30})?,",
    re.I,
)
"""What is said in between: ", which was not damaged,", ", the mayor said,"."""
CLAUSE = re.compile(r"[:;“\"]")
BREAK = re.compile(r"[.;:?!–—“”\"](?=\s|$)")


def tense_of(view: str, start: int, end: int) -> Tense | None:
    """Whether the time in ``view[start:end]`` is to come or over, by its sentence; None where that leaves it open."""
    before = sentence_before(view, start)
    if SINCE.search(before):
        return "past"
    if POSSESSIVE.match(view, end) and not AT.search(before):
        return None  # "above Friday's close": its own clause says nothing of when that was
    if ahead(before) or (OPENING.search(before) and _ahead_behind(view, end)):
        return "ahead"
    return "past" if AT.search(before) and _told_near(before) else None


def told_as_past(view: str, start: int) -> bool:
    """Whether a verb of the past stands before a time in its sentence, and nothing that looks ahead."""
    before = sentence_before(view, start)
    return bool(_pasts(before)) and not ahead(before)


def _told_near(before: str) -> bool:
    """Whether the last verb of the past is told of the time behind these words: near, with no other verb between."""
    pasts = _pasts(before)
    if not pasts:
        return False
    verb, at = pasts[-1]
    words = [word.lower() for word in WORD.findall(before[at:])]
    awaited = any(AWAITED.search(before, sign.end(), at) for sign in FUTURE.finditer(before, 0, at))
    return len(words) <= (3 if verb in REPORTING else NEAR) and "to" not in words and not awaited


def sentence_before(view: str, start: int) -> str:
    """What stands before a time in its sentence, without what is set between commas, dashes or brackets."""
    before = view[max(0, start - REACH) : start]
    last = max((match.end() for match in STOP.finditer(before)), default=0)
    return ASIDE.sub(" ", before[last:])


def ahead(before: str) -> bool:
    """Whether the words `before` a time in its sentence say that it is to come."""
    clause = before.rpartition(";")[2]
    signs = [match.end() for match in FUTURE.finditer(clause)]
    if signs and not told_past(clause[signs[-1] :]):
        return True
    pasts = {verb for verb, _ in _pasts(clause)}
    if UNTIL.search(clause) and not pasts - HELD_BACK:
        return True
    arranged = list(ARRANGED.finditer(clause))
    if not arranged or _pasts(clause[arranged[-1].end() :]):
        return False
    return not pasts - REPORTING or bool(JOINED.search(clause, 0, arranged[-1].start()))


def told_past(before: str) -> bool:
    """Whether a verb of the past stands among the words `before` a time."""
    return bool({verb for verb, _ in _pasts(before)} - HELD_BACK)


def _ahead_behind(view: str, end: int) -> bool:
    after = view[end : end + BEHIND]
    stop = BREAK.search(after)
    after = after[: stop.start()] if stop else after
    verb = VERB_AHEAD.search(after)
    return bool(verb and not _pasts(after[: verb.start()]))


def _pasts(text: str) -> list[tuple[str, int]]:
    """The verbs of the past in `text`, each with where it ends; a participle behind "be" or an article is none."""
    found = []
    last, reached = "", 0
    for match in WORD.finditer(text):
        word = match[0].lower()
        opens = not last or bool(CLAUSE.search(text, reached, match.start()))  # "Tired children": no verb yet
        regular = len(word) > 3 and word.endswith("ed") and word not in NO_PAST and not opens
        after = last in NO_VERB_AFTER
        behind_be = last in ("be", "been", "being", "is", "are", "get", "gets", "has", "have", "to")
        if (regular and not after) or (word in IRREGULAR and not (after and (word in PRESENT_TOO or behind_be))):
            found.append((word, match.end()))
        last, reached = word, match.end()
    return found
