"""What a result says, in sentences: shared by the page and the terminal, each true of the result it is made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from divergence.result import (
    ArticleResult,
    Carried,
    Conflict,
    Entry,
    Fact,
    Figure,
    Finding,
    Mention,
    Quote,
    ReferenceFact,
    Story,
)

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
MEANING = {
    "contradiction": "contradicts what more of the others say",
    "unsupported": "adds what no source is given for",
    "certainty": "is surer than the others, or than itself",
    "omission": "was not found to tell what the others share",
    "framing": "tells it in loaded, absolute or opinionated words",
}
# What a conflict of each kind is about; a kind that is not here goes by its own name.
KINDS = {
    "numeric": "another figure",
    "date": "another date",
    "entity": "another name",
    "polarity": "the opposite",
    "certainty": "another certainty",
    "referent": "one figure for two things",
    "attribution": "another speaker",
    "self": "against itself",
}
STANCES = {
    "contradicts": ("✕", "contradicted"),
    "distorts": ("◇", "distorted"),
    "updates": ("↻", "updated"),
    "asserts": ("●", "stated"),
    "hedges": ("◐", "hedged"),
}
# What to show of a component is its gravest piece; a rule that is not here comes last.
GRAVITY = (
    "vague-attribution", "irrelevant-citation", "figure", "absolute", "opinion", "loaded-language", "speculation",
    "hardening", "self-contradiction", "headline-mismatch",
)  # fmt: skip
SEVERITY = ("info", "minor", "major")
GRAVE = {"major": "serious", "minor": "slight", "info": "for information"}
# What one article gives up that others keep, and what it does with the value.
DROPPED = {
    "attribution": ("Source dropped", "does not say where {} comes from"),
    "hedge": ("Doubt dropped", "states {} as certain"),
    "approximation": ("“About” dropped", "gives {} as exact"),
}
# An explanation calls who stands against most "another", outside what it quotes.
ANOTHER = re.compile(r"“[^”]*”|(?P<who>\banother)(?= (?P<verb>gives|names|says|has|tells)\b|[.:,;])")
SOURCES = re.compile(r"(?P<sources>(?P<number>\d+) independent sources)(?= )")
OPPOSITE = re.compile(
    r"(?P<who>.+? says?) the opposite of (?P<other>.+?): (?P<one>“.*”) against (?P<against>“.*”)\."
)  # as it is found; said so that it shows whose words are whose
QUOTE = re.compile(r"“([^”]*)”")
SHORT = 90  # characters of a quotation where a reason is given in a few words
STEM = 5  # letters by which two forms of a word are one
SEVERAL = {"has": "have"}  # verbs of several, where more than their -s goes
LEAST_SHOWN = 0.05  # points; less is shown as 0.0, which is no reason for a place
# What one piece of evidence is called, and several; a rule that is not here goes by its own name.
PIECES = {
    "speculation": ("conjecture", "conjectures"),
    "guess": ("guess of an unnamed source", "guesses of unnamed sources"),
    "uncited-figure": ("figure without a source", "figures without a source"),
    "vague-attribution": ("vague source", "vague sources"),
    "anonymous-attribution": ("unnamed source", "unnamed sources"),
    "irrelevant-citation": ("reference beside the point", "references beside the point"),
    "absolute": ("absolute claim", "absolute claims"),
    "opinion": ("opinion", "opinions"),
    "loaded-language": ("loaded word", "loaded words"),
    "headline-mismatch": ("headline that the text does not bear out", "headlines that the text does not bear out"),
    "self-contradiction": ("self-contradiction", "self-contradictions"),
    "hardening": ("claim that hardens on the way", "claims that harden on the way"),
}
NAME_MOST = 44
MOST_PIECES = 3
FEW = 3  # names in a sentence
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
BULLET = re.compile(r"^(?:[-*•>]|#+)\s+")
WORD = re.compile(r"\w+")
OPENING = re.compile(r'(?:^|[\s(\[—–-])"(?=\S)[^"]*$')  # the last mark of a text
INCHES = re.compile(r"(?<=\d)\"(?=[\s-])")
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+|\n\s*\n")
ABSENT = ("○", "not found")
UNSUPPORTED = "unsupported language"
NOT_COMPARED = ("·", "not compared")
UNCLEAR = ("◌", "unclear")  # it tells something near the fact, perhaps the fact in other words

Evidence = Finding | Figure | Fact | Conflict
Item = TypeVar("Item", Figure, Finding)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article has points: the component, its points, a sentence, the words quoted and all the evidence; then
    the sentences and quotations of the next gravest pieces."""

    component: str
    points: float
    said: str
    quote: str | None
    evidence: tuple[str, ...]
    further: tuple[tuple[str, str | None], ...] = ()


