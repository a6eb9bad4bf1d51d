# ruff: noqa: E501 - a pattern is one line
"""Title, author, dates and outlet, from the names that formats give them. What is absent stays None."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import Any, Literal

NAMES = {
    "title": ("headline", "title", "headline_main", "og:title", "twitter:title", "dc.title", "name"),
    "text": (
        "articlebody", "article_body", "body_text", "bodytext", "body", "content", "text", "article", "maintext",
        "full_text", "fulltext", "article_text", "story_text", "body_html", "articlebodyhtml", "content_html",
        "bodyxhtml", "body_xhtml", "contenthtml", "description_html",
    ),
    "source": (
        "source", "outlet", "publication", "publisher", "site", "sitename", "site_name", "source_name", "newspaper",
        "provider", "og:site_name", "application-name", "domain", "medium", "source_domain",
    ),
    "author": ("author", "byline", "authors", "creator", "dc.creator", "writer", "by", "article:author"),
    "published": (
        "datepublished", "published", "date_published", "date_publish", "publish_date", "pubdate", "published_at",
        "publishedat", "published_time", "article:published_time", "date", "datecreated", "versioncreated",
        "firstcreated", "dc.date", "timestamp", "created", "publication_date",
    ),
    "updated": (
        "datemodified", "updated", "modified", "updated_at", "last_updated", "lastmod", "date_modified",
        "article:modified_time", "contentmodified",
    ),
    "language": ("language", "lang", "inlanguage", "locale"),
    "id": ("id", "article_id", "uid", "guid", "docid", "doc_id", "uri", "url", "link"),
    "story": ("story", "story_id", "event", "event_id", "cluster", "cluster_id", "topic_id"),
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip
MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DATE = re.compile(
    r"\b(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH.format('b2')},?\s+(?P<y2>(?:19|20)\d\d)"
    rf"|{MONTH.format('b3')}\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)"
    r"|(?P<d4>\d{1,2})[-./](?P<m4>\d{1,2})[-./](?P<y4>(?:19|20)\d\d)"
    r")",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\d.:,-])(?:T|at\s+)?(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?![\d%]|,\d)"
    r"\s*(?P<zone>Z\b|[+-]\d\d:?\d\d\b|(?:GMT|UTC|BST|CEST|CET|EEST|EET|EDT|EST|CDT|CST|MDT|MST|PDT|PST|ET)\b)?",
    re.IGNORECASE,
)
FILED = re.compile(r"\b(?P<d>\d\d)(?P<h>[0-2]\d)(?P<m>[0-5]\d) GMT (?P<b>[A-Z]{3}) (?P<y>\d\d)\b")
MILITARY = re.compile(r"^\s+(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\b")
ZONES = {
    "z": "Z", "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip


Order = Literal["day", "month"]
"""What comes first in a date of figures alone."""
EARLIEST = 1600
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about an article beside its text; each field None where nothing is said. `how` says where it was found."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    source: str | None = None
    language: str | None = None
    credit: str | None = None
    foreign_title: str | None = None
    how: tuple[tuple[str, str], ...] = ()

    def or_else(self, *others: Metadata) -> Metadata:
        """This, with what the others say, the first of them first, where this says nothing."""
        said = self
        for other in others:
            found = dict(other.how)
            missing = {
                name: value
                for name in KNOWN
                if getattr(said, name) is None and (value := getattr(other, name)) is not None
            }
            how = tuple((name, found[name]) for name in missing if name in found)
            said = replace(said, **missing, how=said.how + how) if missing else said
        return said

    def told(self, where: str) -> Metadata:
        """This, each field known to have been found at `where`."""
        return replace(self, how=tuple((name, where) for name in KNOWN if getattr(self, name) is not None))


KNOWN = tuple(each.name for each in fields(Metadata) if each.name != "how")


def pick(record: Mapping[str, Any], field: str, named: Mapping[str, str] = NOTHING) -> tuple[str, Any] | None:
    """The first key that means `field` and holds something, with its value. A key `named` for the field is the only one."""
    for key in keys(record, field, named):
        if record[key] not in (None, "", [], {}):
            return key, record[key]
    return None


def keys(record: Iterable[Any], field: str, named: Mapping[str, str] = NOTHING) -> list[str]:
    """The keys that mean `field`, the likeliest first. Case, spaces and dashes are ignored."""
    if field in named:
        return [named[field]] if named[field] in record else []
    known = {_usual(key): key for key in reversed(list(record)) if isinstance(key, str)}
    return [known[name] for name in NAMES[field] if name in known]


@lru_cache(maxsize=4096)
def _usual(key: str) -> str:
    return re.sub(r"[\s-]+", "_", key.strip().lower())


def from_record(
    record: Mapping[str, Any], where: str, named: Mapping[str, str] = NOTHING, order: Order = "day"
) -> Metadata:
    """The metadata of a JSON object, front matter or a table row; `where` says in words which of these it is, `order`
    what comes first in its dates of figures alone."""
    said: dict[str, str | None] = {}
    how = []
    for field, read in READ.items():
        found = pick(record, field, named)
        value = plain(found[1]) if found else None
        value = iso(value, order) if field in DATES else read(value)
        if found and value:
            said[field] = value
            how.append((field, f'{where} "{found[0]}"'))
    return Metadata(**said, how=tuple(how))


def _outlet(text: str | None) -> str | None:
    """A name; of an address, its host."""
    address = re.match(r"https?://(?:www\.)?([^/\s]+)", text or "")
    return address.group(1) if address else text


def _code(text: str | None) -> str | None:
    code = (text or "")[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None


def plain(value: Any) -> str | None:
    """A string of what may be a string, a {"name": …} object or a list of either; None for anything else."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "main", "value", "fullname") if key in value), None)
        return plain(value) if not isinstance(value, Mapping) else None
    if isinstance(value, list | tuple):
        parts = [part for part in (plain(each) for each in value if not isinstance(each, list | tuple)) if part]
        return ", ".join(parts) or None
    if value is None or isinstance(value, bool) or value != value:
        return None
    text = str(value)
    return " ".join((unescape(text) if "&" in text else text).split()) or None


