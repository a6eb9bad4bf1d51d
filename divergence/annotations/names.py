"""Names: people, organisations, products and places, without a model.

A name is a run of capitalised words. A word that only opens a sentence or a quotation counts when it is capitalised
elsewhere too, is an acronym, goes on into a name, or stands right before a verb of saying. The surname alone joins the
person's full name; "Meta's" is Meta.

Limits: names in lower case are not seen, nor names in headings; two people with one surname are one key when the
surname stands alone; whether one is a person is judged by company (a title, a saying verb, "who", an age, a lone
surname).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from operator import itemgetter

from divergence.annotations.numbers.units import SIGNS
from divergence.annotations.times.vocabulary import MONTHS, NAMED_DAYS
from divergence.document import Document
from divergence.lexicon import shipped

LINKS = frozenset({"of", "de", "da", "del", "della", "der", "den", "van", "von", "al", "bin", "ibn", "&", "la", "le"})
DAYS = NAMED_DAYS | frozenset(MONTHS)
LONGEST_ACRONYM = 6
OLDEST = 120  # an age
MOST_ROLE = 8  # tokens after a name among which it is said what it is
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord dame judge justice captain sergeant inspector "
    "sen rep gov gen".split()
)
CALLED = TITLES - {"justice"}  # no body's name goes on from these: "US Justice Department"
OWN = frozenset({"owner", "partner", "member", "winner"})  # what a person is as often
STAKES = frozenset({"shareholder", "stakeholder", "landlord", "employer"})
SHORT = frozenset({"US", "WHO", "IT", "UN", "EU"})  # acronyms that are words of grammar in lower case
OPENERS = frozenset('":—–-•*(')
PLURAL = frozenset("are were have own run play operate make sell supply".split())
SPEAKING = frozenset("said says told added wrote tells argued insisted".split())
PERSONAL = SPEAKING | {"who", "whose"}  # "Kids whose families earn little" has no name


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``[first, last)`` naming somebody or something; `key` is the same for every mention of one bearer
    within the document (the surname joins the full name)."""

    start: int
    end: int
    first: int
    last: int
    text: str
    key: str
    person: bool


def without_origin(called: str) -> str:
    """What somebody is called without where from: "Ida Lund" of "Ida Lund of Orsk Harbour"."""
    return called.split(" of ")[0]


def names(document: Document) -> tuple[Name, ...]:
    """The names of a document, in order, not overlapping."""
    tokens, lower, grammar = document.tokens, document.lower, _grammar()
    runs: list[tuple[int, int, bool]] = []  # first and last token, and whether it opens a sentence or a quotation
    inside: set[str] = set()  # words capitalised where nothing but their being names asks for it
    end = 0
    for token in compress(count(), map(str.isupper, map(itemgetter(0), tokens))):
        if token < end:
            continue
        word, sentence = tokens[token], document.sentences[document.sentence_of[token]]
        if (
            sentence.region in ("heading", "references")
            or word in ("A", "I")
            or lower[token].startswith("i'")  # "I've"
            or lower[token] in DAYS
            or (lower[token] in grammar and word not in SHORT)
            or _of_a_sum(tokens, token)
        ):
            continue
        end, last = token + 1, sentence.last
        while end < last:
            if tokens[end][0].isupper():
                if lower[end] in DAYS or lower[end] == "i" or lower[end].startswith("i'") or _of_a_sum(tokens, end):
                    break
                end += 1
            elif (
                lower[end] in LINKS
                and (after := _past_links(lower, end, last))
                and tokens[after][0].isupper()
                and lower[after] not in DAYS
                and not _of_a_sum(tokens, after)
            ):
                end = after + 1
            elif lower[end] == "." and end + 1 < last and (lower[end - 1] in TITLES or len(tokens[end - 1]) == 1):
                end += 1
            else:
                break
        opens = token == sentence.first or tokens[token - 1] in OPENERS
        runs.append((token, end, opens))
        inside.update(lower[token + opens : end])
    small = {word for word in set(tokens) if word[0].islower()}
    crowds = shipped()["attribution"].sets["vague"] | shipped()["attribution"].sets["plurals"]
    found = []
    for first, last, opens in runs:
        lone = last - first == 1
        if opens and not _acronym(tokens[first]):
            speaks = last < len(lower) and lower[last] in SPEAKING
            known = lower[first] in inside and not (lone and lower[first] in small)
            if not known and (lower[first] in small or (lone and (not speaks or lower[first] in crowds))):
                first += 1
        while last > first and not tokens[last - 1][0].isalnum():
            last -= 1
        if last > first:
            found.append((first, last))
    return _keyed(document, found)


@cache
def _offices() -> frozenset[str]:
    """Words before a name that are no part of it."""
    return shipped()["offices"].sets["titles"] | TITLES


@cache
def impersonal() -> frozenset[str]:
    """Last words of names that no person has."""
    sets = shipped()["offices"].sets
    return sets["bodies"] | sets["firms"] | shipped()["attribution"].sets["places"]


def _past_links(lower: Sequence[str], token: int, last: int) -> int:
    """The token after a link or two ("van der"), or 0 where there is no link."""
    start = token
    while token < last and lower[token] in LINKS:
        token += 1
    return token if start < token < last else 0


def _grammar() -> frozenset[str]:
    """Words of grammar, which open sentences and name nobody."""
    return shipped()["attribution"].sets["grammar"]