def names(story: Story) -> dict[str, str]:
    """What to call each article: its outlet; else the agency of its dateline, where no other is called so; else its
    headline or its first words in quotation marks; else its id, which is also added where two articles share one."""
    outlets = story.signed()
    plain = {article.id: _name(article, outlets[article.id]) for article in story.articles}
    seen = Counter(plain.values())
    return {key: name if seen[name] == 1 else f"{name} ({key})" for key, name in plain.items()}


def _name(article: ArticleResult, signed: str | None) -> str:
    if signed:
        return clip(signed, NAME_MOST)
    words = clip(article.title or _opening(article), NAME_MOST)
    return f"“{words}”" if words else article.id


def _opening(article: ArticleResult) -> str:
    """The first line of an article that is read."""
    masked = sorted((each.start, each.end) for each in article.removed if each.start is not None)
    kept, at = [], 0
    for start, end in masked:
        kept.append(article.text[at:start])
        at = max(at, end or start)
    lines = "".join([*kept, article.text[at:]]).split("\n")
    return next((line for line in lines if line.strip()), "")


def headlined(story: Story) -> list[str]:
    """What to call the articles whose headline the story goes by, but for one that is called by it."""
    called = names(story)
    return [called[each.id] for each in story.articles if each.title == story.title and _named(each, called[each.id])]


def _named(article: ArticleResult, called: str) -> bool:
    """Whether an article is called by a name, and not by its headline."""
    return bool(article.source or called == article.credit)


def plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def few(words: Sequence[str]) -> str:
    """Words in a list, the last of many counted."""
    return listed([*words[:FEW], f"{len(words) - FEW} more"] if len(words) > FEW + 1 else words)


def clip(text: str, most: int = 220) -> str:
    """`text` on one line, as a reader sees it (no Markdown), cut after a word."""
    flat = _flat(text)
    if len(flat) <= most:
        return flat
    cut = flat[:most]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:–—-") + "…"


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it begins with its own."""
    text = closed(text)
    return text if text.startswith(tuple("“‘\"'«")) else f"“{text}”"


def closed(text: str) -> str:
    """`text` with both marks of a quotation of which the end of a sentence left one."""
    straight = text.count('"') - len(INCHES.findall(text))
    if text.count('"') % 2 and straight % 2:
        return f'{text}"' if OPENING.search(text) else f'"{text}'
    opened = text.count("“") - text.count("”")
    return f"{text}”" if opened == 1 else f"“{text}" if opened == -1 else text


def excerpt(text: str, around: str, most: int = 220) -> str:
    """`text` as `clip` gives it, cut at both ends where `around` would otherwise be lost."""
    flat, wanted = _flat(text), _flat(around)
    at = flat.find(wanted)
    if at + len(wanted) < most:
        return clip(text, most)
    start = flat.find(" ", max(0, at - most // 2)) + 1
    return "…" + clip(flat[min(start, at) :], most - 1)


def _flat(text: str) -> str:
    return " ".join(EMPHASIS.sub(r"\2", LINK.sub(r"\1", BULLET.sub("", text.strip()))).split())


def around(text: str, start: int, end: int, most: int = 140) -> str:
    """The sentence of `text` that the characters ``[start, end)`` stand in."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    first = max((each for each in ends if each <= start), default=0)
    last = min((each for each in ends if each >= end), default=len(text))
    return excerpt(text[first:last], text[start:end], most)


def evidence(story: Story) -> dict[str, Evidence]:
    """Everything a component may point to, by id."""
    found: dict[str, Evidence] = {each.id: each for each in story.facts}
    found.update({each.id: each for each in story.conflicts})
    for article in story.articles:
        found.update({each.id: each for each in article.findings})
        found.update({each.id: each for each in article.figures})
    return found


