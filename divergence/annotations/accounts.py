"""Accounts: nouns that report with their owner and no verb of saying ("by Acme's own reckoning", "our tests")."""

from __future__ import annotations

from divergence.annotations.word_classes import AMOUNTS, MARKS, STOPS, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import Hit

OWNER = 10  # tokens of an account and its owner


def is_account(hit: Hit) -> bool:
    """Whether a cue is a noun for what somebody holds: "reckoning", "own figure"."""
    return hit.entry.kind == "account" or hit.entry.tokens[0] in word_sets()["accounts"]


def account_of(document: Document, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Whose account it is: "by Acme's own reckoning", "in our tests", "is Acme's own figure"."""
    lower, sets = document.lower, word_sets()
    if not is_account(hit):
        return None
    if stated_at(document, sentence, hit) is not None:
        return _owner(document, sentence, hit)
    equated = hit.entry.tokens[0] == "own" and (hit.last >= sentence.last or lower[hit.last] in MARKS)
    for token in range(hit.first - 1, max(sentence.first - 1, hit.first - 7), -1):
        if lower[token] in {"by", "in", "on", "from"} or (equated and lower[token] in {"is", "was", "are", "were"}):
            whose = lower[token + 1 : hit.first]
            money = lower[token] in {"from", "on"} and hit.entry.tokens[-1] in {"account", "accounts"}
            if money or not sets["boundaries"].isdisjoint(whose):
                return None  # "paid from her own account", "a fault in their work but that tests went on"
            owned = "'s" in whose or (whose[:1] and whose[0] in {"its", "his", "her", "their", "our", "my"})
            return (token + 1, hit.first) if owned else None
        if lower[token] in STOPS or lower[token] in sets["prepositions"]:
            return None
    return None


def stated_at(document: Document, sentence: Sentence, hit: Hit) -> int | None:
    """The verb by which an account is put forward as a figure or a clause: "The harbour's early estimate is that …",
    "the treasury's estimate of the total is $412 million"."""
    lower, verb = document.lower, hit.last
    if verb < sentence.last and lower[verb] in {"of", "for"}:
        stops = STOPS | word_sets()["boundaries"]
        verb = next((at for at in range(verb, min(sentence.last, verb + OWNER)) if lower[at] in {"is", "was"}), verb)
        if not stops.isdisjoint(lower[hit.last : verb]):
            return None
    stated = lower[verb : min(sentence.last, verb + 2)]
    if len(stated) == 2 and stated[0] in {"is", "was"}:
        amount = stated[1] in AMOUNTS or stated[1][0].isdigit() or stated[1] in {"$", "£", "€"} or stated[1][0] in "$£€"
        return verb if stated[1] == "that" or amount else None
    return None


def _owner(document: Document, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Who owns an account that opens its clause: "The harbour" of "The harbour's early estimate", "its"."""
    lower, boundaries = document.lower, word_sets()["boundaries"]
    first = hit.first
    while first > sentence.first and hit.first - first < OWNER:
        if lower[first - 1] in STOPS or lower[first - 1] in boundaries:
            break
        first -= 1
    if "'s" in lower[first + 1 : hit.first]:
        return first, lower.index("'s", first)
    return (first, first + 1) if lower[first] in {"its", "his", "her", "their", "our", "my"} else None
