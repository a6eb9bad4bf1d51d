"""Phrases: the thing that a clause tells something of, found without a parser.

The subject is what ends before the verb group, past a relative clause or an aside in commas; an object is what begins
behind the verb. Its last word before a preposition is the head: "the north wall of the Orsk dam" is a wall. A
pronoun stands for what its sentence or the one before opens with, and so does a subject that is left out; "he" and
"the 61-year-old" for a person, where what opens is none. Somebody's body is that person.

Limits: a phrase is what lies between words of grammar, so that a verb may get into it; "he" and "she" are not told
apart by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from divergence.annotations import Annotated
from divergence.annotations.names import DAYS
from divergence.annotations.numbers.numerals import SMALL
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import TELLING, concept, idf, telling
from divergence.comparison.conflicts.assertions import CUTS
from divergence.document import Sentence
from divergence.lexicon import shipped

SUBJECT_REACH = 14  # tokens before a verb among which its subject stands
LONGEST = 8  # tokens of an object
ASIDE = 9  # tokens of an aside in commas between a verb and its object
FURTHER = 4  # tokens before a pronoun from which it may stand for what its own sentence opens with
OTHER, ALL = "other", "all"  # what part of the things is meant, where it is no number
LEAST = 0.5  # background idf of a word that may tell a thing
EVERY = frozenset({"both", "all"})
RELATIVE = frozenset("which that who whose".split())
PERSONS = frozenset("it they he she we".split())
OBJECTS = frozenset("him them".split())
PERSONAL = frozenset("he she him his her hers".split())
AGED = "-year-old"
POSSESSIVE = frozenset("his her their".split())
SAID_REACH = 5  # tokens from a verb of saying to its "that"
ARTICLES = frozenset("the a an".split())
ADULT = 18  # years
PERSON_REACH = 3  # sentences before a personal pronoun among which its person is named
SUBJECTS = frozenset("i you he she it we they said says".split())
PARTICLES = frozenset("down out off away up".split())  # "put the fall down to rust"
OPEN = frozenset("open closed shut".split())
PRONOUNS = frozenset("it they he she this these those its their".split())
HAVE = frozenset("has have had".split())
WITHIN = frozenset(("'s", '"', "&"))  # marks that may stand within a phrase
NO_COUNT = frozenset("$ £ € % per percent pct".split()) | DAYS  # beside a number that counts no things
NUMBERS = {word: str(number) for word, number in SMALL.items() if 2 <= number <= 12}  # print gives the rest in figures


@dataclass(frozen=True)
class Phrase:
    """A thing: its `head`, the heads of what else may be meant (`others`), all its `words` (concepts by idf, the head
    among them) and those of names; `resolved`: from the sentence before; `part`: which of the things, as a number,
    `OTHER` or `ALL`, "" where it does not say; `some`: so many of them and not
    "the three"; `bare`: things without "the" or a number, which need not be all ("councillors voted")."""

    head: str
    others: frozenset[str]
    words: Mapping[str, float]
    names: frozenset[str]
    resolved: bool
    part: str = ""
    some: bool = False
    bare: bool = False

    @cached_property
    def heads(self) -> frozenset[str]:
        return self.others | {self.head}

    @cached_property
    def weight(self) -> float:
        """How much all its words tell."""
        return sum(self.words.values())

    def parted(self, other: Phrase) -> bool:
        """Whether another phrase is of another part of the things: "two boats", "the other 10"."""
        parts = {self.part, other.part}
        some = (self.some and other.bare) or (other.some and self.bare)
        return len(parts) == 2 and ALL not in parts and (OTHER in parts or "" not in parts or some)


class Phrases:
    """The phrases of one article."""

    def __init__(self, annotated: Annotated) -> None:
        self.document = annotated.document
        self.lower = annotated.document.lower
        self.naming = [False] * len(self.lower)
        for name in annotated.names:
            self.naming[name.first : name.last] = [True] * (name.last - name.first)
        self.people = [name for name in annotated.names if name.person]
        self.person_ends = {name.last for name in self.people}
        self._topics: dict[int, Phrase | None] = {}
        self._words: dict[int, Mapping[str, float]] = {}

    def subject(self, sentence: Sentence, before: int) -> Phrase | None:
        """The phrase that ends before a token, or what its pronoun stands for, or what the sentence opens with."""
        lower, first = self.lower, sentence.first
        end = _before_aside(lower, first, before)
        if end > first and (lower[end - 1] in PRONOUNS or lower[end - 1].endswith(AGED)):
            return self._resolved(sentence, end - 1)
        end = _before_relative(lower, first, end)
        start, head_end = self._back(first, end)
        if (verb := self._verb_group(first, start, end)) is not None:  # "will be opened in March as planned"
            return self.subject(sentence, verb)
        found = self._made(start, head_end, end) if start < end else None
        if found is not None:
            return self._with_antecedent(sentence, start, self._with_apposition(found, end, before))
        if "those" in lower[start:end]:
            return None  # "of those who came"
        part = self._part(start, end)  # "the others are intact"
        if start > first:
            found = self.topic(sentence)
        elif (previous := self.before(sentence)) is not None:  # "Turned down, by one vote."
            found = self.topic(previous)
            found = replace(found, resolved=True) if found else None
        return replace(found, part=part or found.part) if found else None

    def _with_apposition(self, found: Phrase, end: int, before: int) -> Phrase:
        """A subject with who else it is by an aside behind it: "a fourth, the cook Ane Holm, is missing"."""
        first = end + 1
        if not (first < before - 1 and self.lower[end] == "," and self.lower[before - 1] == ","):
            return found
        if self.lower[first] not in ARTICLES and not self.naming[first]:
            return found
        aside = self.behind(first, before - 1)
        if aside is None:
            return found
        others = (found.others | aside.heads) - {found.head}
        return replace(found, others=others, words={**aside.words, **found.words}, names=found.names | aside.names)

    def _with_antecedent(self, sentence: Sentence, start: int, found: Phrase) -> Phrase:
        """A subject that only says what sort a thing is, "the company", with the named one that it may be."""
        stands = found.head in _standing() and not found.names and self.lower[start] == "the"
        topic = self.topic(before) if stands and (before := self.before(sentence)) is not None else None
        if topic is None or not topic.names:
            return found
        return replace(found, others=(found.others | topic.heads) - {found.head})

    def behind(self, first: int, last: int) -> Phrase | None:
        """The phrase that begins at a token, or past an aside: "threw out, after a long night, a motion"."""
        lower = self.lower
        if first < last and lower[first] == ",":
            closing = next((at for at in range(first + 1, min(last, first + ASIDE)) if lower[at] == ","), None)
            first = first if closing is None else closing + 1
        opening = first
        while first < last and (lower[first].endswith("ly") or lower[first] in EVERY or lower[first] == '"'):
            first += 1
        if first < last and lower[first] in OBJECTS:
            return self._resolved(self.document.sentences[self.document.sentence_of[first]], first)
        if first >= last or not self._opens(first):
            return None
        end, head_end = first, None
        while end < last and end - first < LONGEST:
            word = lower[end]
            if not word[0].isalnum() and word not in WITHIN and word not in "%$£€":
                break
            if word in joins():
                if head_end is None:
                    head_end = end
                elif word != "of":
                    break
            elif word in OPEN and end > first and not lower[min(end + 1, last - 1)].isalpha():
                break  # "keep the schools open"
            elif end in self.person_ends and end > first and not self.naming[end]:
                break  # "Ane Holm knows"
            elif end > first and (word in _stops() or word in slack() or word in PARTICLES or word in SUBJECTS):
                break
            end += 1
        found = self._made(first, head_end or end, end)
        if found is None or EVERY.isdisjoint(lower[opening:first]):
            return found
        return replace(found, part=ALL)  # "brushed aside all seven"

    def topic(self, sentence: Sentence) -> Phrase | None:
        """What a sentence opens with: its first phrase, but for one behind a preposition ("In Marlow, the dam")."""
        if sentence.index not in self._topics:
            self._topics[sentence.index] = None  # a chain of pronouns ends somewhere
            self._topics[sentence.index] = self._topic(sentence)
        return self._topics[sentence.index]

    def names(self, first: int, last: int) -> frozenset[str]:
        """The words of names among the tokens ``[first, last)``."""
        return frozenset(self.lower[at] for at in range(first, last) if self.naming[at] and len(self.lower[at]) > 2)

    def words(self, first: int, last: int, least: float) -> dict[str, float]:
        """The telling concepts of the tokens ``[first, last)`` by idf: no numbers, no words for a time."""
        untelling = _untelling()
        return telling([word for word in self.lower[first:last] if word not in untelling], least)

    def all_words(self, sentence: Sentence) -> Mapping[str, float]:
        """Those of a sentence that say something about it."""
        if sentence.index not in self._words:
            self._words[sentence.index] = self.words(sentence.first, sentence.last, TELLING)
        return self._words[sentence.index]

    def _topic(self, sentence: Sentence) -> Phrase | None:
        lower, last = self.lower, sentence.last
        first = sentence.first
        while first < last and not (self._opens(first) or lower[first] in PRONOUNS):
            if lower[first] in joins() or lower[first] in word_sets()["prepositions"]:
                comma = next((at for at in range(first, last) if lower[at] == ","), None)
                if comma is None:
                    break
                first = comma
            first += 1
        if first == last:
            return None
        if lower[first] in PRONOUNS and (before := self.before(sentence)) is not None:
            return self.topic(before)
        return self.behind(first, last)

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one, what is said again left out."""
        before = self.document.beside(sentence.index, 1, 0)[:-1]
        return before[0] if before else None

    def _next_paragraph(self, before: Sentence, sentence: Sentence) -> bool:
        """Whether a sentence is of the same paragraph as one before it, or of the next but for what is said again."""
        between = self.document.sentences[before.index + 1 : sentence.index]
        again = {each.paragraph for each in between} - {before.paragraph, sentence.paragraph}
        return sentence.paragraph - before.paragraph - len(again) <= 1

    def _resolved(self, sentence: Sentence, token: int) -> Phrase | None:
        """What a pronoun stands for: what its own sentence opens with, where that is further on, or the one before."""
        places = []
        opens = self.lower[sentence.first] not in PRONOUNS
        if token - sentence.first > FURTHER and opens:
            places.append(sentence)
        before = self.before(sentence)
        if before is not None and self._next_paragraph(before, sentence):
            places.append(before)
        if opens and self._told(sentence, token):  # "Lund said she would stay"
            places = [*(each for each in places if each is not sentence), sentence]
        found = [each for place in places if (each := self.topic(place)) is not None]
        personal = self.lower[token] in PERSONAL or self.lower[token].endswith(AGED)
        if personal and not (found and self._is_person(found[-1])):
            found += [person] if (person := self._person(sentence, token)) is not None else []
        if not found:
            return None
        return replace(found[-1], others=frozenset(each.head for each in found) - {found[-1].head}, resolved=True)

    def _person(self, sentence: Sentence, token: int) -> Phrase | None:
        """The person whom the writer named last before a token, in its sentence or one of those before."""
        near = self.document.beside(sentence.index, PERSON_REACH, 0)
        named = [
            name
            for name in self.people
            if near[0].first <= name.first and name.last <= token and not self.document.quoted[name.first]
        ]
        return self._made(named[-1].first, named[-1].last, named[-1].last) if named else None

    def _is_person(self, phrase: Phrase) -> bool:
        return any(not phrase.names.isdisjoint(self.lower[name.first : name.last]) for name in self.people)

    def _told(self, sentence: Sentence, token: int) -> bool:
        """Whether a pronoun stands behind a verb of saying, whose subject it most likely is."""
        lower, reporting = self.lower, shipped()["states"].sets["reporting"]
        if lower[token - 1] != "that":
            return token - 1 > sentence.first and lower[token - 1] in reporting
        # "Lund confirmed on Thursday that she would stay"
        return not reporting.isdisjoint(lower[max(sentence.first + 1, token - 1 - SAID_REACH) : token - 1])

    def _verb_group(self, first: int, start: int, end: int) -> int | None:
        """Where the verb group begins of which a would-be subject is the end; None where it is a subject."""
        helping = _helping()
        if not first < start < end or self.lower[start - 1] not in helping or not _participle(self.lower[start]):
            return None
        at = start - 1
        while at > first and (self.lower[at - 1] in helping or self.lower[at - 1] in slack()):
            at -= 1
        return at if at > first else None

    def _back(self, first: int, end: int) -> tuple[int, int]:
        """Where the phrase that ends at a token begins, and where its head segment ends."""
        lower, sets = self.lower, word_sets()
        start = head_end = end
        while start > first and end - start < SUBJECT_REACH:
            word = lower[start - 1]
            if (not word[0].isalnum() and word not in WITHIN) or word in _stops() or word in sets["plain"]:
                break
            if word in joins():
                if start == end:
                    break
                head_end = start - 1
            elif word in sets["be"] or word in sets["modals"] or word in HAVE:
                break
            elif word.endswith("ing") and start < end and _determines(lower[start]):
                head_end = start - 1  # "her motion requiring new lamps" is a motion
            start -= 1
            joined = start > first and lower[start - 1] in joins()
            if word in sets["determiners"] and word != "'s" and not joined:
                break
        return start + (start < head_end and lower[start] in joins()), head_end

    def _opens(self, token: int) -> bool:
        """Whether a phrase can begin at a token."""
        word, sets = self.lower[token], word_sets()
        if not word[0].isalnum():
            return False
        if word in sets["determiners"] or word[0].isdigit():
            return True
        return not (
            word in sets["prepositions"]
            or word in _stops()
            or word in slack()
            or word in joins()
            or word in PRONOUNS
            or word.endswith("ly")
        )

    def _made(self, first: int, head_end: int, end: int) -> Phrase | None:
        if not shipped()["states"].sets["bodies"].isdisjoint(self.lower[first:head_end]):
            whose = self.whose(first, head_end, end)
            if whose is not None:
                return whose
        words, light = self.words(first, end, LEAST), shipped()["states"].sets["light"]
        heads = [
            word
            for word in self.lower[first:head_end][::-1]
            if word[0].isalpha()
            and len(word) > 1
            and word not in light
            and word not in slack()
            and concept(word) in words
        ]
        if not heads and self.lower[head_end : head_end + 1] == ["of"] and head_end + 1 < end:
            whole = self._made(head_end + 1, end, end)  # "the rest of the site", "14 of the schools"
            return replace(whole, part=self._part(first, head_end) or whole.part) if whole is not None else None
        if not heads:
            return None
        # "letters dated 3 June", "bread sold by weight"
        told = shipped()["states"].sets["participles"]
        head = next((word for word in heads if word not in told and not word.endswith(("ed", "ing"))), heads[0])
        return Phrase(
            concept(head),
            (self._asked(head, head_end, end) | self._whole(head, head_end, end) | self._young(first, end))
            - {concept(head)},
            words,
            self.names(first, end),
            False,
            (part := self._part(first, head_end)),
            (undetermined := word_sets()["determiners"].isdisjoint(self.lower[first:head_end])) and part.isdigit(),
            undetermined and not part,
        )

    def whose(self, first: int, head_end: int, end: int) -> Phrase | None:
        """The person whose body a phrase is: "the body of Ane Holm, a cook", "her body", "Holm's body"."""
        lower = self.lower
        if lower[first] in POSSESSIVE:
            return self._resolved(self.document.sentences[self.document.sentence_of[first]], first)
        if "'s" in lower[first:head_end]:
            at = lower.index("'s", first)
            return self._made(first, at, at)
        if lower[head_end : head_end + 1] == ["of"] and head_end + 1 < end:
            return self._made(head_end + 1, end, end)
        return None

    def _asked(self, head: str, head_end: int, end: int) -> frozenset[str]:
        """What is asked for: who turns down "calls for an inquiry" turns down an inquiry."""
        if head not in shipped()["states"].sets["asking"]:
            return frozenset()
        behind = next((at for at in range(head_end + 1, end) if self.lower[at] in joins()), end)
        asked = [word for word in self.lower[head_end + 1 : behind] if word[0].isalpha() and idf(word) > LEAST]
        things = [word for word in asked if not _participle(word)]  # "patients aged 12 to 17"
        return frozenset(map(concept, (things or asked)[-1:]))

    def _whole(self, head: str, head_end: int, end: int) -> frozenset[str]:
        """What a part is of: what lands on "the deck of the Amber Heron" lands on her."""
        if head not in shipped()["states"].sets["parts"] or self.lower[head_end : head_end + 1] != ["of"]:
            return frozenset()
        whole = self._made(head_end + 1, end, end) if head_end + 1 < end else None
        return whole.heads if whole is not None else frozenset()

    def _young(self, first: int, end: int) -> frozenset[str]:
        """Children, where an age says that somebody is one: "patients under 18", "girls aged 12 to 17"."""
        for at in range(first, end - 1):
            age = self.lower[at + 1]
            if self.lower[at] in ("under", "aged") and age.isdigit() and int(age) < ADULT + (self.lower[at] == "under"):
                return frozenset({concept("children")})
        return frozenset()

    def _part(self, first: int, end: int) -> str:
        """Which of the things a phrase means: the others, all of them, so many."""
        lower, sets = self.lower, shipped()["states"].sets
        said = lower[first:end]
        if not sets["other"].isdisjoint(said):
            return OTHER
        if not sets["every"].isdisjoint(said):
            return ALL
        for at in range(first, end):
            word = lower[at]
            if word not in NUMBERS and not word.isdigit():
                continue
            if NO_COUNT.isdisjoint((*lower[max(first, at - 1) : at], *lower[at + 1 : at + 2])):
                return NUMBERS.get(word, word)
        return ""