def reasons(story: Story, entry: Entry) -> list[Reason]:
    """Why an article stands where it stands, the component with most points first."""
    known = evidence(story)
    texts, called = {article.id: article.text for article in story.articles}, names(story)
    found = []
    for name in sorted(entry.components, key=lambda each: -entry.components[each].points):
        component = entry.components[name]
        if component.points < LEAST_SHOWN:
            continue
        pieces = sorted((known[each] for each in component.evidence if each in known), key=_gravity, reverse=True)
        text = texts.get(entry.article, "")
        shown: list[Evidence | None] = [*pieces[:MOST_PIECES]] or [None]
        because = [_because(each, name, entry.article, text, called) for each in shown]
        (said, quote), *further = [(said, None if quote and quote in said else quote) for said, quote in because]
        found.append(Reason(name, component.points, said, quote, component.evidence, tuple(further)))
    return found


def rule(item: Finding | Figure) -> str:
    """The rule a piece of evidence belongs to."""
    return item.rule if isinstance(item, Finding) else "uncited-figure"


def _sort(item: Finding | Figure) -> str:
    """The rule of a piece of evidence, and "guess" for a conjecture that is not the writer's."""
    called = rule(item)
    return "guess" if isinstance(item, Finding) and called == "speculation" and item.severity == "info" else called


def told(conflict: Conflict, called: Mapping[str, str], most: int | None = None) -> str:
    """The explanation of a conflict, with the names of few who agree and of who stands against them; what it quotes is
    cut at `most` characters, around where the sides clash."""
    who = listed([called.get(each, each) for each in conflict.sides[1].articles]) if len(conflict.sides) > 1 else ""
    several = len(conflict.sides) > 1 and len(conflict.sides[1].articles) > 1
    named = False

    def by_name(found: re.Match[str]) -> str:
        nonlocal named
        if not found["who"] or not who or named:
            return found[0]
        named = True
        return who

    said = ANOTHER.sub(by_name, _agreed(conflict, called))
    if named and several:
        for verb in ("gives", "names", "says", "has", "tells"):
            said = said.replace(f"{who} {verb} ", f"{who} {SEVERAL.get(verb, verb[:-1])} ")
    if whose := OPPOSITE.fullmatch(said):
        says = "say" if several else "says"
        said = f"{whose['who']} {whose['one']}; {whose['other']} {says} the opposite: {whose['against']}."
    return sentence(said if most is None else _cut(said, most))


def _agreed(conflict: Conflict, called: Mapping[str, str]) -> str:
    """The explanation with the names of few in place of their number; more articles than sources hold copies."""
    counted = SOURCES.match(conflict.explanation)
    agreeing = conflict.sides[0].articles if conflict.sides else ()
    if not counted or not all(each in called for each in agreeing) or not 1 < len(agreeing) <= FEW:
        return conflict.explanation
    if int(counted["number"]) != len(agreeing):
        return conflict.explanation
    return listed([called[each] for each in agreeing]) + conflict.explanation[counted.end("sources") :]


def _cut(said: str, most: int) -> str:
    """An explanation with its quotations cut at `most` characters: of two, around the last word that they share."""
    quotes = [each[1] for each in QUOTE.finditer(said)]
    for number, quote in enumerate(quotes):
        other = quotes[1 - number] if len(quotes) == 2 else ""
        said = said.replace(f"“{quote}”", f"“{excerpt(quote, _clash(quote, other) or quote[:1], most)}”", 1)
    return said


def _clash(one: str, other: str) -> str:
    """The last word of `one` that `other` has in some form, no name, with the word before and after it; "" if none."""
    stems = {word[:STEM].casefold() for word in WORD.findall(other) if len(word) >= STEM and word.islower()}
    shared = [each for each in WORD.finditer(one) if each[0].islower() and each[0][:STEM] in stems]
    if not shared:
        return ""
    before, after = one.rfind(" ", 0, max(0, shared[-1].start() - 1)), one.find(" ", shared[-1].end() + 1)
    return one[before + 1 : after if after >= 0 else len(one)]


def standing(conflict: Conflict, called: Mapping[str, str]) -> str:
    """What kind of contradiction it is, how grave, and who is alone with it."""
    about = f"{capital(KINDS.get(conflict.kind, conflict.kind))}. {capital(GRAVE[conflict.severity])}."
    if not conflict.deviant:
        return f"{about} Neither side has more independent sources: check both."
    who = listed([called.get(each, each) for each in conflict.deviant])
    return f"{about} {'Only in' if len(conflict.deviant) == 1 else 'Outnumbered'}: {who}."


