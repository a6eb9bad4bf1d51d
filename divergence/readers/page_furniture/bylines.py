"""Bylines: who wrote it, when, and how long it takes to read, in lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.readers.metadata import DATE, MONTH, MONTHS, person
from divergence.readers.page_furniture.lines import WORD, Line
from divergence.readers.page_furniture.phrases import PARTS
from divergence.readers.page_furniture.signatures import (
    LABELLED,
    OF_OUTLET,
    is_desk,
    outlet_alone,
    signed_by,
    without_outlet,
)

BY = re.compile(
    r"^\W*(?:(?:posted|written|words|story|reported|report|text|edited|compiled) )?by[\s:]+(?=[A-Z\"“'@])"
    r"|^(?:posted|published|updated|first published|last updated)\b"
    r"|^from (?=[A-Z]).{3,60}, (?:[\w&/-]+ ){0,4}(?:reporter|correspondent|editor|writer)\b"
    r"|^(?:staff (?:report|writer|reporter)s?|newsroom|news desk|our correspondent)\b",
    re.IGNORECASE,
)
WRITER = re.compile(
    r"^\W*(?:(?:posted|written|words|story|reported|report|text) )?by[\s:]|^(?:author|byline|writer|reporter)\s?:",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"\bby\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|" + "|".join(MONTHS) + r")\b|\bby\s+\d", re.IGNORECASE
)
OF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)  # the full stop ends no sentence
DAY_ALONE = re.compile(
    rf"^(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH.format('month')}|{MONTH.format('name')} \d{{1,2}}(?:st|nd|rd|th)?)$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"^(?:[\w&/-]+ ){0,4}(?:reporter|correspondent|editor|writer|columnist|journalist|producer|critic)$", re.IGNORECASE
)
BEHIND_NAME = re.compile(
    r",\s*(?:[\w&/-]+ ){0,4}(?:reporter|correspondent|editor|writer|columnist|journalist|critic)s?$", re.IGNORECASE
)
NAME = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: (?:and|de|van|von|der|la|[A-ZÀ-Þ][\w’'.-]*)){0,5}"
    r"(?:,? (?:[\w]+ ){0,3}(?:correspondent|reporter|editor|writer|team|staff|bureau))?$"
)
STATIONED = re.compile(
    r"^[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){1,3} in [A-ZÀ-Þ][\w’'. -]*?"
    r"(?:(?:,| and) [A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){1,3} in [A-ZÀ-Þ][\w’'. -]*?)*$"
)
"""Who writes from where: "Anna Weiss in Frankfurt and Dev Rao in Mumbai"."""
ABOUT = re.compile(r"^(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3}) (?:is|was|has|covers|writes|reviews)\b")
"""How a note about the author begins."""
PEOPLE = re.compile(
    r"^[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,2}(?:,| and|, and)(?: [A-Z][\w’'.-]*){2,3}"
    r"(?:,? and(?: [A-Z][\w’'.-]*){2,3})?$"
)
"""Two or three people and no more: a byline without its "By"."""
PLACE = re.compile(r" in [A-ZÀ-Þ][\w’'. -]*?(?=,| and |$)")
DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d"
FUSED_BYLINE = re.compile(
    rf"^(?P<name>[^\d]{{2,60}}?)(?P<date>{DAY})\s*{PARTS['read_time']}.*$",
    re.IGNORECASE,
)


def is_byline(line: Line) -> bool:
    """Who wrote it and when: at most a line, with a "By", or little more than a date."""
    text = line.text
    if line.words > 30:
        return False
    if FUSED_BYLINE.match(text) or DAY_ALONE.match(text) or PEOPLE.match(text):
        return True
    dated = bool(DATE.search(text))
    if BY.match(text) and not WHEN.match(text):
        # "By Ana Ruiz." is one; "Published figures put the cost at $4 million." is a sentence.
        return dated or (line.words <= 12 and (not line.sentence or line.words <= 4))
    if line.words <= 16 and dated and (not line.prose or OF_DAY.search(text)):
        return len(WORD.findall(DATE.sub(" ", text))) <= 10
    return False


def mask_names(lines: Sequence[Line], reasons: list[str | None], stop: int) -> None:
    """A line that is only a name or a role, next to a byline or date, is the byline."""
    for number in range(stop):
        if reasons[number] is None and LABELLED.match(lines[number].text) and not lines[number].sentence:
            reasons[number] = "byline"
    for _ in range(2):
        for number in range(stop):
            beside = [reasons[n] for n in (number - 1, number + 1) if 0 <= n < stop]
            near = "byline" in beside or (number + 1 < stop and lines[number + 1].text == lines[number].text)
            if (
                reasons[number] is None
                and near
                and number > 0
                and lines[number].words <= 16
                and (not lines[number].text.lower().startswith("the ") or outlet_alone(lines[number].text))
                and _names_somebody(lines[number])
            ):
                above = number + 1 < stop and reasons[number + 1] == "byline"
                if lines[number].words <= 4 or not above or STATIONED.match(lines[number].text):
                    reasons[number] = "byline"


def _names_somebody(line: Line) -> bool:
    return bool((line.words <= 8 and (NAME.match(line.text) or ROLE.match(line.text))) or STATIONED.match(line.text))


def keep_notes_on_others(lines: Sequence[Line], reasons: list[str | None]) -> None:
    """Under a byline, a note about somebody else is no note about the author: the article may be about writers."""
    bylines = [line.text for line, reason in zip(lines, reasons, strict=True) if reason == "byline"]
    authors = {word for text in bylines for word in WORD.findall(text)} if any(map(author_of, bylines)) else set()
    for number, line in enumerate(lines):
        about = ABOUT.match(line.text) if reasons[number] == "author-bio" else None
        if about and authors and authors.isdisjoint(about["name"].split()):
            reasons[number] = None


def names_writer(text: str) -> bool:
    """Whether a byline says "By"."""
    return bool(WRITER.match(text))


def author_of(text: str) -> str | None:
    """The names of a byline: what is left of it without date, time, counts, places and "By"."""
    if STATIONED.match(text):
        text = PLACE.sub("", text)
    if label := LABELLED.match(text):
        return label["who"].strip() if label["what"].lower() not in OF_OUTLET else None
    explicit = names_writer(text)
    if DATE.search(text) and BY.match(text) is None:
        text = DATE.split(text)[0]
    if not explicit:
        text = without_outlet(text)
    text = re.split(
        r"\s{2,}|\s[|·•–—]\s|,?\s+(?:published|updated|on)\b|\d", text.strip(" ·|•"), maxsplit=1, flags=re.IGNORECASE
    )[0]
    text = signed_by(text) if explicit else text
    name = BEHIND_NAME.sub("", (person(text) or "").strip(" ,.·|-–—*"))
    name = PLACE.sub("", name) if explicit and STATIONED.match(name) else name
    name = re.sub(r",?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b.*$", "", name).strip(" ,")
    if (
        not name
        or is_desk(name)
        or re.match(
            r"(?:posted|published|updated|last updated|last$|first published|first$|reading)\b", name, re.IGNORECASE
        )
    ):
        return None
    return name if explicit or NAME.match(name) else None
