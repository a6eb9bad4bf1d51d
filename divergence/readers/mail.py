"""An e-mail (.eml): its text part, or its HTML part; subject, sender and date are the metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers import html
from divergence.readers.compose import compose
from divergence.readers.decode import decode, repair
from divergence.readers.given import Given
from divergence.readers.metadata import Metadata, plain


def read(given: Given) -> Iterator[Article]:
    data = given.read()
    digest = hashlib.sha256(data).hexdigest()
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(preferencelist=("plain", "html"))
        payload = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
        kind = part.get_content_type() if part is not None else ""
        said = Metadata(
            title=plain(str(message["subject"] or "")),
            author=plain(parseaddr(str(message["from"] or ""))[0]),
            published=_date(str(message["date"] or "")),
        ).told("the header of the e-mail")
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, IndexError) as error:
        raise DivergenceError("D124", "not a readable e-mail", given.path, "save it again as .eml") from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise DivergenceError("D123", "holds no article text", given.path, "save the e-mail with its text")
    text = decode(payload, charset, given.path)
    if kind == "text/html":
        yield html.page(given, text, digest, said)
    else:
        text, repaired = repair(text)
        yield compose(given, text, digest, said, repaired=repaired)


def _date(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