def dropped(fact: Fact, each: Carried, called: Mapping[str, str]) -> str:
    """What an article dropped that others keep: "Source dropped: The Post does not say where “94%” comes from"."""
    what, does = DROPPED[each.kind]
    value = given(fact, each.dropped)
    name = called.get(each.dropped.article, each.dropped.article)
    others = each.message.partition("; ")[2]
    said = f"{what}: {name} {does.format(quoted(value) if value else 'it')}"
    return sentence(f"{said}; {others}" if others else said)


def pieces(story: Story, reason: Reason) -> list[tuple[str, list[Evidence]]]:
    """The evidence of `reason` in groups, each with what it is called; the largest group first."""
    known = evidence(story)
    groups: dict[str, list[Evidence]] = {}
    for each in reason.evidence:
        if each in known:
            item = known[each]
            kind = type(item).__name__ if isinstance(item, Fact | Conflict) else _sort(item)
            groups.setdefault(kind, []).append(item)
    found = []
    for kind, items in sorted(groups.items(), key=lambda each: (-len(each[1]), each[0])):
        if kind == "Conflict":
            called = plural(len(items), "contradiction")
        elif kind != "Fact":
            called = plural(len(items), *PIECES.get(kind, (kind.replace("-", " "), None)))
        elif reason.component == "omission":
            called = (
                f"{len(items)} of {plural(sum(each.consensus for each in story.facts), 'shared fact')} not found in it"
            )
        else:
            called = f"{plural(len(items), 'claim')} told more surely than by the others"
        found.append((called, items))
    return found


def because(story: Story, reason: Reason, most: int = 9) -> str:
    """`reason` in a few words: the contradiction itself, or what was counted, the `most` frequent of it."""
    groups = pieces(story, reason)
    conflicts = [each for _, items in groups for each in items if isinstance(each, Conflict)]
    if conflicts:
        gravest = max(conflicts, key=lambda each: SEVERITY.index(each.severity))
        first = clip(told(gravest, names(story), SHORT), 3 * SHORT).rstrip(".")
        return first if len(conflicts) == 1 else f"{first}; and {len(conflicts) - 1} more"
    return ", ".join(called for called, _ in groups[:most]) or MEANING.get(reason.component, reason.component)


def _gravity(item: Evidence) -> tuple[float, ...]:
    if isinstance(item, Conflict):
        return (len(GRAVITY), SEVERITY.index(item.severity))
    if isinstance(item, Fact):
        return (len(GRAVITY), item.support)
    called = "figure" if isinstance(item, Figure) else item.rule
    rank = GRAVITY.index(called) if called in GRAVITY else -1
    return (rank, item.kind == "laundered", item.confidence) if isinstance(item, Finding) else (rank,)


def _because(
    item: Evidence | None, component: str, article: str, text: str, called: Mapping[str, str]
) -> tuple[str, str | None]:
    if isinstance(item, Conflict):
        own = next((q.text for side in item.sides for q in side.mentions if q.article == article), None)
        return told(item, called), own
    if isinstance(item, Fact):
        if component == "omission":
            return f"Not found in it, though {item.support} of {item.of} independent sources give it.", item.statement
        own = next((each.text for each in item.mentions if each.article == article), item.statement)
        return "States flatly what the others give with doubt.", own
    if isinstance(item, Figure):
        if item.field == "title":
            return f"No source is given for “{item.text}” in the headline.", None
        return f"No source is given for “{item.text}”.", around(text, item.start, item.end)
    if isinstance(item, Finding):
        return sentence(item.message), excerpt(item.text, item.cue or "", 140)
    return f"It {MEANING.get(component, component)}.", None


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text[-1] in '.!?”"' else text + "."


def real(story: Story) -> list[Conflict]:
    """The contested facts, the gravest first, of those what is seen at a glance (certainty wants reading), and what
    most independent sources stand against; what an article says against itself stands with its own findings."""
    grave = {"major": 0, "minor": 1, "info": 2}
    family = {name: number for number, each in enumerate(story.families) for name in each.articles}

    def backing(conflict: Conflict) -> int:
        return max((len({family.get(each) for each in side.articles}) for side in conflict.sides), default=0)

    return sorted(
        (each for each in story.conflicts if each.resolution == "real" and each.kind != "self"),
        key=lambda each: (grave[each.severity], each.kind == "certainty", -backing(each)),
    )


