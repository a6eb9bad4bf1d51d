"""Who signs an article: the outlet, a role or a desk behind the name in a byline ("Ana Ruiz, The Daily Gull") or in a
line of the head without a "By" ("The Daily Gull | 4 March 2026", "Daily Gull").

Limits: an outlet is known by a word of newspapers' and broadcasters' names, by "The" or by its spelling ("CityView",
"gull.example.com"); any other name may be a writer, a town or a section, and the outlet stays unknown. So it does where
the word is a surname as well ("Wei Sun") and nobody else has signed.
"""

from __future__ import annotations

import re

ROLES = r"(?:reporter|correspondent|editor|writer|columnist|journalist|producer|critic)s?"
DESK = re.compile(
    rf"^(?:the |our )?(?:[\w&/’'-]+ ){{0,3}}(?:staff|newsroom|news ?desk|desk|team|bureau)(?: {ROLES})?$"
    rf"|^(?:our |staff |agency |special )?{ROLES}$|^(?:news |wire )?(?:agencies|services|reports)$",
    re.IGNORECASE,
)
"""Who signs and is nobody: "Newsroom", "markets staff", "Staff reporters"."""
ROLE = re.compile(rf"^(?:[\w&/’'-]+ ){{0,4}}{ROLES}$", re.IGNORECASE)
LED = re.compile(rf"^(?P<outlet>[^,]+?)(?:’s|'s)? (?:[a-z]+ ){{0,3}}{ROLES}$")
"""An outlet before a role in small letters: "Daily Gull correspondent"."""
OUTLET = re.compile(
    r"^The (?:[A-Z][\w’'.&-]*|&|of|and|on)(?: (?:[A-Z][\w’'.&-]*|&|of|and|on|the)){0,4}$"
    r"|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$|^[\w-]+(?:\.[\w-]+)+$"
)
TITLES = re.compile(
    r"\b(?:Times|Post|Herald|News|Gazette|Echo|Ledger|Journal|Tribune|Press|Chronicle|Courier|Observer|Guardian|Mail"
    r"|Telegraph|Standard|Express|Mirror|Star|Sun|Globe|Examiner|Inquirer|Enquirer|Dispatch|Bulletin|Register|Record"
    r"|Review|Sentinel|Argus|Mercury|Independent|Monitor|Wire|Newswire|Radio|Television|TV|Magazine|Weekly|Today"
    r"|Daily|Agency|Broadcasting|Blog|Digest|Pulse|Newspaper|Reporter|Advertiser|Citizen|Messenger|Advocate|Quarterly|Monthly|Bugle|Clarion"
    r"|Tidings|Beacon|Banner|Intelligencer|Trumpet|Broadcaster)\b"
    r"|\b(?:AP|AFP|BBC|CNN|ITV|NPR|PBS|ABC|CBS|NBC)\b|^Reuters$|^Bloomberg$"
)
"""Words that newspapers, broadcasters and agencies call themselves by."""
SURNAMES = re.compile(r"^[A-Z][\w’'-]+ (?:Post|Sun|Star|Press|Record|Mercury)$", re.I)
"""Two words that may be an outlet or somebody's name."""
SECTION = re.compile(
    r"^(?:local|regional|national|international|world|global|foreign|home|city|business|breaking|latest|top|sports?"
    r"|politics|political|crime|court|health|science|tech|technology|weather|live|media|arts?|books?|film|music|theatre"
    r"|exclusive|more|press|news|opinion|features?|travel|money|markets?|daily|weekly|this|us|uk|eu)"
    r"(?: (?:and|&) [a-z]+)?"
    r"(?: (?:news|reviews?|releases?|today|digest|bulletin|briefing|reports?|updates?|week|blog))*$",
    re.IGNORECASE,
)
"""What a page calls its parts, which is no outlet's name: "Local News", "Book Review"."""
ONE_WORD = re.compile(
    r"^(?:AP|AFP|BBC|CNN|ITV|NPR|PBS|ABC|CBS|NBC|Reuters|Bloomberg)$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$|^[a-z][\w-]*(?:\.[a-z]{2,})+$"
)
LABELLED = re.compile(
    r"^(?P<what>from|source|outlet|publication|publisher|newspaper|author|byline|writer|reporter)\s?:\s+(?P<who>\S.{1,79})$",
    re.IGNORECASE,
)
"""A line that says what it holds: "Source: The Daily Gull"."""
OF_OUTLET = frozenset(("from", "source", "outlet", "publication", "publisher", "newspaper"))
PUBLISHED_IN = re.compile(
    r"^(?:(?:first|originally) )?(?:published|printed|appeared) (?:in|by|on) (?P<outlet>.+)$", re.I
)
NAMED = re.compile(r"^(?:[Tt]he )?(?:[A-Z][\w’'.&-]*|&|of|and|on)(?: (?:[A-Z][\w’'.&-]*|&|of|and|on|the)){0,5}$")
PART = re.compile(r",\s+|\s+[|·•–—/-]\s+|\s+(?=for\s+(?:the |The )?[A-Z])")
BESIDE = re.compile(r"\s+[|·•–—/-]+\s+|\s*\|\s*")
STARTS = re.compile(r"^\W*(?:(?:posted|written|words|story|reported|report|text|edited|compiled) )?by[\s:]+", re.I)


