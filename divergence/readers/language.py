"""The language of a text, told offline (py3langid, Lui and Baldwin 2012, 97 languages).

Short texts are taken for the default: below some twenty words the identifier is no better than a guess. English is
known by its commonest words, so that a folder of English articles loads no model.
"""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]+")
ENOUGH = 120
SAMPLE = 1_500

# Words that no other language of the Latin alphabet uses: every eighth word of English prose.
ENGLISH = frozenset("the and that with from which were have been their would they this she what when who there".split())
SHARE = 0.08


def language_of(text: str, default: str = "en") -> str:
    """The ISO 639-1 code of `text`; `default` where there is too little to tell."""
    words = " ".join(LETTERS.findall(text[: 2 * SAMPLE]))[:SAMPLE]
    if len(words) < ENOUGH:
        return default
    told = words.lower().split()
    if sum(word in ENGLISH for word in told) >= SHARE * len(told):
        return "en"
    import py3langid

    return str(py3langid.classify(words.lower())[0])
