"""One module without its package: the same answers, sooner, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys

import pytest

SAME = """
import sys
from divergence.comparison.background import stem
from divergence.features.readability import syllables_of
words = "generously hospitals reporters university flying sky conditional".split()
said = [(stem(word), syllables_of(word)) for word in words]
assert not [each for each in sys.modules if each.partition(".")[0] in ("nltk", "textstat")] or "nltk" in sys.argv
import nltk, textstat
from nltk.stem.snowball import SnowballStemmer
assert nltk.download
assert [each for each, _ in said] == [SnowballStemmer("english").stem(word) for word in words]
print(said)
"""


def run(*given: str, first: str = "") -> str:
    done = subprocess.run([sys.executable, "-c", first + SAME, *given], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("first", ["import nltk\n", "import textstat\n"])
def test_the_same_words_whether_the_package_was_loaded_before_or_not(first: str) -> None:
    assert run("nltk", first=first) == run() != ""


def test_scoring_loads_neither_package_whole() -> None:
    code = (
        "import sys, divergence as dv; from divergence.cli.demo import example; dv.score(dv.read(example()).articles);"
        "print(*sorted({each.partition('.')[0] for each in sys.modules} & {'nltk', 'pandas', 'sklearn', 'textstat'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
