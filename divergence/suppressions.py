"""Suppressions: findings that somebody has looked at and lets pass, each with the reason.

In a draft, a comment before a paragraph speaks for that paragraph, and so does one on a line of the paragraph itself::

    <!-- divergence: ignore[loaded-language] quoting the statement -->

Before the headline it speaks for the headline. In ``divergence.toml`` a suppression holds for all articles or for those
it names, and there for all places of the rule or for those with a text in them::

    [[suppress]]
    rule = "loaded-language"
    path = "gazette/*"                # optional: the article's id, with * and ?
    text = "rogue regime"             # optional: what stands in the sentence
    reason = "the tribunal's own words"

A suppressed finding stays in the result with the reason and counts nowhere. A suppression that suppresses nothing, and
a comment that cannot be read, are noted: a reason that has outlived its sentence hides the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from divergence.article import Article, Removed
from divergence.comments import REASON, said
from divergence.document import Document, plain_view
from divergence.errors import nearest
from divergence.result import Finding, Remark, Span

IGNORE = re.compile(r"\s*ignore\s*\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.IGNORECASE | re.DOTALL)
MALFORMED, UNUSED = "D510", "D511"
FORM = "write <!-- divergence: ignore[rule] reason -->"
SHOWN = 60
DRAFT = "draft: "  # before the name of a text that is checked against coverage, which may have a file of that name


@dataclass(frozen=True, slots=True)
class Suppression:
    """Lets the findings of `rule` pass: in the articles that `path` names, where `text` stands in the finding, and of a
    comment only those whose cue lies in the characters `scope` (or in the headline). `where` is its own place."""

    rule: str
    reason: str
    where: str
    path: str | None = None
    text: str | None = None
    scope: Span | None = None
    headline: bool = False

    def covers(self, article: Article, finding: Finding) -> bool:
        if finding.rule != self.rule or not (self.path is None or _names(self.path, article)):
            return False
        if self.text is not None and _plain(self.text) not in _plain(finding.text):
            return False
        if self.headline:
            return finding.field == "title"
        if self.scope is None:
            return True
        place = finding.start if finding.cue_start is None else finding.cue_start
        return finding.field == "text" and self.scope[0] <= place < self.scope[1]


def inline(document: Document, rules: Collection[str]) -> tuple[tuple[Suppression, ...], tuple[Remark, ...]]:
    """The suppressions that the comments of an article ask for, and remarks on those that cannot be read."""
    article = document.article
    found: list[Suppression] = []
    remarks: list[Remark] = []
    for comment in article.removed:
        if comment.reason != REASON:
            continue
        words = said(comment.text)
        read = IGNORE.fullmatch(words or "")
        names = [name.strip() for name in read["rules"].split(",") if name.strip()] if read else []
        unknown = next((name for name in names if name not in rules), None)
        reason = " ".join((read["reason"] if read else "").split()).lstrip(":—–- ")
        where, shown = _where(article, comment), _shown(comment.text)
        if words is None:
            remarks.append(Remark(where, MALFORMED, f"a comment that is not closed: {shown}", "end it with -->"))
        elif not names:
            remarks.append(Remark(where, MALFORMED, f"a comment that cannot be read: {shown}", FORM))
        elif unknown is not None:
            near = nearest(unknown, rules)
            hint = f'did you mean "{near}"?' if near else "`divergence explain` lists the rules"
            remarks.append(Remark(where, MALFORMED, f'there is no rule "{unknown}": {shown}', hint))
        elif not reason:
            hint = "say why after the bracket; the result keeps it"
            remarks.append(Remark(where, MALFORMED, f"a suppression without a reason: {shown}", hint))
        elif comment.start is None or comment.end is None:
            hint = "move it to the line before the paragraph it speaks for"
            remarks.append(Remark(where, UNUSED, f"a suppression outside the article's text: {shown}", hint))
        else:
            scope, headline = _scope(document, comment.start, comment.end)
            found += [Suppression(name, reason, where, scope=scope, headline=headline) for name in names]
    return tuple(found), tuple(remarks)


def reason_for(article: Article, suppressions: Iterable[Suppression]) -> Callable[[Finding], str | None]:
    """What gives the reason for which a finding of the article is let pass: that of the first that covers it."""
    chosen = tuple(suppressions)

    def reason(finding: Finding) -> str | None:
        return next((each.reason for each in chosen if each.covers(article, finding)), None)

    return reason


def unused(
    suppressions: Iterable[Suppression], told: Sequence[tuple[Article, Sequence[Finding]]]
) -> tuple[Remark, ...]:
    """A remark on each suppression that covers none of the findings."""
    return tuple(
        Remark(each.where, UNUSED, f"the suppression of {each.rule} ({each.reason}) suppresses nothing", "delete it")
        for each in suppressions
        if not any(each.covers(article, finding) for article, findings in told for finding in findings)
    )


def _where(article: Article, comment: Removed) -> str:
    name = article.id.removeprefix(DRAFT)
    if comment.start is None:
        return name
    return f"{name}, line {article.text.count(chr(10), 0, comment.start) + 1} of the text"


def _scope(document: Document, start: int, end: int) -> tuple[Span, bool]:
    """The paragraph that a comment stands in or, alone on its line, before; and whether that is the headline."""
    text, view = document.text, document.view
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    beside = bool(view[low:high].strip())
    headlines = [
        each.start for each in document.article.removed if each.reason == "headline" and each.start is not None
    ]
    if any(low <= place < high for place in headlines):
        return (end, end), True
    if beside:
        return next((each for each in document.paragraphs if each[0] < high and each[1] > low), (end, end)), False
    following = next((each for each in document.paragraphs if each[0] >= end), None)
    before = following[0] if following else len(text)
    if any(end <= place < before for place in headlines):
        return (end, end), True
    return following or (end, end), False


def _names(path: str, article: Article) -> bool:
    """Whether a pattern names an article: by its id, by story and id, or by a longer path that ends in them."""
    name = article.id.removeprefix(DRAFT)
    whole = f"{article.story}/{name}" if article.story else name
    return any(fnmatchcase(each, path) or path.endswith(f"/{each}") for each in (name, whole))


def _plain(text: str) -> str:
    return " ".join(plain_view(text).casefold().split())


def _shown(said: str) -> str:
    short = " ".join(said.split())
    return f"“{short[: SHOWN - 1]}…”" if len(short) > SHOWN else f"“{short}”"
