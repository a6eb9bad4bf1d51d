"""What reading takes and leaves, counted: a golden file of words and reasons, not of any text.

`python -m tests.readers.test_loss` writes it again; read the difference before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from divergence.article import Article
from divergence.readers import read
from divergence.readers.compose import blanked
from tests.fiction import MUSE_SPARK, ROOT

GOLDEN = Path(__file__).parent / "golden" / "loss.json"
FOLDERS = {"seeds": ROOT.parent / "shared" / "seeds", "muse-spark": MUSE_SPARK}
FIELDS = ("title", "author", "published", "updated", "source", "foreign_title")


def loss(article: Article) -> dict[str, Any]:
    """Words kept and set aside by reason, words by kind of region, and which metadata is known and why not."""
    kept = blanked(article.text, article.removed)
    reasons: dict[str, int] = {}
    for each in article.removed:
        reasons[each.reason] = reasons.get(each.reason, 0) + len(each.text.split())
    kinds: dict[str, int] = {}
    for region in article.regions:
        kinds[region.kind] = kinds.get(region.kind, 0) + len(kept[region.start : region.end].split())
    notes = {each.field: each.text for each in article.notes}
    return {
        "kept": len(kept.split()),
        "removed": dict(sorted(reasons.items())),
        "regions": dict(sorted(kinds.items())),
        "known": [name for name in FIELDS if getattr(article, name) is not None],
        "not known": {name: notes[name] for name in FIELDS if getattr(article, name) is None and name in notes},
    }


def folder(name: str) -> dict[str, Any]:
    return {article.id[:3]: loss(article) for article in read(FOLDERS[name]).articles}


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_kept_and_set_aside_is_as_recorded(name: str) -> None:
    if not FOLDERS[name].is_dir():
        pytest.skip("the seeds do not lie beside the project")
    assert folder(name) == json.loads(GOLDEN.read_text("utf-8"))[name]


def record() -> None:
    GOLDEN.parent.mkdir(exist_ok=True)
    told = json.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else {}
    told |= {name: folder(name) for name, path in FOLDERS.items() if path.is_dir()}
    GOLDEN.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    record()
