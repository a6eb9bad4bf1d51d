"""Labelled stories with a name in some facts altered in one article each: errors to learn from.

Real conflicts of name are few. Where three families or more have one name in what they say of a fact, one of them is
given another: somebody or something of the same sort from elsewhere in the story, or a name that nobody has. The words
around it stay as they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from divergence.annotations.names import Name
from divergence.comparison.background import concept
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.gathered import gather
from divergence.comparison.facts.wording import Key

AT_ONCE = 4  # facts altered in one story, so that the rest of it stays as told
LEAST_FAMILIES = 3
STRANGE = 0.4  # of the errors are names that nobody else in the story has
STRANGERS = (
    "Albin Tessler", "Maura Quint", "Dorran Vale", "Ostrava Holdings", "Fenwick", "Ysolde Marr", "Port Ellery",
    "Kestrin", "Lowmoor", "Ambrose Teale",
)  # fmt: skip


def altered_names(told: Told, facts: Mapping[str, Sequence[Key]], seed: str) -> tuple[Told, dict[str, tuple[Key, str]]]:
    """The story with a few names changed, and for each fact altered the sentence and the name put there; `facts` are
    the sentences that state each."""
    rng = Random(seed)
    order = sorted(facts)
    rng.shuffle(order)
    everyone = sorted({(name.key, name.text, name.person) for each in told.articles for name in each.names})
    given: dict[Key, tuple[Name, str, str]] = {}
    for fact in order:
        by_word: dict[str, dict[int, list[tuple[Key, Name]]]] = {}
        for key in facts[fact]:
            for name in _names(told, key):
                if "-" not in name.text:
                    word = name.key.split()[-1]
                    by_word.setdefault(word, {}).setdefault(told.family[key[0]], []).append((key, name))
        shared = sorted(word for word, families in by_word.items() if len(families) >= LEAST_FAMILIES)
        if not shared:
            continue
        word = rng.choice(shared)
        key, name = rng.choice(by_word[word][rng.choice(sorted(by_word[word]))])
        here = {each for sentence in facts[fact] for other in _names(told, sentence) for each in other.key.split()}
        others = [(at, text) for at, text, person in everyone if person == name.person and here.isdisjoint(at.split())]
        text = rng.choice(STRANGERS)
        other = (text.lower(), text) if rng.random() < STRANGE or not others else rng.choice(others)
        if key in given:
            continue
        given[key] = (name, *other)
        if len(given) == AT_ONCE:
            break
    return _retold(told, given), {f"{key}": (key, new) for key, (_, new, _) in given.items()}


def _names(told: Told, key: Key) -> list[Name]:
    annotated = told.articles[key[0]]
    sentence = annotated.document.sentences[key[2]]
    return [name for name in annotated.names if sentence.first <= name.first < sentence.last]


def _retold(told: Told, given: Mapping[Key, tuple[Name, str, str]]) -> Told:
    articles = list(told.articles)
    claims = list(told.claims)
    for key, (name, new, text) in given.items():
        annotated = articles[key[0]]
        names = [replace(each, key=new, text=text) if each == name else each for each in annotated.names]
        articles[key[0]] = replace(annotated, names=tuple(names))
        gone, come = {concept(word) for word in name.key.split()}, [concept(word) for word in new.split()]
        for number, claim in enumerate(claims):
            if claim.key != key or claim.field != "text":
                continue
            weight = max((claim.context.get(word, 0.0) for word in gone), default=0.0)
            context = {word: each for word, each in claim.context.items() if word not in gone}
            swapped = {"named": claim.named, "frame": claim.frame}
            swapped = {at: (each - gone) | set(come) if each & gone else each for at, each in swapped.items()}
            claims[number] = replace(
                claim,
                context=context | (dict.fromkeys(come, weight) if weight else {}),
                names=(claim.names - {name.key}) | {new},
                named=frozenset(swapped["named"]),
                frame=frozenset(swapped["frame"]),
            )
    return Told(articles, told.family, gather(claims))