def _participle(word: str) -> bool:
    return word.endswith(("ed", "ing")) or word in shipped()["states"].sets["participles"]


def _determines(word: str) -> bool:
    return word in word_sets()["determiners"] or word in NUMBERS or word[0].isdigit()


def _before_aside(lower: Sequence[str], first: int, end: int) -> int:
    """The end of a subject before an aside and a relative: "the dam, which cracked in 1987, held"."""
    if end > first and lower[end - 1] == ",":
        end = next((at for at in range(end - 2, first, -1) if lower[at] == ","), end)
    if end > first and lower[end - 1] in RELATIVE:
        end -= 1
        if end > first and lower[end - 1] == ",":
            end -= 1
    return end


def _before_relative(lower: Sequence[str], first: int, end: int) -> int:
    """The end of a subject before a clause without commas: "boats that were kept inland", "a motion that exempts
    boats", "the boats she keeps" are boats and a motion."""
    end = _before_reduced(lower, first, end)
    verb = None
    for at in range(end - 1, max(first, end - SUBJECT_REACH), -1):
        word = lower[at]
        if not word[0].isalnum():
            return end
        if word in word_sets()["be"] or word in word_sets()["modals"] or word in HAVE:
            verb = at
        elif word in RELATIVE:
            relative = verb == at + 1 or (at + 2 < end and _qualifies(lower, at))
            return at if relative and at > first else end
    return end