def is_desk(name: str) -> bool:
    """Whether a name in a byline is a desk or a newsroom, no person."""
    return bool(DESK.match(name))


def signed_by_desk(text: str) -> bool:
    """Whether a byline names a desk and nobody else."""
    return is_desk(PART.split(STARTS.sub("", text), maxsplit=1)[0].strip(" .*_"))


def outlet_of(text: str) -> str | None:
    """The outlet that stands behind the name of a byline.

    >>> outlet_of("By Ana Ruiz, The Daily Gull"), outlet_of("By Ana Ruiz, Education Correspondent")
    ('The Daily Gull', None)
    """
    parts = _parts(text)
    return next((outlet for part in parts[1:] if (outlet := _outlet(part))), None)


def outlet_alone(text: str) -> str | None:
    """The outlet of a line without a "By": its name alone, or beside a writer's or what is no name.

    >>> outlet_alone("The Daily Gull | "), outlet_alone("Ana Ruiz, Daily Gull"), outlet_alone("Local News")
    ('The Daily Gull', 'Daily Gull', None)
    """
    if label := LABELLED.match(text):
        return label["who"].strip() if label["what"].lower() in OF_OUTLET else None
    if published := PUBLISHED_IN.match(text):
        text = re.sub(r"\s+on$", "", published["outlet"].strip(" ,."))
    return next((outlet for part in _all_parts(text) if (outlet := _alone(part))), None)


def without_section(text: str) -> str:
    """A line without the section that stands beside the outlet's name, between dashes or bars.

    >>> without_section("Pacific Ledger — Business"), without_section("Sport | Isles & Shore")
    ('Pacific Ledger', 'Isles & Shore')
    """
    parts = [stripped for part in BESIDE.split(text) if (stripped := part.strip())]
    kept = [part for part in parts if not SECTION.match(part)]
    return kept[0] if len(parts) > 1 and len(kept) == 1 else text


def called_outlet(text: str) -> bool:
    """Whether a whole line is a name with a word of newspapers' names in it."""
    return len(text.split()) <= 5 and _alone(text) is not None and bool(TITLES.search(_capitals(text)))


def without_outlet(text: str) -> str:
    """A line without a "By", its outlet left out: the writer is what is left."""
    parts = _all_parts(text)
    people = [part for part in parts if not _outlet(_capitals(part)) and not SECTION.match(part)]
    return text if len(people) == len(parts) else people[0] if people else ""


def surname_too(name: str) -> bool:
    """Whether the name of an outlet could be that of a person."""
    return bool(SURNAMES.match(name))


def _all_parts(text: str) -> list[str]:
    return [stripped for part in PART.split(text) if (stripped := part.strip(" .,|·•–—-*_"))]


def _alone(part: str) -> str | None:
    if SECTION.match(part) or (len(part.split()) == 1 and not ONE_WORD.search(part)):
        return None
    return part if _outlet(_capitals(part)) == _capitals(part) else None


def _capitals(part: str) -> str:
    """A name in capitals as it is usually written; a short one is an abbreviation."""
    return part.title() if part.isupper() and len(part) > 4 else part


def signed_by(text: str) -> str:
    """A byline without what stands behind its names: outlet, role, desk."""
    first, *rest = PART.split(text)
    kept = first
    if signed_by_desk(text):
        return kept
    for part in rest:
        if _outlet(part) or ROLE.match(part) or is_desk(part) or part.startswith("for "):
            break
        kept = text[: text.index(part, len(kept)) + len(part)]
    return kept


def _parts(text: str) -> list[str]:
    return [part.strip(" .*_") for part in PART.split(STARTS.sub("", text))] if STARTS.match(text) else []


def _outlet(part: str) -> str | None:
    part = part.strip(" .*_")
    if part.startswith("for "):
        named = part[4:]
        return named if NAMED.match(named) and not is_desk(named) else None
    if is_desk(part):
        return None
    if led := LED.match(part):
        part = led["outlet"]
    elif ROLE.match(part) and not part.startswith("The "):
        return None
    people = re.search(r"\band\b", part) and not part.startswith("The ")
    if people or (not NAMED.match(part) and not OUTLET.match(part)):
        return None
    return part if OUTLET.match(part) or TITLES.search(part) else None
