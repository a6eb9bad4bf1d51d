"""The language of a text: English by its commonest words, others by the identifier."""

from __future__ import annotations

import subprocess
import sys

import pytest

from divergence.readers.language import language_of

ENGLISH = "The council said that the bridge would have been shut when the storm came, and that they were told this by "
GERMAN = (
    "Der Stadtrat teilte mit, dass die Brücke wegen des Sturms gesperrt wird und die Anwohner am Abend gewarnt wurden. "
)
DUTCH = (
    "De gemeente meldt dat de brug vanwege de storm is afgesloten en dat de bewoners in de avond zijn gewaarschuwd. "
)


@pytest.mark.parametrize(
    ("text", "said"), [(ENGLISH * 3, "en"), (GERMAN * 3, "de"), (DUTCH * 3, "nl"), ("Kurz.", "en")]
)
def test_the_language_of_a_text(text: str, said: str) -> None:
    assert language_of(text) == said


def test_english_loads_no_model() -> None:
    code = f"import sys; from divergence.readers.language import language_of; language_of({ENGLISH * 3!r}); " + (
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
