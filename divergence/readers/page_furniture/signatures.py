"""What stands behind the name in a byline: the outlet, a role or a desk ("Ana Ruiz, The Daily Gull").

Limits: behind a comma an outlet is known by a word of newspapers' and broadcasters' names, by "The" or by its spelling
("CityView", "gull.example.com"); any other name there may be a second writer or a town, and the outlet stays unknown.
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
    r"|Daily|Agency|Broadcasting|Blog|Digest|Pulse|Newspaper|Reporter|Advertiser|Citizen|Messenger|Advocate)\b"
    r"|\b(?:AP|AFP|BBC|CNN|ITV|NPR|PBS|ABC|CBS|NBC)\b|^Reuters$|^Bloomberg$"
)
"""Words that newspapers, broadcasters and agencies call themselves by."""
NAMED = re.compile(r"^(?:[Tt]he )?(?:[A-Z][\w’'.&-]*|&|of|and|on)(?: (?:[A-Z][\w’'.&-]*|&|of|and|on|the)){0,5}$")
PART = re.compile(r",\s+|\s+[|·•–—/-]\s+|\s+(?=for\s+(?:the |The )?[A-Z])")
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
