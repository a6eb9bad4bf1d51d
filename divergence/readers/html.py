# ruff: noqa: E501 - a pattern is one line
"""HTML: the body by trafilatura, the metadata and links from the markup (`page_metadata`, `page_links`).

Parts that class, id, role or tag name as cookie notes, navigation, comments, related links, promotions or advertisements
are taken out first and recorded with their reason; they never enter the text. A part that holds most of the page's
paragraphs is never taken for furniture, whatever it is called.

Limits: no JavaScript is run, so a page whose text is only in a script has no article unless its ld+json carries the body.
Source: Barbaresi (2021), Trafilatura, ACL demos.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from divergence.article import Article, Link, Removed
from divergence.comments import OPENS, REASON, comments
from divergence.errors import DivergenceError
from divergence.readers.compose import compose
from divergence.readers.decode import clean, decode, repair
from divergence.readers.given import Given
from divergence.readers.metadata import Metadata, plain
from divergence.readers.page_links import anchors, place
from divergence.readers.page_metadata import linked_data, metadata

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DEEPEST = 800
"""Nesting beyond this is not a page; the parser would recurse."""
FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-]|\d)", re.IGNORECASE))
    for reason, names in (
        ("cookie", r"cookies?|consent|gdpr|cmp|onetrust|cc-?banner|privacy-?banner|cookie\w+"),
        ("comments", r"comments?|disqus\w*|discussion|responses|reader-?comments|livefyre|commentlist|respond"),
        ("advertisement", r"ads?|advert\w*|ad-?slot|ad-?unit|adsbygoogle|dfp|taboola\w*|outbrain\w*|sponsor(?:ed)?|dianomi"),
        ("related", r"related\w*|recommend\w*|read-?more|read-?next|readnext|more-?stories|most-?(?:read|popular)|trending|you-?may-?like|up-?next|inline-?related|see-?also|popular-?posts"),
        ("prompt", r"newsletter\w*|promo\w*|subscribe\w*|sign-?up|signup|paywall|donat\w+|membership|app-?banner"),
        ("share", r"share\w*|social|social-\w+|sharing|share-?bar|addtoany\w*|sharedaddy"),
        ("author-bio", r"author-?bio|about-?(?:the-)?author|author-?box"),
        ("navigation", r"nav|navbar|navigation|menu|top-?nav|breadcrumbs?|skip-?link|masthead|site-?header|sidebar|side-?bar"),
        ("footer", r"footer|site-?footer|page-?footer|copyright"),
    )
)  # fmt: skip
TAGS = {"nav": "navigation", "aside": "related", "button": "prompt", "footer": "footer", "dialog": "cookie"}
BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "td")


class Page(NamedTuple):
    """The body of a page, what it says about itself, what was left out, and the links of the body."""

    text: str
    metadata: Metadata
    removed: tuple[Removed, ...]
    links: tuple[Link, ...]


def read(given: Given) -> Iterator[Article]:
    yield article(given, given.read())


def article(given: Given, data: bytes, declared: str | None = None) -> Article:
    """The article of one page.

    Raises:
        DivergenceError: D120 for what is not text, D123 for a page without an article.
    """
    found = DECLARED.search(data[:4096])
    charset = declared or (found.group(1).decode("ascii") if found else None)
    return page(given, decode(data, charset, given.path), hashlib.sha256(data).hexdigest())


def page(given: Given, source: str, sha256: str, said: Metadata | None = None) -> Article:
    """The article of a page that is already text."""
    source, repaired = repair(source)
    found = extract(source, given.path)
    metadata = said.or_else(found.metadata) if said else found.metadata
    return compose(given, found.text, sha256, metadata, removed=found.removed, links=found.links, repaired=repaired)


def extract(source: str, where: str | None = None) -> Page:
    """The parts of a page. Raises DivergenceError D123 where there is no body."""
    tree = _parse(source, where)
    records = linked_data(tree)
    said = metadata(tree, records)
    asked = _write_out(tree)
    removed = _prune(tree)
    found = list(anchors(tree, _address(tree)))
    text = _body(tree)
    if not text:
        text = next((clean(value) for record in records if (value := plain_text(record.get("articleBody")))), "")
    if not text.strip():
        raise DivergenceError("D123", "holds no article text", where, "save the page as the browser shows it")
    lost = Counter(asked) - Counter(each.text for each in comments(text))
    removed += [Removed(None, None, each, REASON) for each in lost.elements()]
    return Page(text, said, tuple(removed), place(text, found))


def _address(tree: Any) -> str | None:
    """What relative links are completed from."""
    addresses = (
        node.get(name)
        for path, name in (
            ("base", "href"),
            ("link[@rel='canonical']", "href"),
            ("meta[@property='og:url']", "content"),
        )
        for node in tree.iterfind(f".//{path}")
    )
    return next((each for each in addresses if each and each.startswith(("http://", "https://"))), None)


def plain_text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _parse(source: str, where: str | None) -> Any:
    from lxml import etree, html

    depth = deepest = 0
    for close, void in re.findall(r"<(/?)[a-zA-Z][^<>]*?(/?)>", source):
        depth = max(0, depth - 1) if close else depth if void else depth + 1
        deepest = max(deepest, depth)
    source = re.sub(r"<\?xml[^>]*\?>", "", source[:200]) + source[200:]
    source = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", " ", source)
    try:
        tree = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise DivergenceError(
            "D123", "holds no article text", where, "save the page as the browser shows it"
        ) from error
    if deepest > 4 * DEEPEST or _depth(tree) > DEEPEST:
        raise DivergenceError(
            "D124", "the page's tags are nested too deep to be a page", where, "save the article as text"
        )
    return tree


def _depth(tree: Any) -> int:
    deepest, level = 0, [tree]
    while level and deepest <= DEEPEST:
        level = [child for node in level for child in node]
        deepest += 1
    return deepest


def _write_out(tree: Any) -> list[str]:
    """Put the comments for this program into the text, where a body of text alone still shows what they stand before:
    in the block they are in, else at the beginning of the next. They are masked there."""
    from lxml import etree, html

    written = []
    for node in list(tree.iter(etree.Comment)):
        text = " ".join(f"<!--{node.text}-->".split())
        if not OPENS.match(text) or node.getparent() is None:
            continue
        written.append(text)
        shown = html.Element("span")
        shown.text = f"{text} "
        block = next((each for each in node.iterancestors() if each.tag in BLOCKS), None)
        if block is not None:
            shown.tail, node.tail = node.tail, None
            node.getparent().replace(node, shown)
            continue
        following = next((each for each in node.itersiblings() for each in each.iter(*BLOCKS) if _says(each)), None)
        node.drop_tree()
        if following is not None:
            shown.tail, following.text = following.text, None
            following.insert(0, shown)
    return written


def _says(node: Any) -> bool:
    return bool(node.text_content().strip())


def _prune(tree: Any) -> list[Removed]:
    """Take furniture out of the tree; what went, with its reason."""
    body = tree.find("body")
    if body is None:
        return []
    whole = sum(len(p.text_content()) for p in body.iter("p")) or 1
    removed: list[Removed] = []
    for node in list(body.iter()):
        if (
            not isinstance(node.tag, str)
            or node is body
            or node.tag in ("article", "main", "html", "p", "h1", "span", "a", "em", "b", "i", "strong")
        ) and (node.tag != "p" or not _named(node)):
            continue
        reason = TAGS.get(node.tag) or _named(node)
        if reason is None or node.getparent() is None or not _attached(node, body):
            continue
        prose = sum(len(p.text_content()) for p in node.iter("p"))
        if (prose > 0.3 * whole and reason != "comments") or (node.find(".//h1") is not None and reason != "cookie"):
            continue
        if node.find(".//article") is not None and reason not in ("related", "cookie"):
            continue
        text = plain(clean(node.text_content())) or ""
        if reason == "comments" and prose > 0.8 * whole:
            continue
        node.drop_tree()
        if text:
            removed.append(Removed(None, None, text[:2000], reason))
    return removed


def _attached(node: Any, body: Any) -> bool:
    return any(parent is body for parent in node.iterancestors())


def _named(node: Any) -> str | None:
    names = " ".join(filter(None, (node.get("class"), node.get("id"), node.get("role"))))
    if not names or len(names) > 300:
        return None
    return next((reason for reason, pattern in FURNITURE if pattern.search(names)), None)


def _body(tree: Any) -> str:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(tree, include_comments=False, include_tables=True, output_format="txt")
    return clean(found) if found else ""