def person(text: str | None) -> str | None:
    """An author line without its "By" and what stands behind a bar; None for an address or a handle."""
    if text is None or re.match(r"(?:https?:)?//|www\.|@|\S+@\S+$", text.strip()):
        return None
    name = re.sub(r"^(?:by|posted by|written by)[\s:]+", "", text, flags=re.IGNORECASE)
    return re.split(r"\s\|\s", name)[0].strip(" ,|·") or None


def iso(text: str | None, order: Order = "day") -> str | None:
    """The first date of `text`, with its time and zone where given, in ISO 8601; None where there is none. `order` is
    what comes first in a date like 3/4/2026 that could be read both ways (`date_order`).

    >>> iso("Nov. 5, 2026, 6:10 a.m. EST")
    '2026-11-05T06:10:00-05:00'
    """
    if text is None:
        return None
    filed = FILED.search(text)
    if filed and filed["b"].lower() in MONTHS:
        day = _date(2000 + int(filed["y"]), MONTHS[filed["b"].lower()], int(filed["d"]))
        return f"{day}T{filed['h']}:{filed['m']}:00Z" if day else None
    found = next((match for match in DATE.finditer(text) if _day(match, order)), None)
    if found is None:
        return None
    day = _day(found, order)
    after = text[found.end() :]
    military = MILITARY.match(after) if found["d4"] else None
    if military:
        return f"{day}T{military['h']}:{military['m']}:00"
    clock = _clock(after, day or "") or _clock(text[max(0, found.start() - 40) : found.start()], day or "")
    return f"{day}T{clock}" if clock else day


def _day(match: re.Match[str], order: Order = "day") -> str | None:
    if match["y1"]:
        return _date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if match["y2"]:
        return _date(int(match["y2"]), MONTHS[match["b2"].lower()], int(match["d2"]))
    if match["y3"]:
        return _date(int(match["y3"]), MONTHS[match["b3"].lower()], int(match["d3"]))
    year, first, second = int(match["y4"]), int(match["d4"]), int(match["m4"])
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    return month_first or day_first if order == "month" and either(match) else day_first or month_first


def either(match: re.Match[str]) -> bool:
    """Whether a date of figures alone could have its day first and its month first, and is another day then. Between
    dots the day comes first everywhere."""
    if not match["d4"] or "." in match.group():
        return False
    first, second = int(match["d4"]), int(match["m4"])
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def _date(year: int, month: int, day: int) -> str | None:
    from datetime import date

    if year < EARLIEST:  # 0001-01-01 is how some systems write "none"
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(text: str, day: str) -> str | None:
    for match in TIME.finditer(text[:40]):
        if not match["m"] and not match["half"]:
            continue
        hour = int(match["h"])
        half = (match["half"] or "").lower()[:1]
        if half and not 1 <= hour <= 12:
            continue
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        zone = (match["zone"] or "").lower()
        if zone[:1] in "+-" and zone:
            offset = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
        else:
            offset = _eastern(day) if zone == "et" else ZONES.get(zone, "")
        return f"{hour:02}:{match['m'] or '00'}:{match['s'] or '00'}{offset}"
    return None


def _eastern(day: str) -> str:
    """The offset of "ET": summer time from the second Sunday of March to the first of November."""
    from datetime import date, timedelta

    when = date.fromisoformat(day)
    march, november = date(when.year, 3, 8), date(when.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return "-04:00" if begins <= when < ends else "-05:00"


DATES = ("published", "updated")
READ: Mapping[str, Callable[[str | None], str | None]] = MappingProxyType(
    {"title": plain, "author": person, "published": iso, "updated": iso, "source": _outlet, "language": _code}
)
"""How the value of each field is read."""