def _of_a_sum(tokens: Sequence[str], token: int) -> bool:
    """Whether a token is the code of a currency before a figure: "GBP 85m"."""
    return tokens[token] in SIGNS and token + 1 < len(tokens) and tokens[token + 1][0].isdecimal()


def _acronym(word: str) -> bool:
    """An inner capital, short enough to be no shouted word."""
    return any(letter.isupper() for letter in word[1:]) and (len(word) <= LONGEST_ACRONYM or not word.isupper())


def _keyed(document: Document, found: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    lower, offices = document.lower, _offices()
    cores = []
    for first, last in found:
        words = tuple(lower[_titled(document, first, last) : last])
        if "." in words:
            words = tuple(word for word in words if word != ".")
        if not offices.isdisjoint(words):
            words = tuple(word for word in words if word not in offices) or words
        cores.append(words)
    alone = {
        core[0]
        for (first, _), core in zip(found, cores, strict=True)
        if len(core) == 1 and not (first and lower[first - 1] == "the")
    }
    bodies = _bodies(document, found, cores, alone)
    people = {
        core
        for (first, last), core in zip(found, cores, strict=True)
        if core not in bodies and _person(document, first, last, core, alone)
    }
    full: dict[str, str] = {}
    for core in cores:
        if core in people and len(core) > 1:
            full.setdefault(core[-1], " ".join(core))
    named = []
    for (first, last), core in zip(found, cores, strict=True):
        key = full.get(core[0], core[0]) if len(core) == 1 else " ".join(core)
        start, end = document.span(first, last)
        person = core in people or (len(core) == 1 and core[0] in full)
        named.append(Name(start, end, first, last, document.text[start:end], key, person))
    return tuple(named)


def _titled(document: Document, first: int, last: int) -> int:
    """Where the name begins of whom a title within a run is: "Helen" in "Superior Court Judge Helen Morrow"."""
    lower = document.lower
    title = next((token for token in range(last - 2, first, -1) if lower[token] in CALLED), None)
    if title is None or lower[last - 1] in impersonal() | _offices():
        return first
    return title + 1 + (lower[title + 1] in {".", "general"} and title + 2 < last)


def _bodies(
    document: Document, found: Sequence[tuple[int, int]], cores: Sequence[tuple[str, ...]], alone: set[str]
) -> set[tuple[str, ...]]:
    """The names that the article treats as a body's: one is at it, it is called a firm or the like, or it is shortened
    to its first word, which is nobody's given name ("Brell Linen … Brell")."""
    given = shipped()["given_names"].sets
    first_names = given["women"] | given["men"]
    bodies, persons = set(), set()
    for (first, last), core in zip(found, cores, strict=True):
        if len(core) < 2 or core[0] in first_names or core[-1] in alone:
            continue
        following = document.lower[last : last + 2]
        if following[:1] in (["who"], ["whose"]) or (following[:1] == [","] and _digits(following[-1])):
            persons.add(core)
        at = first > 0 and document.lower[first - 1] in {"at", "inside"}
        role = document.lower[last + 1 : last + MOST_ROLE] if document.lower[last : last + 1] == [","] else []
        role = role[: role.index(",")] if "," in role else role
        which = role[:1] == ["which"]
        called = (
            role[:1]
            and role[0] in {"a", "an", "the"}
            and role[-1] in impersonal() | shipped()["offices"].sets["concerns"]
        )
        if at or which or called or core[0] in alone:
            bodies.add(core)
    return bodies - persons


def _person(document: Document, first: int, last: int, core: tuple[str, ...], alone: set[str]) -> bool:
    lower = document.lower
    if first and lower[first - 1] == "the":
        return False
    if not TITLES.isdisjoint(lower[first : min(last, first + 2)]) or _titled(document, first, last) > first:
        return True
    if len(core) == 1 and lower[last : last + 1] == [","] and lower[last + 2 : last + 3] == [","]:
        return lower[last + 1].isdigit() and int(lower[last + 1]) <= OLDEST  # "his wife Carol, 49,"
    if not 2 <= len(core) <= 4 or lower[first] == "the":
        return False
    if (
        core[-1] in impersonal()
        or any(word in ("of", "&") or _digits(word) for word in core)
        or document.tokens[last - 1].isupper()
    ):
        return False
    if len(core) < last - first or core[-1] in alone:  # an office or a title goes before, or the surname stands alone
        return True
    after = lower[last : last + 3]
    if not after:
        return False
    if after[:2] == [",", "who"] and after[2:] and after[2] in PLURAL:
        return False  # "Orsk Connect, who are not part of the dispute"
    if after[0] in PERSONAL:
        return True
    if after[0] != "," or len(after) == 1:
        return False
    return _digits(after[1]) or after[1] == "who" or (after[1] in ("a", "an", "the") and not _holding(document, last))


def _holding(document: Document, last: int) -> bool:
    """Whether what a name is said to be is a firm's part as well as a person's: "Pemberton Asset Management, the
    biggest investor with a 14 per cent stake"."""
    lower, sets = document.lower, shipped()["attribution"].sets
    role = lower[last + 2 : last + MOST_ROLE]
    end = next((at for at, word in enumerate(role) if word == "," or word in sets["prepositions"]), len(role))
    return role[end - 1 : end] != [] and role[end - 1] in sets["trades"] - OWN | STAKES


def _digits(word: str) -> bool:
    return word[0].isdigit()