def shared(story: Story) -> list[Fact]:
    """The facts the sources agree on, the best supported first, of those what they tell most alike."""

    def alike(fact: Fact) -> float:
        best: dict[str, float] = {}
        for each in fact.clear:
            best[each.article] = max(best.get(each.article, 0.0), likeness(each, fact))
        return sum(best.values()) / (len(best) or 1)

    agreed = [each for each in story.facts if each.consensus]
    return sorted(agreed, key=lambda each: (-each.support, -round(alike(each), 3)))


def not_in_all(fact: Fact) -> str:
    """Which figures of a fact's sentence how many of those counted for it give; "" where all give them all."""
    told = [
        f"{quoted(each.text)} {'only in 1' if each.support == 1 else f'in {each.support}'}" for each in fact.details
    ]
    return f"of these {fact.details[0].of}: {listed(told)}" if told else ""


def likeness(mention: Mention, fact: Fact) -> float:
    """How well a sentence shows what it tells of `fact`: the same value counts most, then the words they share."""
    same = bool(mention.value and fact.value and mention.value.low == fact.value.low)
    words, stated = ({each.casefold() for each in WORD.findall(text)} for text in (mention.text, fact.statement))
    return same + len(words & stated) / (len(words | stated) or 1)


def stance(fact: Fact | ReferenceFact, article: str) -> tuple[str, str]:
    """A shape and a word for how an article stands to a fact."""
    if isinstance(fact, Fact) and article in fact.unclear:
        return UNCLEAR
    held = {each.stance for each in fact.mentions if each.article == article}
    for name, shown in STANCES.items():
        if name in held:
            return shown
    return silence(fact, article)


def silence(fact: Fact | ReferenceFact, article: str) -> tuple[str, str]:
    """The same for an article that does not tell the fact."""
    return ABSENT if article in fact.absent else NOT_COMPARED


def stances(fact: ReferenceFact, articles: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Who makes what of a fact: a word, and the articles it goes for."""
    said = {article: stance(fact, article)[1] for article in articles}
    words = dict.fromkeys([*(word for _, word in STANCES.values()), ABSENT[1], NOT_COMPARED[1]])
    return [(word, these) for word in words if (these := [each for each in articles if said[each] == word])]


def lost(story: Story) -> list[tuple[Fact, Carried]]:
    """What was lost on the way from one source to another, by the fact it belongs to."""
    return [(fact, each) for fact in story.facts for each in fact.carried]


def given(fact: Fact, place: Quote) -> str:
    """The value of a fact in the words it has at `place`, "" where it has none."""
    here = [each.value for each in fact.mentions if (each.article, each.start) == (place.article, place.start)]
    said = [each for each in (*here, fact.value) if each]
    return said[0].text if said else ""


def rivals(story: Story, entry: Entry) -> list[str]:
    """Who is not told apart from an article, other than its own copies."""
    own = {each for family in story.families if entry.article in family.articles for each in family.articles}
    return [each for each in entry.tied_with if each not in own]


def once(story: Story, found: Mapping[str, Sequence[Item]]) -> dict[str, list[Item]]:
    """What was found in each article, less what a copy says in the same sentence: what is said once counts once."""
    articles = {article.id: article for article in story.articles}
    kept = {name: list(items) for name, items in found.items()}
    for family in story.families:
        said: set[tuple[str, str]] = set()
        for name in (each for each in family.articles if each in kept):
            here = [(each, _said(articles[name], each)) for each in found[name]]
            kept[name] = [each for each, words in here if words not in said]
            said.update(words for _, words in here)
    return kept


def _said(article: ArticleResult, item: Figure | Finding) -> tuple[str, str]:
    whole = article.title or "" if item.field == "title" else article.text
    return item.text, around(whole, item.start, item.end).casefold()


def due(article: ArticleResult) -> list[Figure]:
    """The figures that should have a source; not those let pass."""
    passed = {each.cue_start for each in article.findings if each.rule == "uncited-figure" and each.suppressed}
    return [each for each in article.figures if each.due and each.start not in passed]


def uncited(article: ArticleResult) -> tuple[int, int]:
    """Figures without a source, of the figures that should have one; not those let pass."""
    wanted = due(article)
    return sum(each.citation == "uncited" for each in wanted), len(wanted)


def speculation(article: ArticleResult) -> list[Finding]:
    """The writer's own conjecture; what an unnamed source guesses is that source's (severity info)."""
    own = [each for each in article.findings if each.rule == "speculation" and each.voice == "own"]
    return [each for each in own if not each.suppressed and each.severity != "info"]
