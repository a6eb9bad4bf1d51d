"""What a page says about its article: headline, author, dates and outlet.

Asked in this order: ld+json, meta tags (Open Graph, Dublin Core and the usual others), what the page shows (headings,
rel="author", <time>), and last trafilatura's reading of bylines and dates. Of several headlines the one that the page
shows its reader is taken, without the outlet's name behind it.

Limits: a byline that only a script writes is not seen. Source: Barbaresi (2021), Trafilatura, ACL demos.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from divergence.readers.decode import clean
from divergence.readers.metadata import READ, Metadata, from_record, iso, person, plain

ARTICLE_TYPES = re.compile(r"article|blogposting|report|liveblog|newsitem", re.IGNORECASE)
META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "author": (
        "author", "byl", "byline", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author",
        "article:author", "article_author",
    ),
    "published": (
        "article:published_time", "article:published", "article.published", "datepublished", "date", "pubdate",
        "pub_date", "publish_date", "published_at", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
        "dcterms.date", "dcterms.created", "datecreated",
    ),
    "updated": (
        "article:modified_time", "article:modified", "article.updated", "datemodified", "dcterms.modified",
        "og:updated_time", "lastmod",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher"),
}  # fmt: skip
PARTS = re.compile(r"\s+[|–—»·:-]\s+")
NAMED = re.compile(r"^(?!The\b)[^\W\d_][^\d@:;|/]{1,60}$")
AFTER = re.compile(
    r"\s*\b(?:published|updated|posted|(?:[a-z]{3,6})day|january|february|july|september|october|november|december)\b.*$",
    re.IGNORECASE,
)
"""What stands behind a name in a byline that was read too far."""
ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""For trafilatura. Its own latest date is today's, and no result may hang on the day it is made."""


def metadata(tree: Any, records: Sequence[Mapping[str, Any]]) -> Metadata:
    """What the page and its ld+json `records` say, each field with where."""
    metas = _metas(tree)
    said = Metadata()
    for record in records:
        said = said.or_else(from_record(record, "ld+json"))
    tagged = _tagged(metas)
    said = said.or_else(*tagged)
    page_title = next((title for tag in tree.iter("title") if (title := plain(tag.text_content()))), None)
    titles = [(each.title, dict(each.how)["title"]) for each in (said, *tagged) if each.title]
    shown = [heading for tag in tree.iter("h1") if (heading := plain(clean(tag.text_content())))]
    said = _headline(titles, shown, page_title, said.source).or_else(said)
    said = said.or_else(_outlet(page_title, said.title), _shown(tree))
    if said.author is None or said.published is None:
        said = said.or_else(_byline(tree))
    return replace(said, author=_person(said.author, said.source), published=_zoned(said.published, tree))


def linked_data(tree: Any) -> list[Mapping[str, Any]]:
    """The ld+json objects that are articles."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [value]
        while queue and len(found) < 20:
            each = queue.pop(0)
            if isinstance(each, list):
                queue.extend(each[:200])
            elif isinstance(each, Mapping):
                kinds = each.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(name, str) and ARTICLE_TYPES.search(name) for name in names):
                    found.append(each)
                inner = (each.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
                queue.extend(value for value in inner if isinstance(value, list | Mapping))
    return found


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        value = plain(tag.get("content"))
        if key and value:
            metas.setdefault(key.lower(), value)
    return metas


def _tagged(metas: Mapping[str, str]) -> list[Metadata]:
    """What each meta tag says, in the order of trust."""
    found = []
    for field, names in META.items():
        for name in names:
            if name in metas and (value := READ[field](metas[name])):
                found.append(replace(Metadata(), **{field: value}).told(f'meta "{name}"'))  # type: ignore[arg-type]
    return found


def _headline(
    said: Sequence[tuple[str, str]], shown: Sequence[str], page_title: str | None, outlet: str | None
) -> Metadata:
    """The headline: what is said and shown alike; else what is said first; else what is shown."""
    candidates = [*said, *([(page_title, "the page's title")] if page_title else [])]
    for title, how in candidates:
        for heading in shown:
            short, long = sorted((heading, title), key=len)
            if _letters(short) and _letters(short) in _letters(long) and 2 * len(short) >= len(long):
                return Metadata(title=short).told(f"the page's heading, as in {how}")
    if said:
        title, how = said[0]
        return Metadata(title=_without(title, outlet)).told(how)
    if shown:
        return Metadata(title=shown[0]).told("the page's heading")
    if page_title:
        return Metadata(title=PARTS.split(page_title)[0]).told("the page's title")
    return Metadata()


def _without(title: str, outlet: str | None) -> str:
    """A headline without the outlet's name behind it."""
    parts = PARTS.split(title)
    if len(parts) > 1 and outlet and _letters(parts[-1]) == _letters(outlet):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·:-")
    return title


def _outlet(page_title: str | None, headline: str | None) -> Metadata:
    """The outlet where only the page's title names it ("Headline | Outlet")."""
    parts = PARTS.split(page_title) if page_title else []
    if len(parts) < 2 or not headline:
        return Metadata()
    rest = [part for part in parts if _letters(part) not in _letters(headline)]
    if rest and len(rest) < len(parts) and len(rest[-1].split()) <= 5 and parts[-1] == rest[-1]:
        return Metadata(source=rest[-1]).told("the page's title")
    return Metadata()


def _shown(tree: Any) -> Metadata:
    """A link to the author's page, and the first time stamp."""
    said = Metadata()
    for node in tree.iter("a", "span", "p", "div", "address"):
        if "author" in (node.get("rel") or "").split() or node.get("itemprop") == "author":
            name = person(plain(clean(node.text_content())))
            if name and len(name.split()) <= 6 and not _commented(node):
                said = Metadata(author=name).told("the page's byline")
                break
    stamp = next((when for tag in tree.iter("time") if (when := iso(tag.get("datetime")))), None)
    return said.or_else(Metadata(published=stamp).told("the page's time stamp"))


def _person(author: str | None, outlet: str | None) -> str | None:
    """The author without the outlet's name behind it ("Ana Ruiz, The Gull")."""
    if author is None or outlet is None or not author.casefold().endswith(outlet.casefold()):
        return author
    return author[: -len(outlet)].rstrip(" .,;|-–—") or author


def _zoned(when: str | None, tree: Any) -> str | None:
    """A time without its zone, which a time stamp of the page may give."""
    if when is None or "T" not in when or ZONE.search(when):
        return when
    stamps = (iso(tag.get("datetime")) for tag in tree.iter("time"))
    return next((stamp for stamp in stamps if stamp and stamp.startswith(when) and ZONE.search(stamp)), when)


def _commented(node: Any) -> bool:
    names = (f"{each.get('class') or ''} {each.get('id') or ''}" for each in (node, *node.iterancestors()))
    return any("comment" in name.lower() for name in names)


def _byline(tree: Any) -> Metadata:
    import trafilatura

    try:
        found = trafilatura.extract_metadata(tree, date_config=dict(DATES), extensive=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError):
        return Metadata()
    names = [name for each in (found.author or "").split(";") if (name := AFTER.sub("", each).strip(" ,·-"))]
    author = ", ".join(names) if names and all(map(NAMED.match, names)) else None
    return Metadata(author=author, published=iso(found.date)).told("the page's byline")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