def _before_reduced(lower: Sequence[str], first: int, end: int) -> int:
    """The end of a subject before "it serves", as in "the schools it serves"."""
    at = end - 2
    if at <= first + 1 or lower[at] not in PERSONS or not lower[at - 1].isalpha():
        return end
    return end if lower[at - 1] in _no_nouns() or lower[end - 1] in _no_nouns() else at


def _qualifies(lower: Sequence[str], at: int) -> bool:
    """Whether "that" at a token, with a verb behind it, says which thing is meant and not what somebody said."""
    before, verb = lower[at - 1], lower[at + 1]
    if lower[at] != "that":
        return lower[at] != "whose"
    said = before in shipped()["states"].sets["reporting"] or before.endswith("ed") or before in word_sets()["be"]
    return not said and verb not in word_sets()["determiners"] and verb.endswith(("s", "ed"))


@cache
def slack() -> frozenset[str]:
    """Words between a subject and what is told of it."""
    sets, states = word_sets(), shipped()["states"].sets
    return sets["adverbs"] | sets["auxiliaries"] | sets["be"] | states["negations"] | states["slack"]


@cache
def _helping() -> frozenset[str]:
    return word_sets()["be"] | word_sets()["modals"] | HAVE


@cache
def joins() -> frozenset[str]:
    """Prepositions before what qualifies a noun."""
    return shipped()["states"].sets["joins"]


@cache
def _no_nouns() -> frozenset[str]:
    """Words of grammar, and verbs of saying."""
    sets = word_sets()
    grammar = sets["prepositions"] | sets["determiners"] | sets["plain"] | _stops() | slack() | joins()
    return grammar | shipped()["states"].sets["reporting"]


@cache
def _standing() -> frozenset[str]:
    """Heads that may stand for a named thing."""
    return frozenset(map(concept, shipped()["states"].sets["standing"]))


@cache
def _stops() -> frozenset[str]:
    """Words that no phrase goes past."""
    return word_sets()["boundaries"] | CUTS | RELATIVE


@cache
def _untelling() -> frozenset[str]:
    return DAYS | shipped()["states"].sets["times"] | NUMBERS.keys()
